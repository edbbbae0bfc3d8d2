import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleOperation, readExampleOperations } from '../../src/gateway/graphiql.ts';
import { type HttpServer, listen } from '../../src/gateway/http-server.ts';
import { launchBrowser } from '../support/browser.ts';
import { createSmallGateway, send } from './small-gateway.ts';

const html = { headers: { accept: 'text/html' } };
const examples: ExampleOperation[] = [
  { query: 'query Greet($name: String) {\n  greeting(name: $name)\n}\n', variables: '{ "name": "Ada" }' },
  { query: 'query FirstLog {\n  log(id: 7) {\n    id\n  }\n}\n' },
];
const headers = { 'X-Littlelogs-Authorization': 'Bearer demo', 'X-Larder-Authorization': '' };

describe('in a browser', () => {
  let browser: Browser;
  let server: HttpServer;
  const credentials: (string | null)[] = [];

  beforeAll(async () => {
    const gateway = createSmallGateway({
      graphiql: { examples, headers },
      context({ request }) {
        credentials.push(request.headers.get('x-littlelogs-authorization'));
        return {};
      },
    });
    server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.drain(1000);
  });

  test('a newcomer opens the address, presses Run and gets an answer, without a network', async () => {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(server.origin))
        elsewhere.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });

    await page.goto(server.origin);
    expect(page.url()).toBe(`${server.origin}/graphql`);
    expect(await page.title()).toBe('Quintet');
    await page.getByRole('tab', { name: 'FirstLog' }).waitFor();
    const tabs = page.locator('.graphiql-tab-button');
    expect(await tabs.allTextContents()).toEqual(['FirstLog', 'Greet']);
    await page.locator('.graphiql-editor-tool').getByText('X-Littlelogs-Authorization').waitFor();

    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.graphiql-response').getByText('"7"').waitFor();
    await tabs.getByText('Greet').click();
    await page.getByRole('button', { name: 'Variables' }).click();
    await page.locator('.graphiql-editor-tool').getByText('"Ada"').waitFor();
    expect(credentials).toContain('Bearer demo');
    expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });
  }, 30_000);

  test('parts of an answer are shown as they come, each in its place', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const query = `query Later {
  log(id: 7) { id ... @defer { author { name } } }
  logs { nodes @stream(initialCount: 1) { id } }
  ... @defer { slow }
}`;
    const gateway = createSmallGateway({
      graphiql: { examples: [{ query }], headers },
      context: () => ({
        slow: () => promise,
        logs: () => [{ id: 'first' }, { id: 'second' }, { id: 'third' }],
      }),
    });
    const late = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    const page = await browser.newPage();
    const response = page.locator('.graphiql-response');
    const shown = async () =>
      JSON.parse(((await response.locator('.view-lines').innerText()) || '{}').replaceAll('\u00a0', ' '));
    await page.goto(late.origin);
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await response.getByText('"third"').waitFor();
    const first = {
      log: { id: '7', author: null },
      logs: { nodes: [{ id: 'first' }, { id: 'second' }, { id: 'third' }] },
    };
    expect(await shown()).toMatchObject({ data: first });
    expect(await shown()).not.toHaveProperty('data.slow');
    resolve('at last');
    await response.getByText('"at last"').waitFor();
    expect(await shown()).toMatchObject({ data: { ...first, slow: 'at last' } });
    await page.close();
    await late.drain(1000);
  }, 30_000);

  test('without example operations it opens all the same', async () => {
    const gateway = createSmallGateway({ graphiql: { examples: [], headers } });
    const bare = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    const page = await browser.newPage();
    await page.goto(bare.origin);
    await page.getByRole('button', { name: /^Execute query/ }).waitFor();
    await page.close();
    await bare.drain(1000);
  }, 30_000);
});

describe('the page', () => {
  test('may run its own script and talk to this gateway, and nothing else', async () => {
    const gateway = createSmallGateway({ graphiql: { examples, headers } });
    const answer = await send(gateway, '/graphql', html);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy')?.replace(/sha256-[\w+/=]{44}/, 'sha256-…');
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'sha256-…'",
      "style-src 'unsafe-inline'",
      'worker-src blob:',
      "connect-src 'self'",
      "img-src 'self' data:",
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('is not there unless GraphiQL is on', async () => {
    const gateway = createSmallGateway();
    expect((await send(gateway, '/', html)).status).toBe(404);
    const answer = await send(gateway, '/graphql', html);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([406, null]);
  });
});

test('examples are the operations that begin with a comment: folder by folder, reads before writes', async () => {
  const root = await mkdtemp(join(tmpdir(), 'quintet-operations-'));
  await Promise.all(['larder', 'littlelogs'].map((folder) => mkdir(join(root, folder))));
  const files = {
    'larder/folders.graphql': '# Folders\n{ folders }',
    'littlelogs/a-write.graphql': '# Writes\nmutation { a }',
    'littlelogs/b.graphql': '# Reads\nquery B { b }',
    'littlelogs/b.variables.json': '{"n":1}',
    'littlelogs/c.graphql': '# Reads\n{ c }',
    'littlelogs/silent.graphql': '{ silent }',
  };
  await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(root, file), text)));

  expect(await readExampleOperations(root, ['littlelogs', 'comics', 'larder'])).toEqual([
    { query: '# Reads\nquery B { b }', variables: '{"n":1}' },
    { query: '# Reads\n{ c }' },
    { query: '# Writes\nmutation { a }' },
    { query: '# Folders\n{ folders }' },
  ]);
  await rm(root, { recursive: true });
});
