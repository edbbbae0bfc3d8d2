import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import {
  RestClient,
  type SessionOptions,
  type UpstreamCall,
} from '../../../src/upstream/http/rest-client.ts';
import { CallBudget } from '../../../src/upstream/policy/call-budget.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  type PlannedAnswer,
  type RecordedRequest,
  startRecordingServer,
} from '../../support/recording-server.ts';
import { asIs, failure } from '../harness.ts';

const ann = { authorization: 'Bearer ann' };
const bob = { authorization: 'Bearer bob' };

interface Times {
  readonly ownSeconds?: number;
  readonly publicSeconds?: number;
  readonly staleSeconds?: number;
}

/** A service that counts its answers, with the head that the test says, behind a client that keeps them. */
async function keeping(
  head: PlannedAnswer | ((request: RecordedRequest) => PlannedAnswer) = {},
  times: Times = {},
) {
  let given = 0;
  const server = await startRecordingServer((request) => {
    const planned = typeof head === 'function' ? head(request) : head;
    const { status = 200 } = planned;
    return status === 200 && !('json' in planned) ? { json: { answer: ++given }, ...planned } : planned;
  });
  onTestFinished(() => server.close());
  const clock = new FakeClock({ skipUpTo: 1_000 });
  const calls: UpstreamCall[] = [];
  const client = new RestClient({
    service: 'LITTLELOGS',
    name: 'Littlelogs',
    baseUrl: new URL('api/', server.url),
    connections: 4,
    concurrency: 4,
    timeoutMs: 10_000,
    maxResponseBytes: 1024 * 1024,
    clock,
    onCall: (call) => calls.push(call),
    cache: {
      store: new MemoryStore({ maxBytes: 1024 * 1024, now: () => clock.now() }),
      ownSeconds: 0,
      publicSeconds: 0,
      staleSeconds: 0,
      ...times,
    },
  });
  onTestFinished(() => client.close());
  const told: UpstreamCall[] = [];
  return {
    server,
    clock,
    client,
    calls,
    /** What requests were told of their calls. */
    told,
    /** Reads in a request of its own. */
    read: (headers: SessionOptions['headers'] = ann, options: Partial<SessionOptions> = {}) =>
      client
        .session({ headers, onCall: (call) => told.push(call), ...options })
        .get('logs/', { decode: asIs }),
    write: (method: 'POST' | 'DELETE' = 'POST', headers: SessionOptions['headers'] = ann) =>
      client.session({ headers }).send(method, 'logs/', { json: {}, decode: asIs }),
    pass: (seconds: number) => clock.advance(seconds * 1000),
  };
}

const cacheControl = (value: string) => ({ headers: { 'cache-control': value } });

/** What a service says first is not looked for before: it is the second answer that is kept for others. */
async function warm({ read }: { read: (headers?: SessionOptions['headers']) => Promise<unknown> }) {
  await read();
  return read();
}

