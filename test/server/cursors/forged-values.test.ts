import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forged, reforged } from '../../relay/forged.ts';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';
import { cursorsOf, everyList, type ListCase, type ListKind, nameOf, pageQuery } from './every-list.ts';

let gateway: SandboxedGateway;
const strays: unknown[] = [];
const listen = (reason: unknown) => strays.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', listen);
  // Calls are compared with those that the same page takes for its parent: nothing may come from a cache.
  gateway = await startAllSandboxed({ env: { CACHE_BYTES: '0' } });
});
afterAll(async () => {
  await gateway.close();
  process.off('unhandledRejection', listen);
});

const refusal = {
  message: expect.stringMatching(
    /^`(after|before)` is not a cursor of this API, or not the whole of one\. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged\.$/,
  ),
  locations: expect.anything(),
  path: expect.anything(),
  extensions: {
    code: 'BAD_USER_INPUT',
    retryable: false,
    argument: expect.stringMatching(/^(after|before)$/),
  },
};

test('every connection field of the API is among the lists', () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const))
    .filter(([, { type }]) => /Connection!?$/.test(String(type)))
    .map(([name, field]) => `${name}.${field.name}`);
  expect([...new Set(everyList.map(({ field }) => field))].sort()).toEqual(fields.sort());
});

test('one request with a cursor whose time is a word is refused without a call, and ends nothing', async () => {
  const cursor = forged('life-logger/events//', [0, null, '1', 0, 0, 'abc']);
  const before = gateway.calls.length;
  const { data, errors } = await gateway.query(
    `{ viewer { events(first: 3, after: "${cursor}") { nodes { id } } } }`,
  );
  expect({ data, errors }).toEqual({ data: { viewer: { events: null } }, errors: [refusal] });
  expect(gateway.calls.slice(before)).toEqual([]);
  await nextTurn();
  expect(strays).toEqual([]);
});

/** What can't stand in the place of each part of a cursor. */
const wrongParts: Readonly<Record<string, readonly ((parts: Parts) => Parts)[]>> = {
  position: [-1, 1.5, 2 ** 31, 2 ** 53, '3', null, true].map((position) => (parts) => ({
    ...parts,
    position,
  })),
  total: [-1, 0.5, 2 ** 31, '3', false].map((total) => (parts) => ({ ...parts, total })),
  key: ['', '\0', 'a\nb', 'x'.repeat(256), '\ud800', 5, null].map((key) => (parts) => ({ ...parts, key })),
  neighbours: [['\n'], [''], [1], [null], ['1', '2', '3']].flatMap((keys) => [
    (parts: Parts) => ({ ...parts, previous: keys }),
    (parts: Parts) => ({ ...parts, next: keys }),
  ]),
  'number of neighbours': [-1, 3, 1e9, 0.5, '1'].map((count) => (parts) => ({
    ...parts,
    previous: [],
    count,
  })),
  'sort value': [
    [],
    [true],
    ['x'.repeat(2000)],
    [1e300],
    [1e300, 1],
    [1, 'a'],
    [1, 'a', 2],
    [1, 2, 3, 4],
    ['a', 1],
  ].map((value) => (parts) => ({ ...parts, value })),
  'type of sort value, a number for a word and a word for a number': [
    (parts) => ({ ...parts, value: parts.value.map((value) => (typeof value === 'number' ? 'abc' : 5)) }),
  ],
  end: [[1], ['x'], [null], ['x', 0, 0, 'x']].map((more) => (parts) => ({
    ...parts,
    part: [...parts.part, ...more],
  })),
};

/** What a cursor says, each as it came. */
interface Parts {
  readonly position: unknown;
  readonly total: unknown;
  readonly key: unknown;
  readonly previous: readonly unknown[];
  readonly next: readonly unknown[];
  /** Stands for the number of the keys before, where it is not that. */
  readonly count?: unknown;
  readonly value: readonly unknown[];
  readonly part: readonly unknown[];
}

function partsOf(fields: readonly unknown[], kind: ListKind): Parts {
  const [position, total, key, before, after, ...rest] = fields;
  const previous = rest.splice(0, before as number); // A cursor as it came.
  const next = rest.splice(0, after as number);
  // A bookmark has one sort value.
  const part = kind === 'concatenated' ? rest.splice(1) : [];
  return { position, total, key, previous, next, value: rest, part };
}

function fieldsIn({ position, total, key, previous, next, count, value, part }: Parts): readonly unknown[] {
  return [
    position,
    total,
    key,
    count ?? previous.length,
    next.length,
    ...previous,
    ...next,
    ...value,
    ...part,
  ];
}

