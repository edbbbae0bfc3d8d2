import { pino } from 'pino';
import { expect } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type PlannedAnswer,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';

// Services quote what they were sent, in whatever encoding. Nothing of it that is secret may come back: not to the client,
// not in a log.

const TOKEN = 'tok3n-S3CRET/0123456789+abcdef==';
const PASSWORD = 'p4ss wörd+&"<S3CRET>\\/%41x';
const CLIENT_SECRET = 'cl1ent s3cret+&"<ä>%2Fx';
const CODE = 'c0de+/=of the person 77';
const REFRESH_TOKEN = 'r3fresh~t0ken+/=of ada 99';
const EMAIL = 'ada@example.com';
const DOOR = { username: 'staging', password: 'd00r of Staging+1' };

const basic = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString('base64');

export interface EchoedOperation {
  readonly name: string;
  readonly source: string;
  /** Every secret that goes with it, as it was before any encoding. */
  readonly secrets: readonly string[];
}

function change(field: string, input: string, secrets: readonly string[]): EchoedOperation {
  const source = `mutation { ${field}(input: ${input}) { userErrors { field code message } } }`;
  return { name: field, source, secrets };
}

const text = JSON.stringify;
const door = [DOOR.password, basic(DOOR.username, DOOR.password), `${DOOR.username}:${DOOR.password}`];
const grant = (field: string, service: string, secret: string) => ({
  ...change(
    field,
    field === 'refreshAccessToken'
      ? `{ service: ${service}, refreshToken: ${text(secret)} }`
      : `{ service: ${service}, code: ${text(secret)}, redirectUri: "https://app.example.com/" }`,
    [CLIENT_SECRET, secret, basic('our-app', CLIENT_SECRET)],
  ),
  name: `${field} at ${service}`,
});
const read = (name: string, fields: string, secrets = [TOKEN]): EchoedOperation => ({
  name,
  source: `{ viewer { ${fields} } }`,
  secrets,
});

export const echoedOperations: readonly EchoedOperation[] = [
  change('createLog', '{ content: "Hi" }', [TOKEN]),
  change('createFolder', '{ name: "Hi" }', [TOKEN]),
  change('updateDisplayName', '{ displayName: "Ada" }', [TOKEN]),
  change('subscribeToComic', '{ comicId: 18 }', [TOKEN]),
  change('setProjectLiked', '{ projectId: 16, liked: true }', [TOKEN, ...door]),
  change('signInToComics', `{ email: ${text(EMAIL)}, password: ${text(PASSWORD)} }`, [
    PASSWORD,
    basic(EMAIL, PASSWORD),
    `${EMAIL}:${PASSWORD}`,
  ]),
  change('signInToLittlebits', `{ email: ${text(EMAIL)}, password: ${text(PASSWORD)} }`, [PASSWORD, ...door]),
  change(
    'createLittlebitsUser',
    `{ email: ${text(EMAIL)}, username: "ada", password: ${text(PASSWORD)}, passwordConfirmation: ${text(PASSWORD)} }`,
    [PASSWORD, ...door],
  ),
  change('signOutOfLittlebits', `{ credential: ${text(TOKEN)} }`, [TOKEN, ...door]),
  ...['LITTLELOGS', 'LARDER'].flatMap((service) => [
    grant('exchangeAuthorizationCode', service, CODE),
    grant('refreshAccessToken', service, REFRESH_TOKEN),
  ]),
  ...['LITTLELOGS', 'LARDER', 'LIFE_LOGGER', 'COMICS'].map((service) =>
    read(`account at ${service}`, `account(service: ${service}) { service }`),
  ),
  {
    name: 'accounts',
    source: '{ viewer { accounts { service source { status message } } } }',
    secrets: [TOKEN],
  },
];

const perByte = (format: (hex: string) => string) => (secret: string) =>
  [...Buffer.from(secret)].map((byte) => format(byte.toString(16).padStart(2, '0'))).join('');
const perCharacter = (format: (code: number) => string) => (secret: string) =>
  [...secret].map((character) => format(character.codePointAt(0) ?? 0)).join('');
const form = (secret: string) => new URLSearchParams({ a: secret }).toString().slice(2);
const html = (secret: string) =>
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const inLowerCase = (encoded: string) => encoded.replace(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase());

