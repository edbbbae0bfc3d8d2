import { readFile } from 'node:fs/promises';
import type { ExampleOperation } from './example-operations.ts';

/** Examples that belong together. */
export interface ExampleGroup {
  /** `Littlelogs` */
  readonly title: string;
  /** Absent where the examples are of no single service. */
  readonly credential?: ExampleCredential;
  readonly operations: readonly ExampleOperation[];
}

/** What a visitor must know to send a service's credential. */
export interface ExampleCredential {
  /** `X-Littlelogs-Authorization` */
  readonly header: string;
  /** What its value looks like: `Bearer <access token>`. */
  readonly example: string;
  /** Where a person gets one, in a sentence or two. */
  readonly guidance: string;
  /** Where the service answers: `https://littlelogs.co`. */
  readonly site: string;
  /** Whether made-up data stand behind it: the header has a value already. */
  readonly isDemo: boolean;
}

/** Parts of a page. */
export interface ExamplesPanel {
  readonly html: string;
  readonly style: string;
  /** Must stand behind the HTML and before GraphiQL's own script. */
  readonly script: string;
}

/** Makes what stands beside GraphiQL: the examples, by service, and where the credentials go. */
export async function renderExamplesPanel(groups: readonly ExampleGroup[]): Promise<ExamplesPanel> {
  const [style, script] = await Promise.all(
    ['examples-panel.css', 'examples-panel.js'].map((file) =>
      readFile(new URL(file, import.meta.url), 'utf8'),
    ),
  );
  return { html: panelOf(groups), style: style ?? '', script: script ?? '' };
}

function panelOf(groups: readonly ExampleGroup[]): string {
  return `
<aside id="examples" aria-label="Examples">
  <button type="button" id="examples-toggle" aria-expanded="true" aria-controls="examples-content">Examples</button>
  <div id="examples-content">
    <p>Each opens in a tab of its own; <b>▶</b> runs it.</p>
    ${groups.map((group, index) => groupOf(group, index === 0)).join('\n    ')}
    <section aria-labelledby="examples-credentials">
      <h2 id="examples-credentials">Your credentials</h2>
      <p>Each service has its own, in a header of its own. They stand in <b>Headers</b>, below the query: write yours
        between the quotes. One left empty is not sent, and none is kept when you leave this page.</p>
      <p>What is marked <em class="examples-mark">mutation</em> acts on your account as soon as you run it.</p>
    </section>
  </div>
</aside>`;
}

function groupOf({ title, credential, operations }: ExampleGroup, isOpen: boolean): string {
  const mark = credential?.isDemo ? ' <em class="examples-mark">sandbox</em>' : '';
  return `<details name="examples"${isOpen ? ' open' : ''}>
      <summary><h2>${escaped(title)}</h2>${mark}</summary>
      <ul>${operations.map(itemOf).join('')}</ul>${credential ? credentialOf(credential) : ''}
    </details>`;
}

function itemOf({ name, description, query, variables, isMutation }: ExampleOperation): string {
  const data = `data-query="${escaped(query)}" data-variables="${escaped(variables ?? '')}"`;
  const mark = isMutation ? ' <em class="examples-mark">mutation</em>' : '';
  return `
        <li><button type="button" ${data}><b>${escaped(name)}</b>${mark}<span>${escaped(description)}</span></button></li>`;
}

function credentialOf({ header, example, guidance, site, isDemo }: ExampleCredential): string {
  const hint = isDemo
    ? 'It is filled in: everything here runs on made-up data.'
    : `Its value is <code>${escaped(example)}</code>. ${escaped(guidance)}
        <a href="${escaped(site)}" target="_blank" rel="noreferrer">${escaped(site)}</a>`;
  return `
      <p>Credential: <code>${escaped(header)}</code>. ${hint}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
