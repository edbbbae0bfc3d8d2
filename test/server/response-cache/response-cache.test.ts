import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObjectType } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { Pool } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import {
  type FieldPolicy,
  type MutationPolicy,
  policyExtensions,
} from '../../../src/contract/field-policy.ts';
import type { GatewayRequest } from '../../../src/contract/gateway-request.ts';
import { createLogger, type Logger } from '../../../src/server/observe/logger.ts';
import { type Manifests, NO_MANIFESTS } from '../../../src/server/persisted/manifests.ts';
import { ResponseCache } from '../../../src/server/response-cache/response-cache.ts';
import type { CacheStore } from '../../../src/store/cache-store.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { overHttp } from '../../support/entrance.ts';
import { createSmallGateway, post, send } from '../small-gateway.ts';

const credentialHeader = 'X-Littlelogs-Authorization';

interface World {
  readonly logs: string[];
  readonly bookmarks: string[];
  /** What a resolver waits for before it answers. */
  gate: Promise<void>;
}

interface Options {
  readonly maxAgeMs?: number;
  readonly logger?: Logger;
  readonly manifests?: Manifests;
  readonly store?: CacheStore;
}

/** A gateway over two lists that mutations change, and how often it has executed anything. */
function start({
  maxAgeMs = 60_000,
  logger = createLogger('silent'),
  manifests = NO_MANIFESTS,
  store,
}: Options = {}) {
  const time = { now: 1_000_000 };
  const now = () => time.now;
  const world: World = { logs: [], bookmarks: [], gate: Promise.resolve() };
  const executed: string[] = [];
  const responseCache = new ResponseCache({
    store: store ?? new MemoryStore({ maxBytes: 10_000_000, now }),
    maxAgeMs,
    fingerprint: 'test',
    manifests,
    credentialHeaders: [credentialHeader],
    now,
  });
  const gateway = overHttp(
    createSmallGateway({
      schema: listsSchema(),
      responseCache,
      logger,
      manifests,
      context: ({ request }: { request: GatewayRequest }) => {
        const who = request.headers.get(credentialHeader) ?? 'nobody';
        executed.push(who);
        return { world, who };
      },
    }),
  );
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const { headers: answered, body } = await post(gateway, { query }, headers);
    return { body, isKept: answered.get('cache-status') === 'quintet; hit' };
  };
  return { gateway, ask, world, executed, time };
}

function listsSchema() {
  const schema = createSchema<{ world: World; who: string }>({
    typeDefs: /* GraphQL */ `
      type Query {
        logs: [Log!]!
        bookmarks: [Bookmark!]!
        whoami: String!
        now: String!
        broken: String
        slowLogs: [Log!]!
      }
      type Mutation {
        createLog(text: String!): Log
        createBookmark(text: String!): Bookmark
        breakLog: Log
      }
      type Log {
        text: String!
      }
      type Bookmark {
        text: String!
      }
    `,
    resolvers: {
      Query: {
        logs: (_, _args, { world }) => world.logs.map((text) => ({ text })),
        slowLogs: async (_, _args, { world }) => {
          const found = world.logs.map((text) => ({ text }));
          await world.gate;
          return found;
        },
        bookmarks: (_, _args, { world }) => world.bookmarks.map((text) => ({ text })),
        whoami: (_, _args, { who }) => who,
        now: () => 'now',
        broken: () => {
          throw new Error('broken');
        },
      },
      Mutation: {
        createLog: (_, { text }: { text: string }, { world }) => {
          world.logs.push(text);
          return { text };
        },
        createBookmark: (_, { text }: { text: string }, { world }) => {
          world.bookmarks.push(text);
          return { text };
        },
        breakLog: (_, _args, { world }) => {
          world.logs.push('half');
          throw new Error('Nobody knows.');
        },
      },
    },
  });
  const say = (type: string, field: string, policy: FieldPolicy | MutationPolicy) => {
    const found = schema.getType(type);
    if (isObjectType(found))
      Object.assign(found.getFields()[field]?.extensions ?? {}, policyExtensions(policy));
  };
  for (const field of ['logs', 'slowLogs', 'bookmarks', 'whoami', 'broken'])
    say('Query', field, { cacheFor: 60 });
  say('Query', 'now', { cacheFor: 0 });
  for (const field of ['createLog', 'breakLog']) say('Mutation', field, { invalidates: ['Log'] });
  say('Mutation', 'createBookmark', { invalidates: ['Bookmark'] });
  return schema;
}

