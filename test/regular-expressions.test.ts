import { expect, test } from 'vitest';
import { expectLinearTime, expressions, isSlow, textsFor } from './regular-expressions.ts';

test('the expressions are found', () => {
  expect(expressions.length).toBeGreaterThan(80);
});

test('one that takes long is found out', () => {
  expect([...textsFor(/\s+$/, 1)].some((text) => isSlow(/\s+$/, text.replaceAll(' ', '  ')))).toBe(true);
});

// On all texts in regular-expressions.exhaustive.test.ts.
test.each(expressions)('the expression at $where takes linear time', (expression) =>
  expectLinearTime(expression, 5),
);
