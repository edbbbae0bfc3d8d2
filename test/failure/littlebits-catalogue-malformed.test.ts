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
  const variant = (changes: object) =>
    products({ variants: [{ ...wireProduct(2).variants[0], ...changes }] });
  const json = (value: unknown) => faults.answer(200, JSON.stringify(value));

  test.each<[string, Fault, string]>([
    ['an id that is a text', products({ id: '2' }), `${other} /results/1/id must be integer.`],
    ['an id of nothing', products({ id: 0 }), `${other} /results/1/id must be >= 1.`],
    ['no name', products({ name: null }), `${other} /results/1/name must be string.`],
    ['no kind', products({ type: null }), `${other} /results/1/type must be string.`],
    [
      'a date that is none',
      products({ updated_at: 'today' }),
      `${other} /results/1/updated_at must have the documented form.`,
    ],
    ['variants that are none', products({ variants: {} }), `${other} /results/1/variants must be array.`],
    [
      'a picture that is an address',
      variant({ images: ['x'] }),
      `${other} /results/1/variants/0/images/0 must be object.`,
    ],
    [
      'a part of a kit without a number',
      variant({ kit_bits: [{ variant_id: 1, product_id: 1 }] }),
      `${other} /results/1/variants/0/kit_bits/0 must have required properties quantity.`,
    ],
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

describe('a library that is not as documented is an error that says where:', () => {
  test.each([
    ['fewer than none', { quantity: -1 }, '/results/0/quantity must be >= 0'],
    ['half a module', { quantity: 0.5 }, '/results/0/quantity must be integer'],
    ['no pictures', { images: null }, '/results/0/images must be array'],
    ['no title', { title: null }, '/results/0/title must be string'],
  ])('%s', async (_, changes, fault) => {
    const { ask } = await littlebitsThat({ my_library: results([wireModule(1, changes)]) });
    expect(await ask('{ viewer { modules { nodes { title } } } }')).toEqual({
      data: { viewer: { modules: null } },
      errors: [invalid('viewer.modules', `${other} ${fault}.`)],
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
