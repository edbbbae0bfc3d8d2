import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialects, type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations/comics');
const documents = globSync('*.graphql', { cwd: directory }).sort();
if (documents.length === 0) throw new Error('There are no operations.');

/** Variables for what can't run without, and has none beside it that hold for everybody. */
const variables: Readonly<Record<string, object>> = {
  'subscribe-to-comic': { input: { comicId: '19' } },
  'unsubscribe-from-comic': { input: { subscriptionId: '5' } },
};

describe.each(dialects)('at an instance that speaks the %s dialect,', (dialect) => {
  let comics: SandboxedGateway;
  beforeAll(async () => {
    comics = await startSandboxed(dialect);
  });
  afterAll(() => comics.close());

  test.each(documents)('%s runs without an error, refuses nothing and finds something', async (document) => {
    const name = basename(document, '.graphql');
    const source = readFileSync(join(directory, document), 'utf8');
    const { data, errors } = await comics.query(source, { ...(variables[name] ?? readVariables(name)) });
    expect(errors).toBeUndefined();
    for (const field of Object.values(data as Record<string, unknown>)) {
      expect(field).not.toBeNull();
      expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
      expect(field).not.toMatchObject({ nodes: [] });
    }
  });
});

/** The variables that GraphiQL shows with an example. */
function readVariables(name: string): Record<string, unknown> {
  const [file] = globSync(`${name}.variables.json`, { cwd: directory });
  return file === undefined ? {} : JSON.parse(readFileSync(join(directory, file), 'utf8'));
}