describe('an answer that says how long', () => {
  test('is given again as long as it says, without a call or any of the budget', async () => {
    const kit = await keeping(cacheControl('max-age=60'));
    await warm(kit);
    const budget = new CallBudget(1, kit.clock);
    for (let second = 0; second < 59; second++) {
      expect(await kit.read(ann, { budget })).toEqual({ answer: 2 });
      kit.pass(1);
    }
    expect(budget.left).toBe(1);
    expect(kit.server.requests.length).toBe(2);
    kit.pass(1);
    expect(await kit.read()).toEqual({ answer: 3 });
    expect(kit.calls.length).toBe(3);
    expect(kit.told.slice(1, 4).map(({ source, ageSeconds }) => [source, ageSeconds])).toEqual([
      ['service', null],
      ['cache', 0],
      ['cache', 1],
    ]);
  });

  test('counts the age that it already had', async () => {
    const kit = await keeping({ headers: { 'cache-control': 'max-age=60', age: '50' } });
    await warm(kit);
    kit.pass(9);
    expect(await kit.read()).toEqual({ answer: 2 });
    kit.pass(1);
    expect(await kit.read()).toEqual({ answer: 3 });
  });

  test('may say it by a date', async () => {
    const start = Date.UTC(2026, 0, 1);
    const headers = { date: new Date(start).toUTCString(), expires: new Date(start + 30_000).toUTCString() };
    const kit = await keeping({ headers });
    await warm(kit);
    kit.pass(29);
    expect(await kit.read()).toEqual({ answer: 2 });
    kit.pass(1);
    expect(await kit.read()).toEqual({ answer: 3 });
  });

  test.each([
    'no-store',
    'no-store, max-age=60',
    'no-cache, max-age=60',
    'max-age=0',
    'max-age=nonsense',
    's-maxage=60',
    'private',
    'public',
  ])('and says %s is asked for each time', async (value) => {
    const kit = await keeping(cacheControl(value));
    await warm(kit);
    expect(await kit.read()).toEqual({ answer: 3 });
  });

  test.each([
    { 'cache-control': 'no-store' },
    { 'cache-control': 'no-cache' },
    { pragma: 'no-cache' },
    { expires: '0' },
    { vary: '*' },
    { vary: 'Accept, *' },
  ])('and says %o is not kept for the configured time either', async (headers) => {
    const kit = await keeping({ headers }, { ownSeconds: 60 });
    expect([await kit.read(), await kit.read()]).toEqual([{ answer: 1 }, { answer: 2 }]);
  });

  test("without a credential is anybody's: what is private is not kept, and what is for shared caches is", async () => {
    const kit = await keeping(cacheControl('private, max-age=60'), { publicSeconds: 60 });
    expect([await kit.read({}), await kit.read({})]).toEqual([{ answer: 1 }, { answer: 2 }]);
    const shared = await keeping(cacheControl('max-age=0, s-maxage=60'), { publicSeconds: 1 });
    expect([await shared.read({}), await shared.read({})]).toEqual([{ answer: 1 }, { answer: 1 }]);
    const cookie = await keeping({ headers: { 'set-cookie': 'session=1' } }, { publicSeconds: 60 });
    expect([await cookie.read({}), await cookie.read({})]).toEqual([{ answer: 1 }, { answer: 2 }]);
  });
});

describe('an answer that says nothing', () => {
  test('is kept for the configured seconds: one time for credentials, another for none', async () => {
    const kit = await keeping({}, { ownSeconds: 10, publicSeconds: 20 });
    expect([await kit.read(ann), await kit.read({})]).toEqual([{ answer: 1 }, { answer: 2 }]);
    kit.pass(9);
    expect([await kit.read(ann), await kit.read({})]).toEqual([{ answer: 1 }, { answer: 2 }]);
    kit.pass(1);
    expect([await kit.read(ann), await kit.read({})]).toEqual([{ answer: 3 }, { answer: 2 }]);
    kit.pass(10);
    expect(await kit.read({})).toEqual({ answer: 4 });
  });

  test('is not kept where none are configured', async () => {
    const kit = await keeping();
    await warm(kit);
    expect(await kit.read()).toEqual({ answer: 3 });
  });
});

