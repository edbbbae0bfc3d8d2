import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations/larder');
const documents = globSync('*.graphql', { cwd: directory }).sort();
if (documents.length === 0) throw new Error('There are no operations.');

let larder: SandboxedGateway;
beforeAll(async () => {
  larder = await startSandboxed();
});
afterAll(() => larder.close());

const android = 'f2ac2637-aa4b-4b03-be56-224d3008742a';
const requests = 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc';
const algorithm = '9252e320-cc28-415f-b1f6-be28a90d07ed';

/** Variables for what can't run without, and has none beside it that hold for everybody. */
const variables: Readonly<Record<string, object>> = {
  'create-folder': { name: 'Rust' },
  'update-folder': { id: android, name: 'Mobile' },
  'delete-folder': { id: android, contents: { delete: true } },
  'update-bookmark': { id: requests, tags: ['http'] },
  'delete-bookmark': { id: requests },
  'create-bookmark-tag': { name: 'quintet' },
  'update-bookmark-tag': { id: algorithm, name: 'algorithms' },
  'delete-bookmark-tag': { id: algorithm },
};

/** What is changed by one is gone by another. */
const inOrder = documents.toSorted((a, b) => Number(a.startsWith('delete')) - Number(b.startsWith('delete')));

test.each(inOrder)('%s runs without an error, and refuses nothing', async (document) => {
  const name = basename(document, '.graphql');
  const input = variables[name];
  const source = readFileSync(join(directory, document), 'utf8');
  const { data, errors } = await larder.query(source, input ? { input } : readVariables(name));
  expect(errors).toBeUndefined();
  for (const field of Object.values(data as Record<string, unknown>)) {
    expect(field).not.toBeNull();
    expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
  }
});

/** The variables that GraphiQL shows with an example. */
function readVariables(name: string): Record<string, unknown> {
  const [file] = globSync(`${name}.variables.json`, { cwd: directory });
  return file === undefined ? {} : JSON.parse(readFileSync(join(directory, file), 'utf8'));
}