test('the same question is executed once, and answered by the same bytes', async () => {
  const { gateway, executed } = start();
  const read = async () => {
    const { status, headers, body } = await send(gateway, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'a' },
      body: '{"query":"{ whoami logs { text } }"}',
    });
    return { status, headers: Object.fromEntries(headers), body };
  };
  const first = await read();
  const second = await read();
  expect(executed).toHaveLength(1);
  expect(second).toEqual({ ...first, headers: { ...first.headers, 'cache-status': 'quintet; hit' } });
});

test('nobody gets what another was answered', async () => {
  const { ask, executed } = start();
  const query = '{ whoami }';
  for (const who of ['Bearer a', 'Bearer b', 'Bearer a']) {
    expect((await ask(query, { [credentialHeader]: who })).body).toEqual({ data: { whoami: who } });
  }
  expect((await ask(query)).body).toEqual({ data: { whoami: 'nobody' } });
  // Someone in front of the gateway may look at this one.
  await ask(query, { authorization: 'Bearer a' });
  expect(executed).toEqual(['Bearer a', 'Bearer b', 'nobody', 'nobody']);
});

test('thousands of people ask at once, each again and again, and each is told about themselves', async () => {
  const { gateway, executed } = start();
  const server = createServer(gateway.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 20 });
  onTestFinished(async () => {
    await pool.close();
    server.close();
  });
  const people = Array.from({ length: 3000 }, (_, index) => `Bearer ${(index * 7) % 1000}`);
  const askNext = async () => {
    for (let who = people.pop(); who !== undefined; who = people.pop()) {
      const { body } = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', [credentialHeader]: who },
        body: '{"query":"{ whoami }"}',
      });
      expect(await body.json()).toEqual({ data: { whoami: who } });
    }
  };
  await Promise.all(Array.from({ length: 20 }, askNext));
  expect({ executed: executed.length, people: new Set(executed).size }).toEqual({
    executed: 1000,
    people: 1000,
  });
});

test('a change drops what it invalidates, the list that was empty too, and nothing else', async () => {
  const { ask } = start();
  await ask('{ logs { text } }');
  await ask('{ bookmarks { text } }');
  await ask('mutation { createLog(text: "new") { text } }');
  expect(await ask('{ logs { text } }')).toEqual({
    body: { data: { logs: [{ text: 'new' }] } },
    isKept: false,
  });
  expect(await ask('{ bookmarks { text } }')).toMatchObject({ isKept: true });
});

test('a change that failed may have been made, and drops as much', async () => {
  const { ask } = start();
  await ask('{ logs { text } }');
  expect((await ask('mutation { breakLog { text } }')).body).toHaveProperty('errors');
  expect((await ask('{ logs { text } }')).body).toEqual({ data: { logs: [{ text: 'half' }] } });
});