describe.each(everyList.filter(({ kind }) => kind !== 'merged').map((list) => [nameOf(list), list] as const))(
  '%s refuses without a call a cursor with a wrong',
  (_, list) => {
    let cursor: string;
    let parentCalls: readonly string[];
    beforeAll(async () => {
      cursor = (await cursorsOf(list, gateway))[1] ?? '';
      expect(cursor).not.toBe('');
      parentCalls = await callsFor(list, 'junk');
    });

    test.each(Object.entries(wrongParts))('%s', async (_, changes) => {
      for (const change of changes) {
        const changed = reforged(cursor, (fields) => fieldsIn(change(partsOf(fields, list.kind))));
        await expectRefused(list, changed, parentCalls);
      }
    });

    test('folder', async () => {
      const parts = [[], ['x', 0, 0], ['../x', 0, 0], [1, 0, 0], [null, 0, 0], ['x', 1, 0, 1]];
      for (const part of list.kind === 'concatenated' ? parts : parts.slice(1)) {
        const changed = reforged(cursor, (fields) => fieldsIn({ ...partsOf(fields, list.kind), part }));
        await expectRefused(list, changed, parentCalls);
      }
    });
  },
);

describe('the timeline refuses without a call a cursor with a wrong', () => {
  const timeline = everyList.find(({ kind }) => kind === 'merged') as ListCase; // It is one of them.
  const uuid = 'cf44505b-b235-4038-9d8a-3070489e97c8';
  const time = 1_700_000_000_000;
  const logAnchor: readonly unknown[] = [0, 5, '1', 0, 0, time, 1];
  const home = (...place: readonly unknown[]) => ['LITTLELOGS', 1, 'home', ...place];

  test.each<readonly [what: string, group: readonly unknown[]]>([
    ['service', ['LITTLEBITS', 1, 'home', 1]],
    ['service that every object has', ['constructor', 1, 'home', 1]],
    ['list of a service', ['LITTLELOGS', 1, 'away', 1]],
    ['folder', ['LARDER', 1, '../../x', 1]],
    ['kind of place', home(6)],
    ['position', home(3, time, null, ...logAnchor.with(0, -1))],
    ['key', home(3, time, null, ...logAnchor.with(2, 'x'))],
    ['neighbour', home(3, time, null, ...logAnchor.with(3, 1).toSpliced(5, 0, 'x'))],
    ['time of a log', home(3, time, null, ...logAnchor.with(5, 'abc'))],
    ['shape of time', home(3, time, null, ...logAnchor.slice(0, -1))],
    ['time of an event', ['LIFE_LOGGER', 1, 'events', 3, time, null, 0, null, '1', 0, 0, 'abc']],
    ['event without a time', ['LIFE_LOGGER', 1, 'events', 3, time, null, 0, null, '1', 0, 0, null]],
    ['time of a release', ['COMICS', 1, 'releases', 3, time, null, 0, 1, '1', 0, 0, time, 1]],
    ['time of a bookmark', ['LARDER', 1, uuid, 3, time, null, 0, 1, uuid, 0, 0, 'abc']],
    ['head', home(3, 1e300, null, ...logAnchor)],
    ['ceiling', home(3, time, 'x', ...logAnchor)],
    ['sorted key', home(5, time, null, ...logAnchor, time, '../x')],
    ['end', home(3, time, null, ...logAnchor, 'x', 0, 0)],
  ])('%s', async (_, group) => {
    const cursor = (await cursorsOf(timeline, gateway))[1] ?? '';
    await expectRefused(
      timeline,
      reforged(cursor, () => [time, 1, ...group]),
      [],
    );
  });
});

async function expectRefused(list: ListCase, cursor: string, parentCalls: readonly string[]): Promise<void> {
  turn += 1;
  for (const page of list.kind === 'merged' ? ['first: 3, after: $cursor'] : [pages[turn % 2] ?? '']) {
    const before = gateway.calls.length;
    const { errors } = await gateway.query(
      `query ($cursor: String) { ${pageQuery(list, page, 'pageInfo { hasNextPage }')} }`,
      { cursor },
    );
    expect(errors, cursor).toEqual([refusal]);
    expect(gateway.calls.slice(before)).toEqual(parentCalls);
  }
  await nextTurn();
  expect(strays).toEqual([]);
}

/** Both ways in turn. */
let turn = 0;
const pages = ['first: 3, after: $cursor', 'last: 3, before: $cursor'];

async function callsFor(list: ListCase, cursor: string): Promise<readonly string[]> {
  const before = gateway.calls.length;
  await gateway.query(
    `query ($cursor: String) { ${pageQuery(list, pages[0] ?? '', 'pageInfo { hasNextPage }')} }`,
    {
      cursor,
    },
  );
  return gateway.calls.slice(before);
}

/** By then a rejection that nobody handles is reported. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
