import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as generated from '../schema/generated/graphql.ts';
import type { TracedCall } from '../src/server/observe/upstream-trace.ts';
import { byPost, createClient } from './ask.ts';
import { endAfter, startChild, temporaryDirectory } from './children.ts';
import { leftOut, variablesOf } from './operation-variables.ts';
import { keep, markdownTable } from './report.ts';

// `npm run bench:calls`: how many REST calls each operation of schema/operations takes on fresh sandboxes, by service.

endAfter(5);
const OPERATIONS = fileURLToPath(new URL('../schema/operations', import.meta.url));

interface Answer {
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly upstream: readonly TracedCall[] };
}

// Production alone would start no sandbox, and trace nothing.
const argument = {
  NODE_ENV: 'development',
  SANDBOX: 'all',
  SANDBOX_DIRECTORY: temporaryDirectory(),
  DASHBOARD: 'false',
};
const quintet = await startChild('quintet.ts', { argument });
const client = createClient(quintet.origin, 1);
const rows: string[][] = [];
for (const name of operationNames()) {
  const calls = leftOut.has(name) ? undefined : await callsOf(name);
  if (calls) rows.push([`\`${name}\``, String(calls.length), byService(calls)]);
}
const others = [...leftOut].map((name) => `\`${name}\``).join(', ');
keep(
  'calls',
  `${markdownTable(['Operation', 'Calls', 'Of these'], rows.toSorted())}\n\nLeft out, since their input is what an earlier answer told: ${others}.`,
);
process.exit();

/** `littlelogs/logs`; queries first, then what changes things, and at the end what deletes what others need. */
function operationNames(): string[] {
  const names = globSync('*/*.graphql', { cwd: OPERATIONS }).map((file) => file.replace('.graphql', ''));
  const place = (name: string) => {
    if (/\/(delete|remove|sign-out)/.test(name)) return 2;
    return read(name).includes('mutation ') ? 1 : 0;
  };
  return names
    .filter((name) => documentOf(name) !== undefined)
    .toSorted((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** The operation with the fragments of other files that it spreads; none for a file that holds but a fragment. */
function documentOf(name: string): string | undefined {
  const [, operationName] = /^(?:query|mutation) (\w+)/m.exec(read(name)) ?? [];
  const document: unknown = Object.entries(generated).find(
    ([key]) => key === `${operationName}Document`,
  )?.[1];
  return document === undefined ? undefined : String(document);
}

async function callsOf(name: string): Promise<readonly TracedCall[]> {
  const text = await client.send(byPost(documentOf(name) ?? '', variablesOf(name)), {
    headers: { 'x-quintet-trace': '1' },
  });
  const { errors, extensions }: Answer = JSON.parse(text);
  if (errors) throw new Error(`${name} fails: ${errors.map(({ message }) => message).join(' ')}`);
  if (/"userErrors":\[\{/.test(text)) throw new Error(`${name} is refused: ${text.slice(0, 500)}`);
  if (!extensions) throw new Error(`${name} has no trace: ${text.slice(0, 500)}`);
  return extensions.upstream;
}

function read(name: string): string {
  return readFileSync(join(OPERATIONS, `${name}.graphql`), 'utf8');
}

/** `Larder 3, Comics 1` */
function byService(calls: readonly TracedCall[]): string {
  return Object.entries(Object.groupBy(calls, ({ service }) => service))
    .map(([service, own = []]) => `${service} ${own.length}`)
    .join(', ');
}
