import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AddModuleDocument,
  AdjustModuleDocument,
  ContentDocument,
  ProductDocument,
  ProductVariantDocument,
  RemoveModuleDocument,
} from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  documented,
  documentedJson,
  form,
  globalId,
  read,
  signedIn,
  startLittlebits,
} from './documented-requests.ts';

// What littleBits documents of its texts, its products and a member's own modules (B4 to B11 of the contract), in the
// order of the documents: the request as it must be, and the documented answer as it comes out.

let littlebits: UpstreamGateway;

beforeEach(async () => {
  littlebits = await startLittlebits();
});
afterEach(() => littlebits.close());

const ask = (query: string) => littlebits.query(query, {}, signedIn);

interface WireImage {
  readonly url: string;
  readonly position: number;
  readonly type: string;
}

/** Pictures as they come out: their addresses are whole ones in the documents. */
const pictures = (images: readonly WireImage[]) =>
  images.map(({ url, position, type }) => ({ url, position, mediaType: type }));

describe('B4 a text of the web site', () => {
  test('that is a list', async () => {
    littlebits.server.enqueue(documented('content-list'));
    const [power, light] = documentedJson('content-list').results.content;
    expect(await littlebits.run(ContentDocument, { key: 'learn.lbbasics' }, signedIn)).toEqual({
      data: {
        content: {
          items: [
            {
              name: 'power',
              title: 'It All Begins With Power',
              html: "It's kind of important",
              text: "It's kind of important",
              imageUrl:
                'https://lb-community.s3.amazonaws.com/uploads/image/asset/9531/card_feature_IMG_4778_-_Copy.JPG',
              values: power.values,
            },
            {
              name: 'light',
              title: 'All Of The Lights',
              html: 'All of them!',
              text: 'All of them!',
              imageUrl:
                'https://lb-community.s3.amazonaws.com/uploads/image/asset/5953/large_filled_Sweater_IMG_7021LR.jpg',
              values: light.values,
            },
          ],
        },
      },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'content?key=learn.lbbasics')]);
  });

  test('that is HTML', async () => {
    littlebits.server.enqueue(documented('content-html'));
    const paragraph =
      'The library has over 60 modules and growing. Every module works with every other in millions of combinations, you will never run out of things to make. Thousands of people are already inventing with littleBits. Join us!';
    expect(await littlebits.run(ContentDocument, { key: 'learn.play' }, signedIn)).toEqual({
      data: {
        content: {
          html: `<div> <h2>How it <strong>Works</strong></h2> <div> <div> <p>${paragraph}</p> </div></div></div>`,
          text: `How it Works\n\n${paragraph}`,
        },
      },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'content?key=learn.play')]);
  });
});

