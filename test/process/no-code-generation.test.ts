import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type QuintetProcess, startProcess } from '../support/quintet-process.ts';

const directories = [
  await mkdtemp(join(tmpdir(), 'quintet-')),
  await mkdtemp(join(tmpdir(), 'quintet-')),
] as const;

const flag = '--disallow-code-generation-from-strings';
/** What a start prints where no code may be generated. */
const notice = 'This process may not generate code';

/** All sandboxes, without and with leave to generate code. */
let restricted: QuintetProcess;
let usual: QuintetProcess;

beforeAll(async () => {
  const environment = { SANDBOX: 'all', LOG_LEVEL: 'info' };
  restricted = await startProcess({
    directory: directories[0],
    environment,
    nodeOptions: [flag],
  });
  usual = await startProcess({ directory: directories[1], environment });
}, 60_000);

afterAll(async () => {
  for (const { child } of [restricted, usual]) child.kill('SIGTERM');
  expect([await restricted.exit, await usual.exit]).toEqual([0, 0]);
  for (const directory of directories) await rm(directory, { recursive: true });
});

/** The queries of `schema/operations`, with the variables that stand beside them; those that have to be made up are left out. */
const queries = globSync(join(import.meta.dirname, '../../schema/operations/**/*.graphql')).flatMap(
  (path) => {
    const query = readFileSync(path, 'utf8');
    const variables = path.replace(/graphql$/, 'variables.json');
    // The dashboard's are made of fragments that stand elsewhere.
    if (!/^query /m.test(query) || path.includes('/dashboard/')) return [];
    if (existsSync(variables)) return [{ query, variables: JSON.parse(readFileSync(variables, 'utf8')) }];
    return /\$\w+:[^$]*!/.test(query.slice(0, query.indexOf('{'))) ? [] : [{ query, variables: {} }];
  },
);

test('the start says so, once, and only there', () => {
  const noticesOf = ({ output }: QuintetProcess) => output.stdout.split(notice).length - 1;
  expect([noticesOf(restricted), noticesOf(usual)]).toEqual([1, 0]);
});

test('every query is answered as ever, at one of the entrances', async () => {
  expect(queries.length).toBeGreaterThan(30);
  // What is traced goes by yoga.
  const byYoga = { 'X-Quintet-Trace': '1' };
  for (const [index, { query, variables }] of queries.entries()) {
    const answer = (await usual.ask(query, {}, variables)) as object;
    expect([query, answer]).toEqual([query, expect.objectContaining({ data: expect.anything() })]);
    // Both entrances execute by the same plans.
    const headers = index % 2 === 0 ? {} : byYoga;
    expect(comparable(await restricted.ask(query, headers, variables))).toEqual(comparable(answer));
  }
});

test('so are changes, refusals and answers in parts', async () => {
  const change =
    'mutation { createLog(input: { content: "Hi" }) { log { contentText } userErrors { code } } }';
  expect(await restricted.ask(change)).toEqual({
    data: { createLog: { log: { contentText: 'Hi' }, userErrors: [] } },
  });
  for (const query of [
    '{ nothing }',
    '{ logs(first: 101) { nodes { id } } }',
    '{ logs(after: "!") { nodes { id } } }',
  ]) {
    expect(await restricted.ask(query)).toEqual(await usual.ask(query));
  }
  const response = await fetch(`${restricted.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
    body: JSON.stringify({ query: '{ __typename ... @defer { trendingLogTags { name } } }' }),
  });
  const parts = await response.text();
  expect(parts).toContain('{"data":{"__typename":"Query"},"hasNext":true}');
  expect(parts).toContain('"data":{"trendingLogTags":[{"name":');
});

/** Without what differs from process to process: addresses, times, and which calls were made. */
function comparable(answer: unknown): unknown {
  const { extensions, ...rest } = answer as { extensions?: unknown };
  return JSON.parse(
    JSON.stringify(rest)
      .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
      // Of an event that runs.
      .replaceAll(/"(\w*[mM]inutes)":[\d.]+/g, '"$1":0')
      .replaceAll(/"(remaining|callsMade)":\d+/g, '"$1":0')
      .replaceAll(/"latencyMs":\d+/g, '"latencyMs":0')
      .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"time"'),
  );
}
