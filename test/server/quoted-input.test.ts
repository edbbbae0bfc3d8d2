import {
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  isEnumType,
  isScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { createErrorMask } from '../../src/contract/errors.ts';
import { schema } from '../../src/schema.ts';
import { startGateway } from '../support/gateway.ts';
import { createSmallGateway, post } from './small-gateway.ts';

// graphql-js quotes what it refuses, and a whole input object for a single field that it lacks. A password is not to be
// told back, not even to whoever mistyped its neighbour: errors are kept, shown and reported.

const gateway = startGateway({ endpoints: {} });
const secret = 'save; Expected kittens, found: here';
const mutation =
  'mutation ($input: SignInToLittlebitsInput!) { signInToLittlebits(input: $input) { userErrors { message } } }';

async function messagesFor(query: string, variables = {}): Promise<readonly string[]> {
  const { errors = [] } = await gateway.query(query, variables);
  return errors.map(({ message }) => message);
}

const invalid = 'Variable "$input" has invalid value';
const type = 'Expected value of type "SignInToLittlebitsInput"';

test.each<[string, unknown, readonly string[]]>([
  ['lacks a field', { password: secret }, [`${invalid}: ${type} to include required field "email".`]],
  [
    'has a field that nobody knows',
    { email: 'a', password: 'b', pasword: secret },
    [`${invalid}: ${type} not to include unknown field "pasword". Did you mean "password"?`],
  ],
  ['is no object', secret, [`${invalid}: ${type} to be an object.`]],
  [
    'holds an object for a text',
    { email: 'a', password: { secret } },
    [`${invalid} at .password: String cannot represent a non string value.`],
  ],
  [
    'holds a number for a text',
    { email: 'a', password: 12_345_678 },
    [`${invalid} at .password: String cannot represent a non string value.`],
  ],
])('an input in a variable that %s is refused, and not told back', async (_, input, expected) => {
  expect(await messagesFor(mutation, { input })).toEqual(expected);
});

test.each([
  ['lacks a field', `{password: "${secret}"}`, [`${type} to include required field "email".`]],
  [
    'has a field that nobody knows',
    `{email: "a", password: "b", pasword: "${secret}"}`,
    [`${type} not to include unknown field "pasword". Did you mean "password"?`],
  ],
  ['is no object', `"${secret}"`, [`${type} to be an object.`]],
  [
    'holds a number for a text',
    '{email: "a", password: 12345678}',
    ['String cannot represent a non string value.'],
  ],
])('an input in the document that %s is refused, and not told back', async (_, input, expected) => {
  const document = `mutation { signInToLittlebits(input: ${input}) { userErrors { message } } }`;
  expect(await messagesFor(document)).toEqual(expected);
});

test('what is no input object is told back, for it helps', async () => {
  expect(await messagesFor('query ($n: Int) { products(first: $n) { totalCount } }', { n: 1.5 })).toEqual([
    'Variable "$n" has invalid value: Int cannot represent non-integer value: 1.5',
  ]);
  expect(
    await messagesFor(
      'query ($s: Service!) { authorizationUrl(service: $s, redirectUri: "https://a.example/", scopes: []) }',
      { s: 'LIFE' },
    ),
  ).toEqual(['Variable "$s" has invalid value: Value "LIFE" does not exist in "Service" enum.']);
});

// Whoever executes it: what is planned, what isn't (an object literal holds no `__proto__`), and what stands in the document.

const texts = [
  secret,
  `"; String cannot represent a non string value: ${secret}`,
  `" at "input"; Expected value of type "Input" to be an object, found: ${secret}`,
  `? Found: ${secret}`,
];
const leaves = Object.values(schema.getTypeMap()).filter(
  (leaf) => (isScalarType(leaf) && leaf.name !== 'JSON') || (isEnumType(leaf) && !leaf.name.startsWith('__')),
) as GraphQLInputType[]; // Both kinds can be put in as well as told.
const everyLeaf = Object.fromEntries(leaves.map((leaf) => [`in${leaf}`, { type: leaf }]));
const OneOf = new GraphQLInputObjectType({
  name: 'OneOf',
  isOneOf: true,
  fields: { text: { type: GraphQLString }, other: { type: GraphQLString } },
});
const Input: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Input',
  fields: () => ({
    ...everyLeaf,
    password: { type: GraphQLString },
    needed: { type: new GraphQLNonNull(GraphQLString) },
    oneOf: { type: OneOf },
    inner: { type: Input },
    lists: { type: new GraphQLList(new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Input)))) },
  }),
});
const gatewayOfInputs = createSmallGateway({
  maskError: createErrorMask([]),
  schema: new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { take: { type: GraphQLString, args: { input: { type: Input } } } },
    }),
  }),
});

