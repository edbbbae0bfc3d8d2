import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Service,
  TimelineDocument,
  type TimelineQueryVariables,
} from '../../schema/generated/graphql.ts';
import { uncachedTest } from '../support/caches.ts';
import { startTimelineSandboxes, type TimelineSandboxes } from './timeline-sandboxes.ts';

let gateway: TimelineSandboxes;

beforeAll(async () => {
  gateway = await startTimelineSandboxes();
});
afterAll(() => gateway.close());

const all: readonly Service[] = ['LITTLELOGS', 'LARDER', 'LIFE_LOGGER', 'COMICS'];

async function pageOf(variables: TimelineQueryVariables, services = all) {
  const { data, errors } = await gateway.run(
    TimelineDocument,
    services === all ? variables : { ...variables, services: [...services] },
  );
  expect(errors).toBeUndefined();
  const timeline = data!.viewer!.timeline!;
  expect(timeline.sources).toEqual(
    services.map((service) => ({
      service,
      status: 'OK',
      message: null,
      retryAfter: null,
    })),
  );
  return timeline;
}

async function viewer<Fields>(fields: string): Promise<Fields> {
  const { data } = await gateway.query(`{ viewer { ${fields} } }`);
  return (data as { viewer: Fields }).viewer;
}

test('the example shows logs, bookmarks and events, each with what its own type knows', async () => {
  const { nodes } = await pageOf({});
  expect(nodes.length).toBe(20);
  const find = (typename: string) => nodes.find(({ __typename }) => __typename === typename);
  expect([find('Event'), find('Bookmark'), find('Log')]).toEqual([
    {
      __typename: 'Event',
      id: 'RXZlbnQ6NjExMA',
      service: 'LIFE_LOGGER',
      occurredAt: '2026-06-01T07:41:30.000Z',
      summary: 'Programming',
      url: null,
      endedAt: null,
      durationMinutes: 78.5,
    },
    {
      __typename: 'Bookmark',
      id: 'Qm9va21hcms6ZGNlN2QxODUtYmJhNy01ZDE0LWE4YzQtOTAxNjgzOGUyNzc2',
      service: 'LARDER',
      occurredAt: '2026-05-30T21:48:32.000Z',
      summary: 'Vim Adventures',
      url: 'https://vim-adventures.com/',
      domain: 'vim-adventures.com',
      folder: { id: 'Rm9sZGVyOmNkNDIyM2NlLTMyZjktNWM4MC1hOGI1LTM5YWM0OWE0ZTE1Mw', name: 'Command line' },
    },
    {
      __typename: 'Log',
      id: 'TG9nOjI2MTc',
      service: 'LITTLELOGS',
      occurredAt: '2026-06-01T05:39:38.000Z',
      summary: expect.stringMatching(/^Whew! Spent ages/),
      url: null,
      author: {
        id: 'TGl0dGxlbG9nc1VzZXI6am9zaA',
        displayName: 'Josh Sharp',
        avatarUrl: expect.stringMatching(/^http/),
      },
      likeCount: 0,
      commentCount: 0,
    },
  ]);
});

test('and releases, the newest of which is old at the sandbox', async () => {
  const { nodes } = await pageOf({ first: 1 }, ['COMICS']);
  expect(nodes).toEqual([
    {
      __typename: 'Release',
      id: 'UmVsZWFzZToxNDc3OTM',
      service: 'COMICS',
      occurredAt: '2012-10-08T08:59:51.169Z',
      summary: 'Night Bus Goes Wrong',
      url: expect.stringMatching(/^http.*\.png$/),
      comic: { id: 'Q29taWM6MjU3', name: 'Tuesday Astronomer' },
      images: [
        {
          id: 'Q29taWNJbWFnZToxNTIwMjk',
          url: nodes[0]?.url,
          title: 'Night Bus Goes Wrong',
          text: 'This is why we can’t have a lighthouse. And it was only Tuesday.',
        },
      ],
    },
  ]);
});

uncachedTest(
  'the first page reads each folder that is not empty, and those after it the ones that they come to',
  async () => {
    interface Folders {
      readonly folders: { readonly nodes: readonly { readonly bookmarkCount: number }[] };
    }
    const { folders } = await viewer<Folders>('folders(first: 100) { nodes { bookmarkCount } }');
    const filled = folders.nodes.filter(({ bookmarkCount }) => bookmarkCount > 0).length;
    gateway.calls.length = 0;
    const counts: number[] = [];
    for (let after: string | null = null; counts.length < 10; ) {
      const { pageInfo } = await pageOf({ after });
      counts.push(gateway.calls.splice(0).length);
      after = pageInfo.endCursor!;
    }
    // With them: the list of folders, the logs, the events and the releases.
    expect(counts).toEqual([filled + 4, 4, 4, 5, 4, 2, 3, 4, 4, 6]);
  },
);

test('from its first page to its last it holds everything once, in order', async () => {
  // Nothing but releases is older, and those are many.
  const since = '2012-09-15T00:00:00Z';
  const { data } = await gateway.query(`{
    viewer {
      homeTimeline { totalCount }
      bookmarks { totalCount }
      events(start: "${since}", end: "2100-01-01T00:00:00Z") { totalCount }
    }
    releases(filter: { isSubscribed: true, fetchedAt: { start: "${since}" } }) { totalCount }
  }`);
  type Lists = Record<string, { readonly totalCount: number }>;
  const { viewer: lists, releases } = data as { viewer: Lists; releases: { totalCount: number } };
  const totals = [...Object.values(lists), releases].map(({ totalCount }) => totalCount);
  expect(totals.every((count) => count > 100)).toBe(true);
  const total = totals.reduce((sum, count) => sum + count, 0);
  const ids: string[] = [];
  const times: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Awaited<ReturnType<typeof pageOf>> = await pageOf({
      first: 100,
      after,
      since,
    });
    ids.push(...nodes.map(({ id }) => id));
    times.push(...nodes.map(({ occurredAt }) => String(occurredAt)));
    after = pageInfo.hasNextPage ? pageInfo.endCursor! : null;
    // Larder's hourly limit is a matter of its own.
    gateway.clock.advance(120_000);
  } while (after);
  expect([ids.length, new Set(ids).size]).toEqual([total, total]);
  expect(times).toEqual(times.toSorted().toReversed());
}, 60_000);
