import { expect, test } from 'vitest';
import { whatResolverSees } from '../../src/execution/what-resolver-sees.ts';

type Resolver = (...values: never[]) => unknown;
// As they could be written anywhere: formatted by nobody, compiled by nobody.
const made = (text: string): Resolver => new Function(`return ${text}`)();

test.each([
  'source => source.id',
  '(source) => source.id',
  '( source , ) => source',
  '({ id }) => String(id)',
  '({ id, user: { name } }) => name + id',
  '({\n  id,\n}) => (first => first)(id)',
  '() => null',
  'async ({ id }) => id',
  'async source => source',
  'function ({ id }) { return id; }',
  'async function named(source) { return source; }',
  '(source, _) => source',
  '(source, _, context) => context',
  '({ id }, _args, { user }) => id + user',
  '(_, __, context) => context',
])('%s is told nothing but its source and the context', (text) => {
  expect(whatResolverSees(made(text))).toEqual({ args: false, info: false });
});

test.each([
  '(source, args) => args',
  '(source, { first }, context) => first',
  '(source, _) => _',
  '(source, _args) => ({ ..._args })',
  '(source, _) => [_]',
  '(source, _) => source._',
  '({ user: { id } }, _) => id',
  '({ id }, { name }, _) => id + name',
  '(source, $_) => $_',
])('%s may look at its arguments, but not at info', (text) => {
  expect(whatResolverSees(made(text))).toEqual({ args: true, info: false });
});

test.each(['(source, _, context, info) => info', '({ id }, _, __, { path }) => path'])(
  '%s may look at info, but not at its arguments',
  (text) => {
    expect(whatResolverSees(made(text))).toEqual({ args: false, info: true });
  },
);

test.each([
  '(source, args, context, info) => args',
  '(source, ...others) => others',
  '(...values) => values',
  '({ id }, ...{ length }) => length',
  '({ id }, { first = 1 } = {}) => first',
  '(source, args = {}) => args',
  '(source = 1, args) => args',
  '({ id = 1 }, args = {}) => args',
  '({ ...all }, args) => args',
  '({ [`a`]: b }, args) => args',
  '({ [") =>"]: b }, ...others) => others',
  'function ({ [") {"]: b }, ...others) { return others; }',
  'function (source /* ) { */, ...others) { return others; }',
  'function (source) { return arguments[1]; }',
  'function named(source) { return arguments[1]; }',
  'function (source) { return eval("argum" + "ents")[1]; }',
  'function (source) { return \\u0061rguments[1]; }',
  '(source, _) => \\u005f',
  '(source, _) => eval("_")',
  '({ resolve(source) { return arguments[1]; } }).resolve',
  'class { static resolve(source) { return arguments[1]; } }.resolve',
  '(function (source) { return arguments; }).bind(null)',
  'String',
])('%s may look at whatever it is called with', (text) => {
  expect(whatResolverSees(made(text))).toEqual({ args: true, info: true });
});

test('what wraps a resolver may hand on anything', () => {
  const wrapped = new Proxy((source: unknown) => source, {});
  expect(whatResolverSees(wrapped)).toEqual({ args: true, info: true });
});
