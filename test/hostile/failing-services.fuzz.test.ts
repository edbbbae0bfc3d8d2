import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Arena, openArena } from './attack.ts';
import { type Case, casesOf, report } from './cases.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena?.close());

const groups = [true, false].flatMap((writes) =>
  Object.entries(casesOf({ share: 1, writes })).map(
    ([group, cases]) => [writes ? 'write' : 'read', group, cases] as const,
  ),
);

describe.each(groups)('a %s whose service is wrong in its %s', (_, __, cases: readonly Case[]) => {
  test('costs its own field alone, with an error that says so', { timeout: 1_800_000 }, async () => {
    expect(await report(arena, cases)).toEqual([]);
  });
});
