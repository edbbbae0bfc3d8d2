import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An operation to try out. */
export interface ExampleOperation {
  /** `MyTime` */
  readonly name: string;
  /** One sentence: the comment that the query begins with. */
  readonly description: string;
  readonly query: string;
  /** A JSON object. */
  readonly variables?: string;
  readonly isMutation: boolean;
}

/** Stands before all others of its folder. */
const FIRST_FILE = 'start-here.graphql';

/**
 * Reads the example operations of a folder: those of `*.graphql` that begin with a comment, which tells their reader
 * what they show. They come by file name, what reads before what writes. A `<name>.variables.json` beside
 * `<name>.graphql` holds its variables. A folder that is missing has none.
 */
export async function readExampleOperations(folder: string): Promise<ExampleOperation[]> {
  if (!existsSync(folder)) return [];
  const files = await readdir(folder);
  const names = files.filter((file) => file.endsWith('.graphql')).toSorted(byPlace);
  const operations = await Promise.all(
    names.map(async (name) => {
      const query = await readFile(join(folder, name), 'utf8');
      const variablesFile = name.replace(/\.graphql$/, '.variables.json');
      if (!files.includes(variablesFile)) return exampleOf(query);
      return exampleOf(query, await readFile(join(folder, variablesFile), 'utf8'));
    }),
  );
  const examples = operations.filter((example) => example !== undefined);
  return [
    ...examples.filter(({ isMutation }) => !isMutation),
    ...examples.filter(({ isMutation }) => isMutation),
  ];
}

function byPlace(a: string, b: string): number {
  if (a === FIRST_FILE || b === FIRST_FILE) return a === FIRST_FILE ? -1 : 1;
  return a < b ? -1 : 1;
}

function exampleOf(query: string, variables?: string): ExampleOperation | undefined {
  const [, description, kind, name] =
    /^# ?(.+)\n(?:#.*\n)*(query|mutation|subscription) (\w+)/.exec(query) ?? [];
  if (description === undefined || name === undefined) return undefined;
  return { name, description, query, ...(variables && { variables }), isMutation: kind === 'mutation' };
}
