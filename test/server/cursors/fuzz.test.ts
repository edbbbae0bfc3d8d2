import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SandboxedGateway, startAllSandboxed } from '../../support/sandboxed-gateway.ts';
import { CursorFuzz } from './fuzz.ts';

let gateway: SandboxedGateway;
beforeAll(async () => {
  // Calls are compared with those that the same page takes for its parent: nothing may come from a cache.
  gateway = await startAllSandboxed({ env: { CACHE_BYTES: '0' } });
});
afterAll(() => gateway.close());

test.each(['offset', 'page-number', 'whole', 'time-window', 'concatenated', 'merged'] as const)(
  'whatever cursor is forged for a list of the kind %s is refused clearly, or answered rightly within the search budget',
  async (kind) => {
    const fuzz = new CursorFuzz(gateway, 4);
    await fuzz.run(kind, 20, 20261201);
    expect(fuzz.refused).toBeGreaterThan(2);
    expect(fuzz.answered).toBeGreaterThan(2);
  },
);
