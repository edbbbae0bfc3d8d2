import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SandboxedGateway, startAllSandboxed } from '../support/sandboxed-gateway.ts';

const page = readFileSync('docs/dashboard-queries.md', 'utf8');

interface Section {
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly callCount: number;
  readonly calls: readonly string[];
}

const [introduction, ...sections] = page.split(/^## /m);
const queries = sections.map((text): Section => {
  const block = (language: string) => new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(text)?.[1];
  return {
    title: text.split('\n')[0]!,
    query: block('graphql')!,
    variables: JSON.parse(block('json') ?? '{}'),
    callCount: Number(/^\*\*(\d+) calls?\*\*$/m.exec(text)?.[1]),
    calls: block('text')!.trimEnd().split('\n'),
  };
});

interface TracedCall {
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

/** As the page writes it. */
function describeCall({ service, method, path }: TracedCall): string {
  const readable = decodeURIComponent(path)
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replace(/\/\d+(?=\/|\?|$)/g, '/<id>')
    .replace(/=[^&=]+(,[^&=]+){2,}/g, '=<many>');
  return `${service} ${method} ${readable || '/'}`;
}

function summarise(calls: readonly TracedCall[]): readonly string[] {
  const groups = Map.groupBy(calls, describeCall);
  const lines = [...groups].map(([call, { length }]) => (length === 1 ? call : `${call} × ${length}`));
  return lines.toSorted();
}

/** The fields at the root and of the viewer that hold nothing, so that a call or none would make no difference. */
function emptyFields(data: Readonly<Record<string, unknown>>): readonly string[] {
  const { viewer, ...rest } = data;
  const fields = Object.entries({ ...rest, ...(viewer as object) });
  const empty = fields.filter(([, value]) => {
    const items = Array.isArray(value) ? value : (value as { nodes?: unknown[] } | null)?.nodes;
    return value === null || items?.length === 0;
  });
  return empty.map(([name]) => name);
}

describe('a query of the page takes the calls that it says', () => {
  let gateway: SandboxedGateway;
  beforeEach(async () => {
    gateway = await startAllSandboxed({ env: { UPSTREAM_TRACE: 'true' } });
  });
  afterEach(() => gateway.close());

  test.each(queries)('$title', async ({ query, variables, callCount, calls }) => {
    const trace = { headers: { 'X-Quintet-Trace': '1' } };
    const { data, errors, extensions } = await gateway.query(query, variables, trace);
    expect(errors).toBeUndefined();
    expect(emptyFields(data as Record<string, unknown>)).toEqual([]);
    const traced = extensions?.upstream as readonly TracedCall[];
    expect(summarise(traced)).toEqual(calls);
    expect(traced.length).toBe(callCount);
    // The trace hides no call.
    expect(gateway.calls.length).toBe(callCount);
  });
});

test('the page has ten queries, and a table that lists them with their calls', () => {
  const rows = [...introduction!.matchAll(/^\| \[(.+)\]\(#(.+)\) \| .+ \| (\d+) \|$/gm)];
  expect(rows.map(([, title, anchor, count]) => ({ title, anchor, count: Number(count) }))).toEqual(
    queries.map(({ title, callCount }) => ({
      title,
      anchor: title.toLowerCase().replace('?', '').replaceAll(' ', '-'),
      count: callCount,
    })),
  );
  expect(queries.length).toBe(10);
});
