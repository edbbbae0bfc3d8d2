import { describe, expect, test } from 'vitest';
import {
  failed,
  littlebitsThat,
  results,
  wireAccount,
  wireModule,
  wireProduct,
} from '../services/littlebits/failing-catalogue.ts';
import { type Fault, faults } from '../support/faulty-server.ts';

const other = 'littleBits answered with something other than documented:';
const invalid = (path: string, message: string) =>
  failed(path, 'UPSTREAM_INVALID_RESPONSE', message, { retryable: false });
const made = (path: string, message: string) =>
  failed(path, 'UPSTREAM_INVALID_RESPONSE', message, { retryable: false, outcome: 'MADE' });

describe('a catalogue that is not as documented is an error that says where, never half a catalogue:', () => {
  const products = (changes: object) => results([wireProduct(1), wireProduct(2, changes)]);
  const json = (value: unknown) => faults.answer(200, JSON.stringify(value));

  test.each<[string, Fault, string]>([
    ['an id that is a text', products({ id: '2' }), `${other} /results/1/id must be integer.`],
    ['an id of nothing', products({ id: 0 }), `${other} /results/1/id must be >= 1.`],
    ['one product', results(wireProduct(1)), `${other} /results must be array.`],
    ['no envelope', json([wireProduct(1)]), `${other} the body must be object.`],
    [
      'an envelope of nothing',
      json({ meta: { success: true } }),
      `${other} the body must have required properties results.`,
    ],
    ['nothing', faults.answer(200, ''), `${other} the body must be object.`],
    [
      'a page for people',
      faults.answer(200, '<!doctype html>', { 'content-type': 'text/html' }),
      'littleBits answered with text/html where JSON is documented.',
    ],
    ['half a catalogue', faults.answer(200, '{"results": ['), 'littleBits answered with broken JSON.'],
  ])('%s', async (_, fault, message) => {
    const { ask, calls } = await littlebitsThat({ products: fault });
    expect(await ask('{ products { nodes { name } } }')).toEqual({
      data: { products: null },
      errors: [invalid('products', message)],
    });
    expect(calls).toEqual(['GET products']);
  });
});

describe('a product that is not as documented', () => {
  const products = (changes: object) => results([wireProduct(1), wireProduct(2, changes)]);
  const variant = (changes: object) =>
    products({ variants: [{ ...wireProduct(2).variants[0], ...changes }] });
  const names = (...numbers: readonly number[]) => numbers.map((number) => ({ name: `product ${number}` }));

  test('is left out where what is malformed is selected and non-null', async () => {
    const { ask } = await littlebitsThat({ products: products({ name: null }) });
    const omitted = { path: ['products', 'nodes'], service: 'LITTLEBITS', problem: '/name must be string' };
    expect(await ask('{ products { nodes { name } } }')).toEqual({
      data: { products: { nodes: names(1) } },
      extensions: { omitted: [{ ...omitted, count: 1 }] },
    });
  });

  test.each<[string, Fault]>([
    ['no kind', products({ type: null })],
    ['a date that is none', products({ updated_at: 'today' })],
    ['variants that are none', products({ variants: {} })],
    ['a picture that is an address', variant({ images: ['x'] })],
    ['a part of a kit without a number', variant({ kit_bits: [{ variant_id: 1, product_id: 1 }] })],
  ])('costs nothing where that is not selected: %s', async (_, fault) => {
    const { ask } = await littlebitsThat({ products: fault });
    expect(await ask('{ products { nodes { name } } }')).toEqual({
      data: { products: { nodes: names(1, 2) } },
    });
  });

  test('loses the variants and the pictures that can not be read, and no others', async () => {
    const good = wireProduct(2).variants[0];
    const variants = [good, 7, { ...good, id: 12, images: ['x'] }];
    const { ask } = await littlebitsThat({ products: products({ variants }) });
    const omitted = { service: 'LITTLEBITS', problem: 'must be object', count: 1 };
    const path = ['products', 'nodes', 1, 'variants'];
    expect(
      await ask('{ products { nodes { variants { databaseId images { mediaType } } } } }'),
    ).toMatchObject({
      data: { products: { nodes: [{}, { variants: [{}, { databaseId: '12', images: [] }] }] } },
      extensions: {
        omitted: [
          { ...omitted, path },
          { ...omitted, path: [...path, 1, 'images'], problem: '/images/0 must be object' },
        ],
      },
    });
  });
});

describe('a module of a library that is not as documented', () => {
  test.each([
    ['fewer than none', { quantity: -1 }],
    ['half a module', { quantity: 0.5 }],
    ['no pictures', { images: null }],
  ])('costs nothing where that is not selected: %s', async (_, changes) => {
    const { ask } = await littlebitsThat({ my_library: results([wireModule(1, changes)]) });
    expect(await ask('{ viewer { modules { nodes { __typename } } } }')).toEqual({
      data: { viewer: { modules: { nodes: [{ __typename: 'LibraryModule' }] } } },
    });
  });

  test('is left out where it has no title and that is selected', async () => {
    const { ask } = await littlebitsThat({ my_library: results([wireModule(1, { title: null })]) });
    const path = ['viewer', 'modules', 'nodes'];
    expect(await ask('{ viewer { modules { nodes { title } } } }')).toEqual({
      data: { viewer: { modules: { nodes: [] } } },
      extensions: {
        omitted: [{ path, service: 'LITTLEBITS', problem: '/title must be string', count: 1 }],
      },
    });
  });
});

describe('a credential that is none is not handed on, and the member is told all the same:', () => {
  test.each([
    ['no token', { spree_api_key: null }, 'must be string'],
    ['an empty token', { spree_api_key: '' }, 'must have the documented form'],
    ['a token of two lines', { spree_api_key: 'a\r\nx-admin: 1' }, 'must have the documented form'],
  ])('%s', async (_, changes, problem) => {
    const { ask, server } = await littlebitsThat({
      'session/create': results({ ...wireAccount, ...changes }),
    });
    expect(await ask(signIn)).toEqual({
      data: { signInToLittlebits: { credential: null, user: { username: 'someguy' } } },
      errors: [
        made(
          'signInToLittlebits.credential',
          `${other} /results/spree_api_key ${problem}. The change was made.`,
        ),
      ],
    });
    expect(server.requests).toHaveLength(1);
  });

  test('nor lost where only the member can not be read', async () => {
    const { ask, server } = await littlebitsThat({ 'session/create': results({ ...wireAccount, id: 'x' }) });
    expect(await ask(signIn)).toEqual({
      data: { signInToLittlebits: { credential: { headerValue: 'abc123' }, user: null } },
      errors: [made('signInToLittlebits.user', `${other} /results/id must be integer. The change was made.`)],
    });
    expect(server.requests).toHaveLength(1);
  });

  const signIn =
    'mutation { signInToLittlebits(input: { email: "a", password: "b" }) { credential { headerValue } user { username } } }';
});

test('a change whose answer is not as documented was made all the same, and is not repeated', async () => {
  const { ask, server } = await littlebitsThat({ my_library: results({ id: 7 }, 201) });
  expect(await ask('mutation { addModule(input: { variantId: "1" }) { module { id } } }')).toEqual({
    data: { addModule: null },
    errors: [made('addModule', `${other} /results must be array. The change was made.`)],
  });
  expect(server.requests).toHaveLength(1);
});
