const STORAGE_KEY = 'quintet.credentials';

/** What a person entered, by the request header that takes it: `X-Larder-Authorization`. */
export type Credentials = Readonly<Record<string, string>>;

/** Kept until the tab is closed, and sent to the gateway that this page came from alone. */
export function readCredentials(): Credentials {
  const text = sessionStorage.getItem(STORAGE_KEY);
  // Nothing else writes there.
  return text === null ? {} : (JSON.parse(text) as Credentials);
}

export function writeCredentials(credentials: Credentials): void {
  const filled = Object.entries(credentials).filter(([, value]) => value.trim() !== '');
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(Object.fromEntries(filled)));
}

export function credentialHeaders(): Record<string, string> {
  return { ...readCredentials() };
}
