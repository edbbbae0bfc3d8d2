import { createHash } from 'node:crypto';
import {
  brotliDecompressSync,
  createBrotliDecompress,
  createGunzip,
  createZstdDecompress,
  gunzipSync,
  zstdDecompressSync,
} from 'node:zlib';
import { createSchema } from 'graphql-yoga';
import { afterAll, describe, expect, test } from 'vitest';
import { compressOnce } from '../../../src/server/http/compression.ts';
import type { Gateway } from '../../../src/server/server.ts';
import { listenRaw, type RawRequest } from '../../support/raw-http.ts';
import { createSmallGateway } from '../small-gateway.ts';

const decoders = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
} as const;

const schema = createSchema({
  typeDefs: /* GraphQL */ `
    directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
    type Query {
      text(length: Int!): String
      later: String
    }
    type Mutation {
      signIn(length: Int!): String
    }
  `,
  resolvers: {
    Query: {
      text: (_, { length }: { length: number }) => textOf(length),
      later: (_root, _args, { later }: { later: () => Promise<string> }) => later(),
    },
    Mutation: { signIn: (_, { length }: { length: number }) => 's'.repeat(length) },
  },
});

/** Nothing that compresses to nothing, and the same each time. */
function textOf(length: number): string {
  let text = '';
  for (let index = 0; text.length < length; index += 1) text += `${(index * 7919) % 99_991} words, `;
  return text.slice(0, length);
}

type Overrides = NonNullable<Parameters<typeof createSmallGateway>[0]>;
const closing: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function start(overrides: Overrides = {}) {
  const gateway = await listenRaw(createSmallGateway({ schema, ...overrides }) as Gateway);
  closing.push(gateway.close);
  return gateway;
}

const post = (query: string, headers: RawRequest['headers'] = []): RawRequest => ({
  method: 'POST',
  target: '/graphql',
  headers: [['content-type', 'application/json'], ...headers],
  body: JSON.stringify({ query }),
});
const accepting = (codings: string): NonNullable<RawRequest['headers']> => [['Accept-Encoding', codings]];
const large = '{ text(length: 3000) }';
const answerOf = (length: number) => JSON.stringify({ data: { text: textOf(length) } });

describe.each([
  ['as it comes', {}],
  ['by yoga', { fastPath: false }],
])('an answer %s', (_, overrides) => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['zstd', 'zstd'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['gzip, deflate, br', 'br'],
    ['zstd;q=0.1, gzip;q=0.2', 'gzip'],
    ['ZSTD;Q=0, *', 'br'],
    ['x-gzip', 'gzip'],
    ['*', 'zstd'],
    ['identity;q=0.5, gzip;q=0.5', 'gzip'],
  ] as const)('to a client that accepts %s comes in %s', async (accepted, coding) => {
    const { send } = await start(overrides);
    const { status, headers, body } = await send(post(large, accepting(accepted)));
    expect([status, headers['content-encoding'], headers.vary]).toEqual([200, coding, 'Accept-Encoding']);
    expect(headers['content-length']).toBe(String(body.length));
    expect(body.length).toBeLessThan(2000);
    expect(String(decoders[coding](body))).toBe(answerOf(3000));
  });

  test.each(['', 'identity', 'gzip;q=0', 'identity, gzip;q=0.5', '*;q=0', 'deflate', 'br;q=x'])(
    'to a client that accepts “%s” comes as it is, and caches know why',
    async (accepted) => {
      const { send } = await start(overrides);
      const { headers, body } = await send(post(large, accepted === '' ? [] : accepting(accepted)));
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'Accept-Encoding']);
      expect(String(body)).toBe(answerOf(3000));
    },
  );

  test('that is small comes as it is, unless that was refused', async () => {
    const { send } = await start(overrides);
    const small = post('{ text(length: 900) }', accepting('gzip'));
    const { headers } = await send(small);
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
    const refused = await send({
      ...small,
      headers: [...small.headers!.slice(0, 1), ...accepting('identity;q=0, gzip')],
    });
    expect(String(gunzipSync(refused.body))).toBe(answerOf(900));
  });

  test.each([200_000, 3_000_000])('of %d bytes is made in a thread, and is whole', async (length) => {
    const { send } = await start(overrides);
    for (const coding of ['gzip', 'br', 'zstd'] as const) {
      const { body } = await send(post(`{ text(length: ${length}) }`, accepting(coding)));
      expect(String(decoders[coding](body))).toBe(answerOf(length));
    }
  });

  test('to a mutation, which can hold a credential, is never compressed', async () => {
    const { send } = await start(overrides);
    const { headers, body } = await send(
      post('mutation { signIn(length: 3000) }', accepting('gzip, identity;q=0')),
    );
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
    expect(JSON.parse(String(body)).data.signIn).toHaveLength(3000);
  });

  test('is never compressed where COMPRESSION is off', async () => {
    const { send } = await start({ ...overrides, compression: false });
    const { headers, body } = await send(post(large, accepting('gzip')));
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
    expect(String(body)).toBe(answerOf(3000));
  });

  test('to HEAD says what GET would, without the body', async () => {
    const { send } = await start(overrides);
    const target = `/graphql?query=${encodeURIComponent(large)}`;
    const [head, get] = await Promise.all(
      ['HEAD', 'GET'].map((method) =>
        send({ method, target, headers: [...accepting('br'), ['x-request-id', 'a']] }),
      ),
    );
    expect(head).toEqual({ ...get, body: Buffer.alloc(0) });
    expect(get?.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(get?.body.length),
    });
  });

  describe('that clients may keep', () => {
    const sha256Hash = createHash('sha256').update(large).digest('hex');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    const target = `/graphql?${new URLSearchParams({ query: large, extensions })}`;
    const get = (accepted: string, ...headers: [string, string][]): RawRequest => ({
      target,
      headers: [...accepting(accepted), ...headers],
    });

    test('has a tag for each coding, and any of them spares its client the body', async () => {
      const { send } = await start({ ...overrides, corsOrigins: ['https://app.example.com'] });
      const codings = ['identity', 'gzip', 'br', 'zstd'];
      const answers = await Promise.all(codings.map((coding) => send(get(coding))));
      const etags = answers.map(({ headers }) => headers.etag!);
      expect(new Set(etags).size).toBe(4);
      for (const { headers } of answers)
        expect(headers.vary).toBe('Accept, X-Littlelogs-Authorization, Accept-Encoding, Origin');
      for (const [index, coding] of codings.entries()) {
        for (const etag of [...etags, `W/${etags[0]}`, '*', `"x", ${etags[2]}`]) {
          const { status, headers, body } = await send(get(coding, ['If-None-Match', etag]));
          expect([status, headers.etag, body.length]).toEqual([304, etags[index], 0]);
          expect(headers['content-encoding']).toBeUndefined();
          expect(headers.vary).toBe(answers[index]?.headers.vary);
        }
        expect((await send(get(coding, ['If-None-Match', '"x-gzip"']))).status).toBe(200);
      }
    });
  });
});

