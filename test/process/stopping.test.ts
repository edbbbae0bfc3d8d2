import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { answering, beginRequest, runByNpm, startProcess } from '../support/quintet-process.ts';
import { startRecordingServer } from '../support/recording-server.ts';

const directory = await mkdtemp(join(tmpdir(), 'quintet-'));
afterAll(() => rm(directory, { recursive: true }));

const passShutdownDelay = join(import.meta.dirname, '../support/pass-shutdown-delay.mjs');

const start = (environment: Record<string, string>, nodeOptions: readonly string[] = []) =>
  startProcess({ directory, nodeOptions, environment: { SANDBOX: 'none', ...environment } });

// Each waits for a process of its own.
describe.concurrent.each(['start', 'dev'])('npm run %s', (script) => {
  test.for(['SIGTERM', 'SIGINT'] as const)(
    'stops at %s to npm as if it were signalled itself',
    async (signal, { onTestFinished }) => {
      const npm = runByNpm(script, { directory, environment: { SANDBOX: 'none' } });
      onTestFinished(() => endGroup(npm.child.pid));
      const quintet = await answering(npm);
      const request = await beginRequest(quintet.origin);
      npm.child.kill(signal);
      await npm.printed('Stopping');
      request.complete();
      expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
      // npm ends after what it has started, whose output is over then.
      expect(await npm.exit).toBe(0);
      await expect(fetch(`${quintet.origin}/health`)).rejects.toThrow('fetch failed');
    },
  );

  test('a signal that the terminal or a service manager sends to the whole group counts once', async ({
    onTestFinished,
  }) => {
    const npm = runByNpm(script, { directory, environment: { SANDBOX: 'none' } });
    onTestFinished(() => endGroup(npm.child.pid));
    const quintet = await answering(npm);
    const request = await beginRequest(quintet.origin);
    process.kill(-(npm.child.pid ?? 0), 'SIGTERM');
    await npm.printed('Stopping');
    request.complete();
    expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
    expect(await npm.exit).toBe(0);
  });
});

test('every script that runs until it is stopped takes the place of the shell, which hands no signal on', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of ['start', 'dev', 'sandbox']) expect(scripts[name]).toMatch(/^exec node /);
});

test.concurrent('a terminal that closes stops it in good order', async () => {
  const quintet = await start({});
  const request = await beginRequest(quintet.origin);
  quintet.child.kill('SIGHUP');
  await quintet.printed('Stopping');
  request.complete();
  expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
  expect(await quintet.exit).toBe(0);
});

test.concurrent('for SHUTDOWN_DELAY_MS /ready says 503 and requests are answered; then nobody listens', async () => {
  const quintet = await start({ SHUTDOWN_DELAY_MS: '600000' }, ['--import', passShutdownDelay]);
  quintet.child.kill('SIGTERM');
  await quintet.printed('Stopping');
  expect((await fetch(`${quintet.origin}/ready`)).status).toBe(503);
  expect((await fetch(`${quintet.origin}/health`)).status).toBe(200);
  const answer = await fetch(`${quintet.origin}/graphql?query={__typename}`);
  expect([answer.headers.get('connection'), await answer.json()]).toEqual([
    'close',
    { data: { __typename: 'Query' } },
  ]);
  quintet.child.kill('SIGUSR2');
  expect(await quintet.exit).toBe(0);
  await expect(fetch(`${quintet.origin}/health`)).rejects.toThrow('fetch failed');
});

test.concurrent('a second signal does not wait for the delay', async () => {
  const quintet = await start({ SHUTDOWN_DELAY_MS: '600000' });
  quintet.child.kill('SIGTERM');
  await quintet.printed('Stopping');
  quintet.child.kill('SIGTERM');
  expect(await quintet.exit).toBe(1);
});

test.concurrent('an answer in parts that has begun is sent to its end', async ({ onTestFinished }) => {
  const asked = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const upstream = await startRecordingServer(async () => {
    asked.resolve();
    await finish.promise;
    return { json: [] };
  });
  onTestFinished(() => upstream.close());
  const quintet = await start({ LITTLELOGS_URL: upstream.url.href });
  const response = await fetch(`${quintet.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
    body: JSON.stringify({ query: '{ __typename ... @defer { trendingLogTags { name } } }' }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  expect(first?.value).toContain('"hasNext":true');
  await asked.promise;
  quintet.child.kill('SIGTERM');
  await quintet.printed('Stopping');
  finish.resolve();
  let rest = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) rest += part.value;
  expect(rest).toContain('"trendingLogTags":[]');
  expect(rest).toContain('"hasNext":false');
  expect(await quintet.exit).toBe(0);
});

test.each([
  ['waits for it', false],
  ['has left', true],
])('a change that is under way is made to its end when its client %s', async (_, leaves) => {
  const asked = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  let isCutOff = false;
  const upstream = createServer((request, response) => {
    response.on('close', () => {
      isCutOff ||= !response.writableFinished;
    });
    request.resume().on('end', async () => {
      asked.resolve();
      await finish.promise;
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void upstream.close());
  const { port } = upstream.address() as AddressInfo; // It listens on a host and port.
  const quintet = await start({ LITTLELOGS_URL: `http://127.0.0.1:${port}/` });
  const client = new AbortController();
  const answer = fetch(`${quintet.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-littlelogs-authorization': 'Bearer abc' },
    body: JSON.stringify({
      query: 'mutation { deleteLog(input: { id: "5" }) { deletedLogId userErrors { code } } }',
    }),
    signal: client.signal,
  }).then((response) => response.json());
  answer.catch(() => {});
  await asked.promise;
  if (leaves) client.abort();
  quintet.child.kill('SIGTERM');
  await quintet.printed('Stopping');
  // It would have gone by now, were there nothing to wait for.
  const hasGone = Promise.race([quintet.exit.then(() => true), setTimeout(500, false)]);
  expect(await hasGone).toBe(false);
  finish.resolve();
  if (!leaves) {
    expect(await answer).toEqual({
      data: { deleteLog: { deletedLogId: expect.any(String), userErrors: [] } },
    });
  }
  expect(await quintet.exit).toBe(0);
  expect(isCutOff).toBe(false);
});

/** Whatever npm has left running. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}
