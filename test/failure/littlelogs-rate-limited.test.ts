import { describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { gatewayOver, recording, settle } from './harness.ts';
import { createLog, logsCall, logsRead, noChange, noLogs, readLogs } from './operations.ts';
import { wireLog, wirePage } from './wire.ts';

const good = { json: wirePage([wireLog(1)]) };
const limited = (retryAfter?: string) => ({
  status: 429,
  json: { detail: 'Request was throttled.' },
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
});

describe('a read that is limited', () => {
  test('is told at once where the service does not say when to come back', async () => {
    const server = await recording(() => limited());
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs('RATE_LIMITED', 'Littlelogs limits its calls.', { retryable: true }),
    );
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall], timersLeft: 0 });
  });

  test.each([
    ['seconds', '3'],
    ['a date', 'Thu, 01 Jan 2026 00:00:03 GMT'],
  ])('waits as long as the service asks, in %s, and succeeds', async (_, retryAfter) => {
    const server = await recording();
    server.enqueue(limited(retryAfter), good);
    const { ask, calls, clock } = gatewayOver(server.url, {
      clock: new FakeClock({ now: Date.UTC(2026, 0, 1) }),
    });
    const answer = ask(readLogs);
    await clock.waitingFor(3_050);
    clock.advance(3_049);
    await settle();
    expect(calls).toEqual([logsCall]);
    clock.advance(1);
    expect(await answer).toEqual(logsRead);
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall, logsCall], timersLeft: 0 });
  });

  test.each([
    ['15 s, all that the request has', '15', 15],
    ['an hour', '3600', 3600],
    ['a part of a second more', '3600.2', 3601],
    ['ten years', '315360000', 315_360_000],
    ['a date long after', 'Thu, 01 Jan 2026 01:00:00 GMT', 3600],
  ])('is told at once where it asks for %s; nothing more is sent', async (_, retryAfter, seconds) => {
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
  });

  test('is told after the third try, with the last wait that was asked for', async () => {
    const server = await recording();
    server.enqueue(limited('1'), limited('2'), limited('4'));
    const { ask, calls } = gatewayOver(server.url, { clock: new FakeClock({ skipUpTo: 3_000 }) });
    expect(await ask(readLogs)).toEqual(
      noLogs('RATE_LIMITED', 'Littlelogs limits its calls. It asks to wait 4 s.', {
        retryable: true,
        retryAfter: 4,
      }),
    );
    expect(calls).toEqual([logsCall, logsCall, logsCall]);
  });

  test.each(['soon', '-3', '9999999999999', '2026-01-02', ''])(
    'is told without a time where the service asks for "%s"',
    async (retryAfter) => {
      const server = await recording(() => limited(retryAfter));
      const { ask, calls } = gatewayOver(server.url);
      expect(await ask(readLogs)).toEqual(
        noLogs('RATE_LIMITED', 'Littlelogs limits its calls.', { retryable: true }),
      );
      expect(calls).toEqual([logsCall]);
    },
  );
});

test.each([
  ['without a time', undefined, 'Littlelogs limits its calls.', {}],
  ['at once', '0', 'Littlelogs limits its calls. It asks to wait 0 s.', { retryAfter: 0 }],
  ['in a second', '1', 'Littlelogs limits its calls. It asks to wait 1 s.', { retryAfter: 1 }],
  ['in an hour', '3600', 'Littlelogs limits its calls. It asks to wait 3600 s.', { retryAfter: 3600 }],
])('a change that is limited was not made, and is not repeated: %s', async (_, retryAfter, message, rest) => {
  const server = await recording();
  server.enqueue(limited(retryAfter), { status: 201, json: wireLog(1) });
  const { ask, clock } = gatewayOver(server.url);
  expect(await ask(createLog)).toEqual(
    noChange('createLog', 'RATE_LIMITED', message, { retryable: true, ...rest }),
  );
  clock.advance(60_000);
  await settle();
  expect(server.requests.length).toBe(1);
});
