import { expect, test } from 'vitest';
import { DateTime } from '../../src/gateway/date-time.ts';

test.each([
  ['2015-11-02T00:23:27Z', '2015-11-02T00:23:27.000Z'],
  ['2015-11-02T00:23:27.25Z', '2015-11-02T00:23:27.250Z'],
  ['2015-11-02T11:23:27+11:00', '2015-11-02T00:23:27.000Z'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
])('%s goes out in UTC', (given, expected) => {
  expect(JSON.parse(JSON.stringify({ at: DateTime.coerceOutputValue(given) }))).toEqual({ at: expected });
});

test.each(['yesterday', '2015-11-02', '2015-13-02T00:23:27Z', '2015-02-30T00:23:27Z', ''])(
  '%s is no point in time',
  (given) => expect(() => DateTime.coerceOutputValue(given)).toThrow(),
);
