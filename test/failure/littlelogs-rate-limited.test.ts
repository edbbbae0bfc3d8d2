import { describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { gatewayOver, recording, settle } from './harness.ts';
import { createLog, logsCall, noChange, noLogs, readLogs } from './operations.ts';
import { wireLog } from './wire.ts';

const limited = (retryAfter?: string) => ({
  status: 429,
  json: { detail: 'Request was throttled.' },
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
});

describe('a read that is limited', () => {
  test('is told at once to come back in a minute where the service does not say when', async () => {
    const server = await recording(() => limited());
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs('RATE_LIMITED', 'Littlelogs limits its calls.', { retryable: true, retryAfter: 60 }),
    );
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall], timersLeft: 0 });
  });

  test.each([
    ['no time', '0', 0],
    ['a second', '1', 1],
    ['7 s', '7', 7],
    ['15 s, all that the request has', '15', 15],
    ['an hour', '3600', 3600],
    ['a part of a second', '6.2', 7],
    ['ten years', '315360000', 3600],
    ['more than there are numbers for', '9'.repeat(50), 3600],
    ['a date', 'Thu, 01 Jan 2026 00:00:03 GMT', 3],
    ['a date long after', 'Thu, 01 Jan 2036 01:00:00 GMT', 3600],
    ['a date that is over', 'Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])(
    'is told at once where it asks for %s, an hour at most; nothing more is sent',
    async (_, retryAfter, seconds) => {
      const server = await recording(() => limited(retryAfter));
      const { ask, calls, clock } = gatewayOver(server.url, {
        clock: new FakeClock({ now: Date.UTC(2026, 0, 1) }),
      });
      expect(await ask(readLogs)).toEqual(
        noLogs('RATE_LIMITED', `Littlelogs limits its calls. It asks to wait ${seconds} s.`, {
          retryable: true,
          retryAfter: seconds,
        }),
      );
      clock.advance(60_000);
      await settle();
      expect({ calls, sent: server.requests.length }).toEqual({ calls: [logsCall], sent: 1 });
    },
  );

  test.each(['soon', '-3', '2026-01-02', ''])(
    'is told to come back in a minute where the service asks for "%s"',
    async (retryAfter) => {
      const server = await recording(() => limited(retryAfter));
      const { ask, calls } = gatewayOver(server.url);
      expect(await ask(readLogs)).toEqual(
        noLogs('RATE_LIMITED', 'Littlelogs limits its calls.', { retryable: true, retryAfter: 60 }),
      );
      expect(calls).toEqual([logsCall]);
    },
  );
});

test('the account of a service that is limited is told so at once beside the others', async () => {
  const server = await recording(() => limited('7'));
  const { ask, clock } = gatewayOver(server.url);
  const startedAt = clock.now();
  expect(await ask('{ viewer { accounts { service source { status retryAfter } } } }')).toMatchObject({
    data: {
      viewer: {
        accounts: expect.arrayContaining([
          { service: 'LITTLELOGS', source: { status: 'RATE_LIMITED', retryAfter: 7 } },
        ]),
      },
    },
  });
  expect([clock.now() - startedAt, server.requests.length]).toEqual([0, 1]);
});

test.each([
  ['without a time', undefined, 'Littlelogs limits its calls.', { retryAfter: 60 }],
  ['at once', '0', 'Littlelogs limits its calls. It asks to wait 0 s.', { retryAfter: 0 }],
  ['in a second', '1', 'Littlelogs limits its calls. It asks to wait 1 s.', { retryAfter: 1 }],
  ['in an hour', '3600', 'Littlelogs limits its calls. It asks to wait 3600 s.', { retryAfter: 3600 }],
])('a change that is limited was not made, and is not repeated: %s', async (_, retryAfter, message, rest) => {
  const server = await recording();
  server.enqueue(limited(retryAfter), { status: 201, json: wireLog(1) });
  const { ask, clock } = gatewayOver(server.url);
  expect(await ask(createLog)).toEqual(
    noChange('createLog', 'RATE_LIMITED', message, { retryable: true, outcome: 'REFUSED', ...rest }),
  );
  clock.advance(60_000);
  await settle();
  expect(server.requests.length).toBe(1);
});
