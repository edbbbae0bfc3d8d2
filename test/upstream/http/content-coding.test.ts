import { monitorEventLoopDelay } from 'node:perf_hooks';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { empty } from '../../../src/upstream/http/decoding/decode-error.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { Fault } from '../../support/faulty-server.ts';
import { asIs, failure, faulty, open, recording } from '../harness.ts';

const VALUE = { text: 'ä'.repeat(1000), list: Array.from({ length: 500 }, (_, index) => index) };
const JSON_BYTES = Buffer.from(JSON.stringify(VALUE));

/** Each coding as a header names it, with what makes such a body. */
const codings: readonly (readonly [string, (body: Buffer) => Buffer])[] = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['GZip', gzipSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['gzip, br', (body) => brotliCompressSync(gzipSync(body))],
  ['deflate,identity , gzip,zstd', (body) => zstdCompressSync(gzipSync(deflateRawSync(body)))],
  ['identity', (body) => body],
  ['', (body) => body],
];
const compressed = codings.filter(([name]) => name !== '' && name !== 'identity');

const coded = (name: string, body: Buffer, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json', 'content-encoding': name },
  body,
});

const invalid = (message: string, status = 200) => ({
  name: 'UpstreamInvalidResponseError',
  message,
  status,
});
const UNDECODABLE = 'Littlelogs answered with a compressed body that can not be decompressed.';

test('every call says which codings it takes', async () => {
  const server = await recording();
  const { session } = open(server.url);
  await session.get('logs/', { decode: asIs });
  await session.send('POST', 'logs/', { json: {}, decode: asIs });
  expect(server.requests.map(({ headers }) => headers['accept-encoding'])).toEqual([
    'gzip, br, zstd, deflate',
    'gzip, br, zstd, deflate',
  ]);
});

test.each(codings)('an answer with the coding %j is decoded', async (name, encode) => {
  const server = await recording(() => coded(name, encode(JSON_BYTES)));
  const { session, calls } = open(server.url);
  expect(await session.get('logs/', { decode: asIs })).toEqual(VALUE);
  expect(calls.map(({ bytes }) => bytes)).toEqual([encode(JSON_BYTES).length]);
});

test('an answer that names its codings in several headers is decoded', async () => {
  const body = brotliCompressSync(gzipSync(JSON_BYTES));
  const server = await faulty(raw(body, `content-length: ${body.length}`, ['gzip', 'br']));
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toEqual(VALUE);
});

