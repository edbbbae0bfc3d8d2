import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { startLines } from '../../src/process/start-lines.ts';
import { readDashboard } from '../../src/server/pages/dashboard.ts';
import type { Gateway } from '../../src/server/server.ts';
import { services } from '../../src/services.ts';
import { createSmallGateway } from '../server/small-gateway.ts';

const script = 'export const all = 1;'.repeat(100);
const page = '<!doctype html><html lang="en"><title>Quintet</title></html>';
const graphiql = { examples: [], headers: {} };

let directory: string;
let gateway: Gateway;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-served-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), page);
  await writeFile(join(directory, 'assets/index-Bx3k.js'), script);
  const options = { pictureOrigins: ['http://127.0.0.1:4101'], graphiql: true };
  gateway = createSmallGateway({ dashboard: await readDashboard(directory, options), graphiql });
});
afterAll(() => rm(directory, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  gateway.fetch(`http://quintet.test${path}`, { method, headers });

test('the page is asked for each time, may run its own script alone, and knows the way to GraphiQL', async () => {
  const response = await get('/', { accept: 'text/html' });
  expect(await response.text()).toBe(page.replace('<html', '<html data-graphiql'));
  expect([
    response.status,
    response.headers.get('content-type'),
    response.headers.get('cache-control'),
  ]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: https: http://127.0.0.1:4101",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

test('what has a hash in its name is kept for good, and comes compressed', async () => {
  const response = await get('/assets/index-Bx3k.js', { 'accept-encoding': 'gzip, br' });
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
    'gzip',
    'Accept-Encoding',
  ]);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  expect(gunzipSync(bytes).toString()).toBe(script);
  expect(await (await get('/assets/index-Bx3k.js')).text()).toBe(script);
});

test.each([
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
  ['gzip;q=0.5, br', brotliDecompressSync],
  ['gzip', gunzipSync],
])('to a browser that accepts %s it comes so, with a tag of its own', async (accepted, decode) => {
  const path = '/assets/index-Bx3k.js';
  const plain = await get(path);
  for (let time = 0; time < 2; time += 1) {
    const response = await get(path, { 'accept-encoding': accepted });
    const { headers } = response;
    expect(headers.get('content-encoding')).toBe(accepted.split(' ').at(-1));
    expect(headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(decode(bytes).toString()).toBe(script);
    const again = await get(path, { 'accept-encoding': accepted, 'if-none-match': headers.get('etag')! });
    expect([again.status, again.headers.get('etag')]).toEqual([304, headers.get('etag')]);
  }
});

test('GraphiQL comes compressed, and HEAD of it says the same', async () => {
  for (const [accepted, decode] of [
    ['br', brotliDecompressSync],
    ['zstd', zstdDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const headers = { accept: 'text/html', 'accept-encoding': accepted, 'x-request-id': 'a' };
    const [page, head] = await Promise.all([get('/graphql', headers), get('/graphql', headers, 'HEAD')]);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(page.headers));
    expect(await head.text()).toBe('');
    expect([page.headers.get('content-encoding'), page.headers.get('vary')]).toEqual([
      accepted,
      'Accept, Accept-Encoding',
    ]);
    expect(decode(new Uint8Array(await page.arrayBuffer())).toString()).toMatch(/^\s*<!doctype html>/i);
  }
});

test.each(['/', '/assets/index-Bx3k.js'])('%s is only read', async (path) => {
  const response = await get(path, {}, 'POST');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('who has it already is told so', async () => {
  const etag = (await get('/')).headers.get('etag')!;
  const response = await get('/', { 'if-none-match': etag });
  expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('HEAD tells the same without the body', async () => {
  const response = await get('/', {}, 'HEAD');
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(response.headers.get('content-length')).toBe(String(page.length + ' data-graphiql'.length));
});

test.each(['/assets/other.js', '/index.html', '/assets/../../package.json', '/assets/%2e%2e/index.html'])(
  '%s is not there',
  async (path) => expect((await get(path)).status).toBe(404),
);

test('GraphQL and GraphiQL are where they were', async () => {
  const response = await get('/graphql', { accept: 'text/html' });
  expect(response.headers.get('content-security-policy')).toContain('script-src');
  const answer = await get('/graphql?query={__typename}', { accept: 'application/json' });
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
});

test('where it is not built, the page is GraphiQL', async () => {
  const options = { pictureOrigins: [], graphiql: true };
  expect(await readDashboard(join(directory, 'nowhere'), options)).toBeUndefined();
  const bare = createSmallGateway({ graphiql });
  const response = await bare.fetch('http://quintet.test/', { headers: { accept: 'text/html' } });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
});

test.each([
  [{}, true, 'The dashboard is at http://127.0.0.1:4000/'],
  [
    {},
    false,
    'The dashboard is not built: run `npm run build`, which needs what `npm ci` installs for development.',
  ],
  [{ DASHBOARD: 'false' }, false, '  Comics       absent: set COMICS_URL'],
])('the start says where it is: %j, built: %s', (environment, hasDashboard, line) => {
  const config = readConfig({ SANDBOX: 'none', ...environment }, services);
  const running = { origin: 'http://127.0.0.1:4000', endpoints: {}, hasDashboard };
  expect(startLines(config, services, running).trimEnd().split('\n').at(-1)).toBe(line);
});
