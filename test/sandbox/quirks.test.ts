import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { sandbox as comicsSandbox } from '../../src/sandbox/comics/sandbox.ts';
import { sandbox as larderSandbox } from '../../src/sandbox/larder/sandbox.ts';
import { sandbox as lifeLoggerSandbox } from '../../src/sandbox/life-logger/sandbox.ts';
import { sandbox as littlebitsSandbox } from '../../src/sandbox/littlebits/sandbox.ts';
import { sandbox as littlelogsSandbox } from '../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox, Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { rawRequest } from './raw-request.ts';

interface Service {
  readonly name: string;
  readonly sandbox: Sandbox;
  /** A list that has more than 20 items, and the same under another filter. */
  readonly list: string;
  readonly filtered: string;
  /** Of its items: what it is sorted by. */
  readonly sortedBy: string;
  /** A property that the service never leaves out. */
  readonly property: string;
}

const year = 'start=2025-06-01T00:00:00Z&end=2026-06-01T00:00:00Z';
const services: readonly Service[] = [
  {
    name: 'Littlelogs',
    sandbox: littlelogsSandbox,
    list: 'logs/',
    filtered: 'timelines/home/',
    sortedBy: 'created',
    property: 'content',
  },
  {
    name: 'Larder',
    sandbox: larderSandbox,
    list: 'search/?q=a',
    filtered: 'search/?q=e',
    sortedBy: 'created',
    property: 'title',
  },
  {
    name: 'littleBits',
    sandbox: littlebitsSandbox,
    list: 'projects/search',
    filtered: 'projects/search?sort=recent',
    sortedBy: 'published_at',
    property: 'name',
  },
  {
    name: 'Life Logger',
    sandbox: lifeLoggerSandbox,
    list: `events?${year}`,
    filtered: `events?${year.replace('2025-06', '2025-05')}`,
    sortedBy: 'started_at',
    property: 'label',
  },
  {
    name: 'Comics',
    sandbox: comicsSandbox,
    list: 'releases/',
    filtered: 'releases/?subscribed=true',
    sortedBy: 'fetched',
    property: 'fetched',
  },
];
const having = (quirk: string) =>
  services.filter(({ sandbox }) => Object.keys(sandbox.quirks).some((name) => name.split('[')[0] === quirk));

