import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { secretKey } from '../services/comics/documented.ts';
import { comicsThat, list, wireComic } from '../services/comics/failing.ts';
import { type Fault, faults } from '../support/faulty-server.ts';

const PASSWORD = 'P4SSWORD-of-alice';
const BASIC = Buffer.from(`alice@example.com:${PASSWORD}`).toString('base64');
const BODY = `upstream-body ${secretKey} ${BASIC} ${PASSWORD}`;
const SECRET = new RegExp(
  `${secretKey}|${PASSWORD}|${BASIC}|upstream-body|alice@example|127\\.0\\.0\\.1|api/v1|limit=`,
);

const operations: readonly (readonly [string, object])[] = [
  ['{ comics { nodes { name } } viewer { account(service: COMICS) { service } } }', {}],
  ['{ comics(filter: { name: { contains: "x" } }) { totalCount } }', {}],
  [
    'mutation ($input: SignInToComicsInput!) { signInToComics(input: $input) { credential { header } userErrors { field code message } } }',
    { input: { email: 'alice@example.com', password: PASSWORD } },
  ],
  [
    'mutation { subscribeToComic(input: { comicId: 18 }) { subscription { id } userErrors { message } } }',
    {},
  ],
  [
    'mutation { updateComicSubscriptions(input: { subscribe: [18] }) { added { id } userErrors { message } } }',
    {},
  ],
];

/** Each fault carries the secrets wherever an instance could echo them. */
const leaky: [string, Fault][] = [
  ['reset', faults.reset()],
  ['no HTTP', faults.raw(`${BODY}\r\n\r\n`)],
  ['a reason that tells', faults.raw(`HTTP/1.1 500 ${BODY}\r\ncontent-length: 0\r\n\r\n`)],
  ['HTML', faults.answer(200, BODY, { 'content-type': 'text/html' })],
  ['a type full of text', faults.answer(200, BODY, { 'content-type': BODY })],
  ['broken JSON', faults.answer(200, `{"a": "${BODY}`)],
  ['another shape', faults.answer(200, JSON.stringify({ [BODY]: BODY }))],
  ['a wrong form', list(wireComic(1, { added: BODY, id: BODY }))],
  ['a redirect', faults.answer(302, BODY, { location: `http://other.example/?key=${secretKey}` })],
  ...[400, 401, 403, 404, 409, 429, 500, 503].map((status): [string, Fault] => [
    `${status} in HTML`,
    faults.answer(status, `{${BODY}`, { 'content-type': 'text/html', location: BODY }),
  ]),
  [
    '400 that echoes the credential',
    faults.answer(400, JSON.stringify({ error: `Bad credential Key ${secretKey}!` })),
  ],
];

/** A logger that keeps every line, and what it kept. */
function capturing() {
  const lines: string[] = [];
  return { lines, logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) };
}

/** All that is told of every operation: to the client and to the log. */
async function toldOf(fault: Fault): Promise<string> {
  const { lines, logger } = capturing();
  const paths = ['comics/', 'users/', 'subscriptions/'];
  const { ask } = await comicsThat(Object.fromEntries(paths.map((path) => [path, fault])), { logger });
  const answers = [];
  for (const [source, variables] of operations) answers.push(await ask(source, { ...variables }));
  expect(lines.length).toBeGreaterThanOrEqual(operations.length);
  return JSON.stringify(answers) + lines.join('');
}

describe('nothing secret is told, to a client or to the log, of an instance that fails with:', () => {
  test.each(leaky)('%s', async (_, fault) => {
    const told = await toldOf(fault);
    expect(told).not.toMatch(SECRET);
    expect(told).toContain('Comics');
  });
});

test('a refused sign-in does not tell what the instance echoes', async () => {
  const echo = faults.answer(400, JSON.stringify({ error: BODY, detail: `Basic ${BASIC}` }));
  const { ask } = await comicsThat({ 'users/': echo });
  const [, , [source, variables] = ['', {}]] = operations;
  const answer = await ask(source, { ...variables });
  expect(answer).toMatchObject({ errors: [{ message: 'Comics refused the request (400).' }] });
  expect(JSON.stringify(answer)).not.toMatch(SECRET);
});

test('a password and the key that it got are in no log, and in no answer but the one', async () => {
  const { lines, logger } = capturing();
  const user = {
    date_joined: '2012-04-30T18:39:59+00:00',
    email: 'alice@example.com',
    last_login: null,
    resource_uri: '/api/v1/users/1/',
    secret_key: secretKey,
  };
  const { ask, server } = await comicsThat({ 'users/': list(user) }, { logger });
  const [, , signIn] = operations;
  const answer = await ask(
    'mutation ($input: SignInToComicsInput!) { signInToComics(input: $input) { credential { headerValue } } }',
    { ...signIn?.[1] },
  );
  expect(answer).toEqual({
    data: { signInToComics: { credential: { headerValue: `Key ${secretKey}` } } },
  });
  expect(lines.join('')).not.toMatch(SECRET);
  expect(JSON.stringify(answer)).not.toContain(PASSWORD);
  // What is asked next is asked with the viewer's own credential, not with the password.
  await ask('{ viewer { account(service: COMICS) { username } } }');
  expect(server.requests.map((request) => /authorization: (.*)\r\n/i.exec(request)?.[1])).toEqual([
    `Basic ${BASIC}`,
    `Key ${secretKey}`,
  ]);
});
