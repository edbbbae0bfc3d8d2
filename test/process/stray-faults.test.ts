import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { beginRequest, startProcess } from '../support/quintet-process.ts';

const directory = await mkdtemp(join(tmpdir(), 'quintet-'));
afterAll(() => rm(directory, { recursive: true }));

const injectFaults = join(import.meta.dirname, '../support/inject-faults.mjs');

function startWithFaults() {
  return startProcess({
    directory,
    nodeOptions: ['--import', injectFaults],
    environment: { SANDBOX: 'none', LOG_LEVEL: 'error' },
  });
}

test('a rejection that nobody handled is logged and counted, and costs nobody else anything', async () => {
  const quintet = await startWithFaults();
  const request = await beginRequest(quintet.origin);
  for (const count of [1, 2]) {
    quintet.child.kill('SIGUSR2');
    await quintet.printed(`"count":${count}`);
  }
  request.complete();
  quintet.child.kill('SIGTERM');
  expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
  expect(await quintet.exit).toBe(0);
  const line = {
    level: 50,
    time: expect.any(String),
    error: 'Error',
    frames: [expect.stringContaining('inject-faults.mjs'), expect.any(String)],
    msg: 'unhandled rejection',
  };
  expect(quintet.lines()).toEqual([
    { ...line, count: 1 },
    { ...line, count: 2 },
  ]);
  expect(quintet.output.stdout + quintet.output.stderr).not.toContain('canary');
});

test('an exception that nobody caught is logged; what runs is finished, then the process ends with code 1', async () => {
  const quintet = await startWithFaults();
  const request = await beginRequest(quintet.origin);
  quintet.child.kill('SIGHUP');
  await quintet.printed('uncaught exception');
  request.complete();
  expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
  expect(await quintet.exit).toBe(1);
  expect(quintet.lines()).toEqual([
    {
      level: 60,
      time: expect.any(String),
      error: 'TypeError',
      frames: expect.arrayContaining([expect.stringContaining('inject-faults.mjs')]),
      msg: 'uncaught exception',
    },
  ]);
  expect(quintet.output.stdout + quintet.output.stderr).not.toContain('canary');
});

test('faults while it stops change the exit code, not what is finished', async () => {
  const quintet = await startWithFaults();
  const request = await beginRequest(quintet.origin);
  quintet.child.kill('SIGTERM');
  await quintet.printed('Stopping');
  for (const [signal, text] of [
    ['SIGUSR2', 'unhandled rejection'] as const,
    ['SIGHUP', 'uncaught exception'] as const,
  ]) {
    quintet.child.kill(signal);
    await quintet.printed(text);
  }
  request.complete();
  expect(await request.answer).toMatch(/\{"data":\{"__typename":"Query"\}\}$/);
  expect(await quintet.exit).toBe(1);
});