const wrongObjects = (text: string): readonly (readonly [string, unknown])[] => {
  const ok = { needed: 'n', password: text };
  return [
    ...leaves.flatMap((leaf): [string, unknown][] => [
      [`an object for ${leaf}`, { ...ok, [`in${leaf}`]: { [text]: text } }],
      [`an object in an object for ${leaf}`, { ...ok, [`in${leaf}`]: { of: { text } } }],
      [`a list for ${leaf}`, { ...ok, [`in${leaf}`]: [text] }],
      [`an object in a list for ${leaf}`, { ...ok, inner: { ...ok, [`in${leaf}`]: [{ text }] } }],
    ]),
    ['a list for an object', [[text]]],
    ['a text for an object', text],
    ['a field too few', { password: text }],
    ['a field too few, further in', { ...ok, inner: { password: text } }],
    ['a field too few, in a list of lists', { ...ok, lists: [[ok], [ok, { password: text }]] }],
    ['a text in a list of lists', { ...ok, lists: [[ok, text]] }],
    ['null in a list of lists', { ...ok, lists: [[ok, null]] }],
    ['null for a list in a list', { ...ok, lists: [[ok], null] }],
    ['a field too many', { ...ok, passwrd: text }],
    ['a field too many, in a list of lists', { ...ok, lists: [[{ ...ok, passwrd: text }]] }],
    ['null where it may not be', { ...ok, needed: null }],
    ['none of several', { ...ok, oneOf: {} }],
    ['two of several', { ...ok, oneOf: { text, other: text } }],
    ['one of several and null', { ...ok, oneOf: { text, other: null } }],
    ['null of several', { ...ok, oneOf: { text: null } }],
    ['an object for one of several', { ...ok, oneOf: { text: { text } } }],
  ];
};

/** As it would stand in a document; names of fields can't hold just anything. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, inner]) => {
    return `${/^\w+$/.test(name) ? name : 'name'}: ${literal(inner)}`;
  });
  return `{${fields.join(', ')}}`;
}

describe.each(texts)('nothing of what is sent with “%s” is told back', (text) => {
  test.each(wrongObjects(text))('%s', async (_, input) => {
    const requests = [
      { query: 'query ($input: Input) { take(input: $input) }', variables: { input } },
      { query: 'query ($input: Input) { __proto__: take(input: $input) }', variables: { input } },
      { query: `{ take(input: ${literal(input)}) }` },
    ];
    for (const request of requests) {
      const { body } = await post(gatewayOfInputs, request);
      expect(body).toEqual({ errors: expect.arrayContaining([expect.anything()]) });
      expect(JSON.stringify(body)).not.toContain('kittens');
    }
  });
});

test.each(['take', '__proto__: take'])(
  'an object in the document whose variables do not fit is not told back by %s',
  async (field) => {
    const { body } = await post(gatewayOfInputs, {
      query: `query ($needed: String = "n") { ${field}(input: {needed: $needed, password: "${secret}"}) }`,
      variables: { needed: null },
    });
    expect(JSON.stringify(body)).toContain('has invalid value');
    expect(JSON.stringify(body)).not.toContain('kittens');
  },
);
