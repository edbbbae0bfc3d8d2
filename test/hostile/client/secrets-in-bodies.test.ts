import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSecrets } from '../secrets/find-secrets.ts';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { postBytes, sendRaw } from './raw-http.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'trace' });
});
afterAll(() => quintet?.stop());

const password = 'canary-Pa55word-"7f3e\\';
const text = JSON.stringify({
  query:
    'mutation ($input: SignInToComicsInput!) { signInToComics(input: $input) { credential { header } } }',
  variables: { input: { email: 'alice@example.com', password } },
});

const broken: Readonly<
  Record<string, { body: string | Buffer; headers?: Readonly<Record<string, string>> }>
> = {
  'cut short': { body: text.slice(0, -2) },
  'cut inside the password': { body: text.slice(0, text.indexOf('canary') + 20) },
  'with more behind it': { body: `${text}}` },
  'with single quotes': { body: text.replaceAll('"', "'") },
  'as a form': {
    body: new URLSearchParams({ password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  'a form that calls itself JSON': { body: new URLSearchParams({ password }).toString() },
  'the password alone': { body: password },
  'the password as a key': { body: JSON.stringify({ [password]: 1, query: 7 }) },
  'as a multipart form': {
    body: `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${password}\r\n--x--`,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  'a list': { body: `[${text}]` },
  'a wrong variable': { body: text.replace('"password"', '"passwort"') },
  'a wrong type': { body: text.replace('"email":"alice@example.com"', '"email":{"x":1}') },
  'a password that is a list': {
    body: JSON.stringify({ ...JSON.parse(text), variables: { input: { email: 'a', password: [password] } } }),
  },
  'in the query': {
    body: JSON.stringify({
      query: `mutation { signInToComics(input: { email: "a", password: ${JSON.stringify(password)} }) { credential { nope } } }`,
    }),
  },
  'in a query that ends too soon': {
    body: JSON.stringify({
      query: `mutation { signInToComics(input: { email: "a", password: ${JSON.stringify(password)}`,
    }),
  },
  'in a query without quotes': {
    body: JSON.stringify({
      query:
        'mutation { signInToComics(input: { email: "a", password: canary-Pa55word-7f3e }) { credential { header } } }',
    }),
  },
  'in the operation name': {
    body: JSON.stringify({ query: 'query A { __typename }', operationName: password }),
  },
  'in a header': { body: text.slice(1), headers: { 'x-comics-authorization': `Key ${password}` } },
  'UTF-16': { body: Buffer.from(text, 'utf16le') },
  'after a byte order mark': { body: `\ufeff${text.slice(0, -1)}` },
};

test.each(Object.entries(broken))(
  'a password in a body that is broken (%s) comes back nowhere and is logged nowhere',
  async (_, { body, headers }) => {
    for (const more of [{}, { 'x-quintet-trace': '1' }]) {
      const before = quintet.output().length;
      const response = await sendRaw(quintet.origin, postBytes(body, { ...headers, ...more }));
      expect(response.status).toBeGreaterThanOrEqual(200);
      expect(findSecrets(response.text, { password: 'canary-Pa55word' }), response.text).toEqual([]);
      expect(
        findSecrets(quintet.output().slice(before), { password: 'canary-Pa55word' }),
        quintet.output().slice(before),
      ).toEqual([]);
    }
  },
);
