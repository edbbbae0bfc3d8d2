import { test } from 'vitest';
import { expectLinearTime, expressions } from './regular-expressions.ts';

test.each(expressions)('the expression at $where takes linear time, whatever it is tried on', (expression) =>
  expectLinearTime(expression, 1),
);
