import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** An operation to try out. */
export interface ExampleOperation {
  readonly query: string;
  /** A JSON object. */
  readonly variables?: string;
}

/** What GraphiQL shows when it is opened for the first time. */
export interface GraphiqlOptions {
  /** One tab each; the first that needs no variables is in front. */
  readonly examples: readonly ExampleOperation[];
  /** The contents of the headers pane: a name and a value for each credential. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A page to serve as it is. */
export interface GraphiqlPage {
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly contentSecurityPolicy: string;
}

/**
 * Reads the example operations: those of `<directory>/<folder>/*.graphql` that begin with a comment, which tells their
 * reader what they show. They come in the folders' order, then by file name, in each folder what reads before what
 * writes. A `<name>.variables.json` beside `<name>.graphql` holds its variables. A folder that is missing has none.
 */
export async function readExampleOperations(
  directory: string,
  folders: readonly string[],
): Promise<ExampleOperation[]> {
  const examples = await Promise.all(folders.map((folder) => readFolder(join(directory, folder))));
  return examples.flat();
}

async function readFolder(folder: string): Promise<ExampleOperation[]> {
  if (!existsSync(folder)) return [];
  const files = await readdir(folder);
  const names = files.filter((file) => file.endsWith('.graphql')).sort();
  const operations = await Promise.all(
    names.map(async (name): Promise<ExampleOperation> => {
      const query = await readFile(join(folder, name), 'utf8');
      const variablesFile = name.replace(/\.graphql$/, '.variables.json');
      if (!files.includes(variablesFile)) return { query };
      return { query, variables: await readFile(join(folder, variablesFile), 'utf8') };
    }),
  );
  const examples = operations.filter(({ query }) => query.startsWith('#'));
  const writes = examples.filter(({ query }) => /^mutation\b/m.test(query));
  return [...examples.filter((example) => !writes.includes(example)), ...writes];
}

/** Makes the page, with everything it needs inside: it works without a network. */
export async function renderGraphiqlPage({ examples, headers }: GraphiqlOptions): Promise<GraphiqlPage> {
  // Nine megabytes that only a browser's visit needs.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const headersPane = JSON.stringify(headers, null, 2);
  const page = renderGraphiQL({
    title: 'Quintet',
    // A tab opened later, or again after a reload, gets the headers from here.
    defaultHeaders: headersPane,
    // It can't do without any tab.
    ...(examples.length > 0 && {
      defaultTabs: inTabOrder(examples).map((example) => ({ ...example, headers: headersPane })),
    }),
    defaultEditorToolsVisibility: 'headers',
    // A browser must not keep a credential, nor send a sandbox's to the service that took its place.
    shouldPersistHeaders: false,
  });
  if (typeof page !== 'string') throw new TypeError('GraphiQL is no text');
  return {
    gzipped: await promisify(gzip)(page),
    contentSecurityPolicy: contentSecurityPolicyOf(page),
  };
}

/** GraphiQL opens its first tab without the tab's variables, so that one which needs none must stand there. */
function inTabOrder(examples: readonly ExampleOperation[]): ExampleOperation[] {
  const first = examples.find(({ variables }) => variables === undefined);
  if (first === undefined) return [...examples];
  return [first, ...examples.filter((example) => example !== first)];
}

/** Lets the page run its own script, talk to this gateway, and nothing else. */
function contentSecurityPolicyOf(page: string): string {
  const script = page.slice(page.indexOf('<script>') + '<script>'.length, page.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    // The editor makes its styles while it runs, and its workers from text inside the page.
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    "connect-src 'self'",
    "img-src 'self' data:",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
