import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { closedPort } from '../support/faulty-server.ts';
import { asIs, failure, open, recording } from './harness.ts';
import { startProxy } from './proxy/proxy-server.ts';

const fixture = (name: string) => readFileSync(new URL(`proxy/${name}`, import.meta.url), 'utf8');
const certificate = fixture('certificate.pem');
const trusted = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...trusted, certificate]));
afterAll(() => setDefaultCACertificates(trusted));

const USER = 'gate way';
const PASSWORD = 'pr0xy:S3CRET/%+';
const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

function withLogin(proxy: URL, password = PASSWORD): URL {
  const url = new URL(proxy);
  url.username = encodeURIComponent(USER);
  url.password = encodeURIComponent(password);
  return url;
}

async function proxied(credential?: string) {
  const proxy = await startProxy(credential);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** A service at an `https` address, and the headers that it got. */
async function secureService() {
  const received: object[] = [];
  const server = createServer({ key: fixture('key.pem'), cert: certificate }, (request, response) => {
    received.push({ url: request.url, ...request.headers });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`https://localhost:${(server.address() as AddressInfo).port}/api/`), received };
}

const headers = { authorization: 'Bearer of-the-viewer' };

describe('a service at an http address', () => {
  test('is reached through the proxy, which gets the whole address and its own login', async () => {
    const server = await recording(() => ({ json: { a: 1 } }));
    const proxy = await proxied(BASIC);
    const { session } = open(new URL('api/', server.url), { proxy: withLogin(proxy.url), headers });
    expect(await session.get('logs/', { query: { q: 'ä b' }, decode: asIs })).toEqual({ a: 1 });
    expect(await session.send('POST', 'logs/', { json: { b: 2 }, decode: asIs })).toEqual({ a: 1 });
    const address = `${server.url.origin}/api/logs/`;
    expect(proxy.requests.map(({ method, target, headers: sent }) => [method, target, sent.host])).toEqual([
      ['GET', `${address}?q=%C3%A4%20b`, server.url.host],
      ['POST', address, server.url.host],
    ]);
    expect(server.requests.map(({ url, headers: sent }) => [url, sent.authorization])).toEqual([
      ['/api/logs/?q=%C3%A4%20b', 'Bearer of-the-viewer'],
      ['/api/logs/', 'Bearer of-the-viewer'],
    ]);
    expect(JSON.stringify(server.requests)).not.toContain('proxy-authorization');
    expect(server.requests[1]?.body).toBe('{"b":2}');
  });

  test('has no more connections than without a proxy', async () => {
    const server = await recording(() => ({ json: {} }));
    const proxy = await proxied();
    const { session } = open(server.url, { proxy: proxy.url, connections: 3, concurrency: 50 });
    const reads = Array.from({ length: 30 }, (_, id) => session.get(`logs/${id}/`, { decode: asIs }));
    expect(await Promise.all(reads)).toHaveLength(30);
    expect(proxy.maxConnections).toBe(3);
  });
});

describe('a service at an https address', () => {
  test('is reached through a tunnel, of which the proxy sees host and port alone', async () => {
    const service = await secureService();
    const proxy = await proxied(BASIC);
    const { session } = open(service.url, { proxy: withLogin(proxy.url), headers });
    expect(await session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
    expect(await session.send('POST', 'logs/', { json: {}, decode: asIs })).toEqual({ a: 1 });
    const seen = new Set(proxy.requests.map(({ method, target }) => `${method} ${target}`));
    expect([...seen]).toEqual([`CONNECT ${service.url.host}`]);
    expect(JSON.stringify(proxy.requests)).not.toContain('of-the-viewer');
    expect(service.received).toEqual([
      expect.objectContaining({ url: '/api/logs/', host: service.url.host, ...headers }),
      expect.objectContaining({ url: '/api/logs/', host: service.url.host, ...headers }),
    ]);
    expect(JSON.stringify(service.received)).not.toContain('proxy-authorization');
  });

  test('has no more tunnels than connections without a proxy', async () => {
    const service = await secureService();
    const proxy = await proxied();
    const { session } = open(service.url, { proxy: proxy.url, connections: 3, concurrency: 50 });
    const reads = Array.from({ length: 30 }, (_, id) => session.get(`logs/${id}/`, { decode: asIs }));
    expect(await Promise.all(reads)).toHaveLength(30);
    expect(proxy.requests.length).toBe(3);
  });

  test('whose certificate is for another host is not spoken to', async () => {
    setDefaultCACertificates(trusted);
    onTestFinished(() => setDefaultCACertificates([...trusted, certificate]));
    const service = await secureService();
    const proxy = await proxied();
    const call = open(service.url, { proxy: proxy.url, headers }).session.get('logs/', { decode: asIs });
    expect(await failure(call)).toMatchObject({ name: 'UpstreamUnavailableError' });
    expect(service.received).toEqual([]);
  });
});

describe.each(['http', 'https'])('a proxy on the way to an %s address', (scheme) => {
  const addressOf = async () =>
    scheme === 'http' ? (await recording(() => ({ json: { a: 1 } }))).url : (await secureService()).url;

  test('that does not take the login costs the call, and shows nothing of the login', async () => {
    const proxy = await proxied('Basic of-somebody-else');
    const { session } = open(await addressOf(), { proxy: withLogin(proxy.url) });
    const error = await session.get('logs/', { decode: asIs }).catch((reason: unknown) => reason);
    expect(await failure(Promise.reject(error))).toMatchObject({ name: 'UpstreamUnavailableError' });
    const shown = inspect(error, { depth: 10, showHidden: true });
    expect(shown).not.toMatch(/S3CRET|gate way|gate%20way/);
    expect(shown).not.toContain(BASIC.slice(6));
  });

  test('that is not there costs the call', async () => {
    const { session } = open(await addressOf(), { proxy: withLogin(closedPort()) });
    const error = await session.get('logs/', { decode: asIs }).catch((reason: unknown) => reason);
    expect(await failure(Promise.reject(error))).toMatchObject({
      name: 'UpstreamUnavailableError',
      message: "Littlelogs can't be reached.",
    });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/S3CRET|gate way|gate%20way/);
  });
});

test('a service without a proxy is reached straight', async () => {
  const server = await recording(() => ({ json: { a: 1 } }));
  const proxy = await proxied();
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
  expect(proxy.requests).toEqual([]);
});
