import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arena, openArena } from './attack.ts';
import { type Case, casesOf, report } from './cases.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena?.close());

describe.each(Object.entries(casesOf({ share: 151, writes: true })))(
  'a write whose service is wrong in its %s',
  (_, cases: readonly Case[]) => {
    test('is sent once, costs its own field alone, and says what became of it', async () => {
      expect(await report(arena, cases)).toEqual([]);
    });
  },
);
