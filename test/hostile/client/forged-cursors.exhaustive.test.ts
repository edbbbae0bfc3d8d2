import { afterAll, beforeAll, test } from 'vitest';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { lists, sendForgedCursors } from './send-forged-cursors.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'warn', REQUEST_TIMEOUT_MS: '10000' });
});
afterAll(() => quintet?.stop());

test.each(Object.keys(lists))(
  'every forged cursor of %s is refused, or leads to its list',
  { timeout: 120_000 },
  (name) => sendForgedCursors(quintet, name, 1),
);
