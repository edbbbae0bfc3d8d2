import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as generated from '../../schema/generated/graphql.ts';
import { launchBrowser } from '../support/browser.ts';
import { type OpenDashboard, type OpenOptions, type Stage, settled, startStage } from './dashboard.ts';

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([startStage(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function open(options?: OpenOptions): Promise<OpenDashboard> {
  const dashboard = await stage.open(browser, options);
  onTestFinished(() => dashboard.close());
  return dashboard;
}

async function openSettled(options?: OpenOptions): Promise<OpenDashboard> {
  const dashboard = await open(options);
  await settled(dashboard.page);
  return dashboard;
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const items = (page: Page) => panel(page, 'Timeline').getByRole('article');

/** `GET DashboardTime` of `GET sha256:…`. */
function named(queries: readonly string[]): string[] {
  const names = new Map(
    Object.entries(generated).flatMap(([name, value]) =>
      value instanceof generated.TypedDocumentString
        ? [[String(value.__meta__?.hash), name.replace(/Document$/, '')]]
        : [],
    ),
  );
  return queries.map((query) => query.replace(/sha256:\w+/, (id) => names.get(id) ?? id)).toSorted();
}

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What of an accessibility check is at fault, with where. */
async function violations(page: Page): Promise<string[]> {
  // The page's own policy lets no other script in; the browser's debugger does.
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(axe);
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run().then(({ violations }) => violations)',
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const people = [
  ['Josh Sharp', 'Littlelogs · 135 followers'],
  ['Josh Sharp', 'Larder · 1,556 bookmarks'],
  ['Y', 'Your library', 'littleBits · 40 modules'],
  ['J', 'Jacob', 'Life Logger · since 2024'],
  ['A', 'alice@example.com', 'Comics · since 2012'],
].map((lines) => lines.join('\n'));
const accounts = (page: Page) => panel(page, 'You, five times').getByRole('listitem');

describe('the page', () => {
  test('shows all five services, by ids alone, and asks nobody else for anything', async () => {
    const { page, queries, calls, elsewhere, faults } = await openSettled();
    expect(await page.getByRole('region').getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'You, five times',
      'Time spent',
      'Write a log',
      'Timeline',
      'Comics to read',
      'Bookmarks',
      'Fresh from the workbench',
    ]);
    expect(await accounts(page).allInnerTexts()).toEqual(people);
    expect(await items(page).count()).toBe(15);
    expect(named(queries)).toEqual([
      'GET DashboardAccounts',
      'GET DashboardBookmarks',
      'GET DashboardComics',
      'GET DashboardProjects',
      'GET DashboardTime',
      'GET DashboardTimelineStart',
    ]);
    // What a page view costs: all but sixteen are the folders of bookmarks, which the timeline reads one by one. Queries that
    // ask the same at the same time share a call; a little later they make it once more.
    const asked = new Set(calls);
    const folders = [...asked].filter((call) => /^GET folders\/\w/.test(call));
    expect({ calls: asked.size, folders: folders.length }).toEqual({ calls: 53, folders: 37 });
    expect(calls.length).toBeLessThanOrEqual(55);
    expect({ elsewhere, faults }).toEqual({ elsewhere: [], faults: [] });
  }, 30_000);

  test('is small', () => {
    const scripts = globSync('assets/*.js', { cwd: stage.directory });
    expect(scripts.length).toBe(1);
    const bytes = scripts.map((path) => gzipSync(readFileSync(join(stage.directory, path))).length);
    expect(bytes[0]).toBeLessThan(95_000);
  });

  describe('however it is looked at', () => {
    let dashboard: OpenDashboard;
    beforeAll(async () => {
      dashboard = await stage.open(browser);
      await settled(dashboard.page);
    }, 30_000);
    afterAll(() => dashboard.close());

    test.each([
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ] as const)(
      '%s and %i pixels wide, everybody can use it, and nothing sticks out',
      async (colorScheme, width) => {
        const { page } = dashboard;
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        await page.getByRole('button', { name: 'Subscriptions' }).click();
        await page.getByRole('button', { name: 'Subscribe to Accidental Moose' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      },
      30_000,
    );

    test('the keyboard gets everywhere by the links of the parts', async () => {
      const { page } = dashboard;
      const focused = () => page.evaluate('document.activeElement.closest(".panel")?.id');
      for (const name of ['Time', 'Comics', 'Bookmarks', 'Projects', 'Timeline']) {
        await page.getByRole('navigation').getByRole('link', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
        await page.locator(`#${name.toLowerCase()}:focus`).waitFor();
        await page.keyboard.press('Tab');
        expect(await focused()).toBe(name.toLowerCase());
      }
    }, 30_000);
  });

  test('holds the place of what is on its way', async () => {
    const { page } = await open({ prepare: (page) => page.route('**/graphql?**', () => {}) });
    await page.locator('.skeleton').first().waitFor();
    expect(await page.locator('.panel[aria-busy=true]:has(.skeleton)').count()).toBe(6);
    expect(await violations(page)).toEqual([]);
  }, 30_000);
});

describe('a service that is down', () => {
  test('costs its own places, which say so, and nothing else', async () => {
    const { page } = await openSettled({ down: 'larder' });
    expect(await page.getByRole('alert').locator('p').allInnerTexts()).toEqual(
      Array.from({ length: 3 }, () => "Larder can't be reached."),
    );
    expect((await accounts(page).allInnerTexts()).toSpliced(1, 1)).toEqual(people.toSpliced(1, 1));
    expect(await items(page).count()).toBe(15);
    expect(await panel(page, 'Bookmarks').getByRole('listitem').count()).toBe(0);
    expect(await panel(page, 'Fresh from the workbench').getByRole('listitem').count()).toBe(4);
    expect(await violations(page)).toEqual([]);
  }, 30_000);

  test('can be asked again, once it makes sense', async () => {
    const limited = {
      errors: [
        {
          message: 'Larder limits its calls.',
          path: ['viewer', 'bookmarks'],
          extensions: { code: 'RATE_LIMITED', service: 'LARDER', retryable: true, retryAfter: 60 },
        },
      ],
      data: { viewer: { bookmarks: null } },
    };
    const id = String(generated.DashboardBookmarksDocument.__meta__?.hash);
    const { page } = await open({
      prepare: (page) =>
        page.route(
          (url) => url.searchParams.get('documentId') === id,
          (route) => route.fulfill({ json: limited }),
          { times: 1 },
        ),
    });
    const bookmarks = panel(page, 'Bookmarks');
    const wait = bookmarks.getByRole('button', { name: /^Try again in \d+ s$/ });
    await wait.waitFor();
    expect(await wait.isDisabled()).toBe(true);
    await page.clock.fastForward(60_000);
    await bookmarks.getByRole('button', { name: 'Try again', exact: true }).click();
    await bookmarks.getByText('WebAIM: Contrast Checker').waitFor();
  }, 30_000);
});

describe('a service that is slow', () => {
  test('holds up its own places alone, and fills them when it answers', async () => {
    const { page, queries, release } = await open({ slow: 'larder' });
    const timeline = panel(page, 'Timeline');
    const skeletons = page.locator('.panel:has(.skeleton)');
    await timeline.locator('.awaited').getByText('Larder', { exact: true }).waitFor();
    await panel(page, 'You, five times').getByText('135 followers').waitFor();
    await expect
      .poll(() => skeletons.evaluateAll((found) => found.map(({ id }) => id)))
      .toEqual(['accounts', 'timeline', 'bookmarks']);
    expect(await accounts(page).allInnerTexts()).toEqual(people.with(1, 'Loading Larder\nLarder'));
    const logs = timeline.getByRole('article').filter({ hasText: 'Littlelogs' });
    const events = timeline.getByRole('article').filter({ hasText: 'Life Logger' });
    expect([(await logs.count()) > 0, (await events.count()) > 0, await items(page).count()]).toEqual([
      true,
      true,
      15,
    ]);
    expect(await violations(page)).toEqual([]);

    release();
    await settled(page);
    expect(await accounts(page).allInnerTexts()).toEqual(people);
    await items(page).filter({ hasText: 'kept in' }).first().waitFor();
    expect([await items(page).count(), await page.getByRole('alert').count()]).toEqual([15, 0]);
    // One answer each, however many parts it had.
    expect(queries.length).toBe(6);
  }, 30_000);

  test('is asked again without hiding who is there', async () => {
    const { page } = await openSettled({ down: 'larder' });
    await page.route('**/graphql?**', () => {});
    await accounts(page).nth(1).getByRole('button', { name: 'Try again' }).click();
    await accounts(page).nth(1).locator('.skeleton').waitFor();
    expect((await accounts(page).allInnerTexts()).toSpliced(1, 1)).toEqual(people.toSpliced(1, 1));
  }, 30_000);

  test('leaves a search with what the others find, also for who asks for it a second time', async () => {
    const { page, release } = await open({ slow: 'littlebits' });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const field = page.getByLabel('Search everything').getByRole('searchbox');
    await field.fill('light');
    const found = (service: string) => page.getByRole('dialog').getByRole('region', { name: service });
    await found('Larder').getByRole('link', { name: 'Lighthouses, reconsidered' }).waitFor();
    await found('Littlelogs').getByText('#lighting').waitFor();
    await found('Comics').getByText('Small Talk Explained').waitFor();
    expect(await found('littleBits').innerText()).toBe('littleBits\nLoading');
    expect(await violations(page)).toEqual([]);

    await field.fill('zzzz');
    release();
    await page.getByText('0 results for “zzzz”').waitFor();
    await field.fill('light');
    await page.getByText('16 results for “light”').waitFor();
    await found('littleBits').getByText('Giant Dollhouse Elevator').waitFor();

    // The first empties the field.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.finder input').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await field.waitFor();
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
  }, 30_000);
});

test('the timeline goes on as it is scrolled, then by its button, each item once', async () => {
  const { page, queries } = await openSettled();
  queries.length = 0;
  for (const pages of [2, 3, 4, 5]) {
    await page.mouse.wheel(0, 100_000);
    await items(page)
      .nth(pages * 15 - 1)
      .waitFor();
  }
  await settled(page);
  expect(await items(page).count()).toBe(75);
  await panel(page, 'Timeline').getByRole('button', { name: 'Load more' }).click();
  await items(page).nth(89).waitFor();
  expect(named(queries)).toEqual(Array.from({ length: 5 }, () => 'GET DashboardTimeline'));
}, 30_000);

test('bookmarks are searched, and the number of matches is told', async () => {
  const { page } = await openSettled();
  const bookmarks = panel(page, 'Bookmarks');
  await bookmarks.getByText('1,556 bookmarks').waitFor();
  await bookmarks.getByLabel('Search bookmarks').fill('contrast');
  await bookmarks.getByText(/\d+ matches/).waitFor();
  for (const text of await bookmarks.getByRole('listitem').allInnerTexts()) expect(text).toMatch(/contrast/i);
  await bookmarks.getByLabel('Search bookmarks').fill('zzzz');
  await bookmarks.getByText('Nothing matches “zzzz”.').waitFor();
}, 30_000);

test('a log is shown as it will look, written by keyboard, and stands in the timeline', async () => {
  const { page, queries } = await openSettled();
  queries.length = 0;
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the timeline');
  const field = page.getByLabel('What did you do?');
  await field.focus();
  await page.keyboard.type('Made a *dashboard* for #quintet');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.locator('em').getByText('dashboard').waitFor();
  await page.keyboard.press('Control+Enter');
  const first = items(page).first();
  await first.getByText('#quintet').waitFor();
  expect(await first.locator('.prose').innerText()).toBe('Made a dashboard for #quintet');
  expect(await field.inputValue()).toBe('');
  expect(await page.locator('[data-announcer]').innerText()).toBe('The log is written.');
  expect(named(queries)).toEqual(['POST DashboardWriteLog', 'POST PreviewLog']);
}, 30_000);

describe('likes', () => {
  const like = (page: Page) => panel(page, 'Fresh from the workbench').getByRole('button').first();

  test('show at once, are kept, and are taken back', async () => {
    const { page } = await openSettled();
    expect(await like(page).getAttribute('aria-label')).toBe('Like Singing Cat Feeder, 2 so far');
    await like(page).click();
    expect(await like(page).getAttribute('aria-label')).toBe('Like Singing Cat Feeder, 3 so far');
    await settled(page);
    await page.reload();
    await settled(page);
    expect(await like(page).getAttribute('aria-pressed')).toBe('true');
    await like(page).click();
    await settled(page);
    expect(await like(page).innerText()).toBe('2');

    const log = items(page).filter({ hasText: 'Daniel' }).first().getByRole('button', { name: /^Like/ });
    await log.click();
    await settled(page);
    expect([await log.getAttribute('aria-pressed'), await log.innerText()]).toEqual(['true', '2']);
  }, 30_000);

  test('that are refused are gone again, and it is said why', async () => {
    const { page } = await openSettled();
    const refused = {
      data: {
        setProjectLiked: {
          project: null,
          userErrors: [{ field: null, code: 'REFUSED', message: 'Not today.' }],
        },
      },
    };
    await page.route('**/graphql', (route) => route.fulfill({ json: refused }));
    await like(page).click();
    await page.getByRole('status').getByText('Not today.').waitFor();
    expect([await like(page).getAttribute('aria-pressed'), await like(page).innerText()]).toEqual([
      'false',
      '2',
    ]);
  }, 30_000);
});

test('comics are read with the arrow keys, and subscribed to', async () => {
  const { page } = await openSettled();
  const comics = panel(page, 'Comics to read');
  await comics.getByRole('button', { name: /Electric Office/ }).click();
  const reader = page.getByRole('dialog', { name: 'Electric Office' });
  await reader.getByText(/ 1 of \d+$/).waitFor();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('dialog')
    .getByText(/ 2 of \d+$/)
    .waitFor();
  expect(await page.getByRole('dialog').getByRole('img').first().getAttribute('alt')).toMatch(/\S/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await comics.getByRole('button', { name: 'Subscriptions' }).click();
  await page.getByLabel('Search comics').fill('moose');
  const subscribe = page.getByRole('button', { name: /^Subscribed? to Accidental Moose$/ });
  await subscribe.click();
  await page.getByRole('status').getByText('Subscribed to Accidental Moose').waitFor();
  expect([await subscribe.getAttribute('aria-pressed'), await subscribe.innerText()]).toEqual([
    'true',
    'Subscribed',
  ]);
  await page.keyboard.press('Escape');
  await settled(page);
}, 30_000);

test('a credential is sent in the header of its service, and kept in the tab alone', async () => {
  const { page } = await openSettled();
  const sent: (string | undefined)[] = [];
  page.on('request', (request) => sent.push(request.headers()['x-larder-authorization']));
  await page.getByRole('button', { name: /^Services/ }).click();
  expect(await page.getByRole('dialog').locator('.state').allInnerTexts()).toEqual(
    Array.from({ length: 5 }, () => 'a sandbox: made-up data'),
  );
  await page.getByLabel(/^Larder/).fill('Token nobody');
  await page.getByRole('button', { name: 'Save and reload' }).click();
  await panel(page, 'Bookmarks').getByText('Larder shows this to those with an account').waitFor();
  await panel(page, 'Bookmarks').getByRole('button', { name: 'Add a credential' }).click();
  await page.getByRole('dialog', { name: 'Services' }).waitFor();
  expect(sent).toContain('Token nobody');
  expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
}, 30_000);
