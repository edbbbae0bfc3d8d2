import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations/littlebits');

let littlebits: SandboxedGateway;
beforeAll(async () => {
  littlebits = await startSandboxed();
});
afterAll(() => littlebits.close());

test.each<[string, object | null]>([
  ['projects', null],
  ['project', null],
  ['littlebits-person', null],
  ['add-project-comment', { input: { projectId: '18', text: 'How tall is it?' } }],
  ['set-project-liked', { input: { projectId: '18', liked: true } }],
])('%s runs without an error, and refuses nothing', async (name, variables) => {
  const source = readFileSync(join(directory, `${name}.graphql`), 'utf8');
  const beside = () => JSON.parse(readFileSync(join(directory, `${name}.variables.json`), 'utf8'));
  const { data, errors } = await littlebits.query(source, variables ?? beside());
  expect(errors).toBeUndefined();
  for (const field of Object.values(data as Record<string, unknown>)) {
    expect(field).not.toBeNull();
    expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
  }
});