test('B5 the library is all the modules that somebody has', async () => {
  littlebits.server.enqueue(documented('modules'));
  const fields =
    'id quantity title descriptionHtml descriptionText type bitType imageUrls product { id databaseId } variant { id databaseId }';
  expect(await ask(`{ viewer { modules { totalCount nodes { ${fields} } } } }`)).toEqual({
    data: {
      viewer: {
        modules: {
          totalCount: 4,
          nodes: [
            {
              id: globalId('LibraryModule', 216),
              quantity: 2,
              title: 'cloudBit™',
              descriptionHtml:
                'The cloudBit is the easiest way to create internet-connected devices. You can now snap the internet to anything!',
              descriptionText:
                'The cloudBit is the easiest way to create internet-connected devices. You can now snap the internet to anything!',
              type: 'Bit',
              bitType: 'wire',
              imageUrls: documentedJson('modules').results[0].images,
              product: { id: globalId('Product', 201), databaseId: '201' },
              variant: { id: globalId('ProductVariant', '201-216'), databaseId: '216' },
            },
            {
              id: globalId('LibraryModule', 13),
              quantity: 1,
              title: 'usb power',
              descriptionHtml:
                "<strong>SHORT DESCRIPTION</strong><br />The USB power may be the smallest in the series, but it's big enough to send juice to all your creations. Connect",
              descriptionText:
                "SHORT DESCRIPTION\nThe USB power may be the smallest in the series, but it's big enough to send juice to all your creations. Connect",
              type: 'Bit',
              bitType: 'power',
              imageUrls: documentedJson('modules').results[1].images,
              product: { id: globalId('Product', 13), databaseId: '13' },
              variant: { id: globalId('ProductVariant', '13-13'), databaseId: '13' },
            },
            {
              id: globalId('LibraryModule', 179),
              quantity: 5,
              title: 'USB Power Adapter + Cable',
              descriptionHtml: expect.stringMatching(/^This power adapter .* from the wall adapter to your$/),
              descriptionText: expect.stringMatching(/^This power adapter .* from the wall adapter to your$/),
              type: 'Accessory',
              bitType: null,
              imageUrls: documentedJson('modules').results[2].images,
              product: { id: globalId('Product', 166), databaseId: '166' },
              variant: { id: globalId('ProductVariant', '166-179'), databaseId: '179' },
            },
            {
              id: globalId('LibraryModule', 186),
              quantity: 2,
              title: 'cloudBit module',
              descriptionHtml: expect.stringMatching(
                /^The cloudBit .* Retrofit your thermostat to control i$/,
              ),
              descriptionText: expect.stringMatching(
                /^The cloudBit .* Retrofit your thermostat to control i$/,
              ),
              type: 'Bit',
              bitType: null,
              imageUrls: documentedJson('modules').results[3].images,
              product: { id: globalId('Product', 173), databaseId: '173' },
              variant: { id: globalId('ProductVariant', '173-186'), databaseId: '186' },
            },
          ],
        },
      },
    },
  });
  expect(littlebits.server.requests).toEqual([read(littlebits, 'my_library')]);
});

const quantities = (counts: Readonly<Record<number, number>>) =>
  Object.entries(counts).map(([variant, quantity]) => ({ id: globalId('LibraryModule', variant), quantity }));

test('B6 a kit that is added comes with all that is in it', async () => {
  littlebits.server.enqueue(documented('added-modules', 201));
  const variantId = globalId('ProductVariant', '201-216');
  expect(await littlebits.run(AddModuleDocument, { input: { variantId } }, signedIn)).toEqual({
    data: {
      addModule: {
        module: { id: globalId('LibraryModule', 216), quantity: 1, title: 'cloudBit™' },
        modules: quantities({ 13: 1, 179: 4, 186: 1, 216: 1 }),
        userErrors: [],
      },
    },
  });
  expect(littlebits.server.requests).toEqual([form(littlebits, 'POST', 'my_library', 'variant_id=216')]);
});

describe('B7 a library that holds', () => {
  const id = globalId('LibraryModule', 216);

  test('more of a kit holds more of all that is in it', async () => {
    littlebits.server.enqueue(documented('adjusted-modules'));
    expect(await littlebits.run(AdjustModuleDocument, { input: { id, delta: 1 } }, signedIn)).toEqual({
      data: {
        adjustModule: {
          module: { id, quantity: 3, title: 'cloudBit™' },
          modules: quantities({ 13: 3, 179: 5, 186: 3, 216: 3 }),
          userErrors: [],
        },
      },
    });
    const sent = 'variant_id=216&operator=add&delta=1';
    expect(littlebits.server.requests).toEqual([form(littlebits, 'PUT', 'my_library', sent)]);
  });

  test('fewer is told with a number above zero', async () => {
    littlebits.server.enqueue(documented('adjusted-modules'));
    await littlebits.run(AdjustModuleDocument, { input: { id: '216', delta: -2 } }, signedIn);
    const sent = 'variant_id=216&operator=subtract&delta=2';
    expect(littlebits.server.requests).toEqual([form(littlebits, 'PUT', 'my_library', sent)]);
  });
});

