import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AddModuleDocument,
  AdjustModuleDocument,
  MyModulesDocument,
  RemoveModuleDocument,
} from '../../../schema/generated/graphql.ts';
import { BANNED_TOKEN } from '../../../src/sandbox/littlebits/demo.ts';
import { globalId } from './documented-requests.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlebits: SandboxedGateway;
beforeEach(async () => {
  littlebits = await startSandboxed();
});
afterEach(() => littlebits.close());

/** The answer's data, once it is clear that it has no errors. */
async function ask<Data = unknown>(query: string): Promise<Data> {
  const { data, errors } = await littlebits.query(query);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Module {
  readonly id: string;
  readonly quantity: number;
}

/** How many there are of each variant in the library, asked anew; the calls that it costs are left out. */
async function library(): Promise<Record<string, number>> {
  const { viewer } = await ask<{
    viewer: { modules: { nodes: (Module & { variant: { databaseId: string } })[] } };
  }>('{ viewer { modules(first: 100) { nodes { id quantity variant { databaseId } } } } }');
  littlebits.calls.length = 0;
  return Object.fromEntries(
    viewer.modules.nodes.map(({ variant, quantity }) => [variant.databaseId, quantity]),
  );
}

const moduleId = (variant: number) => globalId('LibraryModule', variant);
const read = 'GET my_library';
const refused = (field: string | null, kind: string, message: string) => [{ field, code: kind, message }];

describe('the library', () => {
  test('of 40 modules with all about each is 2 calls', async () => {
    const { data, errors } = await littlebits.run(MyModulesDocument, {});
    expect(errors).toBeUndefined();
    const { modules } = data?.viewer ?? {};
    expect(modules?.totalCount).toBe(40);
    expect(modules?.nodes).toHaveLength(40);
    expect(modules?.nodes.filter(({ product }) => !product?.slug)).toEqual([]);
    expect(littlebits.calls).toEqual([read, 'GET products']);
  });

  test('with what each is by name alone is 1 call', async () => {
    await ask(
      '{ viewer { modules { nodes { title type product { id databaseId } variant { id product { id } } } } } }',
    );
    expect(littlebits.calls).toEqual([read]);
  });

  test('read page by page and counted in one request is 1 call', async () => {
    const id = moduleId(216);
    expect(
      await ask(`{
        viewer { modules(first: 1) { nodes { title } } last: modules(last: 1) { nodes { title } } all: modules { totalCount } }
        node(id: "${id}") { ... on LibraryModule { quantity } }
      }`),
    ).toEqual({
      viewer: {
        modules: { nodes: [{ title: 'cloudBit™' }] },
        last: { nodes: [{ title: 'Base Kit' }] },
        all: { totalCount: 40 },
      },
      node: { quantity: 2 },
    });
    expect(littlebits.calls).toEqual([read]);
  });

  test('with one module, its product and its variant is 1 call more', async () => {
    expect(
      await ask('{ viewer { modules(first: 1) { nodes { product { slug cost } variant { isMaster } } } } }'),
    ).toEqual({
      viewer: {
        modules: { nodes: [{ product: { slug: 'cloudbit', cost: 0 }, variant: { isMaster: true } }] },
      },
    });
    expect(littlebits.calls).toEqual([read, 'GET products/201']);
  });

  test('has texts that are cut off, and still safe', async () => {
    const { viewer } = await ask<{
      viewer: { modules: { nodes: { descriptionHtml: string; imageUrls: string[] }[] } };
    }>('{ viewer { modules(first: 100) { nodes { descriptionHtml descriptionText imageUrls } } } }');
    for (const { descriptionHtml, imageUrls } of viewer.modules.nodes) {
      expect(descriptionHtml.match(/<(?!\/?(?:b|strong|br|a|li|p|em)\b)/g)).toBeNull();
      expect(imageUrls.length).toBeGreaterThan(0);
      for (const url of imageUrls) expect(new URL(url).protocol).toBe('http:');
    }
  });

  test('that has no such module has null for it', async () => {
    expect(await ask(`{ node(id: "${moduleId(999)}") { id } }`)).toEqual({ node: null });
    expect(littlebits.calls).toEqual([read]);
  });
});

describe('a module that is added', () => {
  test('is one more, or the first', async () => {
    const before = await library();
    for (const [variant, quantity] of [
      [13, 2],
      [115, 1],
    ] as const) {
      const { data } = await littlebits.run(AddModuleDocument, { input: { variantId: String(variant) } });
      expect(data).toEqual({
        addModule: {
          module: { id: moduleId(variant), quantity, title: expect.any(String) },
          modules: [{ id: moduleId(variant), quantity }],
          userErrors: [],
        },
      });
    }
    expect(littlebits.calls).toEqual(['POST my_library', 'POST my_library']);
    expect(await library()).toEqual({ ...before, 13: 2, 115: 1 });
  });

  test('and is a kit brings what it contains', async () => {
    const before = await library();
    const { data } = await littlebits.run(AddModuleDocument, {
      input: { variantId: globalId('ProductVariant', '201-216') },
    });
    expect(data?.addModule).toEqual({
      module: { id: moduleId(216), quantity: 3, title: 'cloudBit™' },
      modules: [
        { id: moduleId(13), quantity: 2 },
        { id: moduleId(179), quantity: 6 },
        { id: moduleId(186), quantity: 3 },
        { id: moduleId(216), quantity: 3 },
      ],
      userErrors: [],
    });
    expect(await library()).toEqual({ ...before, 13: 2, 179: 6, 186: 3, 216: 3 });
  });

  test('is told with its product, for a call that reads it', async () => {
    expect(
      await ask(
        'mutation { addModule(input: { variantId: "13" }) { module { quantity product { slug } } } }',
      ),
    ).toEqual({ addModule: { module: { quantity: 2, product: { slug: 'usb-power' } } } });
    expect(littlebits.calls).toEqual(['POST my_library', 'GET products/13']);
  });

  test('and is none is not there', async () => {
    const { data } = await littlebits.run(AddModuleDocument, { input: { variantId: '9999' } });
    expect(data).toEqual({
      addModule: {
        module: null,
        modules: null,
        userErrors: refused('variantId', 'NOT_FOUND', 'littleBits does not have this.'),
      },
    });
    expect(littlebits.calls).toEqual(['POST my_library']);
  });
});

describe('a module of which there are', () => {
  test('more, and then fewer, is as before', async () => {
    const before = await library();
    const more = await littlebits.run(AdjustModuleDocument, { input: { id: moduleId(13), delta: 4 } });
    expect(more.data?.adjustModule).toEqual({
      module: { id: moduleId(13), quantity: 5, title: 'usb power' },
      modules: [{ id: moduleId(13), quantity: 5 }],
      userErrors: [],
    });
    const fewer = await littlebits.run(AdjustModuleDocument, { input: { id: '13', delta: -4 } });
    expect(fewer.data?.adjustModule?.module?.quantity).toBe(1);
    expect(littlebits.calls).toEqual(['PUT my_library', 'PUT my_library']);
    expect(await library()).toEqual(before);
  });

  test('none any more is gone', async () => {
    const { 13: _, ...others } = await library();
    const { data } = await littlebits.run(AdjustModuleDocument, { input: { id: '13', delta: -1 } });
    expect(data?.adjustModule).toMatchObject({ module: { id: moduleId(13), quantity: 0 }, userErrors: [] });
    expect(await library()).toEqual(others);
  });

  test('one kit fewer is one fewer of all that it contains', async () => {
    const before = await library();
    const { data } = await littlebits.run(AdjustModuleDocument, { input: { id: '216', delta: -1 } });
    expect(data?.adjustModule?.modules).toEqual([
      { id: moduleId(13), quantity: 0 },
      { id: moduleId(179), quantity: 4 },
      { id: moduleId(186), quantity: 1 },
      { id: moduleId(216), quantity: 1 },
    ]);
    const { 13: _, ...others } = before;
    expect(await library()).toEqual({ ...others, 179: 4, 186: 1, 216: 1 });
  });

  test('none in the library can not be changed: the library is looked at to tell', async () => {
    const { data } = await littlebits.run(AdjustModuleDocument, { input: { id: '115', delta: 1 } });
    expect(data).toEqual({
      adjustModule: {
        module: null,
        modules: null,
        userErrors: refused('id', 'NOT_FOUND', 'This module is not in your library.'),
      },
    });
    expect(littlebits.calls).toEqual(['PUT my_library', read]);
  });

  test('too many for the service is refused in its own words, and not for a missing module', async () => {
    const { data } = await littlebits.run(AdjustModuleDocument, {
      input: { id: '13', delta: 2_000_000_000 },
    });
    expect(data?.adjustModule?.userErrors).toEqual(
      refused(null, 'INVALID', 'delta must be a positive integer.'),
    );
  });

  test('none more and none fewer is refused without a call', async () => {
    const { data } = await littlebits.run(AdjustModuleDocument, { input: { id: '13', delta: 0 } });
    expect(data?.adjustModule).toEqual({
      module: null,
      modules: null,
      userErrors: refused(
        'delta',
        'INVALID',
        'Say how many more, or with a minus how many fewer: 0 changes nothing.',
      ),
    });
    expect(littlebits.calls).toEqual([]);
  });
});

describe('a module that is removed', () => {
  test('is gone, however many there were, and all others remain', async () => {
    const { 179: _, ...others } = await library();
    const { data } = await littlebits.run(RemoveModuleDocument, { input: { id: moduleId(179) } });
    expect(data?.removeModule).toMatchObject({ deletedModuleId: moduleId(179), userErrors: [] });
    expect(data?.removeModule?.modules).toHaveLength(39);
    expect(littlebits.calls).toEqual(['DELETE my_library']);
    expect(await library()).toEqual(others);
  });

  test('and is a kit takes along what came with it', async () => {
    const { 216: _, 13: __, 186: ___, ...others } = await library();
    const { data } = await littlebits.run(RemoveModuleDocument, { input: { id: '216' } });
    const left = data?.removeModule?.modules?.map(({ id }) => id) ?? [];
    expect(left).toHaveLength(37);
    expect(left).toContain(moduleId(179));
    expect(await library()).toEqual({ ...others, 179: 3 });
  });

  test('and is not there is not there', async () => {
    const { data } = await littlebits.run(RemoveModuleDocument, { input: { id: '115' } });
    expect(data).toEqual({
      removeModule: {
        deletedModuleId: null,
        modules: null,
        userErrors: refused('id', 'NOT_FOUND', 'This module is not in your library.'),
      },
    });
    expect(littlebits.calls).toEqual(['DELETE my_library', read]);
  });

  test('is not in the library that is read later in the same request', async () => {
    const removed = await ask<Record<string, { userErrors: { code: string }[] }>>(
      `mutation {
        first: removeModule(input: { id: "13" }) { userErrors { code } }
        second: removeModule(input: { id: "13" }) { userErrors { code } }
        third: addModule(input: { variantId: "13" }) { userErrors { code } }
        fourth: adjustModule(input: { id: "13", delta: -1 }) { userErrors { code } }
      }`,
    );
    expect(removed).toEqual({
      first: { userErrors: [] },
      second: { userErrors: [{ code: 'NOT_FOUND' }] },
      third: { userErrors: [] },
      fourth: { userErrors: [] },
    });
  });
});

describe('who may not', () => {
  const change =
    'mutation { addModule(input: { variantId: "13" }) { module { id } userErrors { message } } }';

  test.each([
    ['read with a wrong token', 'nobody', '{ viewer { modules { totalCount } } }', 'UNAUTHENTICATED'],
    ['change with a wrong token', 'nobody', change, 'UNAUTHENTICATED'],
    ['change because they are banned', BANNED_TOKEN, change, 'FORBIDDEN'],
  ])('%s is told so as an error, not as a refusal', async (_, token, query, code) => {
    const headers = { 'x-littlebits-authorization': token };
    const { errors } = await littlebits.query(query, {}, { headers });
    expect(errors).toMatchObject([{ extensions: { code, service: 'LITTLEBITS', retryable: false } }]);
    expect(JSON.stringify(errors)).not.toContain(token);
  });
});

describe('an id is refused without a call where it is', () => {
  const key = "(its variant's number, such as `216`)";
  test.each([
    [
      'made up',
      'x',
      `\`input.id\` must be the \`id\` of a LibraryModule, or its own key ${key}, but is \`x\`.`,
    ],
    [
      'of something else',
      globalId('ProductVariant', '4-4'),
      '`input.id` must be the id of a LibraryModule, but is that of a ProductVariant.',
    ],
  ])('%s', async (_, id, message) => {
    for (const field of [
      `adjustModule(input: { id: "${id}", delta: 1 })`,
      `removeModule(input: { id: "${id}" })`,
    ]) {
      const { data } = await littlebits.query(
        `mutation { change: ${field} { userErrors { field code message } } }`,
      );
      expect(data).toEqual({ change: { userErrors: [{ field: 'id', code: 'NOT_FOUND', message }] } });
    }
    expect(littlebits.calls).toEqual([]);
  });
});
