import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { openSocket, postBytes, sendRaw } from './raw-http.ts';

let quintet: FrontedQuintet;
const open: Socket[] = [];
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await quintet?.stop();
});

const typename = '{"query":"{ __typename }"}';

function connectMany(count: number, bytes: string | Buffer): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, () => {
      const socket = openSocket(quintet.origin);
      open.push(socket);
      return new Promise<Socket>((resolve) =>
        socket.once('connect', () => {
          if (bytes.length > 0) socket.write(bytes);
          resolve(socket);
        }),
      );
    }),
  );
}

const idle: Readonly<Record<string, string | Buffer>> = {
  'never send a byte': '',
  'stop in the request line': 'POST /gra',
  'stop in the headers': 'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-',
  'stop before the body': postBytes(typename, { 'content-length': '1000' }).subarray(0, -typename.length),
  'stop in the body': postBytes(typename, { 'content-length': '1000' }),
  'stop in a chunk':
    'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n{',
};

test.each(Object.entries(idle))('two hundred sockets that %s hold up nobody', async (_, bytes) => {
  await quintet.load();
  await connectMany(200, bytes);
  const response = await sendRaw(quintet.origin, postBytes(typename));
  expect(response.status, response.text).toBe(200);
  // 200 of them at once are more than one request.
  expect((await quintet.load()).busiestMs).toBeLessThan(300);
});

test('requests sent at once on one connection are answered in their order', async () => {
  const one = (name: string) =>
    postBytes(JSON.stringify({ query: `{ ${name}: __typename }` }), { connection: 'keep-alive' });
  const { text } = await sendRaw(
    quintet.origin,
    Buffer.concat(Array.from({ length: 30 }, (_, index) => one(`q${index}`))),
  );
  expect([...text.matchAll(/"(q\d+)":"Query"/g)].map(([, name]) => name)).toEqual(
    Array.from({ length: 30 }, (_, index) => `q${index}`),
  );
});

test('a byte now and then is still a request', async () => {
  const socket = openSocket(quintet.origin);
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  for (const byte of postBytes(typename)) {
    socket.write(Buffer.from([byte]));
    await new Promise(setImmediate);
  }
  await new Promise((resolve) => socket.on('close', resolve));
  expect(text).toContain('{"data":{"__typename":"Query"}}');
});

const long = JSON.stringify({
  query:
    '{ logs(first: 100) { nodes @stream(initialCount: 1) { id contentHtml author { id bio displayName } comments { id contentHtml } } } }',
});

test('clients that never read a stream cost a bounded amount of memory', async () => {
  const bytes = postBytes(long, { accept: 'multipart/mixed', connection: 'keep-alive' });
  const { memory } = await quintet.load();
  for (const socket of await connectMany(15, Buffer.concat(Array.from({ length: 4 }, () => bytes))))
    socket.pause();
  const response = await sendRaw(quintet.origin, postBytes(typename));
  expect(response.status).toBe(200);
  const after = await quintet.load();
  expect(after.memory - memory).toBeLessThan(100_000_000);
  expect(quintet.ended()).toBeNull();
});

test('clients that leave in the middle leave nothing behind', async () => {
  const bytes = postBytes(
    JSON.stringify({ query: '{ logs(first: 20) { nodes { id } } projects(first: 20) { nodes { id } } }' }),
  );
  for (let round = 0; round < 10; round++) {
    for (const socket of await connectMany(20, bytes)) socket.resetAndDestroy();
  }
  const response = await sendRaw(quintet.origin, postBytes(typename));
  expect(response.status).toBe(200);
  expect(quintet.output()).not.toMatch(/"level":(50|60|"error"|"fatal")/);
});

test('a flood of distinct queries and of persisted ones keeps its memory within bounds', async () => {
  const { createHash } = await import('node:crypto');
  const send = async (body: unknown) => {
    const response = await fetch(new URL('/graphql', quintet.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.text();
  };
  const flood = async (rounds: number, from: number) => {
    for (let round = 0; round < rounds; round++)
      await Promise.all(
        Array.from({ length: 25 }, (_, index) => {
          const query = `query Q${from + round * 25 + index} { __typename ${'#'.padEnd(3_000, `x${round}`)}\n }`;
          const sha256Hash = createHash('sha256').update(query).digest('hex');
          return send(
            index % 2 === 0
              ? { query }
              : { query, extensions: { persistedQuery: { version: 1, sha256Hash } } },
          );
        }),
      );
  };
  await flood(40, 0);
  const { memory } = await quintet.load();
  await flood(120, 100_000);
  const after = await quintet.load();
  expect(after.memory - memory).toBeLessThan(100_000_000);
  expect(quintet.ended()).toBeNull();
});
