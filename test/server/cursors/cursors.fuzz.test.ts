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
  'of 20,000 cursors that are forged for lists of the kind %s each is refused clearly, or answered rightly within the search budget',
  async (kind) => {
    const fuzz = new CursorFuzz(gateway, 40);
    await fuzz.run(kind, 20_000, Date.UTC(2026, 11, 1));
    expect(fuzz.refused).toBeGreaterThan(2000);
    expect(fuzz.answered).toBeGreaterThan(2000);
  },
  1_800_000,
);
