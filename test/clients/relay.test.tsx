import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { act, type ReactElement, Suspense } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { createRoot, type Root } from 'test-renderer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Accounts } from '../../examples/clients/relay/accounts.tsx';
import { Comics } from '../../examples/clients/relay/comics.tsx';
import { createRelayEnvironment } from '../../examples/clients/relay/environment.ts';
import { Releases } from '../../examples/clients/relay/releases.tsx';
import { Subscriptions } from '../../examples/clients/relay/subscriptions.tsx';
import { Timeline } from '../../examples/clients/relay/timeline.tsx';
import { ComicDocument, type ComicQuery } from '../../schema/generated/graphql.ts';
import { type ListeningGateway, startListening } from './gateway.ts';

// Relay as a frontend uses it: React's components over HTTP, compiled and set up as docs/clients.md says. The gateway
// runs nothing but what relay-compiler has put into the app's manifest.

const folder = 'examples/clients/relay';

let gateway: ListeningGateway;
let root: Root;
beforeAll(async () => {
  gateway = await startListening({ trusted: true, manifests: [`${folder}/persisted-queries.json`] });
}, 30_000);
afterAll(() => gateway.close());
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  gateway.requests.length = 0;
  root = createRoot();
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

async function render(...elements: readonly ReactElement[]): Promise<void> {
  const environment = createRelayEnvironment(gateway.url, gateway.credentials);
  await act(async () =>
    root.render(
      <RelayEnvironmentProvider environment={environment}>
        <Suspense fallback={<p>Loading</p>}>{elements}</Suspense>
      </RelayEnvironmentProvider>,
    ),
  );
  await until(() => all('p').length === 0);
}

const all = (type: string) => root.container.queryAll((element) => element.type === type);
const texts = (type: string) => all(type).map(({ children }) => children.join());
const button = (title: string) => all('button').find(({ props }) => props.title === title);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
}

/** Presses "More", as often as said or there is more, and tells how long the list was after each page. */
async function walk(pages = Number.POSITIVE_INFINITY): Promise<number[]> {
  const lengths = [all('li').length];
  while (button('More') && lengths.length < pages) {
    await act(async () => button('More')!.props.onClick());
    await until(() => all('li').length > lengths.at(-1)!);
    lengths.push(all('li').length);
  }
  return lengths;
}

test('what relay-compiler makes of the schema and the components is as committed', () => {
  const { status, stdout } = spawnSync(
    resolve('node_modules/.bin/relay-compiler'),
    ['relay.config.json', '--validate'],
    { cwd: folder },
  );
  expect(status, String(stdout)).toBe(0);
});

test('usePaginationFragment makes one list of all pages: nothing twice, nothing left out, in order', async () => {
  await render(<Subscriptions key="subscriptions" />);
  expect(await walk()).toEqual([10, 20, 30, 40, 50]);
  expect(button('More')).toBeUndefined();
});

test('so it does within a node, which it reads anew by its id', async () => {
  await render(<Releases key="releases" slug="xkcd" />);
  expect(await walk(3)).toEqual([10, 20, 30]);
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...gateway.credentials() },
    body: JSON.stringify({
      documentId: ComicDocument.__meta__?.hash,
      variables: { slug: 'xkcd', first: 30 },
    }),
  });
  const { data } = (await response.json()) as { data: ComicQuery };
  expect(texts('li')).toEqual(data.comic?.releases?.nodes.map(({ id }) => id));
});

test('the timeline goes on without a service that is down, and says so', async () => {
  await render(<Timeline key="timeline" />);
  expect(await walk(3)).toEqual([10, 20, 30]);
  expect(new Set(texts('li')).size).toBe(30);
  expect(texts('li')[0]).toMatch(/^Log /);
  expect(texts('em')).toContain('LARDER UPSTREAM_UNAVAILABLE');
});

test('a change shows wherever the comic is shown, and in the list that grows or shrinks by it, with no query more', async () => {
  await render(<Comics key="comics" />, <Subscriptions key="subscriptions" />);
  const free = all('button').find(({ children }) => children[0] === 'Subscribe')!;
  const name: string = free.props.title;
  const before = all('li').length;
  gateway.requests.length = 0;
  await act(async () => button(name)!.props.onClick());
  await until(() => all('li').length > before);
  expect([button(name)!.children, texts('li').at(-1)]).toEqual([['Unsubscribe'], name]);
  await act(async () => button(name)!.props.onClick());
  await until(() => all('li').length === before);
  expect([button(name)!.children, texts('li').includes(name)]).toEqual([['Subscribe'], false]);
  expect(gateway.requests).toEqual(['POST id', 'POST id']);
});

test('with @catch a service that is down costs its own field, and the error says which', async () => {
  await render(<Accounts key="accounts" />);
  expect(texts('dd')).toEqual(['Josh Sharp', 'LARDER: UPSTREAM_UNAVAILABLE']);
});
