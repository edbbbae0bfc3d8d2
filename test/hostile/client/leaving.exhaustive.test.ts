import { test } from 'vitest';
import { entrances, expectWritesToGoOn, writes } from './leaving.ts';

test.each(Object.entries(entrances))(
  'a client that leaves during a write (%s) neither stops it nor sends it twice',
  (_, headers) => expectWritesToGoOn(writes.map((write) => [write, headers])),
);
