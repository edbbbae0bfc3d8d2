import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import { globalId } from './documented-requests.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlebits: SandboxedGateway;
beforeAll(async () => {
  littlebits = await startSandboxed();
});
afterAll(() => littlebits.close());
beforeEach(() => {
  littlebits.calls.length = 0;
});

/** The answer's data, once it is clear that it has no errors. */
async function ask<Data = unknown>(query: string): Promise<Data> {
  const { data, errors } = await littlebits.query(query);
  expect(errors).toBeUndefined();
  return data as Data;
}

/** The one error of an answer, whole. */
function badInput(message: string, path: string, argument: string) {
  const extensions = { code: 'BAD_USER_INPUT', retryable: false, argument };
  return [{ message, locations: [expect.anything()], path: [path], extensions }];
}

const everything = 'GET products';

describe('the catalogue is one call', () => {
  test('for all there are, and however many lists of it', async () => {
    expect(
      await ask(`{
        all: products { totalCount }
        bits: products(type: "Bit") { totalCount }
        kits: products(type: "KIT") { totalCount }
        accessories: products(type: "accessory") { totalCount }
      }`),
    ).toEqual({
      all: { totalCount: 120 },
      bits: { totalCount: 70 },
      kits: { totalCount: 23 },
      accessories: { totalCount: 27 },
    });
    expect(littlebits.calls).toEqual([everything]);
  });

  test('for every kit with all that is in it, and every part with all about it', async () => {
    const { products } = await ask<{ products: { nodes: { variants: { contents: object[] }[] }[] } }>(`{
      products(type: "Kit", first: 50) {
        nodes {
          variants {
            contents { quantity product { name slug } variant { isMaster } }
          }
        }
      }
    }`);
    const parts = products.nodes.flatMap(({ variants }) => variants.flatMap(({ contents }) => contents));
    expect(products.nodes).toHaveLength(23);
    expect(parts.length).toBeGreaterThan(200);
    expect(parts).toEqual(
      parts.map(() => ({
        quantity: expect.any(Number),
        product: { name: expect.any(String), slug: expect.any(String) },
        variant: { isMaster: expect.any(Boolean) },
      })),
    );
    expect(littlebits.calls).toEqual([everything]);
  });

  uncachedTest('for two products, and for one beside the list', async () => {
    await ask('{ a: product(id: "1") { name } b: product(id: "2") { name } }');
    await ask('{ product(id: "1") { name } products(first: 1) { nodes { name } } }');
    await ask(`{ nodes(ids: ["${globalId('Product', 1)}", "${globalId('Product', 2)}"]) { id } }`);
    expect(littlebits.calls).toEqual([everything, everything, everything]);
  });

  test('for a slug, in which case one more product costs nothing', async () => {
    expect(await ask('{ a: product(slug: "base-kit") { databaseId } b: product(id: "4") { slug } }')).toEqual(
      { a: { databaseId: '140' }, b: { slug: 'slide-dimmer' } },
    );
    expect(littlebits.calls).toEqual([everything]);
  });
});

describe('one product is one call', () => {
  test('its cost included, however often it is asked for', async () => {
    const id = globalId('Product', 4);
    expect(
      await ask(`{
        product(id: "4") { name cost }
        again: product(id: "${id}") { slug }
        node(id: "${id}") { ... on Product { bitType } }
      }`),
    ).toEqual({
      product: { name: 'slide dimmer', cost: 0 },
      again: { slug: 'slide-dimmer' },
      node: { bitType: 'input' },
    });
    expect(littlebits.calls).toEqual(['GET products/4']);
  });

  test('for the cost that the list leaves out, and one for each product', async () => {
    expect(await ask('{ products(first: 2) { nodes { databaseId cost } } }')).toEqual({
      products: {
        nodes: [
          { databaseId: '1', cost: 0 },
          { databaseId: '2', cost: 0 },
        ],
      },
    });
    expect(littlebits.calls.toSorted()).toEqual([everything, 'GET products/1', 'GET products/2']);
  });

  test('with all that is in it, where it is a kit of one thing or where its parts are only named', async () => {
    expect(
      await ask(
        '{ product(id: "198") { variants { contents { quantity product { id } variant { id } } } } }',
      ),
    ).toMatchObject({ product: { variants: [{ contents: { length: 10 } }] } });
    expect(littlebits.calls).toEqual(['GET products/198']);
  });

  test('and all its parts are one more', async () => {
    await ask('{ product(id: "198") { variants { contents { product { name } variant { isMaster } } } } }');
    expect(littlebits.calls).toEqual(['GET products/198', everything]);
  });
});