const running: RunningSandbox[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

async function start(sandbox: Sandbox, quirks: readonly string[], options: Partial<SandboxOptions> = {}) {
  const now = () => Date.parse('2026-06-01T09:00:00Z');
  const started = await sandbox.start({ directory: null, now, quirks, ...options });
  running.push(started);
  return started;
}

function get(sandbox: RunningSandbox, path: string): Promise<Response> {
  const isToken = sandbox.url.pathname === '/api/v2/';
  const name = isToken ? 'mobileappauth' : 'authorization';
  return fetch(new URL(path, sandbox.url), { headers: { [name]: sandbox.credential } });
}

/** Reads one page of a list: by `limit` and `offset`, `per_page` and `page`, or whole. */
async function page(sandbox: RunningSandbox, path: string, size: number, number = 0) {
  const isNumbered = sandbox.url.pathname === '/api/v2/';
  const window = isNumbered ? `per_page=${size}&page=${number + 1}` : `limit=${size}&offset=${number * size}`;
  const response = await get(sandbox, `${path}${path.includes('?') ? '&' : '?'}${window}`);
  const body = await response.json();
  const items: Record<string, unknown>[] = body.results ?? body.objects ?? body.events;
  const total: number | undefined = body.count ?? body.meta?.total_count;
  const next: string | null | undefined = body.next ?? body.meta?.next;
  return { items, total, next, ids: items.map(({ id }) => id) };
}

test('every sandbox has the quirks that its lists allow, each with one line that says what it does', () => {
  const names = services.map(({ name, sandbox }) => [
    name,
    Object.keys(sandbox.quirks).map((quirk) => quirk.split('[')[0]),
  ]);
  const everywhere = [
    ...['duplicate-keys', 'malformed-item', 'hidden-rows'],
    ...['failing', 'throttled', 'slow', 'compression'],
  ];
  const [twice, malformed, hidden, ...transport] = everywhere;
  const items = [twice, malformed, hidden];
  const order = ['ties', 'collation'];
  const byOffset = ['ignored-limit', 'ignored-offset', 'page-cap'];
  expect(Object.fromEntries(names)).toEqual({
    Littlelogs: [...order, ...byOffset, ...items, 'wrong-count', ...transport],
    Larder: [...order, ...byOffset, ...items, 'wrong-count', ...transport],
    littleBits: [...order, 'ignored-per-page', 'ignored-page', 'page-cap', ...items, ...transport],
    'Life Logger': ['rate-limit', ...order, ...items, ...transport],
    Comics: [
      'unique-subscriptions',
      'any-case',
      'mounted',
      ...order,
      ...byOffset,
      ...items,
      'wrong-count',
      ...transport,
    ],
  });
  for (const { sandbox } of services) {
    for (const line of Object.values(sandbox.quirks)) expect(line).toMatch(/^[A-Z][^\n{}]{20,110}\.$/);
  }
});

describe.each(services)('$name', ({ sandbox, list, filtered, sortedBy, property }) => {
  test('refuses a quirk that it does not have, and a value that a quirk does not take', async () => {
    const known = Object.keys(sandbox.quirks).map((quirk) => quirk.split('[')[0]);
    await expect(start(sandbox, ['tie'])).rejects.toThrow(
      `Unknown quirk "tie". Known quirks: ${known.join(', ')}.`,
    );
    await expect(start(sandbox, ['ties=3'])).rejects.toThrow('The quirk "ties" takes no value; got "3".');
    await expect(start(sandbox, ['slow=soon'])).rejects.toThrow(
      'The quirk "slow" does not take "soon". An example: slow=2000.',
    );
  });

  test('hidden-rows: some items never come, and the others stay where they are', async () => {
    const [plain, quirky] = await Promise.all([start(sandbox, []), start(sandbox, ['hidden-rows=4'])]);
    const [all, seen] = [await page(plain, list, 40), await page(quirky, list, 40)];
    expect(seen.ids.length).toBeLessThan(all.ids.length);
    expect(all.ids.filter((id) => seen.ids.includes(id))).toEqual(seen.ids);
    expect(seen.total).toBe(all.total);
  });

  test('malformed-item: the same objects have null for the property, whichever list they are in', async () => {
    const [plain, quirky] = await Promise.all([
      start(sandbox, []),
      start(sandbox, [`malformed-item=${property}`]),
    ]);
    const [all, seen, other] = [
      await page(plain, list, 40),
      await page(quirky, list, 40),
      await page(quirky, filtered, 40),
    ];
    const malformed = seen.items.filter((item) => item[property] === null);
    expect(seen.ids).toEqual(all.ids);
    expect([malformed.length > 0, malformed.length < seen.items.length / 3]).toEqual([true, true]);
    expect(all.items.every((item) => item[property] !== null)).toBe(true);
    const others = new Map(other.items.map((item) => [item.id, item]));
    for (const { id } of malformed) expect(others.get(id)?.[property] ?? null).toBeNull();
  });

  test('duplicate-keys: of three items the last comes twice, on whatever page it stands', async () => {
    const [plain, quirky] = await Promise.all([start(sandbox, []), start(sandbox, ['duplicate-keys=3'])]);
    const all = await page(plain, list, 30);
    const expected = all.ids.flatMap((id, index) => (index % 3 === 2 ? [id, id] : [id]));
    const isPaged = list.startsWith('events') === false;
    const pages = isPaged
      ? [await page(quirky, list, 7), await page(quirky, list, 7, 1), await page(quirky, list, 7, 2)]
      : [await page(quirky, list, 7)];
    const ids = pages.flatMap((each) => each.ids);
    expect(ids.slice(0, 21)).toEqual(expected.slice(0, 21));
    if (all.total !== undefined) expect(pages[0]?.total).toBe(all.total + Math.floor(all.total / 3));
  });

  test('ties: equal values stand in an order that differs by filter, on every page the same', async () => {
    const quirky = await start(sandbox, ['ties']);
    const [first, again, other] = [
      await page(quirky, list, 60),
      await page(quirky, list, 60),
      await page(quirky, filtered, 60),
    ];
    expect(again.ids).toEqual(first.ids);
    const shared = first.ids.filter((id) => other.ids.includes(id));
    expect(other.ids.filter((id) => shared.includes(id))).not.toEqual(shared);
    // littleBits does not send what its projects are sorted by.
    const values = first.items.map((item) => String(item[sortedBy]));
    const sorted = values.toSorted();
    expect([values, values.toReversed()]).toContainEqual(sorted);
    expect(new Set(values).size).toBeLessThan(values.length);
  });

  test('compression: with each coding, for requests that accept it alone', async () => {
    const decoders = {
      gzip: gunzipSync,
      br: brotliDecompressSync,
      deflate: inflateSync,
      zstd: zstdDecompressSync,
    };
    const plain = await rawRequest(await start(sandbox, []), list, 'gzip, br');
    for (const [coding, decode] of Object.entries(decoders)) {
      const quirky = await start(sandbox, [`compression=${coding}`]);
      const coded = await rawRequest(quirky, list, 'gzip, deflate, br, zstd');
      const refused = await rawRequest(quirky, list, 'identity');
      expect([coded.headers['content-encoding'], refused.headers['content-encoding']]).toEqual([
        coding,
        undefined,
      ]);
      expect(decode(coded.body).length).toBe(refused.body.length);
      expect(plain.headers['content-encoding']).toBeUndefined();
    }
  });

  test('slow: each response waits first', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => waits.push(milliseconds);
    const quirky = await start(sandbox, ['slow=7000'], { wait });
    expect([(await get(quirky, list)).status, (await get(quirky, list)).status, waits]).toEqual([
      200,
      200,
      [7000, 7000],
    ]);
  });

  test('failing and throttled: one request in so many', async () => {
    const failing = await start(sandbox, ['failing=3']);
    const throttled = await start(sandbox, ['throttled=2']);
    const statuses = async (quirky: RunningSandbox) => {
      const responses = [];
      for (let request = 0; request < 6; request++) responses.push(await get(quirky, list));
      return responses.map(({ status }) => status);
    };
    expect(await statuses(failing)).toEqual([200, 200, 503, 200, 200, 503]);
    expect(await statuses(throttled)).toEqual([200, 429, 200, 429, 200, 429]);
  });
});

