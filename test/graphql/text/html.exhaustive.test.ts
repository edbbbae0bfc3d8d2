import { test } from 'vitest';
import { hostileNames } from '../../server/hostile-html.ts';
import { conversions, expectBoundedCost } from '../../server/html-cost.ts';

test.each(hostileNames)('2 MB of it cost no more than 120 kB, whatever is made of it: %s', async (name) => {
  for (const conversion of conversions) await expectBoundedCost(name, conversion);
});
