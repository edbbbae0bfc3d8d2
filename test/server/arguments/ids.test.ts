import { isInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../../src/schema.ts';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';

let gateway: SandboxedGateway;
beforeAll(async () => {
  gateway = await startAllSandboxed();
});
afterAll(() => gateway.close());

const Node = schema.getType('Node');
const nodeTypes = isInterfaceType(Node) ? schema.getPossibleTypes(Node).map(({ name }) => name) : [];

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** Keys that no object has, and that would lead elsewhere in an address. */
const strangeKeys: Readonly<Record<string, string>> = {
  nothing: '',
  'a step up': '..',
  'a path': '../users/belle',
  'a slash': 'a/b',
  'a backslash': 'a\\b',
  'a line break': 'a\r\nHost: evil.example',
  'a NUL': '\0',
  'too much': 'x'.repeat(100_000),
};

/** Numbers in forms that no service gives. */
const strangeNumbers = [
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1.0',
  '007',
  ' 1',
  '1 ',
  'NaN',
  '9007199254740993',
  '9'.repeat(400),
  'a?b=c',
  'belle',
];
/** Their keys are names: of whatever reaches an address whole, only the service knows whether it is one. */
const namedByText = ['LarderUser', 'LittlelogsUser', 'LogTag'];

const node = 'query ($id: ID!) { node(id: $id) { id } }';
const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

describe.each(nodeTypes)('an id of a %s', (typename) => {
  test.each(Object.entries(strangeKeys))('that holds %s is refused without a call', async (_, key) => {
    await expectRefused(encoded(`${typename}:${key}`));
  });

  const isNumber = !namedByText.includes(typename);
  test.skipIf(!isNumber).each(strangeNumbers)(
    'that holds no number but %j is refused without a call',
    async (key) => {
      await expectRefused(encoded(`${typename}:${key}`));
    },
  );
});

const real = encoded('Log:2614');

test.each<readonly [what: string, id: string]>([
  ['is empty', ''],
  ['is junk', '!!!!'],
  ['is huge', 'A'.repeat(100_000)],
  ['is a huge list of colons', encoded(':'.repeat(75_000))],
  ['is padded', `${real}=`],
  ['ends with a space', `${real} `],
  ['begins with a line break', `\n${real}`],
  ['is cut short', real.slice(0, -2)],
  ['is in the other alphabet', Buffer.from('Log:>>>???').toString('base64')],
  [
    'has bits to spare',
    encoded('Log:26149').replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
  ],
  ['holds half of a character', Buffer.from([0x4c, 0x6f, 0x67, 0x3a, 0xff]).toString('base64url')],
  ['holds no type', encoded(':1')],
  ['is of a type that is none', encoded('Nonsense:1')],
  ['is of a type that is no node', encoded('LogComment:1')],
  ['is of the query itself', encoded('Query:1')],
  ['is of a scalar', encoded('String:1')],
  ['is of an interface', encoded('Node:1')],
  ['is of an input', encoded('ComicFilter:1')],
  ['is of what every object has', encoded('constructor:1')],
  ['is of a prototype', encoded('__proto__:1')],
  ['is of a method', encoded('toString:1')],
  ['is of introspection', encoded('__Schema:1')],
])('an id that %s is refused without a call', async (_, id) => {
  await expectRefused(id);
});

test('an id that is a number is refused like any other', async () => {
  for (const id of [0, -1, 2 ** 31, 2 ** 53]) await expectRefused(id);
});

test('one strange id costs no other its object', async () => {
  const { data, errors } = await gateway.query(nodes, { ids: [encoded('constructor:1'), real, '!!!!'] });
  expect(data).toEqual({ nodes: [null, { id: real }, null] });
  expect(errors?.map(({ path }) => path)).toEqual([
    ['nodes', 0],
    ['nodes', 2],
  ]);
});

async function expectRefused(id: string | number): Promise<void> {
  const before = gateway.calls.length;
  const one = await gateway.query(node, { id });
  expect(one.data ?? null, JSON.stringify(one.errors)).toEqual({ node: null });
  expect(one.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  // An error is something to read.
  expect(one.errors?.[0]?.message.length).toBeLessThan(400);
  const many = await gateway.query(nodes, { ids: [id] });
  expect(many.data).toEqual({ nodes: [null] });
  expect(many.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(gateway.calls.slice(before)).toEqual([]);
}
