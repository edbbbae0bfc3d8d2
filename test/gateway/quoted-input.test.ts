import { expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';

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

const invalid = 'Variable "$input" got an invalid value';
const type = 'Expected value of type "SignInToLittlebitsInput"';

test.each<[string, unknown, readonly string[]]>([
  ['lacks a field', { password: secret }, [`${invalid}; ${type} to include required field "email".`]],
  [
    'has a field that nobody knows',
    { email: 'a', password: 'b', pasword: secret },
    [`${invalid}; ${type} not to include unknown field "pasword". Did you mean "password"?`],
  ],
  ['is no object', secret, [`${invalid}; ${type} to be an object.`]],
  [
    'holds an object for a text',
    { email: 'a', password: { secret } },
    [`${invalid} at "input.password"; String cannot represent a non string value.`],
  ],
  [
    'holds a number for a text',
    { email: 'a', password: 12_345_678 },
    [`${invalid} at "input.password"; String cannot represent a non string value.`],
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
    'Variable "$n" got invalid value 1.5; Int cannot represent non-integer value: 1.5',
  ]);
});
