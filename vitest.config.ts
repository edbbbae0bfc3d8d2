import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { relayTags } from './test/clients/relay-tags.ts';

export default defineConfig({
  plugins: [relayTags()],
  resolve: {
    // One copy of graphql: the CommonJS and ES module builds refuse each other's schemas.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/forget-between-tests.ts'],
    // Files share what they import, the sandboxes' seeded data too: importing it anew for each takes most of the time.
    isolate: false,
    // Vitest leaves one core to itself; of two that is half.
    maxWorkers: availableParallelism(),
    // A busy machine is no fault: what hangs still ends, and no test measures time by its own limit.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
