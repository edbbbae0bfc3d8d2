import { createHash } from 'node:crypto';
import { StaticContent } from '../http/static-content.ts';
import type { ExampleOperation } from './graphiql/example-operations.ts';
import { type ExampleGroup, type ExamplesPanel, renderExamplesPanel } from './graphiql/examples-panel.ts';

/** What GraphiQL shows when it is opened for the first time. */
export interface GraphiqlOptions {
  /** They stand beside GraphiQL. The first of all that needs no variables is in its only tab. */
  readonly examples: readonly ExampleGroup[];
  /** The contents of the headers pane: a name and a value for each credential. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A page to serve as it is. */
export interface GraphiqlPage {
  readonly content: StaticContent;
  readonly contentSecurityPolicy: string;
}

/** Stands in the page that is made for GraphiQL; where it isn't any more, its maker has changed it. */
const HEAD_END = '</head>';
const ROOT = '<div id="root"></div>';

/** What takes its place: a screen reader finds the way from the examples to it. */
const MAIN = '<main id="root"></main>';

/** Makes the page, with everything it needs inside: it works without a network. */
export async function renderGraphiqlPage({ examples, headers }: GraphiqlOptions): Promise<GraphiqlPage> {
  // Nine megabytes that only a browser's visit needs.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const headersPane = JSON.stringify(headers, null, 2);
  const first = firstOf(examples);
  const page = renderGraphiQL({
    title: 'Quintet',
    // A tab opened later, or again after a reload, gets the headers from here.
    defaultHeaders: headersPane,
    ...(first && { defaultTabs: [{ query: first.query, headers: headersPane }] }),
    defaultEditorToolsVisibility: 'headers',
    // A browser must not keep a credential, nor send a sandbox's to the service that took its place.
    shouldPersistHeaders: false,
  });
  if (typeof page !== 'string') throw new TypeError('GraphiQL is no text');
  const panel = await renderExamplesPanel(examples);
  return {
    content: await StaticContent.of(Buffer.from(withPanel(page, panel))),
    contentSecurityPolicy: contentSecurityPolicyOf([panel.script, scriptOf(page)]),
  };
}

/** GraphiQL opens its first tab without the tab's variables, so that one which needs none must stand there. */
function firstOf(examples: readonly ExampleGroup[]): ExampleOperation | undefined {
  return examples.flatMap(({ operations }) => operations).find(({ variables }) => variables === undefined);
}

function withPanel(page: string, { html, style, script }: ExamplesPanel): string {
  return replaceIn(
    replaceIn(page, HEAD_END, `<style>${style}</style>${HEAD_END}`),
    ROOT,
    `${html}${MAIN}<script>${script}</script>`,
  );
}

function replaceIn(page: string, mark: string, text: string): string {
  if (!page.includes(mark)) throw new Error(`GraphiQL's page has no ${mark}`);
  return page.replace(mark, () => text);
}

function scriptOf(page: string): string {
  return page.slice(page.indexOf('<script>') + '<script>'.length, page.lastIndexOf('</script>'));
}

/** Lets the page run its own scripts, talk to this gateway, and nothing else. */
function contentSecurityPolicyOf(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
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
