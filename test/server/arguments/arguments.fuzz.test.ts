import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';
import { ArgumentFuzz } from './fuzz.ts';

let gateway: SandboxedGateway;
beforeAll(async () => {
  gateway = await startAllSandboxed();
});
afterAll(() => gateway.close());

test.each(['query', 'mutation'] as const)(
  'of 20,000 values and more for the arguments of each %s none is a fault of ours, or calls a service by a strange address',
  async (operation) => {
    const fuzz = new ArgumentFuzz(gateway);
    await fuzz.run(operation, 400, Date.UTC(2026, 11, 1));
    // Ids of changes that can't be read are data (`userErrors`), and not among these.
    expect(fuzz.codes.get('BAD_USER_INPUT')).toBeGreaterThan(4000);
  },
  1_800_000,
);