describe('a variant', () => {
  test('by itself is one call', async () => {
    expect(await ask('{ variant(productId: "139", variantId: "133") { isMaster product { id } } }')).toEqual({
      variant: { isMaster: expect.any(Boolean), product: { id: globalId('Product', 139) } },
    });
    expect(littlebits.calls).toEqual(['GET products/139/variants/133']);
  });

  test('that is a kit tells its contents by its product', async () => {
    expect(
      await ask('{ variant(productId: "198", variantId: "213") { databaseId contents { quantity } } }'),
    ).toEqual({
      variant: {
        databaseId: '213',
        contents: [1, 1, 1, 1, 1, 2, 1, 1, 1, 1].map((quantity) => ({ quantity })),
      },
    });
    expect(littlebits.calls).toEqual(['GET products/198/variants/213', 'GET products/198']);
  });

  test('and another one of the same product are one call', async () => {
    expect(
      await ask(`{
        a: variant(productId: "139", variantId: "133") { databaseId }
        b: variant(productId: "139", variantId: "152") { databaseId }
      }`),
    ).toEqual({ a: { databaseId: '133' }, b: { databaseId: '152' } });
    expect(littlebits.calls).toEqual(['GET products/139']);
  });

  test('and many others are one call', async () => {
    expect(
      await ask(`{
        a: variant(productId: "139", variantId: "133") { databaseId }
        b: variant(productId: "115", variantId: "302") { databaseId }
        c: variant(productId: "115", variantId: "133") { databaseId }
      }`),
    ).toEqual({ a: { databaseId: '133' }, b: { databaseId: '302' }, c: null });
    expect(littlebits.calls).toEqual([everything]);
  });

  test('beside the list is read from it', async () => {
    await ask(
      '{ variant(productId: "139", variantId: "133") { isMaster } products(first: 1) { totalCount } }',
    );
    expect(littlebits.calls).toEqual([everything]);
  });

  test('is told with the others of its product', async () => {
    expect(await ask('{ product(id: "115") { variants { databaseId isMaster } } }')).toEqual({
      product: {
        variants: [
          { databaseId: '115', isMaster: true },
          { databaseId: '302', isMaster: false },
          { databaseId: '303', isMaster: false },
        ],
      },
    });
  });
});

describe('what is not there is null', () => {
  test.each([
    ['a product', 'product(id: "9999")', 'GET products/9999'],
    ['a product of two', 'product(id: "9999") { id } other: product(id: "1")', everything],
    ['a slug', 'product(slug: "no-such-kit")', everything],
    [
      'the product of a variant',
      'variant(productId: "9999", variantId: "133")',
      'GET products/9999/variants/133',
    ],
    ['a variant', 'variant(productId: "139", variantId: "9999")', 'GET products/139/variants/9999'],
    [
      'a variant of another product',
      'variant(productId: "1", variantId: "133")',
      'GET products/1/variants/133',
    ],
    ['a node', `node(id: "${globalId('Product', 9999)}")`, 'GET products/9999'],
    ['a variant of no product', `node(id: "${globalId('ProductVariant', 133)}")`, undefined],
  ])('%s', async (_, field, call) => {
    const data = await ask<Record<string, unknown>>(`{ ${field} { id } }`);
    expect(Object.values(data)[0]).toBeNull();
    expect(littlebits.calls).toEqual(call === undefined ? [] : [call]);
  });
});

