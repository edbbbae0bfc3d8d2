import { afterAll, beforeAll, expect, test } from 'vitest';
import { SearchDocument, type SearchQueryVariables } from '../../schema/generated/graphql.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const clock = new FakeClock({ now: Date.parse('2026-06-01T09:00:00Z') });
  const started = await Promise.all(
    ['littlelogs', 'larder', 'littlebits', 'comics'].map(async (key) => {
      const sandbox = await (await sandboxes[key]!.load()).start({ directory: null, now: () => clock.now() });
      closing.push(() => sandbox.close());
      return [key, { url: sandbox.url, sandboxed: true, demoCredential: sandbox.credential }] as const;
    }),
  );
  gateway = startGateway({ endpoints: Object.fromEntries(started), clock });
});
afterAll(async () => {
  await gateway.close();
  for (const close of closing) await close();
});

async function search(variables: SearchQueryVariables) {
  gateway.calls.length = 0;
  const { data, errors } = await gateway.run(SearchDocument, variables);
  expect(errors).toBeUndefined();
  const { nodes, sources } = data!.search!;
  expect(sources.map(({ status }) => status)).toEqual(sources.map(() => 'OK'));
  return nodes;
}

const callsFor = (text: string, count: number) => [
  `GET comics/?name__icontains=${text}&limit=${count}&offset=0`,
  `GET images/?text__icontains=${text}&limit=${count}&offset=0`,
  `GET projects/search?q=${text}&page=1&per_page=${count + 1}`,
  `GET search/?q=${text}&limit=${count}&offset=0`,
  'GET tags/?limit=1000&offset=0',
];

test('the example finds tags, bookmarks, projects and comics in turn, for a call each', async () => {
  const nodes = await search({ query: 'night', first: 5 });
  expect(nodes).toEqual([
    {
      __typename: 'LogTag',
      id: 'TG9nVGFnOm5pZ2h0YmVsbA',
      service: 'LITTLELOGS',
      summary: '#nightbell',
      url: expect.stringMatching(/^http.*\/tag\/nightbell$/),
    },
    {
      __typename: 'Bookmark',
      id: 'Qm9va21hcms6MjkxZTg4NmYtY2FjNS01OGUyLWEyZGMtOWIxNTY3NTg2M2Zh',
      service: 'LARDER',
      summary: 'Thinking about night trains on a ferry',
      url: 'https://longshadow.example/posts/thinking-about-night-trains-on-a-ferry',
      domain: 'longshadow.example',
    },
    {
      __typename: 'Project',
      id: 'UHJvamVjdDozOTY4',
      service: 'LITTLEBITS',
      summary: 'Automatic Night Light',
      url: null,
      iconUrl: expect.stringMatching(/^http.*small_automatic-night-light\.png$/),
      author: { id: 'TGl0dGxlYml0c1VzZXI6MzMwNjg', username: 'yuki_soldering104' },
    },
    {
      __typename: 'Comic',
      id: 'Q29taWM6NjU',
      service: 'COMICS',
      summary: 'Midnight Badgers',
      url: 'http://midnight-badgers.example/',
      language: 'en',
    },
    {
      __typename: 'LogTag',
      id: 'TG9nVGFnOm5pZ2h0Y2x1Yg',
      service: 'LITTLELOGS',
      summary: '#nightclub',
      url: expect.stringMatching(/^http.*\/tag\/nightclub$/),
    },
  ]);
  expect(gateway.calls.toSorted()).toEqual(callsFor('night', 5));
});

test('and pictures by the text in them', async () => {
  const nodes = await search({ query: 'lighthouse', services: ['COMICS'], first: 1 });
  expect(nodes).toEqual([
    {
      __typename: 'ComicImage',
      id: 'Q29taWNJbWFnZTo5MTE0MQ',
      service: 'COMICS',
      summary: 'Small Talk Explained',
      url: expect.stringMatching(/^http.*\.png$/),
      text: 'This is why we can’t have a lighthouse. Somebody feed the printer.',
    },
  ]);
});

test('with a # it finds tags, and bookmarks with exactly this one', async () => {
  const nodes = await search({ query: '#music', first: 100 });
  expect(new Set(nodes.map(({ __typename }) => __typename))).toEqual(new Set(['LogTag', 'Bookmark']));
  const ids = nodes.filter(({ service }) => service === 'LARDER').map(({ id }) => id);
  expect(gateway.calls.toSorted()).toEqual(callsFor('%23music', 100));
  const { data } = await gateway.query(
    '{ viewer { bookmarks(tag: "music", first: 100) { nodes { id tags { name } } } } }',
  );
  const { nodes: tagged } = (data as { viewer: { bookmarks: { nodes: { id: string }[] } } }).viewer.bookmarks;
  expect(ids.length).toBeGreaterThan(10);
  expect(ids).toEqual(tagged.map(({ id }) => id).slice(0, ids.length));
});

test('what one service finds alone is what it finds among the others', async () => {
  const together = await search({ query: 'light', first: 100 });
  const found: unknown[] = [];
  for (const service of ['LITTLELOGS', 'LARDER', 'LITTLEBITS', 'COMICS'] as const) {
    const alone = await search({ query: 'light', services: [service], first: 100 });
    const its = together.filter((node) => node.service === service);
    expect(its.length).toBeGreaterThan(0);
    expect(alone.slice(0, its.length)).toEqual(its);
    found.push(...its);
  }
  expect(found.length).toBe(together.length);
});
