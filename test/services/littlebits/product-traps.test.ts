import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { enveloped, globalId, signedIn, startLittlebits } from './documented-requests.ts';

// Where a real littleBits may differ from the example, or sends what must not go further as it is.

let littlebits: UpstreamGateway;
/** What littleBits answers, by path below the base address; 404 to all else. */
let answers: Record<string, unknown>;

beforeEach(async () => {
  answers = {};
  littlebits = await startLittlebits({ handler: answer });
});
afterEach(() => littlebits.close());

function answer({ url }: RecordedRequest): PlannedAnswer {
  const planned = answers[url.replace('/api/v2/', '')];
  return planned === undefined ? { status: 404, json: { results: {} } } : enveloped(planned);
}

const ask = (query: string) => littlebits.query(query, {}, signedIn);
const asked = () => littlebits.server.requests.map(({ url }) => url.replace('/api/v2/', ''));

/** Objects of the wire with all that is demanded, and whatever a test changes. */
const wireVariant = (id: number, changes: object = {}) => ({
  id,
  type: 'Bit',
  bit_type: 'power',
  is_master: true,
  images: [],
  ...changes,
});
const wireProduct = (id: number, changes: object = {}) => ({
  id,
  name: `product ${id}`,
  type: 'Bit',
  bit_type: 'power',
  description: 'A Bit.',
  slug: `product-${id}`,
  available_on: '2012-12-17T00:00:00.000Z',
  updated_at: '2015-06-17T20:21:48.000Z',
  short_description: 'A Bit.',
  inactive: false,
  variants: [wireVariant(id)],
  ...changes,
});

async function fieldsOf(changes: object, fields: string): Promise<unknown> {
  answers['products/7'] = wireProduct(7, changes);
  const { data, errors } = await ask(`{ product(id: "7") { ${fields} } }`);
  expect(errors).toBeUndefined();
  return (data as { product: unknown }).product;
}

describe('a product', () => {
  test('of a kind that nobody knew is what the service calls it', async () => {
    const changes = { type: 'Bundle', bit_type: 'radio' };
    expect(await fieldsOf(changes, 'type bitType')).toEqual({ type: 'Bundle', bitType: 'radio' });
  });

  test.each([null, undefined, '', ' '])('whose texts are %j has none', async (text) => {
    const changes = { description: text, short_description: text, bit_type: text };
    const nothing = { descriptionHtml: null, descriptionText: null, shortDescription: null, bitType: null };
    expect(await fieldsOf(changes, 'descriptionHtml descriptionText shortDescription bitType')).toEqual(
      nothing,
    );
  });

  test.each([
    [0, 0],
    [9.95, 9.95],
    ['9.95', 9.95],
    [null, null],
    [undefined, null],
  ])('that costs %j costs %j', async (cost, expected) => {
    expect(await fieldsOf({ cost }, 'cost')).toEqual({ cost: expected });
  });

  test.each([null, undefined])('without a date of sale (%j) has none', async (date) => {
    expect(await fieldsOf({ available_on: date }, 'availableAt')).toEqual({ availableAt: null });
  });

  test('that is retired says so, and may hold what the documents do not know', async () => {
    const more = { inactive: true, __typename: 'Folder', constructor: null };
    expect(await fieldsOf(more, '__typename isActive')).toEqual({ __typename: 'Product', isActive: false });
  });

  test('has a description that is safe, with links that lead somewhere', async () => {
    const description =
      'Hi<script>alert(1)</script> <a href="/bits/fan" onclick="x()">fan</a> <img src="//cdn.example/a.png"> <a href=\\"javascript:x\\">no</a>\\\r\\\n<a href=\\"http://littlebits.cc/a\\" target=\\"_blank\\">yes</a> <a hre';
    expect(await fieldsOf({ description }, 'descriptionHtml descriptionText')).toEqual({
      descriptionHtml: `Hi <a href="${littlebits.server.url}bits/fan">fan</a> <img src="http://cdn.example/a.png" /> <a>no</a>\r\n<a href="http://littlebits.cc/a">yes</a>`,
      descriptionText: 'Hi fan no yes',
    });
  });

  test('keeps a backslash that is part of the text', async () => {
    expect(await fieldsOf({ description: 'C:\\bits' }, 'descriptionText')).toEqual({
      descriptionText: 'C:\\bits',
    });
  });
});

