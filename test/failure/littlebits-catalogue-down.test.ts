import { describe, expect, test } from 'vitest';
import {
  failed,
  littlebitsThat,
  results,
  wireModule,
  wireProduct,
} from '../services/littlebits/failing-catalogue.ts';
import { faults } from '../support/faulty-server.ts';

const down = faults.answer(503, '');
const isDown = ['UPSTREAM_UNAVAILABLE', 'littleBits answered with 503.', { retryable: true }] as const;
const inDoubt = 'Whether the change was made is not known.';

/** A read of everything, each part by an address of its own. */
const readAll = `{
  content(key: "a.key") { __typename }
  product(id: "1") { name }
  variant(productId: "2", variantId: "2") { isMaster }
  viewer { modules { nodes { title } } }
}`;
const product = wireProduct(1);
const well = {
  content: results({ display: 'html', content: '<p>Hi</p>' }),
  'products/1': results(product),
  'products/2/variants/2': results(wireProduct(2).variants[0]),
  my_library: results([wireModule(1)]),
};
const allRead = {
  content: { __typename: 'ContentHtml' },
  product: { name: 'product 1' },
  variant: { isMaster: true },
  viewer: { modules: { nodes: [{ title: 'module 1' }] } },
};

describe('one address that is down costs its own field, after three tries', () => {
  test.each([
    ['content', 'content', { content: null }],
    ['products/1', 'product', { product: null }],
    ['products/2/variants/2', 'variant', { variant: null }],
    ['my_library', 'viewer.modules', { viewer: { modules: null } }],
  ])('%s: %s', async (path, field, lost) => {
    const { ask, calls } = await littlebitsThat({ ...well, [path]: down });
    expect(await ask(readAll)).toEqual({ data: { ...allRead, ...lost }, errors: [failed(field, ...isDown)] });
    expect(calls.filter((call) => call.startsWith(`GET ${path}`))).toHaveLength(3);
    expect(calls).toHaveLength(6);
  });
});

test('a catalogue that is down costs the products of modules, and each module stands', async () => {
  const { ask, calls } = await littlebitsThat({
    my_library: results([wireModule(1), wireModule(2)]),
    products: down,
  });
  expect(
    await ask('{ viewer { modules { nodes { title product { name } variant { isMaster } } } } }'),
  ).toEqual({
    data: {
      viewer: {
        modules: {
          nodes: [
            { title: 'module 1', product: null, variant: null },
            { title: 'module 2', product: null, variant: null },
          ],
        },
      },
    },
    errors: [0, 1].flatMap((index) =>
      ['product', 'variant'].map((field) => failed(`viewer.modules.nodes.${index}.${field}`, ...isDown)),
    ),
  });
  expect(calls).toEqual(['GET my_library', 'GET products', 'GET products', 'GET products']);
});

test('a cost that can not be read costs nothing else', async () => {
  const { ask } = await littlebitsThat({
    products: results([wireProduct(1), wireProduct(2)]),
    'products/1': down,
    'products/2': results(wireProduct(2, { cost: '9.95' })),
  });
  expect(await ask('{ products { nodes { name cost } } }')).toEqual({
    data: {
      products: {
        nodes: [
          { name: 'product 1', cost: null },
          { name: 'product 2', cost: 9.95 },
        ],
      },
    },
    errors: [failed('products.nodes.0.cost', ...isDown)],
  });
});

describe('a change is sent once, and nobody knows whether it was made:', () => {
  test.each([
    ['POST my_library', 'addModule(input: { variantId: "1" }) { module { id } }'],
    ['PUT my_library', 'adjustModule(input: { id: "1", delta: 1 }) { module { id } }'],
    ['DELETE my_library', 'removeModule(input: { id: "1" }) { deletedModuleId }'],
    ['POST session/create', 'signInToLittlebits(input: { email: "a", password: "b" }) { user { id } }'],
    [
      'POST session/fb',
      'signInToLittlebitsWithFacebook(input: { firstName: "a", lastName: "b", email: "c", facebookUserId: "1" }) { user { id } }',
    ],
    ['POST session/destroy', 'signOutOfLittlebits(input: {}) { isSignedOut }'],
    [
      'POST users/new',
      'createLittlebitsUser(input: { email: "a", username: "b", password: "c", passwordConfirmation: "c" }) { user { id } }',
    ],
    [
      'GET users/password_reset?email=a',
      'requestLittlebitsPasswordReset(input: { email: "a" }) { isRequested }',
    ],
  ])('%s', async (call, change) => {
    const { ask, calls, server } = await littlebitsThat({ '': down });
    const [field = ''] = change.split('(');
    expect(await ask(`mutation { ${change} }`)).toEqual({
      data: { [field]: null },
      errors: [
        failed(field, 'UPSTREAM_UNAVAILABLE', `littleBits answered with 503. ${inDoubt}`, {
          retryable: false,
          outcome: 'UNKNOWN',
        }),
      ],
    });
    expect(calls).toEqual([call]);
    expect(server.requests).toHaveLength(1);
  });
});

test('a refusal stands where the library can not be read to tell what it is about', async () => {
  const no = JSON.stringify({ results: [], meta: { success: false, errors: 'Not today.' } });
  const put = faults.answer(200, no);
  let reads = 0;
  const { ask, calls } = await littlebitsThat({
    my_library: {
      onRequest: (socket, server) => {
        if (server.requests.at(-1)?.startsWith('GET')) reads++;
        (reads > 0 ? down : put).onRequest?.(socket, server);
      },
    },
  });
  expect(
    await ask(
      'mutation { adjustModule(input: { id: "1", delta: 1 }) { userErrors { field code message } } }',
    ),
  ).toEqual({
    data: { adjustModule: { userErrors: [{ field: null, code: 'REFUSED', message: 'Not today.' }] } },
  });
  expect(calls).toEqual(['PUT my_library', ...Array(3).fill('GET my_library')]);
});
