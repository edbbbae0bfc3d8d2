import { expect, test } from 'vitest';
import { systemClock } from '../../src/upstream/clock.ts';

test('a time that has passed a moment ago is one to act at, and nothing for Node to warn of', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);
  process.on('warning', warn);
  await new Promise<void>((resolve) => systemClock.after(-0.9, resolve));
  // Node tells of a warning after what is running.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