describe('an answer in parts', () => {
  test.each([
    ['gzip', createGunzip],
    ['br', createBrotliDecompress],
    ['zstd', createZstdDecompress],
  ] as const)('comes in %s, each part as soon as it is there', async (coding, createDecoder) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const gateway = createSmallGateway({ schema, context: () => ({ later: () => promise }) });
    const response = await gateway.fetch('http://quintet/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'multipart/mixed',
        'accept-encoding': coding,
      },
      body: JSON.stringify({ query: '{ text(length: 2000) ... @defer { later } }' }),
    });
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    // Node's own client has decoded what came over HTTP.
    const text = process.env.ENTRANCE === 'http' ? response.body! : decoded(response.body!, createDecoder());
    const seen: string[] = [];
    for await (const chunk of text) {
      seen.push(Buffer.from(chunk).toString());
      // The second part is not there before the first was read.
      if (seen.join('').includes('"hasNext":true')) resolve('at last');
    }
    expect(seen.join('')).toContain('"later":"at last"');
    expect(seen.join('')).toMatch(/---\r\n$|-----\r\n$/);
  });
});

test('an answer in parts whose first is small comes as it is', async () => {
  const gateway = createSmallGateway({ schema, context: () => ({ later: async () => 'at last' }) });
  const response = await gateway.fetch('http://quintet/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed', 'accept-encoding': 'gzip' },
    body: JSON.stringify({ query: '{ text(length: 5) ... @defer { later } }' }),
  });
  expect(response.headers.get('content-encoding')).toBeNull();
  expect(await response.text()).toMatch(/"text":"0 wor".*"later":"at last".*--\r\n$/s);
});

test('an answer that is kept is compressed once for all who accept the same', async () => {
  for (const length of [2_000, 200_000]) {
    const kept = Buffer.from(answerOf(length));
    const first = await compressOnce(kept, 'zstd');
    expect(await compressOnce(kept, 'zstd')).toBe(first);
    expect(String(gunzipSync(await compressOnce(kept, 'gzip')))).toBe(answerOf(length));
  }
});

async function* decoded(body: ReadableStream<Uint8Array>, decoder: ReturnType<typeof createGunzip>) {
  const chunks: Buffer[] = [];
  decoder.on('data', (chunk: Buffer) => chunks.push(chunk));
  for await (const chunk of body) {
    await new Promise<void>((resolve) => decoder.write(chunk, () => resolve()));
    await new Promise<void>((resolve) => decoder.flush(resolve));
    yield* chunks.splice(0);
  }
}
