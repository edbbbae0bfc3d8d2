import { describe, expect, test } from 'vitest';
import { type Contract, parseDeclared, readContract, releaseOf } from '../../schema/contract.ts';
import { judgeChanges } from '../../schema/judge-changes.ts';

const released = `
type Query {
  log(id: ID!): Log
  logs(first: Int = 20, order: Order, filter: LogFilter): [Log!]
  search: [Found!]
}

interface Node {
  id: ID!
}

type Log implements Node {
  id: ID!
  source: String
  likeCount: Int!
}

type Tag {
  name: String!
}

union Found = Log | Tag

enum Order {
  NEWEST
  OLDEST
}

input LogFilter {
  tag: String
  author: String
}
`;

/** The contract after one change to the schema. */
function changed(from: string, to: string, declared: Contract['declared'] = []): Contract {
  const current = released.replace(from, to);
  expect(current).not.toBe(released);
  return { released: releaseOf(released, '1.2.3'), current, version: '1.2.3', declared };
}

test('the schema breaks no client of the last release unannounced', async () => {
  expect((await judgeChanges(readContract())).faults).toEqual([]);
});

test.each([
  [
    'a removed field',
    '  source: String\n',
    '',
    "Log.source: Field 'source' was removed from object type 'Log'",
  ],
  [
    'a removed type',
    'union Found = Log | Tag',
    'union Found = Log',
    "Found: Member 'Tag' was removed from Union type 'Found'",
  ],
  [
    'a removed enum value',
    '  OLDEST\n',
    '',
    "Order.OLDEST: Enum value 'OLDEST' was removed from enum 'Order'",
  ],
  [
    'a removed argument',
    ', order: Order',
    '',
    "Query.logs.order: Argument 'order: Order' was removed from field 'Query.logs'",
  ],
  [
    'a removed input field',
    '  author: String\n',
    '',
    "LogFilter.author: Input field 'author' was removed from input object type 'LogFilter'",
  ],
  [
    'an interface that is implemented no longer',
    'Log implements Node',
    'Log',
    "Log: 'Log' object type no longer implements 'Node' interface",
  ],
  [
    'a field that can be null now',
    'likeCount: Int!',
    'likeCount: Int',
    "Log.likeCount: Field 'Log.likeCount' changed type from 'Int!' to 'Int'",
  ],
  [
    'a field of another type, described in the same go',
    'source: String',
    '"The app." source: Int',
    "Log.source: Field 'Log.source' changed type from 'String' to 'Int'",
  ],
  [
    'an argument that has to be given now',
    'order: Order',
    'order: Order!',
    "Query.logs.order: Type for argument 'order' on field 'Query.logs' changed from 'Order' to 'Order!'",
  ],
  [
    'a new argument that has to be given',
    'order: Order',
    'order: Order, by: ID!',
    "Query.logs.by: Argument 'by: ID!' added to field 'Query.logs'",
  ],
  [
    'a new input field that has to be given',
    'tag: String\n',
    'tag: String\n  text: String!\n',
    "LogFilter.text: Input field 'text' of type 'String!' was added to input object type 'LogFilter'",
  ],
])('%s fails', async (_, from, to, expected) => {
  const { faults } = await judgeChanges(changed(from, to));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`\n  ${expected}\n`);
});

test.each([
  ['a new field', 'source: String', 'source: String\n  text: String!'],
  ['a new type', 'type Tag {', 'type Folder {\n  name: String!\n}\n\ntype Tag {'],
  ['a field that is never null any more', 'source: String', 'source: String!'],
  ['an argument that can be left out now', 'id: ID!)', 'id: ID)'],
  ['a deprecation', 'source: String', 'source: String @deprecated(reason: "It is gone.")'],
])('%s passes', async (_, from, to) => {
  expect(await judgeChanges(changed(from, to))).toEqual({ faults: [], surprises: [] });
});

test.each([
  [
    'a new argument that can be left out',
    'order: Order',
    'order: Order, tag: String',
    "Query.logs.tag: Argument 'tag: String' added to field 'Query.logs'",
  ],
  [
    'a new enum value',
    '  OLDEST\n',
    '  OLDEST\n  LIKED\n',
    "Order.LIKED: Enum value 'LIKED' was added to enum 'Order'",
  ],
  [
    'another default',
    'first: Int = 20',
    'first: Int = 10',
    "Query.logs.first: Default value for argument 'first' on field 'Query.logs' changed from '20' to '10'",
  ],
])('%s passes, and is told', async (_, from, to, surprise) => {
  expect(await judgeChanges(changed(from, to))).toEqual({ faults: [], surprises: [surprise] });
});

describe('a break that is declared', () => {
  const change = "Field 'source' was removed from object type 'Log'";
  const declared = [{ change, reason: 'Littlelogs no longer tells. Leave it out.' }];

  test('passes', async () => {
    expect((await judgeChanges(changed('  source: String\n', '', declared))).faults).toEqual([]);
  });

  test('excuses no other', async () => {
    const { faults } = await judgeChanges(changed('  source: String\n  likeCount: Int!\n', '', declared));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('Log.likeCount');
    expect(faults[0]).not.toContain('Log.source');
  });

  test('fails where the schema does not break it any more', async () => {
    const { faults } = await judgeChanges(changed('order: Order', 'order: Order, tag: String', declared));
    expect(faults).toEqual([
      'schema/breaking-changes.json declares what the schema does not break. Take it out:\n\n' +
        `  ${change}`,
    ]);
  });

  test('is copied from what the check says, and needs a reason', async () => {
    const { faults } = await judgeChanges(changed('  source: String\n', ''));
    const entry = faults[0]!.split('\n').at(-1)!;
    expect(() => parseDeclared(`[${entry}]`)).toThrow('schema/breaking-changes.json must be a list of');
    const reasoned = parseDeclared(`[${entry.replace('"reason":""', '"reason":"Nobody asks for it."')}]`);
    expect((await judgeChanges(changed('  source: String\n', '', reasoned))).faults).toEqual([]);
  });
});

test('a new version is released before it passes', async () => {
  const { faults } = await judgeChanges({ ...changed('NEWEST', 'NEWEST\n  LIKED'), version: '1.3.0' });
  expect(faults).toEqual([
    'package.json is of 1.3.0, but schema/released.graphql is of 1.2.3: run `npm run schema:release`.',
  ]);
});

test('a new version excuses no break', async () => {
  const { faults } = await judgeChanges({ ...changed('  source: String\n', ''), version: '2.0.0' });
  expect(faults).toHaveLength(2);
  expect(faults[1]).toContain('Log.source');
});

test('a release that is missing fails', async () => {
  const { faults } = await judgeChanges({ ...changed('NEWEST', 'LIKED'), released: '' });
  expect(faults).toEqual([
    'schema/released.graphql is missing or says no version: run `npm run schema:release`.',
  ]);
});

test('a release is the schema of its version, and breaks nothing', async () => {
  const current = released.replace('  source: String\n', '');
  const contract = {
    released: releaseOf(current, '2.0.0-rc.1'),
    current,
    version: '2.0.0-rc.1',
    declared: [],
  };
  expect(await judgeChanges(contract)).toEqual({ faults: [], surprises: [] });
});
