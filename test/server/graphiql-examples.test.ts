import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExampleOperations } from '../../src/server/pages/graphiql/example-operations.ts';
import { type ExampleGroup, renderExamplesPanel } from '../../src/server/pages/graphiql/examples-panel.ts';
import { examples } from './graphiql-examples.ts';

test('the examples stand by service, what writes is named, and so is where each credential comes from', async () => {
  const panelOf = async (groups: ExampleGroup[]) => {
    const { html } = await renderExamplesPanel(groups);
    return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  };
  const panel = await panelOf(examples);
  expect(panel).toContain(
    'All services FirstLog One log. Littlelogs Greet Says &#34;hello&#34; &#38; more. LikeLog mutation Likes a log. ',
  );
  expect(panel).toContain(
    'Credential: X-Littlelogs-Authorization . Its value is Bearer &#60;access token&#62; . Your account tells it. https://littlelogs.example',
  );
  expect(panel).not.toContain('sandbox');
  const sandboxed = examples.map(({ credential, ...group }) => ({
    ...group,
    ...(credential && { credential: { ...credential, isDemo: true } }),
  }));
  expect(await panelOf(sandboxed)).toContain('Littlelogs sandbox Greet');
});

test('examples are the operations that begin with a comment: the start first, reads before writes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quintet-operations-'));
  const files = {
    'a-write.graphql': '# Writes.\nmutation A { a }',
    'b.graphql': '# Reads.\n# And more.\nquery B { b }',
    'b.variables.json': '{"n":1}',
    'c.graphql': '# Reads.\nquery C { c }',
    'silent.graphql': 'query Silent { silent }',
    'start-here.graphql': '# Starts.\nquery StartHere { d }',
  };
  await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(folder, file), text)));

  expect(await readExampleOperations(folder)).toEqual([
    { name: 'StartHere', description: 'Starts.', query: files['start-here.graphql'], isMutation: false },
    { name: 'B', description: 'Reads.', query: files['b.graphql'], variables: '{"n":1}', isMutation: false },
    { name: 'C', description: 'Reads.', query: files['c.graphql'], isMutation: false },
    { name: 'A', description: 'Writes.', query: files['a-write.graphql'], isMutation: true },
  ]);
  expect(await readExampleOperations(join(folder, 'missing'))).toEqual([]);
  await rm(folder, { recursive: true });
});