test('a change that does not take the fast path drops as much', async () => {
  const { ask, gateway } = start();
  await ask('{ logs { text } }');
  const query = 'mutation { createLog(text: "new") { text } }';
  await send(gateway, '/graphql/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect((await ask('{ logs { text } }')).body).toEqual({ data: { logs: [{ text: 'new' }] } });
});

test('what was read before a change, and is answered after it, is not kept', async () => {
  const { ask, world } = start();
  const { promise, resolve } = Promise.withResolvers<void>();
  world.gate = promise;
  const early = ask('{ slowLogs { text } }');
  while (world.logs.length === 0) await ask('mutation { createLog(text: "new") { text } }');
  resolve();
  expect((await early).body).toEqual({ data: { slowLogs: [] } });
  expect(await ask('{ slowLogs { text } }')).toEqual({
    body: { data: { slowLogs: [{ text: 'new' }] } },
    isKept: false,
  });
});

test('errors are not kept, nor what holds for the moment only', async () => {
  const { ask } = start();
  for (const query of ['{ broken whoami }', '{ whoami now }', '{ nothing }']) {
    await ask(query);
    expect(await ask(query)).toMatchObject({ isKept: false });
  }
});

test('an answer is kept for as long as is configured, and no longer than its fields hold', async () => {
  const { ask, time } = start({ maxAgeMs: 5000 });
  await ask('{ logs { text } }');
  time.now += 4999;
  expect(await ask('{ logs { text } }')).toMatchObject({ isKept: true });
  time.now += 1;
  expect(await ask('{ logs { text } }')).toMatchObject({ isKept: false });
  const longer = start({ maxAgeMs: 600_000 });
  await longer.ask('{ logs { text } }');
  longer.time.now += 60_000;
  expect(await longer.ask('{ logs { text } }')).toMatchObject({ isKept: false });
});

test('other variables, another operation and another media type are other questions', async () => {
  const { gateway, executed } = start();
  const ask = (body: object, accept = 'application/json') =>
    post(gateway, { query: 'query A { whoami } query B { logs { text } }', ...body }, { accept });
  await ask({ operationName: 'A' });
  const b = await ask({ operationName: 'B' });
  expect(b.body).toEqual({ data: { logs: [] } });
  const typed = await ask({ operationName: 'A' }, 'application/graphql-response+json');
  expect(typed.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  expect(executed).toHaveLength(3);
});

test('a persisted query that is kept says its age, and spares the body whom has it', async () => {
  const { gateway, time, executed } = start();
  const query = '{ whoami }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
  await gateway.fetch(`http://quintet/graphql?${new URLSearchParams({ query, extensions })}`);
  const get = (headers: Record<string, string> = {}) =>
    gateway.fetch(`http://quintet/graphql?${new URLSearchParams({ extensions })}`, { headers });
  const first = await get();
  time.now += 3500;
  const second = await get();
  expect(executed).toHaveLength(2);
  expect({ age: second.headers.get('age'), status: second.headers.get('cache-status') }).toEqual({
    age: '3',
    status: 'quintet; hit',
  });
  const etag = first.headers.get('etag') ?? '';
  expect(second.headers.get('etag')).toBe(etag);
  expect(second.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  expect(await second.json()).toEqual(await first.json());
  const third = await get({ 'if-none-match': etag });
  expect({ status: third.status, body: await third.text() }).toEqual({ status: 304, body: '' });
});

test('an id that stands for something else, or for nothing any more, is not answered from what is kept', async () => {
  const manifests = { ...NO_MANIFESTS, version: '1' };
  const { ask, executed } = start({ manifests });
  await ask('{ whoami }');
  manifests.version = '2';
  await ask('{ whoami }');
  expect(executed).toHaveLength(2);
});

test('the log says which answers were kept ones', async () => {
  const lines: object[] = [];
  const logger = createLogger('silent');
  logger.isLevelEnabled = () => true;
  logger.info = (line: object) => lines.push(line);
  const { gateway } = start({ logger });
  for (let time = 0; time < 2; time += 1) await post(gateway, { query: 'query Who { whoami }' });
  const { ms: _, requestId: __, ...line } = lines[0] as { ms: number; requestId: string };
  expect(lines).toEqual([
    { ...line, requestId: expect.any(String), ms: expect.any(Number) },
    { ...line, requestId: expect.any(String), cached: true, ms: expect.any(Number) },
  ]);
  expect(line).toEqual({ operation: 'Who', type: 'query', status: 200 });
});

test('a store that is broken costs speed, not answers', async () => {
  const late = async () => undefined;
  const store: CacheStore = {
    read: late,
    stamp: async () => '',
    write: late,
    drop: late,
    close: late,
  };
  const { ask } = start({ store });
  await ask('{ logs { text } }');
  await ask('mutation { createLog(text: "new") { text } }');
  expect((await ask('{ logs { text } }')).body).toEqual({ data: { logs: [{ text: 'new' }] } });
});
