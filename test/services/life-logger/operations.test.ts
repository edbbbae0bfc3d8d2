import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations/life-logger');
const documents = globSync('*.graphql', { cwd: directory }).sort();
if (documents.length === 0) throw new Error('There are no operations.');

let lifeLogger: SandboxedGateway;
beforeAll(async () => {
  lifeLogger = await startSandboxed();
});
afterAll(() => lifeLogger.close());

test.each(documents)('%s runs without an error, and refuses nothing', async (document) => {
  const source = readFileSync(join(directory, document), 'utf8');
  const [file] = globSync(document.replace('.graphql', '.variables.json'), { cwd: directory });
  const variables = file === undefined ? {} : JSON.parse(readFileSync(join(directory, file), 'utf8'));
  const { data, errors } = await lifeLogger.query(source, variables);
  expect(errors).toBeUndefined();
  const { viewer, ...others } = data as Record<string, object>;
  for (const field of Object.values({ ...viewer, ...others })) {
    expect(field).not.toBeNull();
    expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
  }
});