const encodings: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'behind its scheme': (secret) => `Bearer ${secret}`,
  'in an address': encodeURIComponent,
  'in an address, in lower case': (secret) => inLowerCase(encodeURIComponent(secret)),
  'in an address, every byte': perByte((hex) => `%${hex}`),
  'in an address, twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in an address, three times': (secret) =>
    encodeURIComponent(encodeURIComponent(encodeURIComponent(secret))),
  'in a form': form,
  'in a form, in lower case': (secret) => inLowerCase(form(secret)),
  'in a form, twice': (secret) => form(form(secret)),
  'in a form, in HTML': (secret) => html(form(secret)),
  'in JSON': (secret) => JSON.stringify(secret),
  'in JSON, as escapes': perCharacter((code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'in JSON, twice': (secret) => JSON.stringify(JSON.stringify({ secret })),
  'in Python': perByte((hex) => `\\x${hex}`),
  'in HTML': html,
  'in HTML, as decimal entities': perCharacter((code) => `&#${code};`),
  'in HTML, as hexadecimal entities': perCharacter((code) => `&#x${code.toString(16)};`),
  'in HTML, twice': (secret) => html(html(secret)),
  'in base64': (secret) => Buffer.from(secret).toString('base64'),
  'in base64 for addresses': (secret) => Buffer.from(secret).toString('base64url'),
  'in base64, with a name before it': (secret) => basic('our-app', secret),
  'in base64, in a form before': (secret) => basic('our-app', form(secret)),
  'in hexadecimal': (secret) => Buffer.from(secret).toString('hex'),
  'in upper case': (secret) => secret.toUpperCase(),
  'its beginning': (secret) => `${secret.slice(0, 14)}...`,
  'its end': (secret) => `...${secret.slice(-14)}`,
};

const answers: readonly [string, (quote: string) => PlannedAnswer][] = [
  ...[400, 401, 403, 404, 409, 410, 422].map((status): [string, (quote: string) => PlannedAnswer] => [
    `a ${status} with a sentence`,
    (quote) => ({ status, json: { error: 'invalid', error_description: `Not valid: ${quote}.` } }),
  ]),
  ['a 400 with a name', (quote) => ({ status: 400, json: { [quote]: ['is wrong'], b: { [quote]: 'x' } } })],
  [
    'a 422 of FastAPI',
    (quote) => ({ status: 422, json: { detail: [{ loc: ['body', quote], msg: quote }] } }),
  ],
  [
    'a 400 with an enumeration',
    (quote) => ({ status: 400, json: { error: `Email is invalid, ${quote} too` } }),
  ],
  ['a 200 of littleBits', (quote) => ({ json: { results: {}, meta: { success: false, errors: quote } } })],
  ['a 200 in another shape', (quote) => ({ json: { [quote]: quote } })],
  [
    'a 200 of another type',
    (quote) => ({ body: quote, headers: { 'content-type': `text/${latin(quote)}` } }),
  ],
  ['a redirect', (quote) => ({ status: 302, headers: { location: `/x/${encodeURIComponent(quote)}` } })],
];

/** What a header can hold. */
function latin(quote: string): string {
  return quote.replaceAll(/[^\w.+-]/g, '');
}

const headers = {
  'X-Littlelogs-Authorization': `Bearer ${TOKEN}`,
  'X-Larder-Authorization': `Token ${TOKEN}`,
  'X-Littlebits-Authorization': TOKEN,
  'X-Life-Logger-Authorization': `Bearer ${TOKEN}`,
  'X-Comics-Authorization': `Key ${TOKEN}`,
  'X-Quintet-Trace': '1',
};

/** Five services at one address that answer whatever a test says, and the gateway in front of them. */
export class EchoingServices {
  readonly #lines: string[] = [];
  readonly #clock = new FakeClock({ skipUpTo: 300 });
  readonly #gateway: TestGateway;
  readonly #server: RecordingServer;
  #answer: PlannedAnswer = {};

  static async start(): Promise<EchoingServices> {
    let answering: () => PlannedAnswer = () => ({});
    const server = await startRecordingServer(() => answering());
    const services = new EchoingServices(server);
    answering = () => services.#answer;
    return services;
  }

  private constructor(server: RecordingServer) {
    this.#server = server;
    const oauthClient = { id: 'our-app', secret: CLIENT_SECRET };
    const endpoint = (path: string) => ({ url: new URL(path, server.url), sandboxed: false, oauthClient });
    this.#gateway = startGateway({
      endpoints: {
        littlelogs: endpoint('littlelogs/api/1/'),
        larder: endpoint('larder/api/1/@me/'),
        littlebits: { ...endpoint('littlebits/api/v2/'), stagingLogin: DOOR },
        'life-logger': endpoint('life-logger/'),
        comics: endpoint('comics/api/v1/'),
      },
      env: { UPSTREAM_TRACE: 'true' },
      clock: this.#clock,
      logger: pino({ level: 'trace' }, { write: (line: string) => this.#lines.push(line) }),
    });
  }

  /** All texts that came back, with those of the log. */
  async told(source: string, answer: PlannedAnswer): Promise<string> {
    this.#answer = answer;
    const result = await this.#gateway.query(source, {}, { headers });
    const texts: string[] = [];
    JSON.stringify(result, (key, value) => {
      texts.push(key);
      if (typeof value === 'string') texts.push(value);
      return value;
    });
    return [...texts, ...this.#lines].join('\n');
  }

  /**
   * Has a service quote an operation's secrets in one of `share` pairs of an encoding and an answer, others for each
   * operation. Gives those pairs in which one comes back.
   */
  async echoesOf({ source, secrets }: EchoedOperation, share: number, start: number): Promise<string[]> {
    this.#clock.advance(3_600_000); // Larder allows 600 calls an hour.
    this.#lines.length = 0;
    const found: string[] = [];
    let index = start;
    for (const [encoding, encode] of Object.entries(encodings)) {
      for (const [form, answering] of answers) {
        index += 1;
        if (index % share !== 0) continue;
        const quotes = secrets.map(encode);
        const sentBefore = this.#server.requests.length;
        const output = await this.told(source, answering(quotes.join(' and ')));
        expect(this.#server.requests.length).toBeGreaterThan(sentBefore);
        // Of a part, the part; of all else, the whole, encoded or not.
        const parts = quotes.map((quote) => quote.replaceAll('...', ''));
        const isTold = [...parts, ...secrets].some((secret) => output.includes(secret));
        if (isTold) found.push(`${form}, ${encoding}`);
      }
    }
    return found;
  }

  async close(): Promise<void> {
    await this.#gateway.close();
    await this.#server.close();
  }
}