test('an answer that comes byte by byte is decoded', async () => {
  const body = gzipSync(JSON_BYTES);
  const server = await faulty({
    onRequest: async (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`);
      for (const byte of body) {
        await new Promise(setImmediate);
        socket.write(Buffer.of(byte));
      }
    },
  });
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toEqual(VALUE);
});

test.each(compressed)('a refusal with the coding %j keeps its reason', async (name, encode) => {
  const body = encode(Buffer.from('{"content": ["Required."]}'));
  const server = await recording(() => coded(name, body, 400));
  const call = open(server.url).session.send('POST', 'logs/', { json: {}, decode: asIs });
  expect(await failure(call)).toMatchObject({ refusals: [{ field: 'content', message: 'Required.' }] });
});

test.each([200, 201, 204])('a %i without a body may name any coding', async (status) => {
  for (const name of ['gzip', 'br', 'zstd', 'deflate', 'compress']) {
    const server = await recording(() => ({ status, headers: { 'content-encoding': name } }));
    expect(await open(server.url).session.get('logs/', { decode: asIs })).toBeUndefined();
  }
});

test('an answer whose body nobody reads may have any coding', async () => {
  const server = await recording(() => coded('compress', Buffer.from('whatever')));
  expect(await open(server.url).session.send('POST', 'like/', { decode: empty })).toBeUndefined();
});

test.each(['compress', 'aes128gcm', 'gzip, compress', 'gzip, gzip, gzip, gzip, gzip', 's3cret'])(
  'the coding %j is an invalid response that says so, asked for once',
  async (name) => {
    const server = await recording(() => coded(name, gzipSync(JSON_BYTES)));
    expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
      invalid('Littlelogs answered in a content encoding other than gzip, br, zstd, deflate.'),
    );
    expect(server.requests.length).toBe(1);
  },
);

describe.each(compressed)('a body with the coding %j', (name, encode) => {
  test('that is cut is an invalid response, asked for once', async () => {
    const whole = encode(JSON_BYTES);
    const server = await recording(() => coded(name, whole.subarray(0, whole.length >> 1)));
    expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
      invalid(UNDECODABLE),
    );
    expect(server.requests.length).toBe(1);
  });

  test('that is something else is an invalid response', async () => {
    const server = await recording(() => coded(name, Buffer.from('{"results": []}')));
    expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
      invalid(UNDECODABLE),
    );
  });

  test('whose connection breaks is asked for again', async () => {
    const whole = encode(JSON_BYTES);
    const half = whole.subarray(0, whole.length >> 1);
    const server = await faulty(
      raw(half, `content-length: ${whole.length}`, [name]), // Promises more than it sends.
      raw(half, 'connection: close', [name]), // Ends with the connection.
      raw(whole, `content-length: ${whole.length}`, [name]),
    );
    const { session, calls } = open(server.url);
    expect(await session.get('logs/', { decode: asIs })).toEqual(VALUE);
    expect(calls.map(({ error }) => error)).toEqual([
      'UpstreamInvalidResponseError',
      'UpstreamInvalidResponseError',
      null,
    ]);
  });

  test('is measured as it is decoded: a bomb ends at the limit, and holds nobody up', async () => {
    const bomb = encode(Buffer.alloc(32 * 1024 * 1024, ' '));
    const server = await recording(({ url }) => coded(name, bomb, url === '/refused' ? 400 : 200));
    const { session } = open(server.url, { maxResponseBytes: 100_000 });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(
      invalid('Littlelogs answered with more than 100000 bytes.'),
    );
    expect(await failure(session.get('refused', { decode: asIs }))).toMatchObject({
      refusals: [{ field: null, message: 'Littlelogs refused the request (400).' }],
    });
    delay.disable();
    expect(delay.percentile(50) / 1e6).toBeLessThan(100);
  });

  test('may be as large as the limit', async () => {
    const server = await recording(() => coded(name, encode(JSON_BYTES)));
    const read = (maxResponseBytes: number) =>
      open(server.url, { maxResponseBytes }).session.get('logs/', { decode: asIs });
    expect(await read(JSON_BYTES.length)).toEqual(VALUE);
    expect(await failure(read(JSON_BYTES.length - 1))).toEqual(
      invalid(`Littlelogs answered with more than ${JSON_BYTES.length - 1} bytes.`),
    );
  });
});

test('a bomb inside of another coding ends, too: what comes between is limited alike', async () => {
  const nothing = gzipSync(Buffer.alloc(0));
  const manyOfNothing = Buffer.concat(Array.from({ length: 200_000 }, () => nothing));
  const server = await recording(() => coded('gzip, br', brotliCompressSync(manyOfNothing)));
  const { session } = open(server.url, { maxResponseBytes: 100_000 });
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(
    invalid('Littlelogs answered with more than 100000 bytes.'),
  );
});

test('a coded answer that stalls is given up in time', async () => {
  const server = await faulty(
    raw(gzipSync(JSON_BYTES).subarray(0, 20), 'content-length: 1000', ['gzip'], false),
  );
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 1000 });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  clock.advance(1000);
  expect(await call).toMatchObject({ name: 'UpstreamTimeoutError' });
});

describe('a coded answer that is kept', () => {
  async function kept() {
    const clock = new FakeClock({ skipUpTo: 5_000 });
    const store = new MemoryStore({ maxBytes: 1_000_000, now: () => clock.now() });
    const server = await recording();
    const cache = { store, ownSeconds: 0, publicSeconds: 0, staleSeconds: 0 };
    const { client } = open(server.url, { clock, cache });
    const read = () => client.session({ headers: {} }).get('logs/', { decode: asIs });
    return { server, clock, read };
  }

  const cacheable = (maxAge: number, body: Buffer) => ({
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      vary: 'accept-encoding',
      etag: '"abc-gzip"',
      'cache-control': `max-age=${maxAge}`,
    },
    body,
  });

  test('is given as it was decoded, and is revived by a 304', async () => {
    const { server, clock, read } = await kept();
    server.enqueue({ headers: { 'cache-control': 'max-age=0' }, json: {} });
    await read(); // The service speaks of caching, so that from now on its answers are looked for.
    server.enqueue(cacheable(60, gzipSync(JSON_BYTES)), {
      status: 304,
      headers: { etag: '"abc-gzip"', 'content-encoding': 'gzip', 'cache-control': 'max-age=60' },
    });
    expect([await read(), await read()]).toEqual([VALUE, VALUE]);
    expect(server.requests.length).toBe(2);
    clock.advance(61_000);
    expect([await read(), await read()]).toEqual([VALUE, VALUE]);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      undefined,
      '"abc-gzip"',
    ]);
  });
});

test('equal reads at the same time share one coded answer', async () => {
  const server = await recording(() => coded('br', brotliCompressSync(JSON_BYTES)));
  const { client } = open(server.url);
  const read = () => client.session({ headers: {} }).get('logs/', { decode: asIs });
  expect(await Promise.all([read(), read(), read()])).toEqual([VALUE, VALUE, VALUE]);
  expect(server.requests.length).toBe(1);
});

function raw(body: Buffer, header: string, codingsSent: readonly string[], ends = true): Fault {
  const lines = codingsSent.map((name) => `content-encoding: ${name}\r\n`).join('');
  return {
    onRequest: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${lines}${header}\r\n\r\n`);
      if (ends) socket.end(body);
      else socket.write(body);
    },
  };
}
