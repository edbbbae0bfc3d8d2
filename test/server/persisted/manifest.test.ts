import { createHash } from 'node:crypto';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ManifestError, readManifest } from '../../../src/server/persisted/manifest.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { check, manifestOf } from './manifest-folder.ts';

const greet = 'query Greet {\n  greeting\n}';
const like = 'mutation Like($id: ID!) {\n  likeLog(id: $id) {\n    id\n  }\n}';

async function read(content: unknown) {
  const operations = await readManifest(
    typeof content === 'string' ? content : JSON.stringify(content),
    check,
  );
  return operations.map(({ id, hash, text }) => ({ id, hash, text }));
}

async function faults(content: unknown): Promise<readonly string[]> {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof ManifestError) return error.faults;
    throw error;
  }
  return [];
}

describe('formats', () => {
  test("graphql-codegen's client preset, and Quintet's own: documents by sha256:hash", async () => {
    expect(await read(manifestOf(greet, like))).toEqual([
      { id: hashOf(greet), hash: hashOf(greet), text: greet },
      { id: hashOf(like), hash: hashOf(like), text: like },
    ]);
  });

  test("Apollo's manifest, its own ids included", async () => {
    const operations = [
      { id: hashOf(greet), name: 'Greet', type: 'query', body: greet },
      { id: 'like-2', name: 'Like', type: 'mutation', body: like, clientName: 'web' },
    ];
    expect(await read({ format: 'apollo-persisted-query-manifest', version: 1, operations })).toEqual([
      { id: hashOf(greet), hash: hashOf(greet), text: greet },
      { id: 'like-2', hash: hashOf(like), text: like },
    ]);
  });

  test("relay-compiler's: documents by MD5", async () => {
    const md5 = createHash('md5').update(greet).digest('hex');
    expect(await read({ [md5]: greet })).toEqual([{ id: md5, hash: hashOf(greet), text: greet }]);
  });

  test('an empty manifest is one', async () => expect(await read({})).toEqual([]));
});

describe('a manifest with a fault is refused whole', () => {
  test.each([
    ['no JSON', '{ "a": '],
    ['a list', '[]'],
    ['a document that is no text', { a: { body: greet } }],
    ['another version', { format: 'apollo-persisted-query-manifest', version: 2, operations: [] }],
  ])('%s', async (_, content) => {
    expect(await faults(content)).toEqual([
      'It is neither a JSON object of documents by id nor an apollo-persisted-query-manifest of version 1.',
    ]);
  });

  test('every broken operation is told, by id and name, with what is wrong', async () => {
    const wrong = hashOf('{ other }');
    const content = {
      ...manifestOf(greet),
      broken: 'query { greeting',
      unknown: 'query Unknown { greting, log(id: 1) { nme } }',
      [`sha256:${wrong}`]: greet,
      fragment: 'fragment Author on User { name }',
      '': greet,
    };
    expect(await faults(content)).toEqual([
      'broken: Syntax Error: Expected Name, found <EOF>.',
      'unknown (Unknown): Cannot query field "greting" on type "Query". Did you mean "greeting"?',
      'unknown (Unknown): Cannot query field "nme" on type "Log".',
      `${wrong}: the hash is not that of its document, ${hashOf(greet)}.`,
      'fragment: there is no operation in its document.',
      'An operation has an empty id.',
    ]);
  });

  test('one id for two documents', async () => {
    const operations = [
      { id: 'a', body: greet },
      { id: 'a', body: like },
    ];
    expect(await faults({ format: 'apollo-persisted-query-manifest', version: 1, operations })).toEqual([
      'a: the id stands for two documents.',
    ]);
  });

  test('one that reads the schema, where introspection is off', async () => {
    const off = { ...check, rules: [NoSchemaIntrospectionCustomRule] };
    const content = JSON.stringify(manifestOf('{ __schema { queryType { name } } }'));
    await expect(readManifest(content, off)).rejects.toThrow(/introspection has been disabled/);
    expect(await readManifest(content, check)).toHaveLength(1);
  });
});
