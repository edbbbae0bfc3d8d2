/** Secrets of one request to a service. */
export interface Secrets {
  /** Values of headers: `Bearer …`, `Basic …`, a bare token. */
  readonly credentials: readonly string[];
  /** Values in its body or query, such as passwords. */
  readonly values: readonly string[];
}

/** What is shorter is a scheme (`Bearer`), not a secret. */
const MIN_CREDENTIAL_LENGTH = 7;
/** A shorter value is searched for as a whole word: a single letter stands in every text. */
const MIN_FREE_LENGTH = 4;
/** A part of a secret that gives it away although the rest is missing. */
const PART_LENGTH = 8;
/** Texts that may come of one by undoing encodings of encodings. */
const MAX_FORMS = 16;
/** Of one secret: of an endless token fewer are searched for. */
const MAX_PARTS = 64;
/** More of a text than is ever passed on. */
const MAX_TEXT_LENGTH = 4_096;
/** Texts of one response; many more than are ever passed on. What comes after them is left out. */
const MAX_TEXTS = 500;

/**
 * For one response.
 *
 * Keeps the secrets of a request out of what the service says about it: services quote what they were sent, and encode it as
 * they like. Undoes encodings instead of guessing them, and compares what comes out.
 */
export class SecretFilter {
  /** Longest first, so that none leaves a rest of another. */
  readonly #blotted: readonly string[];
  readonly #wholes: readonly string[];
  readonly #words: readonly RegExp[];
  readonly #parts: readonly string[];
  /** Between parts of an enumeration; undefined where a secret holds one, which would be cut by it. */
  readonly #separator: string | undefined;
  #texts = 0;

  constructor({ credentials, values }: Secrets) {
    const tokens = credentials.flatMap(tokensOf).filter((token) => token.length >= MIN_CREDENTIAL_LENGTH);
    const pairs = tokens.map(decodeBasic).filter((pair) => pair !== undefined);
    const secrets = new Set([
      ...tokens,
      ...pairs.flatMap(({ whole, password }) => [whole, password]),
      ...values,
    ]);
    secrets.delete('');
    const all = [...secrets].map(comparable);
    const notPairs = [...tokens, ...pairs.map(({ password }) => password), ...values];
    this.#blotted = [...new Set([...credentials, ...tokens])]
      .filter((value) => value.length >= MIN_CREDENTIAL_LENGTH)
      .sort((a, b) => b.length - a.length);
    this.#wholes = all.filter((secret) => secret.length >= MIN_FREE_LENGTH);
    this.#words = all.filter((secret) => secret.length < MIN_FREE_LENGTH).map(asWord);
    this.#parts = [...new Set(notPairs.flatMap(partsOf).map(comparable))];
    this.#separator = all.some((secret) => secret.includes(', ')) ? undefined : ', ';
  }

  /** The text without its secrets: a credential is blotted out, and else the part that holds one is left out. */
  clean(text: string): string {
    this.#texts += 1;
    if (this.#texts > MAX_TEXTS) return '';
    const head = text.slice(0, MAX_TEXT_LENGTH);
    const blotted = this.#blotted.reduce((cleaned, secret) => cleaned.replaceAll(secret, '…'), head);
    if (!this.reveals(blotted)) return blotted;
    if (this.#separator === undefined) return '';
    const rest = blotted
      .split(this.#separator)
      .filter((part) => !this.reveals(part))
      .join(this.#separator);
    return this.reveals(rest) ? '' : rest;
  }

  /** Whether the text holds a secret in any encoding, or a telling part of one. */
  reveals(text: string): boolean {
    if (this.#wholes.length + this.#words.length === 0) return false;
    for (const form of formsOf(text.slice(0, MAX_TEXT_LENGTH))) {
      const known = comparable(form);
      if (this.#wholes.some((secret) => known.includes(secret))) return true;
      if (this.#parts.some((part) => known.includes(part))) return true;
      if (this.#words.some((word) => word.test(known))) return true;
    }
    return false;
  }
}

/** `Bearer abc` → the value and `abc`. */
function tokensOf(credential: string): readonly string[] {
  return [credential, ...credential.split(/\s+/)];
}

function decodeBasic(token: string): { readonly whole: string; readonly password: string } | undefined {
  if (!/^[\w+/-]+={0,2}$/.test(token)) return undefined;
  const whole = Buffer.from(token, 'base64').toString();
  const colon = whole.indexOf(':');
  if (colon === -1 || whole.includes('\uFFFD')) return undefined;
  return { whole, password: whole.slice(colon + 1) };
}

/** As it is compared: who writes a secret in other letters, or another form of Unicode, reveals it all the same. */
function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function asWord(secret: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(secret)}(?![\\p{L}\\p{N}])`, 'u');
}

const PLAIN_WORDS = /^(?:[\p{L}\s][\p{Ll}\s]*|[\p{Lu}\s]*)$/u;

/** Parts of a long secret, but for plain words: a token that was cut is found by one of them. */
function partsOf(secret: string): readonly string[] {
  const parts: string[] = [];
  const step = Math.max(PART_LENGTH / 2, Math.ceil(secret.length / MAX_PARTS));
  for (let start = 0; start + PART_LENGTH <= secret.length; start += step) {
    const part = secret.slice(start, start + PART_LENGTH);
    if (!PLAIN_WORDS.test(part)) parts.push(part);
  }
  return parts;
}

/** The text, and what it is if encodings are undone: one after the other, in any order. */
function formsOf(text: string): ReadonlySet<string> {
  const forms = new Set([text]);
  for (const form of forms) {
    for (const decode of TEXT_DECODERS) {
      if (forms.size < MAX_FORMS) forms.add(decode(form));
    }
  }
  // What is packed like this is encoded before, if at all: a client's id and secret by the rules of forms.
  for (const form of [...forms]) {
    const packed = `${decodeBase64(form)}\n${decodeHex(form)}`;
    const decoded = decodePercent(packed);
    forms
      .add(packed)
      .add(decoded)
      .add(decodePercent(packed.replaceAll('+', ' ')));
  }
  return forms;
}

/** Each leaves a text as it is that is not encoded so. */
const TEXT_DECODERS: readonly ((text: string) => string)[] = [
  decodePercent,
  (text) => text.replaceAll('+', ' '),
  decodeHtml,
  decodeEscapes,
];

function decodePercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
    const decoded = bytes.toString();
    return decoded.includes('\uFFFD') ? bytes.toString('latin1') : decoded;
  });
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', sol: '/', plus: '+', equals: '=' },
  ...{ colon: ':', percnt: '%', commat: '@', num: '#', dollar: '$', excl: '!', lowbar: '_', period: '.' },
};

function decodeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES[String(name).toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Those of JSON, JavaScript and Python. */
function decodeEscapes(text: string): string {
  return text.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gi,
    (whole, braced, unit, byte, character) => {
      if (character !== undefined) return ESCAPES[character] ?? character;
      const code = Number.parseInt(braced ?? unit ?? byte, 16);
      if (code > 0x10ffff) return whole;
      return unit === undefined ? String.fromCodePoint(code) : String.fromCharCode(code);
    },
  );
}

/** What comes before it can be of the same letters, so that it begins at any of four places. */
function decodeBase64(text: string): string {
  const runs = text.match(/[\w+/-]{6,}/g) ?? [];
  return runs
    .flatMap((run) => [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString()))
    .join('\n');
}

function decodeHex(text: string): string {
  const runs = text.match(/(?:[\da-f]{2}){4,}/gi) ?? [];
  return runs.map((run) => Buffer.from(run, 'hex').toString()).join('\n');
}
