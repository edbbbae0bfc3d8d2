import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, read } from '../client.ts';
import { failure, success } from './client.ts';

let sandbox: RunningSandbox;
let products: Reply['body'][];
beforeAll(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null });
  products = (await read(sandbox, 'products')).body.results;
});
afterAll(() => sandbox.close());

const productOf = (id: number): Reply['body'] => products.find((product) => product.id === id);
const images = (...numbers: number[]) =>
  numbers.map((number, index) => ({
    url: `${sandbox.url.origin}/spree/products/${number}/product/slide-dimmer-${index + 1}.png?14231000${number}`,
    position: index + 1,
    type: 'image/png',
  }));

describe('all products (B9)', () => {
  test('are bits, kits and accessories, retired ones too, in one answer', async () => {
    const { status, body } = await read(sandbox, 'products/?page=2&per_page=1');
    expect([status, body.results]).toEqual([200, products]);
    expect(body.meta.criteria).toEqual({ method: 'GET', endpoint: '/api/v2/products', params: [{}] });
    const counts = Object.entries(Object.groupBy(products, ({ type }) => type)).map(([type, of]) => [
      type,
      of?.length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ Bit: 70, Kit: 23, Accessory: 27 });
    expect(products.filter(({ inactive }) => inactive)).toHaveLength(6);
  });

  test('tell a Bit with its kind and no contents, key by key as documented', () => {
    const dimmer = productOf(4);
    expect(dimmer).toEqual({
      id: 4,
      name: 'slide dimmer',
      type: 'Bit',
      bit_type: 'input',
      bit_variant_ids: [],
      description: expect.stringContaining('adjustable mood lighting.'),
      slug: 'slide-dimmer',
      available_on: '2013-01-13T00:00:00.000Z',
      updated_at: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      short_description: dimmer.description.slice(0, 150),
      inactive: false,
      variants: [
        { id: 4, type: 'Bit', bit_type: 'input', is_master: true, images: images(40, 41), kit_bits: [] },
      ],
    });
    expect(Object.keys(dimmer)).toEqual(
      'id name type bit_type bit_variant_ids description slug available_on updated_at short_description inactive variants'.split(
        ' ',
      ),
    );
  });

  test("tell a kit's contents: its Bits by variant, and all of it with quantities", () => {
    const kit = productOf(198);
    expect([kit.type, kit.bit_type, kit.slug]).toEqual(['Kit', null, 'arduino-coding-kit']);
    expect(kit.bit_variant_ids).toEqual([152, 40, 38, 29, 24, 23, 22, 21]);
    const [{ kit_bits: contents, ...variant }] = kit.variants;
    expect([variant.id, variant.images[0].position]).toEqual([213, 0]);
    expect(contents).toHaveLength(10);
    expect(contents[0]).toEqual({
      variant_id: 152,
      product_id: 139,
      quantity: 1,
      updated_at: '2015-06-15T18:41:32.000Z',
    });
    expect(contents[5]).toMatchObject({ variant_id: 24, quantity: 2 });
  });

  test('have contents that exist, none of them lost, and some addresses without a scheme', () => {
    const variants = products.flatMap((product) => product.variants);
    const known = new Set(variants.map(({ id }) => id));
    const contents = variants.flatMap((variant) => variant.kit_bits);
    expect(contents.filter(({ variant_id }) => !known.has(variant_id))).toEqual([]);
    expect(contents).toHaveLength(216);
    const urls: string[] = variants.flatMap((variant) => variant.images).map(({ url }) => url);
    expect(urls.filter((url) => !/^(http:)?\/\/127\.0\.0\.1:\d+\/spree\//.test(url))).toEqual([]);
    expect(urls.some((url) => url.startsWith('//'))).toBe(true);
  });
});

describe('one product (B10)', () => {
  test('has a cost, its variants in another order, and of a Bit no contents', async () => {
    const { bit_variant_ids, variants, ...listed } = productOf(4);
    const { status, body } = await read(sandbox, 'products/4');
    const variant = { id: 4, is_master: true, type: 'Bit', bit_type: 'input', images: images(40, 41) };
    expect([status, body]).toEqual([
      200,
      success('GET', 'products/4', [{ name: 'product_id', value: '4' }], {
        ...listed,
        cost: 0,
        variants: [variant],
      }),
    ]);
  });

  test('that is a kit has its contents', async () => {
    const { body } = await read(sandbox, 'products/198/');
    expect(body.results.bit_variant_ids).toEqual(productOf(198).bit_variant_ids);
    expect(body.results.variants[0].kit_bits).toEqual(productOf(198).variants[0].kit_bits);
  });

  test.each(['9999', 'fan', '0'])('is 404 in an envelope for %s', async (id) => {
    const { status, body } = await read(sandbox, `products/${id}`);
    const params = [{ name: 'product_id', value: id }];
    expect([status, body]).toEqual([404, failure('GET', `products/${id}`, params, "Couldn't find Product")]);
  });
});

describe('one variant (B11)', () => {
  test('is told without its contents', async () => {
    const { status, body } = await read(sandbox, 'products/4/variants/4');
    const params = [
      { name: 'variant_id', value: '4' },
      { name: 'product_id', value: '4' },
    ];
    const variant = { id: 4, type: 'Bit', bit_type: 'input', is_master: true, images: images(40, 41) };
    expect([status, body]).toEqual([200, success('GET', 'products/4/variants/4', params, variant)]);
  });

  test('may be one of several, of which one is the master, and have no picture', async () => {
    const { body } = await read(sandbox, 'products/115');
    expect(body.results.variants.map((variant: Reply['body']) => [variant.id, variant.is_master])).toEqual([
      [115, true],
      [302, false],
      [303, false],
    ]);
    expect((await read(sandbox, 'products/115/variants/303')).body.results.images).toEqual([]);
  });

  test('is 404 where it is not of this product', async () => {
    expect((await read(sandbox, 'products/4/variants/5')).status).toBe(404);
    expect((await read(sandbox, 'products/9999/variants/4')).status).toBe(404);
  });
});

test('every picture loads', async () => {
  const response = await fetch(productOf(4).variants[0].images[0].url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  await response.body?.cancel();
});