test('pictures without a scheme get the one of the service', async () => {
  const { products } = await ask<{
    products: { nodes: { variants: { images: { url: string }[] }[] }[] };
  }>('{ products(first: 100) { nodes { variants { images { url } } } } }');
  const urls = products.nodes.flatMap(({ variants }) => variants.flatMap(({ images }) => images));
  const { origin } = littlebits.sandbox.url;
  expect(urls.filter(({ url }) => !url?.startsWith(`${origin}/spree/products/`))).toEqual([]);
  const raw = await (await fetch(new URL('products', littlebits.sandbox.url))).text();
  expect(raw).toContain(`"//${littlebits.sandbox.url.host}/`);
});

uncachedTest('the catalogue is walked page by page, each product once', async () => {
  const ids: number[] = [];
  let after = '';
  for (let more = true; more; ) {
    const { products } = await ask<{
      products: { nodes: { databaseId: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }>(`{ products(first: 50 ${after}) { nodes { databaseId } pageInfo { endCursor hasNextPage } } }`);
    ids.push(...products.nodes.map(({ databaseId }) => Number(databaseId)));
    after = `after: "${products.pageInfo.endCursor}"`;
    more = products.pageInfo.hasNextPage;
  }
  expect(new Set(ids).size).toBe(120);
  expect(ids).toHaveLength(120);
  expect(littlebits.calls).toEqual([everything, everything, everything]);
});

describe('what can not be is refused without a call', () => {
  const empty = (name: string) => `\`${name}\` must not be empty. Leave it out for all products.`;
  const number = 'a number such as';
  test.each([
    ['products(type: " ")', empty('type'), 'type'],
    ['products(bitType: "")', empty('bitType'), 'bitType'],
    ['products(first: 0)', '`first` must be between 1 and 100, but is 0.', 'first'],
    ['product', 'Give `id` or `slug`, one of them.', 'id'],
    ['product(id: "1", slug: "fan")', 'Give `id` or `slug`, one of them.', 'slug'],
    [
      'product(id: "fan")',
      `\`id\` must be the \`id\` of a Product, or its own key (${number} \`140\`), but is \`fan\`.`,
      'id',
    ],
    [
      'product(id: "0")',
      `\`id\` must be the \`id\` of a Product, or its own key (${number} \`140\`), but is \`0\`.`,
      'id',
    ],
    [
      `product(id: "${globalId('ProductVariant', '4-4')}")`,
      '`id` must be the id of a Product, but is that of a ProductVariant.',
      'id',
    ],
    [
      `product(id: "${globalId('Product', '../my_library')}")`,
      '`id` is not an id of this API. Pass an `id` that it gave, unchanged.',
      'id',
    ],
    [
      'variant(productId: "4", variantId: "x")',
      `\`variantId\` must be the \`id\` of a ProductVariant, or its own key (${number} \`216\`), but is \`x\`.`,
      'variantId',
    ],
    [
      `variant(productId: "4", variantId: "${globalId('ProductVariant', '139-133')}")`,
      '`variantId` is the id of a variant of another product.',
      'variantId',
    ],
    [
      `node(id: "${globalId('Product', 'fan')}")`,
      `\`${globalId('Product', 'fan')}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      'id',
    ],
  ])('%s', async (field, message, argument) => {
    const [name = ''] = field.split('(');
    const selection = name === 'products' ? '{ totalCount }' : '{ id }';
    expect(await littlebits.query(`{ ${field} ${selection} }`)).toEqual({
      data: { [name]: null },
      errors: badInput(message, name, argument),
    });
    expect(littlebits.calls).toEqual([]);
  });

  test('a cursor of another selection of products', async () => {
    const { products } = await ask<{ products: { pageInfo: { endCursor: string } } }>(
      '{ products(type: "Kit", first: 1) { pageInfo { endCursor } } }',
    );
    littlebits.calls.length = 0;
    const { errors } = await littlebits.query(
      `{ products(type: "Bit", after: "${products.pageInfo.endCursor}") { totalCount } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
    expect(littlebits.calls).toEqual([]);
  });
});

test('a stranger sees the catalogue and its pictures, for it is nobody’s own', async () => {
  const answer = await littlebits.query(
    '{ product(id: "4") { name } }',
    {},
    {
      headers: { 'x-littlebits-authorization': 'nobody' },
    },
  );
  expect(answer).toEqual({ data: { product: { name: 'slide dimmer' } } });
});
