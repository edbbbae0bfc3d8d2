import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { TurnBudget } from '../../../src/graphql/text/turn-budget.ts';

test('work is done at once as long as a turn has room for it', () => {
  const budget = new TurnBudget(10);
  expect([budget.run(4, () => 'a'), budget.run(6, () => 'b')]).toEqual(['a', 'b']);
});

test('what goes beyond waits for later turns, in its order, and every turn takes no more than fits', async () => {
  const budget = new TurnBudget(10);
  const done: string[] = [];
  const run = (size: number, name: string) => budget.run(size, () => done.push(name));
  for (const [index, size] of [6, 6, 3, 1, 9, 10, 2].entries()) void run(size, `${index}`);
  const turns = [[...done]];
  while (done.length < 7) {
    await setImmediate();
    turns.push(done.slice(turns.flat().length));
  }
  expect(turns.filter((turn) => turn.length > 0)).toEqual([['0'], ['1', '2', '3'], ['4'], ['5'], ['6']]);
});

test('work that is larger than a turn has one of its own', async () => {
  const budget = new TurnBudget(10);
  const first = budget.run(1, () => 'small');
  const second = budget.run(1000, () => 'large');
  expect([first, await second]).toEqual(['small', 'large']);
  await setImmediate();
  expect(budget.run(1000, () => 'large')).toBe('large');
});

test('work that fails fails alone', async () => {
  const budget = new TurnBudget(1);
  budget.run(1, () => 'first');
  const failing = budget.run(1, () => {
    throw new Error('No.');
  });
  const after = budget.run(1, () => 'after');
  await expect(failing).rejects.toThrow('No.');
  expect(await after).toBe('after');
});
