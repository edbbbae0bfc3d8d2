import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readConfig } from '../../src/config/config.ts';
import { startManifests } from '../../src/process/start-manifests.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { listen } from '../../src/server/http/http-server.ts';
import { createLogger } from '../../src/server/observe/logger.ts';
import { readDashboard } from '../../src/server/pages/dashboard.ts';
import type { Endpoint } from '../../src/server/service-instance.ts';
import { services } from '../../src/services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startHeldServer } from './held-server.ts';

/** With this hour the sandboxes' data end. */
const monday = Date.parse('2026-06-01T09:00:00Z');
/** Its own operations are all that runs. */
const env = { SANDBOX: 'none', PERSISTED_OPERATIONS: 'trusted' };
const script = join(import.meta.dirname, '../../examples/dashboard/build.ts');

/** The dashboard, built as it is now, whatever was built before. */
export interface Stage {
  /** Where it was built. */
  readonly directory: string;
  /** Opens it over a gateway that trusts manifests alone, over five fresh sandboxes. */
  open(browser: Browser, options?: OpenOptions): Promise<OpenDashboard>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Key of a service that can't be reached. */
  readonly down?: string;
  /** Key of a service that answers nothing until `release` is called. */
  readonly slow?: string;
  /** Called before the page is there. */
  prepare?(page: Page): Promise<unknown>;
}

export interface OpenDashboard extends Pick<TestGateway, 'calls'> {
  readonly page: Page;
  /** Requests for GraphQL so far: `GET sha256:…`, `POST sha256:…`. */
  readonly queries: string[];
  /** Addresses that were asked for beyond the gateway and the sandboxes. */
  readonly elsewhere: string[];
  /** What the browser's console told of errors. */
  readonly faults: string[];
  /** Lets the slow service answer. */
  release(): void;
  close(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-dashboard-'));
  const [manifests] = await Promise.all([
    startManifests(readConfig(env, services), createLogger('silent')),
    promisify(execFile)(process.execPath, [script, directory]),
  ]);
  return {
    directory,
    async open(browser, { down, slow, prepare, ...options } = {}) {
      const clock = new FakeClock({ now: monday, skipUpTo: 2000 });
      const running = await startSandboxes(clock);
      const slowSandbox = slow === undefined ? undefined : running.get(slow);
      const held = slowSandbox && (await startHeldServer(slowSandbox.url));
      const pictureOrigins = [...running.values(), ...(held ? [held] : [])].map(({ url }) => url.origin);
      const dashboard = await readDashboard(directory, { pictureOrigins, graphiql: false });
      const endpoints = Object.fromEntries(
        [...running].map(([key, { url, credential }]): [string, Endpoint] => [
          key,
          {
            url: key === down ? nowhere : key === slow && held ? held.url : url,
            sandboxed: true,
            demoCredential: credential,
          },
        ]),
      );
      const gateway = startGateway({ endpoints, clock, env, manifests, dashboard });
      const server = await listen(gateway.gateway.handle, { host: '127.0.0.1', port: 0 });
      const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'UTC', ...options });
      const page = await context.newPage();
      // Before a test is out of time: then it says what it waited for.
      page.setDefaultTimeout(20_000);
      await page.clock.setFixedTime(monday);
      const watched = watch(page, [server.origin, ...pictureOrigins]);
      await prepare?.(page);
      await page.goto(server.origin);
      return {
        page,
        calls: gateway.calls,
        ...watched,
        release: () => held?.release(),
        async close() {
          await context.close();
          await held?.close();
          await server.drain(1000);
          await gateway.close();
          await Promise.all([...running.values()].map((sandbox) => sandbox.close()));
        },
      };
    },
    close: () => rm(directory, { recursive: true }),
  };
}

async function startSandboxes(clock: FakeClock): Promise<ReadonlyMap<string, RunningSandbox>> {
  const entries = Object.entries(sandboxes).map(async ([key, entry]): Promise<[string, RunningSandbox]> => {
    const sandbox = await entry.load();
    return [key, await sandbox.start({ directory: null, now: () => clock.now() })];
  });
  return new Map(await Promise.all(entries));
}

/** Nothing listens on port 1. */
const nowhere = new URL('http://127.0.0.1:1/');

function watch(page: Page, known: readonly string[]) {
  const [queries, elsewhere, faults]: [string[], string[], string[]] = [[], [], []];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!known.includes(url.origin)) elsewhere.push(request.url());
    if (url.pathname !== '/graphql') return;
    const id = url.searchParams.get('documentId') ?? request.postDataJSON()?.documentId;
    queries.push(`${request.method()} ${id}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { queries, elsewhere, faults };
}

/** Waits until every part of the page is there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.panel').first().waitFor();
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' });
}
