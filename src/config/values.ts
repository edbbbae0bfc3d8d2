// What the values of environment variables may be.

/**
 * Makes a value of a variable's text.
 *
 * @throws ValueError where it can't be one.
 */
export type ReadValue<Value> = (text: string) => Value;

/** What is wrong with a value. Its message completes the sentence that begins with the variable's name. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

export function text(): ReadValue<string> {
  return (text) => text;
}

export function hostName(): ReadValue<string> {
  return textThat(
    (host) => /^[\w.:-]+$/.test(host) && !/^[\w.-]*:\d+$/.test(host),
    'must be a host name or an address without scheme and port, like 127.0.0.1 or ::1.',
  );
}

export function userName(): ReadValue<string> {
  return textThat((name) => !name.includes(':'), 'must not hold a colon: HTTP Basic ends the name with one.');
}

export function wholeNumber(least: number, most: number): ReadValue<number> {
  const read = textThat(
    (text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most,
    `must be a whole number from ${least} to ${most}.`,
  );
  return (text) => Number(read(text));
}

export function oneOf<const Name extends string>(names: readonly Name[]): ReadValue<Name> {
  return (text) => {
    const name = names.find((name) => name === text);
    if (name === undefined) throw new ValueError(`must be one of ${names.join(', ')}.`);
    return name;
  };
}

export function flag(): ReadValue<boolean> {
  const read = textThat((text) => text === 'true' || text === 'false', 'must be true or false.');
  return (text) => read(text) === 'true';
}

export function list(): ReadValue<string[]> {
  return (text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
}

export function origins(): ReadValue<string[]> {
  const read = list();
  return (text) => {
    const entries = read(text);
    if (entries.every((entry) => isOrigin(entry) || isSubdomainPattern(entry))) return entries;
    throw new ValueError(
      'must be a list of origins, without a path: https://app.example.com, or https://*.example.com for its subdomains.',
    );
  };
}

function isOrigin(text: string): boolean {
  // A host of the URL standard may hold a `*`.
  return !text.includes('*') && URL.parse(text)?.origin === text;
}

/** Nobody owns all domains below `https://*.com`. */
function isSubdomainPattern(text: string): boolean {
  const [, domain] = /^https?:\/\/\*\.([^*]+\.[^*]+)$/.exec(text) ?? [];
  return domain !== undefined && isOrigin(text.replace('*', 'any'));
}

/** Names of HTTP headers. */
export function headerNames(): ReadValue<string[]> {
  const read = list();
  return (text) => {
    const names = read(text);
    if (names.every((name) => /^(?!\*$)[\w!#$%&'*+.^`|~-]+$/.test(name))) return names;
    throw new ValueError('must be a list of header names, without wildcard: X-App-Version,X-….');
  };
}

// The faults never repeat the address: it can hold a password or a key.
export function baseAddress(documentedPath: string): ReadValue<URL> {
  return (text) => {
    const url = URL.parse(text);
    if (url === null) throw new ValueError('must be an address like https://example.com.');
    const fault = addressFault(url);
    if (fault !== undefined) throw new ValueError(fault);
    if (url.pathname === '/') url.pathname = documentedPath;
    else if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  };
}

// The fault never repeats the address: it can hold a password.
export function redisAddress(): ReadValue<URL> {
  const read = textThat((text) => {
    const { protocol, hostname, pathname = '', search, hash } = URL.parse(text) ?? {};
    const isRedis = protocol === 'redis:' || protocol === 'rediss:';
    return isRedis && hostname !== '' && /^\/?\d{0,4}$/.test(pathname) && !search && !hash;
  }, 'must be an address like redis://redis.example.com:6379 or rediss://….');
  return (text) => new URL(read(text));
}

/** Keys of 32 bytes in hex. The fault never repeats them. */
export function keys(): ReadValue<Buffer[]> {
  const read = list();
  return (text) => {
    const entries = read(text);
    if (entries.length > 0 && entries.every((entry) => /^[\da-f]{64}$/i.test(entry)))
      return entries.map((entry) => Buffer.from(entry, 'hex'));
    throw new ValueError('must be keys of 32 bytes in hex (64 digits each), separated by commas.');
  };
}

// The fault never repeats the address: it can hold a password.
export function proxyAddress(): ReadValue<URL> {
  const read = textThat((text) => {
    const url = URL.parse(text);
    const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
    if (url === null || !isHttp || url.pathname !== '/' || url.search !== '' || url.hash !== '') return false;
    return isDecodable(url.username) && isDecodable(url.password);
  }, 'must be an address like http://proxy.example.com:3128 or https://….');
  return (text) => new URL(read(text));
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Hosts, separated by commas or spaces. */
export function hosts(): ReadValue<string[]> {
  return (text) => text.split(/[\s,]+/).filter((entry) => entry !== '');
}

function textThat(isFine: (text: string) => boolean, fault: string): ReadValue<string> {
  return (text) => {
    if (isFine(text)) return text;
    throw new ValueError(fault);
  };
}

function addressFault(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must begin with http:// or https://.';
  if (url.username !== '' || url.password !== '') {
    return 'must not hold a user name or password: clients send credentials in headers.';
  }
  if (url.search !== '' || url.hash !== '') return 'must end with its path, without "?" or "#".';
  return undefined;
}
