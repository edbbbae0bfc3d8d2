import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { listen } from '../../../src/server/http/http-server.ts';
import { allPartsOf, partsOf } from '../../support/parts.ts';
import { createSmallGateway } from '../small-gateway.ts';
import { MULTIPART, MULTIPART_WITH_IDS, startTwoServices } from './two-services.ts';

type SmallGatewayOptions = Parameters<typeof createSmallGateway>[0];

/** A small gateway, what it logs, and a way to ask it. */
function createAskable(options: SmallGatewayOptions = {}) {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const gateway = createSmallGateway({ logger, ...options });
  return {
    logged: () => lines.map((line) => JSON.parse(line)),
    ask: (query: string, accept = MULTIPART) =>
      gateway.fetch('http://quintet/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query }),
      }),
  };
}

const ms = expect.any(Number);
const requestId = expect.any(String);

describe.each([
  ['with paths', MULTIPART],
  ['with ids', MULTIPART_WITH_IDS],
])('%s', (_, accept) => {
  test('an unforeseen error in a later part is told to nobody, and logged', async () => {
    const { ask, logged } = createAskable();
    const parts = await allPartsOf(await ask('{ greeting ... @defer { broken } }', accept));
    expect(JSON.stringify(parts)).not.toContain('hunter2');
    expect(parts.at(-1)).toMatchObject({
      incremental: [
        {
          data: { broken: null },
          errors: [{ message: 'Unexpected error.', path: ['broken'], extensions: expect.anything() }],
        },
      ],
    });
    expect(logged()).toEqual([
      { level: 50, error: 'Error', frames: expect.any(Array), msg: 'unexpected error' },
      {
        level: 30,
        type: 'query',
        errors: ['INTERNAL_SERVER_ERROR'],
        parts: 2,
        status: 200,
        ms,
        requestId,
        msg: 'graphql',
      },
    ]);
  });
});

test('a part that can’t be at all ends with its error, masked', async () => {
  const { ask } = createAskable();
  // `comments` is never null, and the small schema has none.
  const query = '{ log(id: 7) { id ... @defer(label: "c") { comments { text } } } }';
  const error = { message: 'Unexpected error.', path: ['log', 'comments'] };
  const byPath = await allPartsOf(await ask(query));
  expect(byPath).toMatchObject([
    { data: { log: { id: '7' } }, hasNext: true },
    { incremental: [{ data: null, path: ['log'], label: 'c', errors: [error] }], hasNext: false },
  ]);
  const byId = await allPartsOf(await ask(query, MULTIPART_WITH_IDS));
  expect(byId).toMatchObject([
    { data: { log: { id: '7' } }, pending: [{ id: '0', path: ['log'], label: 'c' }], hasNext: true },
    { completed: [{ id: '0', errors: [error] }], hasNext: false },
  ]);
});

describe('limits count what comes later', () => {
  test.each<
    [string, Partial<Record<'depth' | 'aliases' | 'directives' | 'tokens' | 'cost', number>>, string]
  >([
    ['depth', { depth: 2 }, '{ greeting ... @defer { log(id: 1) { author { name } } } }'],
    ['aliases', { aliases: 1 }, '{ a: greeting ... @defer { b: greeting } }'],
    ['directives', { directives: 1 }, '{ ... @defer { greeting } ... @defer { slow } }'],
    ['tokens', { tokens: 9 }, '{ greeting ... @defer { log(id: 1) { id } } }'],
    ['cost', { cost: 15 }, '{ log(id: 1) { id } ... @defer { more: log(id: 2) { id } } }'],
    // A client of the older format gets it twice, and it is executed twice.
    [
      'cost',
      { cost: 25 },
      '{ ...L @defer(label: "a") ...L @defer(label: "b") ...L } fragment L on Query { log(id: 1) { id } }',
    ],
  ])('%s %j', async (kind, limits, query) => {
    const { ask } = createAskable({ limits });
    const response = await ask(query);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', kind } }],
    });
  });
});

test('variables of wrong types are told at once', async () => {
  const { send } = await startTwoServices();
  const response = await send(
    'query ($n: Int) { ... @defer { logs(first: $n) { totalCount } } }',
    MULTIPART,
    { variables: { n: 'many' } },
  );
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('who goes away between two parts ends the calls for the others, and is logged once as gone', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const { gateway, littlelogs, calls, clock } = await startTwoServices({ logger });
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
  const client = new AbortController();
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: MULTIPART },
    body: JSON.stringify({
      query: 'query Gone { services { name } ... @defer { trendingLogTags { name } } }',
    }),
    signal: client.signal,
  });
  await partsOf(response).next();
  await littlelogs.received(1);
  expect(lines).toEqual([]);
  client.abort();
  while (calls.length === 0 || lines.length === 0) await new Promise(setImmediate);
  expect(calls).toEqual(['GET tags/trending/']);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 30, operation: 'Gone', type: 'query', parts: 1, aborted: true, ms, requestId, msg: 'graphql' },
  ]);
  expect(await server.drain(1000)).toBe(true);
  expect(clock.pending).toBe(0);
});

test('a process that is told to stop sends the parts that are still to come', async () => {
  const { gateway, littlelogs, release } = await startTwoServices();
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: MULTIPART },
    body: JSON.stringify({ query: '{ services { name } ... @defer { trendingLogTags { name } } }' }),
  });
  await littlelogs.received(1);
  const drained = server.drain(60_000);
  release();
  expect(await allPartsOf(response)).toHaveLength(2);
  expect(await drained).toBe(true);
});