describe('pictures', () => {
  test.each([
    ['//cdn.example/a.png', 'http://cdn.example/a.png'],
    ['https://cdn.example/a b.png', 'https://cdn.example/a%20b.png'],
    ['', null],
    ['javascript:alert(1)', null],
  ])('at %j are at %j', async (url, expected) => {
    const variants = [wireVariant(7, { images: [{ url }] })];
    expect(await fieldsOf({ variants }, 'variants { images { url position mediaType } }')).toEqual({
      variants: [{ images: [{ url: expected, position: null, mediaType: null }] }],
    });
  });
});

describe('contents', () => {
  const query = '{ product(id: "7") { variants { contents { quantity } } } }';

  test.each([
    ['a kit of which the service does not tell', 'Kit', undefined, null],
    ['a kit of which it tells null', 'Kit', null, null],
    ['a kit of nothing', 'Kit', [], []],
    ['what is no kit', 'Accessory', undefined, []],
  ])('of %s', async (_, type, kit_bits, expected) => {
    answers['products/7'] = wireProduct(7, { type, variants: [wireVariant(7, { type, kit_bits })] });
    expect(await ask(query)).toEqual({ data: { product: { variants: [{ contents: expected }] } } });
    expect(asked()).toEqual(['products/7']);
  });

  test('that the list no more holds are null, and the others stand', async () => {
    const kit_bits = [
      { variant_id: 1, product_id: 1, quantity: 2 },
      { variant_id: 9, product_id: 9, quantity: 1 },
      { variant_id: 8, product_id: 1, quantity: 1 },
    ];
    answers.products = [
      wireProduct(1),
      wireProduct(7, { type: 'Kit', variants: [wireVariant(7, { kit_bits })] }),
    ];
    const parts = 'contents { quantity product { name } variant { databaseId isMaster } }';
    expect(await ask(`{ products(type: "Kit") { nodes { variants { ${parts} } } } }`)).toEqual({
      data: {
        products: {
          nodes: [
            {
              variants: [
                {
                  contents: [
                    {
                      quantity: 2,
                      product: { name: 'product 1' },
                      variant: { databaseId: '1', isMaster: true },
                    },
                    { quantity: 1, product: null, variant: null },
                    { quantity: 1, product: { name: 'product 1' }, variant: null },
                  ],
                },
              ],
            },
          ],
        },
      },
    });
    expect(asked()).toEqual(['products']);
  });
});

test('a catalogue that answers with 404 is an error, and not an empty one', async () => {
  expect(await ask('{ products { totalCount } }')).toMatchObject({
    data: { products: null },
    errors: [{ extensions: { code: 'NOT_FOUND', service: 'LITTLEBITS' } }],
  });
});

test('a catalogue that is refused with a 200 is an error, and not an empty one', async () => {
  littlebits.server.enqueue({ json: { results: [], meta: { success: false, errors: 'Closed.' } } });
  expect(await ask('{ products { totalCount } }')).toEqual({
    data: { products: null },
    errors: [
      {
        message: 'littleBits refused the request.',
        locations: [expect.anything()],
        path: ['products'],
        extensions: { code: 'BAD_USER_INPUT', service: 'LITTLEBITS', retryable: false },
      },
    ],
  });
});

test('an id that names one product out of many stays the same in every answer', async () => {
  answers.products = [wireProduct(1), wireProduct(2)];
  answers['products/2'] = wireProduct(2);
  const ids = await ask('{ products { nodes { id } } }');
  const one = await ask('{ product(id: "2") { id } }');
  expect([ids.data, one.data]).toEqual([
    { products: { nodes: [{ id: globalId('Product', 1) }, { id: globalId('Product', 2) }] } },
    { product: { id: globalId('Product', 2) } },
  ]);
});
