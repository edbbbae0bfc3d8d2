import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arena, openArena } from './attack.ts';
import { type Case, casesOf, report } from './cases.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena?.close());

// Every operation and every fault takes part; every pair of them does in failing-services.exhaustive.test.ts.
describe.each(Object.entries(casesOf({ share: 151, writes: false })))(
  'a read whose service is wrong in its %s',
  (_, cases: readonly Case[]) => {
    test('costs its own field alone, with an error that says so', async () => {
      expect(await report(arena, cases)).toEqual([]);
    });
  },
);
