import { expect, test } from 'vitest';
import { tryOperations } from './try-operations.ts';
import { STRICT_LIMIT } from './world.ts';

const trials = await tryOperations(150, 15);

test('no operation makes more calls than estimated, whatever it asks for and however its variables are called', () => {
  expect(trials.filter(({ made, estimated }) => made > estimated)).toEqual([]);
});

test('no operation makes more calls than MAX_UPSTREAM_CALLS, whatever is estimated', () => {
  expect(trials.filter(({ madeStrictly }) => madeStrictly > STRICT_LIMIT)).toEqual([]);
});

test('the operations do ask for something', () => {
  expect(trials.filter(({ made }) => made > 0).length).toBeGreaterThan(75);
  expect(trials.filter(({ made }) => made > STRICT_LIMIT).length).toBeGreaterThan(15);
});
