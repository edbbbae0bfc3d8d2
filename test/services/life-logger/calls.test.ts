import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import { globalId } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let gateway: SandboxedGateway;
interface WireEvent {
  readonly id: number;
  readonly started_at: string;
}

/** All events, newest first, as the sandbox itself gives them. */
let all: readonly WireEvent[];

beforeAll(async () => {
  gateway = await startSandboxed();
  const { url, credential } = gateway.sandbox;
  const response = await fetch(new URL('events?start=1970-01-01T00:00:00Z&end=9999-12-31T00:00:00Z', url), {
    headers: { authorization: credential },
  });
  const { events } = (await response.json()) as { events: WireEvent[] };
  all = events.toSorted(
    (a, b) => Date.parse(b.started_at) - Date.parse(a.started_at) || compare(`${a.id}`, `${b.id}`),
  );
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.calls.length = 0;
});

/** Events that start in the same second stand in the order of their keys as texts. */
function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** How many events started from one day on and before another. */
function countOf(start: string, end: string): number {
  return all.filter(({ started_at }) => started_at >= start && started_at < end).length;
}

/** Monday, the week that it begins, and the month that it begins. */
const today = 'start: "2026-06-01T00:00:00Z", end: "2026-06-02T00:00:00Z"';
const thisWeek = 'start: "2026-06-01T00:00:00Z", end: "2026-06-08T00:00:00Z"';
const lastWeek = 'start: "2026-05-25T00:00:00Z", end: "2026-06-01T00:00:00Z"';
const thisMonth = 'start: "2026-06-01T00:00:00Z", end: "2026-07-01T00:00:00Z"';
const lastMonth = 'start: "2026-05-01T00:00:00Z", end: "2026-06-01T00:00:00Z"';

const events = (start: string, end: string) => `GET events?${query(start, end)}`;
const stats = (start: string, end: string) => `GET stats?${query(start, end)}`;
const query = (start: string, end: string) => `start=${encoded(start)}&end=${encoded(end)}`;
const encoded = (date: string) => encodeURIComponent(new Date(date).toISOString());

async function viewer(selection: string): Promise<Record<string, never>> {
  const { data, errors } = await gateway.query(`{ viewer { ${selection} } }`);
  expect(errors).toBeUndefined();
  return (data as { viewer: Record<string, never> }).viewer;
}

describe('ranges of events in one query', () => {
  test('today, this week and this month are 1 call, and each has its own events', async () => {
    const running = { label: 'Programming', startedAt: '2026-06-01T07:41:30.000Z' };
    const run = { label: 'Exercise', startedAt: '2026-06-01T06:24:07.000Z' };
    const nodes = 'totalCount nodes { label startedAt }';
    expect(
      await viewer(`
        today: events(${today}) { ${nodes} }
        week: events(${thisWeek}, first: 1) { ${nodes} }
        month: events(${thisMonth}, last: 1) { ${nodes} }
      `),
    ).toEqual({
      today: { totalCount: 2, nodes: [running, run] },
      week: { totalCount: 2, nodes: [running] },
      month: { totalCount: 2, nodes: [run] },
    });
    expect(gateway.calls).toEqual([events('2026-06-01', '2026-07-01')]);
  });

  test('that touch are 1 call', async () => {
    const counts = await viewer(`
      lastWeek: events(${lastWeek}) { totalCount }
      today: events(${today}) { totalCount }
      lastMonth: events(${lastMonth}) { totalCount }
    `);
    expect(counts).toEqual({
      lastWeek: { totalCount: countOf('2026-05-25', '2026-06-01') },
      today: { totalCount: 2 },
      lastMonth: { totalCount: countOf('2026-05-01', '2026-06-01') },
    });
    expect(gateway.calls).toEqual([events('2026-05-01', '2026-06-02')]);
  });

  test('that lie apart are 1 call each', async () => {
    expect(
      await viewer(`
        march: events(start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z") { totalCount }
        today: events(${today}) { totalCount }
      `),
    ).toEqual({ march: { totalCount: 3 }, today: { totalCount: 2 } });
    expect(gateway.calls.toSorted()).toEqual([
      events('2026-03-24', '2026-03-25'),
      events('2026-06-01', '2026-06-02'),
    ]);
  });

  test('that are the same are 1 call', async () => {
    const aliases = Array.from({ length: 10 }, (_, i) => `a${i}: events(${today}) { nodes { id } }`);
    await viewer(aliases.join('\n'));
    expect(gateway.calls).toEqual([events('2026-06-01', '2026-06-02')]);
  });

  test('cost nothing beside the newest events of all, which hold them', async () => {
    await viewer(`events(first: 5) { nodes { id } } today: events(${today}) { nodes { id } }`);
    expect(gateway.calls).toEqual([events('2026-05-25T09:00:00Z', '9999-12-31T23:59:59Z')]);
  });
});

