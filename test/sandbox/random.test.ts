import { expect, test } from 'vitest';
import { createRandom } from '../../src/sandbox/random.ts';

test('the same seed gives the same choices, another seed others', () => {
  const choices = (seed: number): unknown[] => {
    const random = createRandom(seed);
    return [
      random.fraction(),
      random.between(1, 1000),
      random.sample(['a', 'b', 'c', 'd'], 4),
      random.pick([1, 2, 3]),
    ];
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

test('a range includes both of its ends and nothing else', () => {
  const random = createRandom(1);
  const drawn = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  expect(drawn).toEqual(new Set([3, 4, 5, 6]));
});

test('a sample has no item twice and never more than there are', () => {
  const random = createRandom(1);
  expect(new Set(random.sample([1, 2, 3], 10))).toEqual(new Set([1, 2, 3]));
  expect(random.sample([1, 2, 3], 10)).toHaveLength(3);
});

test('weights decide how often an item is drawn', () => {
  const draw = createRandom(1).weighted(['never', 'seldom', 'often'], (_, index) => [0, 1, 9][index] ?? 0);
  const drawn = Array.from({ length: 1000 }, draw);
  expect(drawn.filter((item) => item === 'never')).toEqual([]);
  const often = drawn.filter((item) => item === 'often').length;
  expect(often).toBeGreaterThan(850);
  expect(often).toBeLessThan(950);
});

test('there is nothing to pick from an empty list', () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError);
});