test('B8 what is removed is told in the body of a DELETE, and what remains comes back', async () => {
  littlebits.server.enqueue(documented('remaining-modules'));
  const id = globalId('LibraryModule', 216);
  expect(await littlebits.run(RemoveModuleDocument, { input: { id } }, signedIn)).toEqual({
    data: {
      removeModule: {
        deletedModuleId: id,
        modules: quantities({ 179: 2, 201: 3 }),
        userErrors: [],
      },
    },
  });
  expect(littlebits.server.requests).toEqual([form(littlebits, 'DELETE', 'my_library', 'variant_id=216')]);
});

describe('B9 all products', () => {
  test('come with their variants and pictures, and kits with what is in them', async () => {
    littlebits.server.enqueue(documented('products'));
    const [fan, kit] = documentedJson('products').results;
    const tips = '<a href="http://littlebits.cc/tips-tricks-the-fan-bit">Tips + Tricks</a>';
    expect(
      await ask(`{
        products {
          totalCount
          nodes {
            id databaseId name slug type bitType descriptionHtml shortDescription availableAt updatedAt isActive
            variants {
              id databaseId isMaster type bitType
              images { url position mediaType }
              contents { quantity product { id } variant { id databaseId } }
              product { id }
            }
          }
        }
      }`),
    ).toEqual({
      data: {
        products: {
          totalCount: 2,
          nodes: [
            {
              id: globalId('Product', 1),
              databaseId: '1',
              name: 'fan',
              slug: 'fan',
              type: 'Bit',
              bitType: 'output',
              descriptionHtml: `The fan Bit is just what you'd think: a small electric fan tethered to a littleBits module. It's great for those hot summer nights. Use our little fan to create fluttering movement in your creations or just to keep yourself cool.\r\n\r\nCheck out our <b> ${tips}</b> for more ideas on using the fan.`,
              shortDescription:
                "The fan Bit is just what you'd think: a small electric fan tethered to a littleBits module. It's great for those hot summer nights. Use our little fan",
              availableAt: '2012-12-17T00:00:00.000Z',
              updatedAt: '2015-06-17T20:21:48.000Z',
              isActive: true,
              variants: [
                {
                  id: globalId('ProductVariant', '1-1'),
                  databaseId: '1',
                  isMaster: true,
                  type: 'Bit',
                  bitType: 'output',
                  images: pictures(fan.variants[0].images),
                  contents: [],
                  product: { id: globalId('Product', 1) },
                },
              ],
            },
            {
              id: globalId('Product', 198),
              databaseId: '198',
              name: 'Arduino Coding Kit',
              slug: 'arduino-coding-kit',
              type: 'Kit',
              bitType: null,
              descriptionHtml: expect.stringContaining(
                'available individually <strong><a href="http://littlebits.cc/bits/arduino/">here</a> </strong>.',
              ),
              shortDescription: 'Contains 8 modules to get you started with electronics and programming.',
              availableAt: '2014-11-09T00:00:00.000Z',
              updatedAt: '2015-06-17T20:26:37.000Z',
              isActive: true,
              variants: [
                {
                  id: globalId('ProductVariant', '198-213'),
                  databaseId: '213',
                  isMaster: true,
                  type: 'Kit',
                  bitType: null,
                  images: pictures(kit.variants[0].images),
                  contents: [
                    part(152, 139, 1),
                    part(101, 101, 1),
                    part(40, 40, 1),
                    part(38, 38, 1),
                    part(29, 29, 1),
                    part(24, 24, 2),
                    part(23, 23, 1),
                    part(22, 22, 1),
                    part(21, 21, 1),
                    part(51, 51, 1),
                  ],
                  product: { id: globalId('Product', 198) },
                },
              ],
            },
          ],
        },
      },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'products')]);
  });

  test('by what they are, picked by the gateway, whatever the case of the letters', async () => {
    littlebits.server.enqueue(documented('products'));
    expect(
      await ask(`{
        kits: products(type: "kit") { totalCount nodes { name } }
        outputs: products(bitType: "Output") { nodes { name } }
        kitsThatFeed: products(type: "Kit", bitType: "power") { totalCount }
        spacecraft: products(type: "Spacecraft") { nodes { name } }
      }`),
    ).toEqual({
      data: {
        kits: { totalCount: 1, nodes: [{ name: 'Arduino Coding Kit' }] },
        outputs: { nodes: [{ name: 'fan' }] },
        kitsThatFeed: { totalCount: 0 },
        spacecraft: { nodes: [] },
      },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'products')]);
  });

  function part(variant: number, product: number, quantity: number) {
    return {
      quantity,
      product: { id: globalId('Product', product) },
      variant: { id: globalId('ProductVariant', `${product}-${variant}`), databaseId: String(variant) },
    };
  }
});