describe('ranges of statistics in one query', () => {
  test('are 1 call each: today, this week and this month', async () => {
    await viewer(`
      today: timeStats(${today}) { totalMinutes }
      week: timeStats(${thisWeek}) { totalMinutes }
      month: timeStats(${thisMonth}) { totalMinutes }
    `);
    expect(gateway.calls.toSorted()).toEqual([
      stats('2026-06-01', '2026-06-02'),
      stats('2026-06-01', '2026-06-08'),
      stats('2026-06-01', '2026-07-01'),
    ]);
  });

  test('that are the same are 1 call, in whatever time zone they are given', async () => {
    await viewer(`
      a: timeStats(${today}) { totalMinutes }
      b: timeStats(${today}) { byLabel { label } }
      c: timeStats(start: "2026-06-01T02:00:00+02:00", end: "2026-06-01T19:00:00-05:00") { totalMinutes }
    `);
    expect(gateway.calls).toEqual([stats('2026-06-01', '2026-06-02')]);
  });
});

test('the account is found by its id in 1 call, which the viewer shares, and nobody else is', async () => {
  const [id, other] = [globalId('LifeLoggerUser', 1), globalId('LifeLoggerUser', 2)];
  const query = `{
    node(id: "${id}") { __typename id ... on User { username } }
    nodes(ids: ["${other}", "${id}"]) { id }
    viewer { account(service: LIFE_LOGGER) { id } }
  }`;
  expect(await gateway.query(query)).toEqual({
    data: {
      node: { __typename: 'LifeLoggerUser', id, username: expect.any(String) },
      nodes: [null, { id }],
      viewer: { account: { id } },
    },
  });
  expect(gateway.calls).toEqual(['GET me']);
});

test('the account and the labels are 1 call each, however often they are asked for', async () => {
  await viewer(
    'a: labels b: labels c: account(service: LIFE_LOGGER) { id } d: account(service: LIFE_LOGGER) { id }',
  );
  expect(gateway.calls.toSorted()).toEqual(['GET labels', 'GET me']);
});

test('the number of events in a range is 1 call, and without a range it is not told, for none', async () => {
  expect(await viewer(`range: events(${lastMonth}) { totalCount } ever: events { totalCount }`)).toEqual({
    range: { totalCount: countOf('2026-05-01', '2026-06-01') },
    ever: { totalCount: null },
  });
  expect(gateway.calls).toEqual([events('2026-05-01', '2026-06-01')]);
});

interface Page {
  readonly nodes: readonly { readonly databaseId: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}

async function page(args: string): Promise<Page> {
  const fields = 'nodes { databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  const { events: answer } = await viewer(`events(${args}) { ${fields} }`);
  return answer as unknown as Page;
}

const idsOf = ({ nodes }: Page) => nodes.map(({ databaseId }) => Number(databaseId));

describe('a walk over all 5486 events, 100 at a time,', () => {
  test('delivers each once, newest first, for 1 or 2 calls a page', async () => {
    const ids: number[] = [];
    let pages = 0;
    for (let after = ''; ; pages += 1) {
      const current = await page(`first: 100${after}`);
      ids.push(...idsOf(current));
      if (!current.pageInfo.hasNextPage) break;
      after = `, after: "${current.pageInfo.endCursor}"`;
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(ids.length).toBe(5486);
    expect(pages).toBe(54);
    expect(gateway.calls.length).toBeLessThanOrEqual(60);
  });

  test('delivers the same backwards', async () => {
    const ids: number[] = [];
    for (let before = ''; ; ) {
      const current = await page(`last: 100${before}`);
      ids.unshift(...idsOf(current));
      if (!current.pageInfo.hasPreviousPage) break;
      before = `, before: "${current.pageInfo.startCursor}"`;
    }
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(gateway.calls.length).toBeLessThanOrEqual(60);
  });

  uncachedTest('of a range is 1 call a page', async () => {
    const range = 'start: "2025-06-01T00:00:00Z", end: "2025-08-01T00:00:00Z"';
    const ids: number[] = [];
    for (let after = ''; ; ) {
      const current = await page(`${range}, first: 100${after}`);
      ids.push(...idsOf(current));
      if (!current.pageInfo.hasNextPage) break;
      after = `, after: "${current.pageInfo.endCursor}"`;
    }
    const expected = all.filter(({ started_at }) => started_at >= '2025-06-01' && started_at < '2025-08-01');
    expect(ids).toEqual(expected.map(({ id }) => id));
    expect(gateway.calls).toEqual(Array(5).fill(events('2025-06-01', '2025-08-01')));
  });
});
