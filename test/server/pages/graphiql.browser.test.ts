import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, listen } from '../../../src/server/http/http-server.ts';
import { launchBrowser } from '../../support/browser.ts';
import { examples, firstLog } from '../graphiql-examples.ts';
import { createSmallGateway } from '../small-gateway.ts';

const headers = { 'X-Littlelogs-Authorization': 'Bearer demo', 'X-Larder-Authorization': '' };

describe('in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
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
    // One for all: a page that was loaded before is compiled already. Each tab begins as a newcomer's, and stays itself
    // when it is loaded anew.
    context = await browser.newContext();
    await context.addInitScript(
      `if (!sessionStorage.begun) localStorage.clear(); sessionStorage.begun = 'yes';`,
    );
  });
  afterAll(async () => {
    await browser.close();
    await server.drain(1000);
  });

  const run = (page: Page) => page.getByRole('button', { name: /^Execute query/ }).click();
  const titles = (page: Page) => page.locator('.graphiql-tab-button').allTextContents();
  const pane = (page: Page) => page.locator('.graphiql-editor-tool');
  const stored = async (page: Page) => String(await page.evaluate("localStorage['graphiql:tabState']"));
  const example = (page: Page, name: string) =>
    page.locator('#examples').getByRole('button', { name: new RegExp(`^${name}\\b`) });
  /** At once, as pasting does: typing would have the editor close brackets that are closed already. */
  const replaceText = (page: Page, file: string, text: string) =>
    page.evaluate(
      `__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('${file}')).setValue(${JSON.stringify(text)})`,
    );

  test('a newcomer opens the address, presses Run and gets an answer, without a network', async () => {
    const page = await context.newPage();
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
    expect(await titles(page)).toEqual(['FirstLog']);
    await pane(page).getByText('X-Littlelogs-Authorization').waitFor();
    await run(page);
    await page.locator('.graphiql-response').getByText('"7"').waitFor();
    expect(await page.locator('.graphiql-response').innerText()).not.toContain('errors');
    expect(credentials.at(-1)).toBe('Bearer demo');

    // The docs are one click away, and begin with what the schema says of itself.
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByText('A small schema to test with.').waitFor();
    expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, '#examples')).toEqual([]);
    }
    await page.close();
  }, 30_000);

  test('an example opens in a tab of its own, with its variables and the credential that is there', async () => {
    const page = await context.newPage();
    await page.goto(server.origin);
    await pane(page).getByText('Bearer demo').waitFor();
    await replaceText(page, 'request-headers.json', '{ "X-Littlelogs-Authorization": "Bearer mine" }');
    await page.locator('summary').getByText('Littlelogs').click();
    await example(page, 'Greet').dblclick();
    await page.getByRole('tab', { name: 'Greet' }).waitFor();
    expect(await titles(page)).toEqual(['FirstLog', 'Greet']);
    await pane(page).getByText('"Ada"').waitFor();
    await run(page);
    await page.locator('.graphiql-response').getByText('Ada!').waitFor();
    expect(credentials.at(-1)).toBe('Bearer mine');

    await expect.poll(() => stored(page)).toContain('Greet');
    await page.getByRole('tab', { name: 'FirstLog' }).click();
    await example(page, 'Greet').click();
    await page.locator('.graphiql-tab-active').getByText('Greet').waitFor();
    expect(await titles(page)).toEqual(['FirstLog', 'Greet']);
    await page.close();
  }, 30_000);

  test('what a visitor wrote is there again another time, examples as they came are not, and no blank tab', async () => {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.getByRole('tab', { name: 'FirstLog' }).waitFor();
    await expect.poll(() => stored(page)).toContain('FirstLog');
    await page.reload();
    await page.getByRole('tab', { name: 'FirstLog' }).waitFor();
    expect(await titles(page)).toEqual(['FirstLog']);

    await page.locator('summary').getByText('Littlelogs').click();
    await example(page, 'Greet').click();
    await replaceText(page, 'operation.graphql', 'query Mine { greeting }');
    await page.getByRole('tab', { name: 'Mine' }).waitFor();
    await example(page, 'LikeLog').click();
    await page.getByRole('tab', { name: 'LikeLog' }).waitFor();
    await expect.poll(() => stored(page)).toMatch(/Mine[\s\S]*LikeLog/);
    await page.reload();
    await page.getByRole('tab', { name: 'LikeLog' }).waitFor();
    expect(await titles(page)).toEqual(['Mine', 'LikeLog']);
    expect(await page.locator('.graphiql-tab-active').innerText()).toContain('LikeLog');
    await page.close();
  }, 30_000);

  test('on a narrow screen the examples give way to the query, and the answer stands below it', async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 480, height: 900 });
    await page.goto(server.origin);
    await page.getByRole('tab', { name: 'FirstLog' }).waitFor();
    const firstExample = example(page, 'FirstLog');
    expect(await firstExample.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Examples' }).click();
    await firstExample.click();
    expect(await firstExample.isVisible()).toBe(false);
    const [query, answer] = await Promise.all(
      ['.graphiql-editors', '.graphiql-response'].map((part) => page.locator(part).boundingBox()),
    );
    expect(answer!.y).toBeGreaterThanOrEqual(query!.y + query!.height);
    expect(answer!.width).toBeGreaterThan(380);
    await page.close();
  }, 30_000);

  test('parts of an answer are shown as they come, each in its place', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const query = `query Later {
  log(id: 7) { id ... @defer { author { name } } }
  logs { nodes @stream(initialCount: 1) { id } }
  ... @defer { slow }
}`;
    const gateway = createSmallGateway({
      graphiql: { examples: [{ title: 'All', operations: [{ ...firstLog, query }] }], headers },
      context: () => ({
        slow: () => promise,
        logs: () => [{ id: 'first' }, { id: 'second' }, { id: 'third' }],
      }),
    });
    const late = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    const page = await context.newPage();
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
    const page = await context.newPage();
    await page.goto(bare.origin);
    await page.getByRole('button', { name: /^Execute query/ }).waitFor();
    await page.close();
    await bare.drain(1000);
  }, 30_000);
});

/** What a screen reader or a keyboard would stumble over. */
async function violations(page: Page, part: string): Promise<unknown> {
  await page.evaluate(readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  return page.evaluate(
    `axe.run('${part}').then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}
