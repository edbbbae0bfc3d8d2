import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { DecodeError, decoder, empty } from '../../../../src/upstream/http/decoding/decode.ts';

const User = Type.Object({
  username: Type.String(),
  kind: Type.Union([Type.Literal('a'), Type.Literal('b')]),
});
const decode = decoder(
  Type.Object({
    count: Type.Integer(),
    results: Type.Array(
      Type.Object({
        user: Type.Union([User, Type.Null()]),
        title: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      }),
    ),
  }),
);
const page = (result: object) => ({ count: 1, results: [{ user: null }, result] });

function fault(body: unknown): unknown {
  try {
    return decode(body);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { path: error.path, problem: error.problem, message: error.message };
  }
}

test('a documented body comes back as it is, with fields that nobody knew of', () => {
  const body = { ...page({ user: { username: 'x', kind: 'a' }, novelty: 1 }), next: null };
  expect(decode(body)).toBe(body);
});

test.each([
  [
    'a value of a wrong type',
    page({ user: { username: 7, kind: 'a' } }),
    '/results/1/user/username',
    'must be string',
  ],
  [
    'a missing field',
    page({ user: { username: 'x' } }),
    '/results/1/user',
    'must have required properties kind',
  ],
  ['neither branch of a union', page({ user: null, title: 7 }), '/results/1/title', 'must be string or null'],
  [
    'an unknown literal',
    page({ user: { username: 'x', kind: 'c' } }),
    '/results/1/user/kind',
    'must be "a" or "b"',
  ],
  ['no object at all', 'hello', '', 'must be object'],
  ['no body', undefined, '', 'must be object'],
])('%s is told by its place, not by its value', (_, body, path, problem) => {
  expect(fault(body)).toEqual({ path, problem, message: `at ${path || 'the top'}: ${problem}` });
});

test('the place is bounded, too', () => {
  const name = 'k'.repeat(10_000);
  const long = decoder(Type.Object({ [name]: Type.Number() }));
  expect(() => long({ [name]: 'x' })).toThrow(`at /${'k'.repeat(199)}: must be number`);
});

test('a name that is the body’s own is not told', () => {
  const map = decoder(Type.Record(Type.String(), Type.Record(Type.String(), Type.Number())));
  expect(() => map({ 'Work for Ada': { private: 'x' } })).toThrow('at /*/*: must be number');
});

test('an answer documented as empty decodes as nothing, whatever came', () => {
  const head = { status: 204, headers: {} };
  expect([empty(undefined, head), empty({ a: 1 }, head)]).toEqual([undefined, undefined]);
});
