import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { schema } from '../../../src/schema.ts';
import { invalidatedBy } from '../../../src/server/response-cache/invalidated-by.ts';
import { type Reads, readsOf } from '../../../src/server/response-cache/reads-of.ts';
import type { Changes, Made, Step } from './changes.ts';
import { narrowReads } from './narrow-reads.ts';
import { type Answered, type Headers, startWorld, type World } from './world.ts';

/** More than an hour, in which Larder takes 600 calls of each user. */
const LONG_MS = 3_700_000;

const directory = join(import.meta.dirname, '../../../schema/operations');

/** What came out of making all changes of a service, one after the other. */
export interface Findings {
  /** How many reads were compared. */
  readonly readCount: number;
  /** Reads whose answers may be kept, but that answered differently though nothing had been changed. */
  readonly unsteady: readonly string[];
  /** Changes and reads that were answered from a cache as if the change had not been made. */
  readonly stale: readonly string[];
  /** By mutation, the types that it invalidates and without which some read had been stale. */
  readonly needed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A read that may be kept. */
interface Read {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: object;
  readonly reads: Reads;
}

/** What a viewer gets to see. Null is an answer with an error, which is never kept. */
type Seen = ReadonlyMap<Read, string | null>;

export async function findStale(changes: Changes): Promise<Findings> {
  const world = await startWorld(changes.service);
  try {
    return await makeAll(changes, world);
  } finally {
    await world.close();
  }
}

async function makeAll({ service, reads, viewers, steps }: Changes, world: World): Promise<Findings> {
  const made: Made = new Map();
  const all = reads.flatMap((root) => narrowReads(root, schema)).flatMap((read) => readIn(`{ ${read} }`));
  // What a cursor remembers of its neighbours depends on what else is read in the request.
  const [together = [], cursors = []] = [false, true].map((hasCursor) => {
    return all.filter(({ text }) => /cursor/i.test(text) === hasCursor);
  });
  const alone = [...cursors, ...operationsOf(service)];
  const eyes = await viewers(world, made);
  const look = async () => {
    world.clock.advance(LONG_MS);
    const seen = Object.entries(eyes).map(async ([name, headers]): Promise<[string, Seen]> => {
      return [
        name,
        new Map([
          ...(await askTogether(together, world, headers)),
          ...(await askEach(alone, world, headers)),
        ]),
      ];
    });
    return new Map(await Promise.all(seen));
  };

  // At first sight the gateway learns how an instance speaks, and may read the same otherwise from then on.
  await askTogether(all.slice(0, 1), world, {});
  const first = await look();
  let before = await look();
  const unsteady = differences(first, before).map(({ viewer, read }) => `${read.text} as ${viewer}`);
  const stale: string[] = [];
  const needed = new Map<string, Set<string>>();
  for (const step of steps) {
    const invalidated = await make(step, made, world);
    const after = await look();
    for (const { viewer, read } of differences(before, after)) {
      const dropping = read.reads.types.filter((type) => invalidated.includes(type));
      if (dropping.length === 0) stale.push(`${step.mutation}: ${read.text} as ${viewer}`);
      const [only, ...others] = dropping;
      if (only === undefined || others.length > 0) continue;
      needed.set(step.mutation, (needed.get(step.mutation) ?? new Set()).add(only));
    }
    before = after;
  }
  return { readCount: together.length + alone.length, unsteady, stale, needed };
}

/** What could be kept and is different now. */
function differences(
  before: ReadonlyMap<string, Seen>,
  after: ReadonlyMap<string, Seen>,
): readonly { readonly viewer: string; readonly read: Read }[] {
  return [...before].flatMap(([viewer, seen]) =>
    [...seen]
      .filter(([read, answer]) => answer !== null && after.get(viewer)?.get(read) !== answer)
      .map(([read]) => ({ viewer, read })),
  );
}

/** Makes a change as the sandbox's own user, and tells which types it says it invalidates. */
async function make(
  { mutation, input, select = '', as, isRefused = false }: Step,
  made: Made,
  world: World,
): Promise<readonly string[]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } ${select} } }`;
  const document = parse(source);
  const { data, errors } = await world.ask(document, { input: await input(made, world) });
  const { userErrors, ...selected } = (data[mutation] ?? { userErrors: [] }) as Record<string, unknown[]>;
  if (errors.length > 0 || userErrors!.length > 0 !== isRefused) {
    throw new Error(`${mutation}: ${JSON.stringify({ data, errors })}`);
  }
  if (as) made.set(as, JSON.stringify(selected).match(/"([^"]*)"[^"]*$/)?.[1] ?? '');
  return invalidatedBy({ operation: operationIn(document), document, schema });
}

/** All of them as one operation, which takes far fewer calls; each has an alias of its own. */
async function askTogether(reads: readonly Read[], world: World, headers: Headers): Promise<Seen> {
  const fields = reads.map(({ text }, index) => text.replace(/^\{ /, `r${index}: `).replace(/ \}$/, ''));
  const { data, errors } = await world.ask(`{ ${fields.join(' ')} }`, {}, headers);
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  return new Map(
    reads.map((read, index) => {
      const name = `r${index}`;
      return [read, failed.has(name) ? null : JSON.stringify(data[name])];
    }),
  );
}

async function askEach(reads: readonly Read[], world: World, headers: Headers): Promise<Seen> {
  const seen = reads.map(async (read): Promise<[Read, string | null]> => {
    const answer: Answered = await world.ask(read.document, read.variables, headers);
    return [read, answer.errors.length > 0 ? null : JSON.stringify(answer.data)];
  });
  return new Map(await Promise.all(seen));
}

/** What the operations without variables beside them ask for. */
const usual = { first: 5, start: '2026-05-31T00:00:00Z', end: '2026-06-02T00:00:00Z' };

/** The named queries of a service, and those of the gateway and the dashboard, with the variables beside them. */
function operationsOf(service: string): readonly Read[] {
  const files = globSync(`{${service},gateway,dashboard}/*.graphql`, { cwd: directory }).toSorted();
  const texts = new Map(files.map((file) => [file, readFileSync(join(directory, file), 'utf8')]));
  const isFragment = (text: string) => /^(#.*\n)*fragment/.test(text);
  return [...texts].flatMap(([file, text]) => {
    if (isFragment(text)) return [];
    const [beside] = globSync(file.replace('.graphql', '.variables.json'), { cwd: directory });
    const variables =
      beside === undefined ? usual : JSON.parse(readFileSync(join(directory, beside), 'utf8'));
    return readIn(withSpread(text, [...texts.values()].filter(isFragment)), variables);
  });
}

/** With the fragments that it spreads, and those that they spread. */
function withSpread(text: string, fragments: readonly string[]): string {
  const whole = new Set([text]);
  for (const part of whole) {
    for (const fragment of fragments) {
      if (part.includes(`...${/fragment (\w+)/.exec(fragment)?.[1]}\n`)) whole.add(fragment);
    }
  }
  return [...whole].join('');
}

/** None where its answer may not be kept. */
function readIn(text: string, variables: object = {}): readonly Read[] {
  const document = parse(text);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(`${text}: ${faults[0]?.message}`);
  const reads = readsOf({ operation: operationIn(document), document, schema });
  return reads.isCacheable ? [{ text, document, variables, reads }] : [];
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  return document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
}
