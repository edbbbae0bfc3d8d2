import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reforged } from '../../relay/reforge.ts';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';
import { cursorsOf, everyList, type ListCase, nameOf, pageQuery } from './every-list.ts';

let gateway: SandboxedGateway;
const strays: unknown[] = [];
const listen = (reason: unknown) => strays.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', listen);
  gateway = await startAllSandboxed();
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
  const cursor = 'MW9waXhwNC5bMSwiMzF1dWFvIiwwLG51bGwsImsiLFtdLFtdLCJhYmMiXQ';
  const before = gateway.calls.length;
  const { data, errors } = await gateway.query(
    `{ viewer { events(first: 3, after: "${cursor}") { nodes { id } } } }`,
  );
  expect({ data, errors }).toEqual({ data: { viewer: { events: null } }, errors: [refusal] });
  expect(gateway.calls.slice(before)).toEqual([]);
  await nextTurn();
  expect(strays).toEqual([]);
});

/** Where each value stands among the fields, and what can't stand there. */
const wrongFields: Readonly<Record<string, readonly [index: number, values: readonly unknown[]]>> = {
  position: [0, [-1, 1.5, 2 ** 31, 2 ** 53, '3', null, [], true]],
  total: [1, [-1, 0.5, 2 ** 31, '3', [], false]],
  key: [2, ['', '\0', '../../x', 'a\nb', 'x'.repeat(256), '\ud800', 5, null, ['1'], {}]],
  previous: [3, [['\n'], [1], [null], ['1', '2', '3'], '1', null, { length: 1 }, [[['1']]]]],
  next: [4, [['\0'], [1], [null], ['1', '2', '3'], '1', null, { length: 1 }]],
  value: [
    5,
    [
      true,
      {},
      [],
      [[]],
      [1, 2, 3, 4],
      [null],
      ['a', 1],
      [1, 'a', 2],
      1e300,
      [1e300, 1],
      [1e300, 1, 1],
      'x'.repeat(2000),
    ],
  ],
};

/** A key of names may look like a path: it is one. */
const namesOfThings = [
  'Query.logTags',
  'LittlelogsUser.following',
  'LittlelogsUser.followers',
  'LittlelogsUser.tags',
];

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

    test.each(Object.entries(wrongFields))('%s', async (name, [index, values]) => {
      for (const value of values) {
        if (name === 'key' && value === '../../x' && namesOfThings.includes(list.field)) continue;
        await expectRefused(
          list,
          reforged(cursor, (fields) => fields.with(index, value)),
          parentCalls,
        );
      }
    });

    test('type of sort value, a number for a word and a word for a number', async () => {
      const flip = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(flip);
        return typeof value === 'number' ? 'abc' : 5;
      };
      const flipped = reforged(cursor, (fields) => fields.with(5, flip(fields[5])));
      await expectRefused(list, flipped, parentCalls);
    });

    test('part', async () => {
      for (const part of [null, 'x', [], ['x'], ['../x', [], []], [1, [], []], ['x', [1], []]]) {
        const changed = reforged(cursor, (fields) => [...fields.slice(0, 6), part]);
        await expectRefused(list, changed, parentCalls);
      }
      if (list.kind !== 'concatenated') return;
      const without = reforged(cursor, (fields) => fields.slice(0, 6));
      await expectRefused(list, without, parentCalls);
    });
  },
);

describe('the timeline refuses without a call a cursor with a wrong', () => {
  const timeline = everyList.find(({ kind }) => kind === 'merged') as ListCase; // It is one of them.
  const uuid = 'cf44505b-b235-4038-9d8a-3070489e97c8';
  const time = 1_700_000_000_000;
  const logAnchor: readonly unknown[] = [0, 5, '1', [], [], [time, 1]];

  test.each<readonly [what: string, groups: unknown]>([
    ['service', [['LITTLEBITS', [['home']]]]],
    ['service that every object has', [['constructor', [['home']]]]],
    ['list of a service', [['LITTLELOGS', [['away']]]]],
    ['folder', [['LARDER', [['../../x']]]]],
    ['position', [['LITTLELOGS', [['home', time, null, logAnchor.with(0, -1)]]]]],
    ['key', [['LITTLELOGS', [['home', time, null, logAnchor.with(2, 'x')]]]]],
    ['neighbour', [['LITTLELOGS', [['home', time, null, logAnchor.with(3, ['x'])]]]]],
    ['time of a log', [['LITTLELOGS', [['home', time, null, logAnchor.with(5, ['abc', 1])]]]]],
    ['shape of time', [['LITTLELOGS', [['home', time, null, logAnchor.with(5, time)]]]]],
    ['time of an event', [['LIFE_LOGGER', [['events', time, null, [0, null, '1', [], [], 'abc']]]]]],
    ['event without a time', [['LIFE_LOGGER', [['events', time, null, [0, null, '1', [], [], null]]]]]],
    ['time of a release', [['COMICS', [['releases', time, null, [0, 1, '1', [], [], [time, 1]]]]]]],
    ['time of a bookmark', [['LARDER', [[uuid, time, null, [0, 1, uuid, [], [], 'abc']]]]]],
    ['head', [['LITTLELOGS', [['home', 1e300, null, logAnchor]]]]],
    ['ceiling', [['LITTLELOGS', [['home', time, 'x', logAnchor]]]]],
    ['sorted key', [['LITTLELOGS', [['home', time, null, logAnchor, time, '../x']]]]],
    ['part', [['LITTLELOGS', [['home', time, null, [...logAnchor, ['x', [], []]]]]]]],
  ])('%s', async (_, groups) => {
    const cursor = (await cursorsOf(timeline, gateway))[1] ?? '';
    await expectRefused(
      timeline,
      reforged(cursor, () => [time, groups]),
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
    expect(errors, Buffer.from(cursor, 'base64url').toString()).toEqual([refusal]);
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
