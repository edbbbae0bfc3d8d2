import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type QuintetProcess, startProcess } from '../support/quintet-process.ts';

// Follows docs/adding-a-service.md literally, in a copy of the project.

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/adding-a-service.md'), 'utf8');
const TIMEOUT_MS = 180_000;

/** The files that the page shows whole. */
const listings = [...page.matchAll(/^`(\S+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
  ([, path = '', text = '']) => ({ path, text }),
);

/** The places that the page changes in files of the project. */
const changes = (page.match(/^```diff\n([\s\S]*?)^```$/m)?.[1] ?? '')
  .split(/^--- /m)
  .slice(1)
  .flatMap((file) => {
    const [path = '', ...lines] = file.trimEnd().split('\n');
    return lines
      .join('\n')
      .split('\n@@\n')
      .map((hunk) => ({ path, ...sidesOf(hunk.split('\n')) }));
  });

function sidesOf(lines: readonly string[]) {
  const without = (sign: string) =>
    lines.flatMap((line) => (line.startsWith(sign) ? [] : [line.slice(1)])).join('\n');
  return { before: without('+'), after: without('-') };
}

let copy: string;
let original: ReadonlyMap<string, string>;
let quintet: QuintetProcess;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'quintet-sixth-service-'));
  const settings = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json', 'codegen.ts'];
  for (const path of ['src', 'schema', 'test', 'bench', 'examples', '.gitignore', ...settings]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  original = contents();
  for (const { path, text } of listings) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const { path, before, after } of changes) replaceOnce(path, before, after);
  await run('npm', 'run', 'codegen');
}, TIMEOUT_MS);

afterAll(async () => {
  quintet?.child.kill('SIGTERM');
  await quintet?.exit;
  rmSync(copy, { recursive: true, force: true });
});

test(
  'what the page lists passes the checks: types, style, the walls between rooms, the lists, and its own tests',
  async () => {
    expect(listings.map(({ path }) => path)).toContain('src/sandbox/trails/sandbox.ts');
    // The other tests' types don't depend on it.
    const include = ['src', 'schema', 'test/services/trails'];
    writeFileSync(join(copy, 'tsconfig.page.json'), JSON.stringify({ extends: './tsconfig.json', include }));
    await run('npx', 'tsc', '-p', 'tsconfig.page.json');
    await run('npx', 'biome', 'check', '--vcs-enabled=false', ...listings.map(({ path }) => path));
    const tests = ['test/services/trails', 'test/catalogue.test.ts', 'test/architecture.test.ts'];
    await run('npx', 'vitest', 'run', ...tests);
  },
  TIMEOUT_MS,
);

test(
  'the new service is served: a list, one object, and its place in the timeline',
  async () => {
    quintet = await startProcess({ directory: copy, environment: { SANDBOX: 'trails' }, project: copy });
    const id = Buffer.from('Hike:51').toString('base64url');
    const hike = { id, title: 'Hike 51' };
    const query = `query ($id: ID!) {
      viewer {
        hikes(first: 1) { totalCount nodes { title } }
        hike(id: $id) { id title }
        timeline(first: 2) { nodes { service summary } }
      }
      node(id: $id) { id ... on Hike { title } }
      services { name isSandboxed }
    }`;
    expect(await quintet.ask(query, {}, { id })).toEqual({
      data: {
        viewer: {
          hikes: { totalCount: 52, nodes: [{ title: 'Hike 52' }] },
          hike,
          timeline: { nodes: [52, 51].map((number) => ({ service: 'TRAILS', summary: `Hike ${number}` })) },
        },
        node: hike,
        services: expect.arrayContaining([{ name: 'Trails', isSandboxed: true }]),
      },
    });
  },
  TIMEOUT_MS,
);

test(
  'what is taken away again leaves nothing behind but the ids of its operations',
  async () => {
    for (const { path } of listings) rmSync(dirname(join(copy, path)), { recursive: true, force: true });
    for (const { path, before, after } of changes) replaceOnce(path, after, before);
    await run('npm', 'run', 'codegen');
    const left = contents();
    const paths = new Set([...original.keys(), ...left.keys()]);
    expect([...paths].filter((path) => left.get(path) !== original.get(path))).toEqual([
      'schema/persisted-operations.json',
    ]);
  },
  TIMEOUT_MS,
);

/** Runs a command in the copy. Rejects with all that it prints if it fails. */
async function run(command: string, ...args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(command, args, { cwd: copy, maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}

function replaceOnce(path: string, before: string, after: string): void {
  const text = readFileSync(join(copy, path), 'utf8');
  expect(text.split(before).length - 1, `How often ${path} holds these lines:\n${before}`).toBe(1);
  writeFileSync(
    join(copy, path),
    text.replace(before, () => after),
  );
}

/** What the copy consists of, by path. */
function contents(): ReadonlyMap<string, string> {
  const paths = globSync('{src,schema,test,examples/clients}/**/*.{ts,tsx,json,graphql}', { cwd: copy });
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(copy, path), 'utf8')]));
}
