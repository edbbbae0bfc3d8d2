/** Shorter texts are schemes (`Bearer`, `Token`), or occur everywhere. */
const LEAST_LENGTH = 8;

/** Members of JSON objects whose values let somebody in. */
const SECRET_MEMBERS = [
  'access_token',
  'api_key',
  'client_secret',
  'password',
  'refresh_token',
  'secret_key',
  'session_token',
  'spree_api_key',
].map((name) => `"${name}":`);

/** The forms in which a body can repeat a header's value: it and its parts, as they are, in base64, in JSON and in addresses. */
export function secretFormsOf(headerValues: readonly string[]): readonly string[] {
  const forms = new Set<string>();
  for (const value of headerValues) addForms(value, forms);
  return [...forms];
}

function addForms(value: string, forms: Set<string>): void {
  const secrets = partsOf(value).filter(({ length }) => length >= LEAST_LENGTH);
  if (secrets.length === 0) return;
  addBase64(value, forms);
  for (const secret of secrets) {
    addBase64(secret, forms);
    forms.add(secret);
    forms.add(JSON.stringify(secret).slice(1, -1));
    forms.add(encodeURIComponent(secret));
    forms.add(encodeURIComponent(secret).replaceAll('%20', '+'));
  }
}

function addBase64(text: string, forms: Set<string>): void {
  const base64 = Buffer.from(text).toString('base64url');
  forms.add(base64);
  forms.add(base64.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Whether a body holds a secret: one of these, or a member whose value is one. */
export function holdsSecret(body: Buffer, forms: readonly string[]): boolean {
  return SECRET_MEMBERS.some((member) => body.includes(member)) || repeatsAny(body, forms);
}

export function repeatsAny(body: Buffer | string, forms: readonly string[]): boolean {
  return forms.some((form) => body.includes(form));
}

/** Of `Bearer x` it is `x`; of `Basic …` the name and password in it, too. Whoever repeats the whole repeats these. */
function partsOf(value: string): string[] {
  const parts = value.split(' ');
  const [scheme = '', pair = ''] = parts;
  if (scheme.toLowerCase() !== 'basic') return parts;
  const decoded = Buffer.from(pair, 'base64').toString();
  return [...parts, decoded, decoded.slice(decoded.indexOf(':') + 1)];
}
