import { readFileSync } from 'node:fs';
import { parse, print, specifiedRules } from 'graphql';
import { expect, test } from 'vitest';
import * as generated from '../../../schema/generated/graphql.ts';
import { schema } from '../../../src/schema.ts';
import { extendManifest } from '../../../src/server/persisted/extend-manifest.ts';
import { readManifest } from '../../../src/server/persisted/manifest.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';

const content = readFileSync('schema/persisted-operations.json', 'utf8');
const manifest: Record<string, string> = JSON.parse(content);

const greet = 'query Greet {\n  greeting\n}';
const id = (text: string) => `sha256:${hashOf(text)}`;

test('every operation that a client may still send is valid: a change that breaks one shows here', async () => {
  const operations = await readManifest(content, { schema, rules: specifiedRules });
  expect(operations).toHaveLength(Object.keys(manifest).length);
});

test('each id is the hash of the text that Apollo Client and urql print, and hash, of the document', () => {
  for (const [key, text] of Object.entries(manifest)) {
    expect(print(parse(text))).toBe(text);
    expect(key).toBe(id(text));
  }
});

test('each typed document knows its id, and the manifest has it', () => {
  const documents = Object.values(generated)
    .filter((value) => value instanceof generated.TypedDocumentString)
    .filter(({ __meta__ }) => __meta__ === undefined || !('fragmentName' in __meta__));
  expect(documents.length).toBeGreaterThan(30);
  for (const document of documents) {
    const text = print(parse(document.toString()));
    expect(document.__meta__).toEqual({ hash: id(text) });
    expect(manifest[id(text)]).toBe(text);
  }
});

test('codegen adds operations and takes none away', () => {
  const before = { [id(greet)]: greet };
  const bye = 'query Bye {\n  greeting(name: "all")\n}';
  const after = extendManifest(before, ['query Bye { greeting(name: "all") }']);
  expect(Object.entries(after)).toEqual([
    [id(greet), greet],
    [id(bye), bye],
  ]);
  expect(extendManifest(after, ['# Said again\nquery Greet { greeting }'])).toEqual(after);
});

test('codegen refuses a manifest whose text was changed by hand', () => {
  expect(() => extendManifest({ [id(greet)]: `${greet} ` }, [])).toThrow(
    `${id(greet)} is not the hash of its document.`,
  );
});
