import { describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../../src/server/gateway-options.ts';
import type { HttpServer } from '../../../src/server/http/http-server.ts';
import { listen } from '../../../src/server/http/http-server.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { createSmallGateway, send } from '../small-gateway.ts';
import { manifestsOf } from './manifest-folder.ts';

const greet = 'query Greet($name: String) { greeting(name: $name) }';
const broken = 'query Broken { greeting broken }';
const credential = { 'X-Littlelogs-Authorization': 'Bearer x' };

async function start(
  overrides: Partial<Omit<GatewayOptions, 'limits' | 'persisted'>> & { maxAgeSeconds?: number } = {},
) {
  const { maxAgeSeconds = 60, ...options } = overrides;
  const manifests = await manifestsOf(greet, broken);
  const gateway = createSmallGateway({ manifests, persisted: { maxAgeSeconds }, ...options });
  const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    send(gateway, `/graphql?${new URLSearchParams(parameters)}`, { headers });
  return { gateway, get };
}

const byId = { documentId: `sha256:${hashOf(greet)}` };
const ada = { ...byId, variables: '{"name":"Ada"}' };

function cachingOf({ headers }: { headers: Headers }) {
  return [headers.get('cache-control'), headers.get('vary')];
}

describe('who may keep the answer to a persisted operation sent by GET', () => {
  const vary = 'Accept, X-Littlelogs-Authorization';

  test('without a credential anybody, for a minute', async () => {
    const { get } = await start();
    expect(cachingOf(await get(byId))).toEqual(['public, max-age=60', vary]);
    expect(cachingOf(await get(byId, { 'X-Littlelogs-Authorization': ' ' }))).toEqual([
      'public, max-age=60',
      vary,
    ]);
  });

  test('for as long as is configured', async () => {
    expect(cachingOf(await (await start({ maxAgeSeconds: 600 })).get(byId))[0]).toBe('public, max-age=600');
    expect(cachingOf(await (await start({ maxAgeSeconds: 0 })).get(byId))[0]).toBe('public, no-cache');
  });

  test('with a credential the person’s own client, which asks each time', async () => {
    const { get } = await start();
    expect(cachingOf(await get(byId, credential))).toEqual(['private, no-cache', vary]);
    expect(cachingOf(await get(byId, { authorization: 'Basic x' }))).toEqual(['private, no-cache', vary]);
  });

  test('with a sandbox’s credential nobody else either', async () => {
    const { get } = await start({ demoCredentials: true });
    expect(cachingOf(await get(byId))).toEqual(['private, no-cache', vary]);
  });

  test('one that Apollo’s protocol made known, too', async () => {
    const { get } = await start();
    const query = '{ greeting }';
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } });
    await get({ query, extensions });
    expect(cachingOf(await get({ extensions }))).toEqual(['public, max-age=60', vary]);
  });

  test('for each origin that may read it', async () => {
    const { get } = await start({ corsOrigins: ['https://app.example.com'] });
    const answer = await get(byId, { origin: 'https://app.example.com' });
    expect(cachingOf(answer)).toEqual(['public, max-age=60', `${vary}, Origin`]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  });
});

describe('nobody keeps', () => {
  test.each([
    ['an answer with an error, though it has data', { documentId: hashOf(broken) }],
    ['a refusal', { documentId: hashOf(greet), variables: '{"name":7}' }],
    ['an unknown id', { documentId: hashOf('{ x }') }],
    ['the answer to a query', { query: greet }],
  ])('%s', async (_, parameters) => {
    const { headers } = await (await start()).get(parameters);
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null]);
  });

  test('the answer to a POST', async () => {
    const { gateway } = await start();
    const { status, headers } = await send(gateway, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(byId),
    });
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, 'no-store', null]);
  });
});

describe('ETag', () => {
  test('is the same for the same answer, and another for another answer or type', async () => {
    const { get } = await start();
    const tag = async (parameters: Record<string, string>, headers = {}) =>
      (await get(parameters, headers)).headers.get('etag');
    const first = await tag(ada);
    expect(first).toMatch(/^"[\w-]{43}"$/);
    expect(await tag(ada)).toBe(first);
    expect(await tag(byId)).not.toBe(first);
    expect(await tag(ada, { accept: 'application/graphql-response+json' })).not.toBe(first);
  });

  test.each([
    (etag: string) => etag,
    (etag: string) => `W/${etag}`,
    (etag: string) => `"other", ${etag}`,
    () => '*',
  ])('spares a client that has the answer the body %#', async (sent) => {
    const { get } = await start();
    const { headers } = await get(ada);
    const etag = headers.get('etag')!;
    const again = await get(ada, { 'if-none-match': sent(etag) });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(cachingOf(again)).toEqual(cachingOf({ headers }));
    expect(again.headers.get('content-type')).toBeNull();
  });

  test('that is no longer the answer’s gets the answer', async () => {
    const { get } = await start();
    const old = (await get(byId)).headers.get('etag')!;
    const now = await get(ada, { 'if-none-match': old });
    expect([now.status, now.body]).toEqual([200, { data: { greeting: 'Hello, Ada!' } }]);
  });

  test('over a socket: a 304 has no body, and the connection goes on', async () => {
    const { gateway } = await start();
    const server: HttpServer = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    const address = `${server.origin}/graphql?${new URLSearchParams(ada)}`;
    const first = await fetch(address);
    expect(await first.json()).toEqual({ data: { greeting: 'Hello, Ada!' } });
    const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag')! } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await (await fetch(address)).json()).toEqual({ data: { greeting: 'Hello, Ada!' } });
    await server.drain(1000);
  });
});
