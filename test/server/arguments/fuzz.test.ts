import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';
import { ArgumentFuzz } from './fuzz.ts';

let gateway: SandboxedGateway;
beforeAll(async () => {
  gateway = await startAllSandboxed();
});
afterAll(() => gateway.close());

test('no value of any argument of a change is a fault of ours, or calls a service by a strange address', async () => {
  const fuzz = new ArgumentFuzz(gateway);
  await fuzz.run('mutation', 10, 20261201);
  expect(fuzz.codes.get('BAD_USER_INPUT')).toBeGreaterThan(100);
});

test('no value of any argument of a query is a fault of ours, or calls a service by a strange address', async () => {
  const fuzz = new ArgumentFuzz(gateway);
  await fuzz.run('query', 12, 20261201);
  expect(fuzz.codes.get('BAD_USER_INPUT')).toBeGreaterThan(100);
});
