import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { createErrorMask } from '../../src/contract/errors.ts';
import type { Service } from '../../src/contract/service.ts';
import { schema } from '../../src/schema.ts';
import { createContextFactory } from '../../src/server/create-context.ts';
import { NO_MANIFESTS } from '../../src/server/persisted/manifests.ts';
import { createGateway } from '../../src/server/server.ts';
import { littlelogs } from '../../src/services/littlelogs/service.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { faulty, gatewayOver, recording, TOKEN } from './harness.ts';
import { wireLog, wirePage, wireTag, wireUser } from './wire.ts';

const BODY = `upstream-body ${TOKEN}`;
const WRITTEN = 'what-a-person-wrote';
/** The credential, what a service said, what a person wrote, where the service is, and what it was asked. */
const SECRET = /S3CRET|upstream-body|what-a-person-wrote|127\.0\.0\.1|api\/1|\blogs\/|limit=|other\.example/;

const operations = {
  read: '{ logs { nodes { contentText } } trendingLogTags { name } viewer { account(service: LITTLELOGS) { bio } } }',
  look: `{ user(service: LITTLELOGS, username: "${WRITTEN}") { bio } }`,
  change: `mutation Write { createLog(input: { content: "${WRITTEN}" }) { log { id } userErrors { field code message } } }`,
  remove: 'mutation { deleteLog(input: { id: "5" }) { deletedLogId userErrors { field code message } } }',
};