test('B10 a product by itself has a cost', async () => {
  littlebits.server.enqueue(documented('product'));
  const text =
    'You control the slide dimmer Bit by moving its lever from one end of the Bit to the other. It functions just like a light dimmer you might find at home, or a volume fader in a recording studio. Follow it with an LED for some adjustable mood lighting.';
  const link =
    '<a href="http://littlebits.cc/fridays-tips-tricks-the-slide-dimmer-and-dimmer-bits">Tips + Tricks</a>';
  expect(await littlebits.run(ProductDocument, { id: '4' }, signedIn)).toEqual({
    data: {
      product: {
        id: globalId('Product', 4),
        databaseId: '4',
        name: 'slide dimmer',
        slug: 'slide-dimmer',
        type: 'Bit',
        bitType: 'input',
        descriptionHtml: `${text}    Check out our <b> ${link}</b> for more ideas on using the slide dimmer.`,
        descriptionText: `${text} Check out our Tips + Tricks for more ideas on using the slide dimmer.`,
        shortDescription: text.slice(0, 151).trim(),
        availableAt: '2012-12-16T00:00:00.000Z',
        updatedAt: '2015-05-11T16:54:46.000Z',
        isActive: true,
        cost: 0,
        variants: [
          {
            id: globalId('ProductVariant', '4-4'),
            databaseId: '4',
            isMaster: true,
            images: pictures(documentedJson('product').results.variants[0].images),
          },
        ],
      },
    },
  });
  expect(littlebits.server.requests).toEqual([read(littlebits, 'products/4')]);
});

describe('B11 a variant by itself', () => {
  test('comes with its pictures', async () => {
    littlebits.server.enqueue(documented('variant'));
    const variables = { productId: globalId('Product', 4), variantId: globalId('ProductVariant', '4-4') };
    expect(await littlebits.run(ProductVariantDocument, variables, signedIn)).toEqual({
      data: {
        variant: {
          id: globalId('ProductVariant', '4-4'),
          databaseId: '4',
          isMaster: true,
          type: 'Bit',
          bitType: 'input',
          images: pictures(documentedJson('variant').results.images),
        },
      },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'products/4/variants/4')]);
  });

  test('knows its product, and as no kit has no contents: neither costs a call', async () => {
    littlebits.server.enqueue(documented('variant'));
    expect(
      await ask('{ variant(productId: "4", variantId: "4") { product { id } contents { quantity } } }'),
    ).toEqual({ data: { variant: { product: { id: globalId('Product', 4) }, contents: [] } } });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'products/4/variants/4')]);
  });

  test('is a node of its own', async () => {
    littlebits.server.enqueue(documented('variant'));
    const id = globalId('ProductVariant', '4-4');
    expect(await ask(`{ node(id: "${id}") { id ... on ProductVariant { databaseId } } }`)).toEqual({
      data: { node: { id, databaseId: '4' } },
    });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'products/4/variants/4')]);
  });
});
