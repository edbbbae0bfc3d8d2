import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ServicesDocument } from '../schema/generated/graphql.ts';
import { beginRequest, runScript, startProcess } from './support/quintet-process.ts';

const directory = await mkdtemp(join(tmpdir(), 'quintet-'));
afterAll(() => rm(directory, { recursive: true }));

const run = (script: string, environment?: Record<string, string>) =>
  runScript(script, { directory, environment });
const start = (environment: Record<string, string>) => startProcess({ directory, environment });

// Each waits for a process of its own.
describe.concurrent('npm start', () => {
  test('says where it answers and whose data are made up, answers, tells how, and stops in good order', async () => {
    const quintet = await start({ SANDBOX: 'littlelogs' });
    expect(quintet.output.stdout.split('\n').slice(0, 2)).toEqual([
      `Quintet answers at ${quintet.origin}/graphql (open it in a browser for GraphiQL)`,
      expect.stringMatching(/^ {2}Littlelogs +sandbox: made-up data, kept in /),
    ]);
    expect(await quintet.ask('{ __schema { queryType { name } } }')).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
    expect((await fetch(`${quintet.origin}/ready`)).status).toBe(200);
    const trace = { 'X-Quintet-Trace': '1' };
    expect(await quintet.ask('{ trendingLogTags { __typename } }', trace)).toMatchObject({
      extensions: { upstream: [{ path: 'tags/trending/', status: 200, fields: { trendingLogTags: 1 } }] },
    });
    const page = await fetch(`${quintet.origin}/graphql`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('X-Quintet-Trace');
    const examples = [...html.matchAll(/ data-query="# [^"]*?\n(?:query|mutation) (\w+)/g)].map(
      ([, name]) => name,
    );
    // First what asks all services at once, then what there is: a service that isn't has no examples.
    expect([examples[0], examples.includes('Logs'), examples.includes('Bookmarks')]).toEqual([
      'StartHere',
      true,
      false,
    ]);

    const request = await beginRequest(quintet.origin);
    quintet.child.kill('SIGTERM');
    await quintet.printed('Stopping');
    request.complete();
    expect(await request.answer).toMatch(/connection: close[\s\S]*\{"data":\{"__typename":"Query"\}\}$/i);
    expect(await quintet.exit).toBe(0);
    expect(quintet.output.stderr).toBe('');
  });

  test('in production there is no made-up data, no GraphiQL, no schema to read and no trace', async () => {
    const quintet = await start({
      NODE_ENV: 'production',
      SHUTDOWN_DELAY_MS: '0',
      COMICS_URL: 'http://127.0.0.1:1',
    });
    const lines = quintet.output.stdout.split('\n');
    expect(lines[0]).toBe(`Quintet answers at ${quintet.origin}/graphql`);
    expect(lines[1]).toMatch(/^ {2}Littlelogs +absent: set LITTLELOGS_URL$/);
    expect(await quintet.ask('{ __typename }', { 'X-Quintet-Trace': '1' })).toEqual({
      data: { __typename: 'Query' },
    });
    expect(await quintet.ask('{ __schema { __typename } }')).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    const page = await fetch(`${quintet.origin}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(406);
    quintet.child.kill('SIGTERM');
    expect(await quintet.exit).toBe(0);
  });

  test('where only persisted operations run, those of its own and of a team’s manifest do', async () => {
    const manifest = join(directory, 'web.json');
    await writeFile(manifest, JSON.stringify({ kind: '{ __typename }' }));
    const quintet = await start({
      SANDBOX: 'none',
      PERSISTED_OPERATIONS: 'trusted',
      PERSISTED_MANIFESTS: manifest,
    });
    expect(quintet.output.stdout.split('\n')[0]).toBe(`Quintet answers at ${quintet.origin}/graphql`);
    expect(await quintet.ask('{ __typename }')).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }],
    });
    const byId = async (id: string) => (await fetch(`${quintet.origin}/graphql?documentId=${id}`)).json();
    expect(await byId('kind')).toEqual({ data: { __typename: 'Query' } });
    expect(await byId(ServicesDocument.__meta__!.hash)).toMatchObject({
      data: { services: expect.arrayContaining([expect.objectContaining({ isConfigured: false })]) },
    });
    quintet.child.kill('SIGTERM');
    expect(await quintet.exit).toBe(0);
  });

  test('every fault of a manifest is told before anything starts', async () => {
    const manifest = join(directory, 'broken.json');
    await writeFile(manifest, JSON.stringify({ a: 'query Old { timeline }', b: '{' }));
    const { output, exit } = run('main.js', { PERSISTED_MANIFESTS: `${manifest},/nowhere/web.json` });
    expect(await exit).toBe(1);
    expect(output).toEqual({
      stdout: '',
      stderr: [
        "The persisted operations can't be used:",
        `  ${manifest}: a (Old): Cannot query field "timeline" on type "Query".`,
        `  ${manifest}: b: Syntax Error: Expected Name, found <EOF>.`,
        "  /nowhere/web.json: It can't be read: ENOENT.",
        '',
      ].join('\n'),
    });
  });

  test('a real service is told by its origin alone, and a second signal ends the process at once', async () => {
    const quintet = await start({ SANDBOX: 'none', LITTLELOGS_URL: 'http://127.0.0.1:1/secret/path' });
    expect(quintet.output.stdout).toMatch(/^ {2}Littlelogs +real: http:\/\/127\.0\.0\.1:1$/m);
    await beginRequest(quintet.origin);
    quintet.child.kill('SIGINT');
    await quintet.printed('Stopping');
    quintet.child.kill('SIGTERM');
    expect(await quintet.exit).toBe(1);
  });

  test('every fault of the configuration is told before anything starts', async () => {
    const { output, exit } = run('main.js', { PORT: 'http', MAX_DEPHT: '3', LITTLELOGS_URL: 'x' });
    expect(await exit).toBe(1);
    expect(output).toEqual({
      stdout: '',
      stderr: [
        'The configuration has 3 faults:',
        '  PORT must be a whole number from 0 to 65535.',
        '  LITTLELOGS_URL must be an address like https://example.com.',
        '  MAX_DEPHT is unknown: did you mean MAX_DEPTH?',
        '',
      ].join('\n'),
    });
  });

  test('a taken port is told in one line', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { output, exit } = run('main.js', { PORT: String(port), SANDBOX: 'none' });
    expect(await exit).toBe(1);
    expect(output.stderr).toBe(
      `127.0.0.1:${port} is taken: stop what listens there, or set PORT to another port.\n`,
    );
    other.close();
  });

  test('a quirk that no sandbox has is told in one line, with those that there are', async () => {
    const { output, exit } = run('main.js', { SANDBOX: 'life-logger', SANDBOX_QUIRKS: 'life-logger:tie' });
    expect(await exit).toBe(1);
    expect(output.stderr).toMatch(
      /^The sandbox of life-logger can't start\. Unknown quirk "tie"\. Known quirks: rate-limit, ties, collation, .*\n$/,
    );
  });

  test('a folder that cannot be written is told in one line', async () => {
    const { output, exit } = run('main.js', {
      SANDBOX: 'littlelogs',
      SANDBOX_DIRECTORY: '/dev/null/sandboxes',
    });
    expect(await exit).toBe(1);
    expect(output.stderr).toMatch(
      /^The sandbox of littlelogs can't start with its data in \/dev\/null\/sandboxes: ENOTDIR.*\n$/,
    );
  });
});

test('npm run sandbox:reset deletes the databases and nothing else', async () => {
  const folder = await mkdtemp(join(directory, 'reset-'));
  const files = [
    'littlelogs.sqlite',
    'littlelogs.sqlite-wal',
    'littlelogs.sqlite-shm',
    'other.sqlite',
    'notes.txt',
  ];
  await Promise.all(files.map((file) => writeFile(join(folder, file), '')));
  const { output, exit } = run('process/reset-sandboxes.ts', { SANDBOX_DIRECTORY: folder });
  expect(await exit).toBe(0);
  expect(output.stdout).toBe(`The sandboxes in ${folder} start over at the next start.\n`);
  expect((await readdir(folder)).sort()).toEqual(['notes.txt', 'other.sqlite']);
});
