import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { allPartsOf } from '../../support/parts.ts';
import { manifestsOf } from '../persisted/manifest-folder.ts';
import { createSmallGateway } from '../small-gateway.ts';
import { credentials, MULTIPART, MULTIPART_WITH_IDS, startTwoServices } from './two-services.ts';

const formats = [
  ['with paths', MULTIPART],
  ['with ids', MULTIPART_WITH_IDS],
] as const;

describe.each(formats)('%s', (_, accept) => {
  test('the trace of upstream calls comes last, in a part of its own', async () => {
    const { send, release } = await startTwoServices({ env: { UPSTREAM_TRACE: 'true' } });
    release();
    const parts = await allPartsOf(
      await send('{ viewer { folders { totalCount } } ... @defer { trendingLogTags { name } } }', accept, {
        headers: { 'X-Quintet-Trace': '1' },
      }),
    );
    const [last, ...others] = parts.toReversed() as { extensions?: { upstream: object[] } }[];
    expect(last).toEqual({
      hasNext: false,
      extensions: {
        upstream: [
          expect.objectContaining({ path: 'folders/?limit=1&offset=0', fields: { 'viewer.folders': 1 } }),
          expect.objectContaining({ path: 'tags/trending/', fields: { trendingLogTags: 1 } }),
        ],
      },
    });
    expect(others.map(({ extensions }) => extensions)).toEqual([undefined, undefined]);
    expect(others.every((part) => 'hasNext' in part && part.hasNext === true)).toBe(true);
  });

  test('calls are counted up to the part that holds the count', async () => {
    const { send, release, littlelogs } = await startTwoServices({
      isSlow: (path) => path.startsWith('users/'),
    });
    const response = await send(
      `{
        trendingLogTags { name }
        services @stream { name callsMade }
        ... @defer { user(service: LITTLELOGS, username: "ann") { username ... on LittlelogsUser { bio } } later: services { callsMade } }
      }`,
      accept,
    );
    await littlelogs.received(2);
    release();
    const parts = await allPartsOf(response);
    const text = JSON.stringify(parts);
    expect(text).toContain('{"name":"Littlelogs","callsMade":1},{"name":"Larder","callsMade":0}');
    expect(text).toContain('"later":[{"callsMade":2},{"callsMade":0}');
  });
});

describe('logging', () => {
  test('is one line, when the last part is sent, with the codes of all parts', async () => {
    const lines: string[] = [];
    const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
    const { send, release, littlelogs } = await startTwoServices({ logger });
    const response = await send(
      'query Slow { nothing: viewer { account(service: COMICS) { username } } ... @defer { trendingLogTags { name } } }',
      MULTIPART,
    );
    await littlelogs.received(1);
    expect(lines).toEqual([]);
    release({ status: 503 });
    await allPartsOf(response);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 30,
        operation: 'Slow',
        type: 'query',
        errors: ['SERVICE_NOT_CONFIGURED', 'UPSTREAM_UNAVAILABLE'],
        failures: [{ service: 'LITTLELOGS', code: 'UPSTREAM_UNAVAILABLE', cause: 'status 503' }],
        parts: 2,
        status: 200,
        ms: expect.any(Number),
        requestId: expect.any(String),
        msg: 'graphql',
      },
    ]);
  });
});

describe('persisted operations', () => {
  const text = 'query Later {\n  greeting\n  ... @defer {\n    log(id: 7) {\n      id\n    }\n  }\n}';
  const hash = createHash('sha256').update(text).digest('hex');
  const parts = [
    { data: { greeting: 'Hello, world!' }, hasNext: true },
    { incremental: [{ path: [], data: { log: { id: '7' } } }], hasNext: false },
  ];

  test('come in parts, by POST and GET, and no cache keeps them', async () => {
    const gateway = createSmallGateway({
      manifests: await manifestsOf(text),
      persisted: { mode: 'trusted' },
    });
    const posted = await gateway.fetch('http://quintet/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: MULTIPART },
      body: JSON.stringify({ documentId: `sha256:${hash}` }),
    });
    const got = await gateway.fetch(`http://quintet/graphql?documentId=sha256:${hash}`, {
      headers: { accept: MULTIPART },
    });
    expect([await allPartsOf(posted), await allPartsOf(got)]).toEqual([parts, parts]);
    expect([got.headers.get('cache-control'), got.headers.get('etag')]).toEqual([
      'no-store, no-transform',
      null,
    ]);
  });

  test('come whole to who reads JSON alone, and caches may keep that', async () => {
    const gateway = createSmallGateway({ manifests: await manifestsOf(text) });
    const response = await gateway.fetch(`http://quintet/graphql?documentId=sha256:${hash}`);
    expect(await response.json()).toEqual({ data: { greeting: 'Hello, world!', log: { id: '7' } } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
  });
});

// Whatever executes other operations, and however fast it is: this one it must leave alone, or leave out nothing.
test('an operation with @defer arrives in parts each time it is sent', async () => {
  const gateway = createSmallGateway();
  for (let time = 0; time < 3; time++) {
    const parts = await allPartsOf(
      await gateway.fetch('http://quintet/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: MULTIPART, ...credentials },
        body: JSON.stringify({ query: '{ greeting ... @defer { log(id: 7) { id } } }' }),
      }),
    );
    expect(parts).toHaveLength(2);
  }
});

test('the same document comes in parts to one client and whole to the next, each time', async () => {
  const { send, release } = await startTwoServices();
  release();
  const query = '{ services { name } ... @defer { trendingLogTags { name } } }';
  const types: (string | null)[] = [];
  for (const accept of [MULTIPART, 'application/json', MULTIPART, 'application/json']) {
    const response = await send(query, accept);
    types.push(response.headers.get('content-type')?.split(';')[0] ?? null);
    await response.text();
  }
  expect(types).toEqual(['multipart/mixed', 'application/json', 'multipart/mixed', 'application/json']);
});
