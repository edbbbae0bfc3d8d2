import fc from 'fast-check';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { expect, test } from 'vitest';
import { DateTime } from '../../../src/graphql/scalars/date-time.ts';

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

const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const points = fc
  .record({
    year: fc.constantFrom('0001', '1900', '2012', '2015', '2026'),
    month: two(13),
    day: two(32),
    time: fc.tuple(two(24), two(60), two(61)).map((parts) => parts.join(':')),
    fraction: fc.constantFrom('', '.5', '.25', '.411', '.999', '.411028', '.999999', '.123456789'),
    zone: fc.constantFrom('Z', '+00:00', '-00:00', '+11:00', ''),
  })
  .map(({ year, month, day, time, fraction, zone }) => `${year}-${month}-${day}T${time}${fraction}${zone}`);

test('a point in time goes out as the full reading of it gives it', () => {
  const told = (write: (value: unknown) => unknown, value: string) => {
    try {
      return write(value);
    } catch {
      return 'no point in time';
    }
  };
  fc.assert(
    fc.property(points, (point) => {
      const expected = told((value) => GraphQLDateTimeISO.coerceOutputValue(value), point);
      expect(told((value) => DateTime.coerceOutputValue(value), point)).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});
