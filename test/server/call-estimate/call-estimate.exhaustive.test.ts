import { expect, test } from 'vitest';
import { tryOperations } from './try-operations.ts';
import { STRICT_LIMIT } from './world.ts';

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'no operation makes more calls than estimated, nor than MAX_UPSTREAM_CALLS: seed %i',
  async (seed) => {
    const trials = await tryOperations(500, seed);
    expect(trials.filter(({ made, estimated }) => made > Math.min(estimated, 500))).toEqual([]);
    expect(trials.filter(({ madeStrictly }) => madeStrictly > STRICT_LIMIT)).toEqual([]);
  },
  600_000,
);