test('throttled: in the words of the service', async () => {
  const [django, lifeLogger] = await Promise.all([
    start(littlelogsSandbox, ['throttled=1']),
    start(lifeLoggerSandbox, ['throttled=1']),
  ]);
  const [first, second] = [await get(django, 'logs/'), await get(lifeLogger, 'me')];
  expect([first.headers.get('retry-after'), await first.json()]).toEqual([
    '1',
    { detail: 'Request was throttled. Expected available in 1 second.' },
  ]);
  expect([second.headers.get('retry-after'), await second.json()]).toEqual([
    null,
    { error: 'Rate limit exceeded: 200 per 1 minute' },
  ]);
});

describe.each(having('wrong-count'))('$name', ({ sandbox, list }) => {
  test('wrong-count: totals are off, in either direction, never below 0', async () => {
    const [plain, more, less] = await Promise.all([
      start(sandbox, []),
      start(sandbox, ['wrong-count=+3']),
      start(sandbox, ['wrong-count=-1000000']),
    ]);
    const { total = 0, ids } = await page(plain, list, 5);
    expect([(await page(more, list, 5)).total, (await page(less, list, 5)).total]).toEqual([total + 3, 0]);
    expect((await page(more, list, 5)).ids).toEqual(ids);
  });
});

describe.each(having('page-cap'))('$name', ({ sandbox, list }) => {
  const names = Object.keys(sandbox.quirks).filter((name) => name.startsWith('ignored-'));

  test('page-cap: the first long page comes as asked, every later one is cut', async () => {
    const quirky = await start(sandbox, ['page-cap=6']);
    const lengths = [];
    for (const size of [5, 15, 15, 6]) lengths.push((await page(quirky, list, size)).items.length);
    expect(lengths).toEqual([5, 15, 6, 6]);
  });

  test(`${names.join(' and ')}: as if it had not been sent`, async () => {
    const [size, position] = await Promise.all(names.map((name) => start(sandbox, [name])));
    const byDefault = sandbox === littlebitsSandbox ? 10 : 20;
    expect((await page(size!, list, 3)).items).toHaveLength(byDefault);
    expect((await page(position!, list, 3, 4)).ids).toEqual((await page(position!, list, 3)).ids);
  });
});

test('collation: comics by code points, in any case, or by their words', async () => {
  const names = async (quirk: string) => {
    const quirky = await start(comicsSandbox, [quirk]);
    return (await page(quirky, 'comics/', 300)).items.map(({ name }) => String(name));
  };
  const [points, cases, words] = [
    await names('collation=code-points'),
    await names('collation=any-case'),
    await names('collation'),
  ];
  expect(points).toEqual(points.toSorted());
  const folded = cases.map((name) => name.toLowerCase());
  expect(folded).toEqual(folded.toSorted());
  const letters = words.map((name) =>
    name
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
  );
  expect(letters).toEqual(letters.toSorted());
  expect(words).not.toEqual(points);
});

test('several quirks go together', async () => {
  const quirky = await start(comicsSandbox, ['ties', 'wrong-count=2', 'hidden-rows=3', 'duplicate-keys']);
  const { items, total } = await page(quirky, 'comics/', 20);
  expect([items.length < 20, total]).toEqual([true, 300 + 60 + 2]);
});