/** Each fault carries the secrets wherever a service could echo them. */
const leaky: [string, Fault][] = [
  ['reset on connect', faults.resetOnConnect()],
  ['reset', faults.reset()],
  ['hang-up', faults.hangUp()],
  ['reset after the headers', faults.resetAfterHeaders()],
  ['no HTTP', faults.raw(`${BODY}\r\n\r\n`)],
  ['a reason that tells', faults.raw(`HTTP/1.1 500 ${BODY}\r\ncontent-length: 0\r\n\r\n`)],
  ['broken chunks', faults.raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${BODY}\r\n`)],
  ['truncated', faults.truncate(BODY)],
  ['an empty body', faults.answer(200, '')],
  ['HTML', faults.answer(200, BODY, { 'content-type': 'text/html' })],
  ['a type full of text', faults.answer(200, BODY, { 'content-type': BODY })],
  ['an encoding full of text', faults.answer(200, BODY, { 'content-encoding': BODY })],
  ['broken JSON', faults.answer(200, `{"a": "${BODY}`)],
  ['another shape', faults.answer(200, JSON.stringify({ [BODY]: BODY }))],
  ['a wrong type', faults.answer(200, JSON.stringify(wirePage([wireLog(1, { likes: BODY })])))],
  ['a wrong form', faults.answer(200, JSON.stringify(wirePage([wireLog(1, { created: BODY })])))],
  ['a huge body', faults.huge(20 * 1024 * 1024, { announced: true })],
  ['a redirect', faults.answer(302, BODY, { location: `http://other.example/${TOKEN}?key=${TOKEN}` })],
  ...[400, 401, 402, 403, 404, 409, 410, 418, 422, 429, 500, 503].map((status): [string, Fault] => [
    `${status} in HTML`,
    faults.answer(status, `{${BODY}`, { 'content-type': 'text/html', 'retry-after': BODY }),
  ]),
  ...[400, 409, 422].map((status): [string, Fault] => [
    `${status} that echoes the credential`,
    faults.answer(status, JSON.stringify({ error: `Bad token Bearer ${TOKEN}!` })),
  ]),
];

/** A logger that keeps every line, and what it kept. */
function capturing() {
  const lines: string[] = [];
  return { lines, logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) };
}

/** All that is told of every operation over `origin`: to the client and to the log. */
async function toldOver(origin: URL): Promise<string> {
  const { lines, logger } = capturing();
  const { ask } = gatewayOver(origin, { logger });
  const answers = [];
  for (const source of Object.values(operations)) answers.push(await ask(source));
  expect(answers.length).toBe(lines.length);
  return JSON.stringify(answers) + lines.join('');
}

test.each(leaky)('nothing secret is told of a service that fails with: %s', async (_, fault) => {
  const server = await faulty(fault);
  const told = await toldOver(server.url);
  expect(told).not.toMatch(SECRET);
  expect(told).toContain('Littlelogs');
});

test('nothing secret is told of a service that is not there', async () => {
  const told = await toldOver(closedPort());
  expect(told).not.toMatch(SECRET);
  expect(told).toContain("Littlelogs can't be reached.");
});

test('nothing secret is told of a service that is too slow', async () => {
  const server = await faulty(faults.stall());
  const { lines, logger } = capturing();
  const { ask, clock } = gatewayOver(server.url, { logger, env: { REQUEST_TIMEOUT_MS: '1000' } });
  const answers = Object.values(operations).map((source) => ask(source));
  await server.received(6);
  clock.advance(1_000);
  const told = JSON.stringify(await Promise.all(answers)) + lines.join('');
  expect(told).not.toMatch(SECRET);
  expect(told).toContain('UPSTREAM_TIMEOUT');
});

test('nothing secret is logged of a viewer who goes away', async () => {
  const server = await faulty(faults.stall());
  const { lines, logger } = capturing();
  const { ask } = gatewayOver(server.url, { logger });
  const viewer = new AbortController();
  const outcome = expect(ask(operations.look, { signal: viewer.signal })).rejects.toThrow();
  await server.received(1);
  viewer.abort();
  await server.disconnected(1);
  await outcome;
  expect(lines.join('')).not.toMatch(SECRET);
});

test('cursors and ids hold the place of an item, not how it was got', async () => {
  const server = await recording(({ url }) => ({
    json: url.includes('tags') ? wirePage([wireTag('exist')]) : wirePage([wireLog(1), wireLog(2)]),
  }));
  const { ask } = gatewayOver(server.url);
  const answer = await ask(`{
    logs { edges { cursor node { id author { id } } } pageInfo { startCursor endCursor } }
    logTags { edges { cursor node { id } } }
    viewer { homeTimeline { edges { cursor } } }
  }`);
  const opaque = JSON.stringify(answer).match(/"[\w-]{6,}"/g) ?? [];
  const read = opaque.map((text) => Buffer.from(text.slice(1, -1), 'base64url').toString());
  expect(read).toContain('Log:1');
  expect(read.join('\n')).not.toMatch(SECRET);
  expect(read.join('\n')).not.toMatch(/littlelogs|timelines|tags|http/);
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new TypeError(`${BODY} at http://127.0.0.1/api/1/logs/`);
    },
  ],
  ['rejects', () => Promise.reject(new TypeError(`Bearer ${TOKEN} is no object`))],
  ['rejects with what is no error', () => Promise.reject(BODY)],
  [
    'rejects with an error that has a secret cause',
    () => Promise.reject(new Error('x', { cause: new Error(BODY) })),
  ],
  [
    'throws what looks like a GraphQL error',
    () => Promise.reject({ message: BODY, extensions: { http: BODY } }),
  ],
])('an error that nobody foresaw is masked: a data source %s', async (_, trendingTags) => {
  const broken: Service = {
    ...littlelogs,
    createDataSource: () => ({
      tags: { trending: trendingTags },
      users: { byName: () => wireUser('belle') },
    }),
  };
  const { lines, logger } = capturing();
  const config = readConfig({ SANDBOX: 'none' }, [littlelogs]);
  const contexts = createContextFactory({
    services: [broken],
    config,
    endpoints: { littlelogs: { url: new URL('http://127.0.0.1:1/api/1/'), sandboxed: false } },
  });
  onTestFinished(() => contexts.close());
  const gateway = createGateway({
    schema,
    context: contexts.context,
    limits: config.limits,
    persisted: config.persisted,
    manifests: NO_MANIFESTS,
    maskError: createErrorMask([broken]),
    logger,
    isReady: () => true,
    introspection: true,
    corsOrigins: [],
    credentialHeaders: [],
    demoCredentials: false,
  });
  const source = '{ trendingLogTags { name } user(service: LITTLELOGS, username: "belle") { bio } }';
  const response = await gateway.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Littlelogs-Authorization': `Bearer ${TOKEN}` },
    body: JSON.stringify({ query: source }),
  });
  expect(await response.json()).toEqual({
    data: { trendingLogTags: null, user: { bio: 'I am belle.' } },
    errors: [
      {
        message: 'Unexpected error.',
        locations: [{ line: 1, column: 3 }],
        path: ['trendingLogTags'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
      },
    ],
  });
  const [unexpected, request] = lines.map((line) => JSON.parse(line));
  expect(unexpected).toMatchObject({ level: 50, msg: 'unexpected error' });
  expect(request).toMatchObject({ level: 30, msg: 'graphql', errors: ['INTERNAL_SERVER_ERROR'] });
  expect(lines.join('')).not.toMatch(SECRET);
});
