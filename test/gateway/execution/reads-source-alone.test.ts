import { expect, test } from 'vitest';
import { readsSourceAlone } from '../../../src/gateway/execution/reads-source-alone.ts';

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
])('%s is told nothing but its source', (text) => {
  expect(readsSourceAlone(made(text))).toBe(true);
});

test.each([
  '(source, args) => args',
  '(source, ...others) => others',
  '(...values) => values',
  '({ id }, ...{ length }) => length',
  '({ id }, { first = 1 } = {}) => first',
  '(source, args = {}) => args',
  '(source = 1, args) => args',
  '({ id = 1 }, args = {}) => args',
  '({ ...all }, args) => args',
  '({ [`a`]: b }, args) => args',
  'function (source) { return arguments[1]; }',
  'function named(source) { return arguments[1]; }',
  '({ resolve(source) { return arguments[1]; } }).resolve',
  'class { static resolve(source) { return arguments[1]; } }.resolve',
  '(function (source) { return arguments; }).bind(null)',
  'String',
])('%s may look at what else it is called with', (text) => {
  expect(readsSourceAlone(made(text))).toBe(false);
});

test('what wraps a resolver may hand on anything', () => {
  expect(readsSourceAlone(new Proxy((source: unknown) => source, {}))).toBe(false);
});