describe('an answer that can be asked after', () => {
  test.each([
    ['its tag', { etag: '"v1"' }, 'if-none-match', '"v1"'],
    ['its weak tag', { etag: 'W/"v1"' }, 'if-none-match', 'W/"v1"'],
    [
      'its date',
      { 'last-modified': 'Wed, 31 Dec 2025 00:00:00 GMT' },
      'if-modified-since',
      'Wed, 31 Dec 2025 00:00:00 GMT',
    ],
  ])('is asked after by %s, and stays as long as it is not another', async (_, headers, condition, value) => {
    let isChanged = false;
    const kit = await keeping(({ headers: sent }) =>
      sent[condition] === value && !isChanged ? { status: 304 } : { headers },
    );
    await warm(kit);
    expect([await kit.read(), await kit.read()]).toEqual([{ answer: 2 }, { answer: 2 }]);
    expect(kit.server.requests.map(({ headers: sent }) => sent[condition])).toEqual([
      undefined,
      undefined,
      value,
      value,
    ]);
    expect(kit.calls.map(({ status, bytes }) => [status, bytes]).slice(2)).toEqual([
      [304, 0],
      [304, 0],
    ]);
    isChanged = true;
    expect(await kit.read()).toEqual({ answer: 3 });
  });

  test('lives on for as long as the answer that it still holds says', async () => {
    const headers = { etag: '"v1"', 'cache-control': 'max-age=10' };
    const kit = await keeping(({ headers: sent }) =>
      sent['if-none-match'] ? { status: 304, headers: { 'cache-control': 'max-age=30' } } : { headers },
    );
    await warm(kit);
    kit.pass(10);
    expect(await kit.read()).toEqual({ answer: 2 });
    kit.pass(29);
    expect(await kit.read()).toEqual({ answer: 2 });
    expect(kit.server.requests.length).toBe(3);
    kit.pass(1);
    await kit.read();
    expect(kit.server.requests.length).toBe(4);
  });

  test('is never asked after by another credential', async () => {
    const kit = await keeping({ headers: { etag: '"v1"' } });
    await warm(kit);
    await kit.read(bob);
    expect(kit.server.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
  });

  test('is told to all who wait for that', async () => {
    const kit = await keeping(({ headers: sent }) =>
      sent['if-none-match'] ? { status: 304 } : { headers: { etag: '"v1"' } },
    );
    await warm(kit);
    expect(await Promise.all([kit.read(), kit.read(), kit.read()])).toEqual(Array(3).fill({ answer: 2 }));
    expect(kit.server.requests.length).toBe(3);
  });
});

describe('what is kept', () => {
  test('is kept for one credential alone', async () => {
    const kit = await keeping(({ headers }) => ({ json: headers.authorization ?? null }), {
      ownSeconds: 60,
      publicSeconds: 60,
    });
    for (let round = 0; round < 3; round++) {
      expect([await kit.read(ann), await kit.read(bob), await kit.read({})]).toEqual([
        'Bearer ann',
        'Bearer bob',
        null,
      ]);
    }
    expect(kit.server.requests.length).toBe(3);
  });

  test.each(['POST', 'DELETE'] as const)(
    'is dropped by a %s of anybody, before that is answered',
    async (method) => {
      const kit = await keeping({}, { ownSeconds: 60, publicSeconds: 60 });
      await Promise.all([kit.read(ann), kit.read({})]);
      await kit.write(method, bob);
      const asked = kit.server.requests.length;
      await Promise.all([kit.read(ann), kit.read({})]);
      expect(kit.server.requests.length).toBe(asked + 2);
    },
  );

  test('is dropped by a write whose outcome nobody knows, too', async () => {
    let isDown = false;
    const kit = await keeping(() => (isDown ? { status: 500 } : {}), { ownSeconds: 60 });
    await kit.read();
    isDown = true;
    await failure(kit.write());
    isDown = false;
    expect(await kit.read()).toEqual({ answer: 2 });
  });

  test('never comes from a read that began before a write ended', async () => {
    const gates: (() => void)[] = [];
    let version = 'old';
    const server = await startRecordingServer(async ({ method }) => {
      const json = version;
      if (method === 'GET' && gates.length === 0) await new Promise<void>((resolve) => gates.push(resolve));
      else if (method === 'POST') version = 'new';
      return { json };
    });
    onTestFinished(() => server.close());
    const clock = new FakeClock();
    const client = new RestClient({
      service: 'LITTLELOGS',
      name: 'Littlelogs',
      baseUrl: server.url,
      connections: 4,
      concurrency: 4,
      timeoutMs: 10_000,
      maxResponseBytes: 1024,
      clock,
      cache: {
        store: new MemoryStore({ maxBytes: 1024 * 1024, now: () => clock.now() }),
        ownSeconds: 60,
        publicSeconds: 60,
        staleSeconds: 0,
      },
    });
    onTestFinished(() => client.close());
    const get = () => client.session({ headers: ann }).get('logs/', { decode: asIs });
    const early = get();
    await server.received(1);
    await client.session({ headers: ann }).send('POST', 'logs/', { json: {}, decode: asIs });
    gates[0]?.();
    expect(await early).toBe('old');
    expect(await get()).toBe('new');
    expect(await get()).toBe('new');
    expect(server.requests.length).toBe(3);
  });

  test('is read anew by a request that reads it a second time', async () => {
    const kit = await keeping({}, { ownSeconds: 60 });
    await kit.read();
    const session = kit.client.session({ headers: ann });
    const get = () => session.get('logs/', { decode: asIs });
    expect([await get(), await get()]).toEqual([{ answer: 1 }, { answer: 2 }]);
    // For others that is the answer from now on.
    expect(await kit.read()).toEqual({ answer: 2 });
  });

  test('is not asked for where it is to be known how the service answers now', async () => {
    const kit = await keeping(cacheControl('max-age=60'), { ownSeconds: 60 });
    await kit.read();
    expect(await kit.read(ann, { alwaysCalls: true })).toEqual({ answer: 2 });
  });

  test.each([
    ['404', { status: 404 }],
    ['an empty 204', { status: 204, json: undefined, body: '' }],
    ['broken JSON', { body: '{', json: undefined }],
  ])('is never %s', async (_, answer) => {
    const bodies: PlannedAnswer[] = [answer, { json: 'good' }];
    const kit = await keeping({}, { ownSeconds: 60, staleSeconds: 60 });
    kit.server.enqueue(...bodies.map((body) => ({ ...cacheControl('max-age=60'), ...body })));
    await kit.read().catch(() => {});
    expect(await kit.read()).toBe('good');
  });

  test('is taken back by a service that has it no more', async () => {
    const kit = await keeping({}, { ownSeconds: 10, staleSeconds: 60 });
    expect(await kit.read()).toEqual({ answer: 1 });
    kit.pass(10);
    kit.server.enqueue({ status: 401 }, ...Array(3).fill({ status: 503 }));
    expect(await failure(kit.read())).toMatchObject({ name: 'UpstreamUnauthenticatedError' });
    expect(await failure(kit.read())).toMatchObject({ name: 'UpstreamUnavailableError' });
  });

  test('follows where a redirect leads, each place for itself', async () => {
    const kit = await keeping(
      ({ url }) => (url === '/api/logs/' ? { status: 302, headers: { location: '/api/here/' } } : {}),
      { ownSeconds: 60 },
    );
    expect([await kit.read(), await kit.read()]).toEqual([{ answer: 1 }, { answer: 1 }]);
    expect(kit.server.requests.map(({ url }) => url)).toEqual(['/api/logs/', '/api/here/', '/api/logs/']);
  });
});

test('redirects that lead to what is kept take no place from later calls', async () => {
  const kit = await keeping(
    ({ url }) =>
      url.startsWith('/api/here/')
        ? {}
        : { status: 302, headers: { location: url.replace('there', 'here') } },
    { ownSeconds: 60 },
  );
  const more = Array.from({ length: 9 }, (_, index) => `there/${index}/`);
  const readAll = () => {
    const session = kit.client.session({ headers: ann });
    return Promise.all(more.map((path) => session.get(path, { decode: asIs })));
  };
  expect(await readAll()).toEqual(await readAll());
  expect(kit.calls).toHaveLength(9 + 9 + 9);
});

describe('where a service fails', () => {
  test.each([500, 503])(
    'an answer no older than configured stands in for a %i, and says so',
    async (status) => {
      const kit = await keeping({}, { staleSeconds: 60 });
      await kit.read();
      kit.server.enqueue(...Array(9).fill({ status }));
      kit.pass(59);
      expect(await kit.read()).toEqual({ answer: 1 });
      expect(kit.told.map(({ source, ageSeconds, error }) => [source, ageSeconds, error])).toEqual([
        ['service', null, null],
        ['service', null, 'UpstreamUnavailableError'],
        ['stale', 59, null],
      ]);
      kit.pass(2);
      expect(await failure(kit.read())).toMatchObject({ name: 'UpstreamUnavailableError' });
    },
  );

  test('an answer stands in for one that takes too long', async () => {
    const kit = await keeping({}, { staleSeconds: 60 });
    await kit.read();
    const read = kit.read(ann, { deadline: kit.clock.now() });
    expect(await read).toEqual({ answer: 1 });
  });

  test('nothing stands in where that is not configured, or the answer forbids it', async () => {
    const off = await keeping(cacheControl('max-age=1'), { ownSeconds: 1 });
    const forbidden = await keeping(cacheControl('max-age=1, must-revalidate'), { staleSeconds: 60 });
    const unkept = await keeping(cacheControl('no-store'), { staleSeconds: 60 });
    for (const { read, server, pass } of [off, forbidden, unkept]) {
      await read();
      server.enqueue(...Array(3).fill({ status: 500 }));
      pass(1);
      expect(await failure(read())).toMatchObject({ name: 'UpstreamUnavailableError' });
    }
  });

  test('nothing stands in for a refusal, and nothing that was dropped', async () => {
    const kit = await keeping({}, { staleSeconds: 60 });
    await kit.read();
    kit.server.enqueue({ status: 403 });
    expect(await failure(kit.read())).toMatchObject({ name: 'UpstreamForbiddenError' });
    await kit.read();
    await kit.write();
    kit.server.enqueue(...Array(3).fill({ status: 500 }));
    expect(await failure(kit.read())).toMatchObject({ name: 'UpstreamUnavailableError' });
  });
});
