import { describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { BACKOFF_MS, faulty, gatewayOver, recording, settle, UPSTREAM_TIMEOUT_MS } from './harness.ts';
import {
  createLog,
  inDoubt,
  logsCall,
  logsRead,
  made,
  noChange,
  noLogs,
  readLogs,
  unchanged,
  unknown,
} from './operations.ts';
import { wireLog, wirePage } from './wire.ts';

const goodPage = faults.answer(200, JSON.stringify(wirePage([wireLog(1)])));
const unreachable = "Littlelogs can't be reached.";
const broken = 'The connection to Littlelogs broke before it answered.';
const cutShort = 'The answer of Littlelogs broke off in the middle.';

describe('a read', () => {
  test('of a service that is not there is tried three times and then told', async () => {
    const { ask, calls } = gatewayOver(closedPort());
    expect(await ask(readLogs)).toEqual(noLogs('UPSTREAM_UNAVAILABLE', unreachable, { retryable: true }));
    expect(calls).toEqual([logsCall, logsCall, logsCall]);
  });

  test('of a service that resets every connection is tried three times and then told', async () => {
    const server = await faulty(faults.resetOnConnect());
    const { ask, calls } = gatewayOver(server.url);
    // The reset comes before or after the request is written, as the system likes it.
    expect([unreachable, broken].map((told) => noLogs('UPSTREAM_UNAVAILABLE', told, { retryable: true })))
      // biome-ignore format: one expectation
      .toContainEqual(await ask(readLogs));
    expect({ calls, connections: server.connections }).toEqual({
      calls: [logsCall, logsCall, logsCall],
      connections: 3,
    });
  });

  test.each<[string, Fault, string, string]>([
    ['resets after each request', faults.reset(), 'UPSTREAM_UNAVAILABLE', broken],
    ['hangs up on each request', faults.hangUp(), 'UPSTREAM_UNAVAILABLE', broken],
    ['resets after the headers', faults.resetAfterHeaders(), 'UPSTREAM_INVALID_RESPONSE', cutShort],
    ['answers 500', faults.answer(500, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 500.'],
    ['answers 502', faults.answer(502, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 502.'],
    ['answers 503', faults.answer(503, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.'],
    ['answers 504', faults.answer(504, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 504.'],
  ])('of a service that %s is tried three times and then told', async (_, fault, code, message) => {
    const server = await faulty(fault);
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(noLogs(code, message, { retryable: true }));
    expect({ calls, sent: server.requests.length, timersLeft: clock.pending }).toEqual({
      calls: [logsCall, logsCall, logsCall],
      sent: 3,
      timersLeft: 0,
    });
  });

  test.each<[string, Fault[], number]>([
    ['second', [faults.reset()], 2],
    ['second', [faults.resetAfterHeaders()], 2],
    ['second', [faults.answer(502, '<h1>Bad gateway</h1>')], 2],
    ['third', [faults.answer(500, '{}'), faults.hangUp()], 3],
    ['third', [faults.resetOnConnect(), faults.answer(503, '')], 3],
  ])('that succeeds at the %s try is as good as any', async (_, bad, tries) => {
    const server = await faulty(...bad, goodPage);
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(logsRead);
    expect(calls).toEqual(Array(tries).fill(logsCall));
    expect(clock.waits.filter((ms) => ms !== UPSTREAM_TIMEOUT_MS)).toEqual(BACKOFF_MS.slice(0, tries - 1));
  });

  test('waits as long as a 503 asks for, where that is a second at most', async () => {
    const server = await recording();
    server.enqueue({ status: 503, headers: { 'retry-after': '1' } }, { json: wirePage([wireLog(1)]) });
    const { ask, calls, clock } = gatewayOver(server.url, { clock: new FakeClock() });
    const answer = ask(readLogs);
    await clock.waitingFor(1_000);
    await settle();
    expect(calls).toEqual([logsCall]);
    clock.advance(1_000);
    expect(await answer).toEqual(logsRead);
    expect(calls).toEqual([logsCall, logsCall]);
  });

  test('tells at once when a 503 asks for more time than a request may wait', async () => {
    const server = await recording(() => ({ status: 503, headers: { 'retry-after': '2' } }));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(
      noLogs('UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.', { retryable: true, retryAfter: 2 }),
    );
    expect(calls).toEqual([logsCall]);
  });

  test('succeeds as soon as the service is back, over the same gateway', async () => {
    const server = await faulty(faults.reset(), faults.reset(), faults.reset(), goodPage);
    const { ask } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(noLogs('UPSTREAM_UNAVAILABLE', broken, { retryable: true }));
    expect(await ask(readLogs)).toEqual(logsRead);
  });
});

describe('a change', () => {
  test('to a service that is not there was surely not made, and can be sent again', async () => {
    const { ask, calls } = gatewayOver(closedPort());
    expect(await ask(createLog)).toEqual(
      noChange('createLog', 'UPSTREAM_UNAVAILABLE', unreachable + unchanged, {
        retryable: true,
        outcome: 'NOT_SENT',
      }),
    );
    expect(calls).toEqual(['POST logs/create/']);
  });

  test('to a service that resets every connection is not repeated', async () => {
    const server = await faulty(faults.resetOnConnect());
    const { ask, calls, clock } = gatewayOver(server.url);
    const answers = [
      noChange('createLog', 'UPSTREAM_UNAVAILABLE', unreachable + unchanged, {
        retryable: true,
        outcome: 'NOT_SENT',
      }),
      noChange('createLog', 'UPSTREAM_UNAVAILABLE', broken + inDoubt, unknown),
    ];
    expect(answers).toContainEqual(await ask(createLog));
    clock.advance(60_000);
    await settle();
    expect({ calls, connections: server.connections }).toEqual({
      calls: ['POST logs/create/'],
      connections: 1,
    });
  });

  test.each<[string, Fault, string, string, { retryAfter?: number }]>([
    ['resets', faults.reset(), 'UPSTREAM_UNAVAILABLE', broken, {}],
    ['hangs up', faults.hangUp(), 'UPSTREAM_UNAVAILABLE', broken, {}],
    ['answers 500', faults.answer(500, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 500.', {}],
    ['answers 502', faults.answer(502, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 502.', {}],
    ['answers 503', faults.answer(503, '{}'), 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.', {}],
    [
      'answers 503 and asks to come back at once',
      faults.answer(503, '{}', { 'retry-after': '0' }),
      'UPSTREAM_UNAVAILABLE',
      'Littlelogs answered with 503.',
      { retryAfter: 0 },
    ],
  ])(
    'is sent exactly once to a service that %s, and may have been made',
    async (_, fault, code, message, rest) => {
      const server = await faulty(fault);
      const { ask, calls, clock } = gatewayOver(server.url);
      expect(await ask(createLog)).toEqual(
        noChange('createLog', code, message + inDoubt, { ...unknown, ...rest }),
      );
      clock.advance(60_000);
      await settle();
      expect({ calls, sent: server.requests.length }).toEqual({ calls: ['POST logs/create/'], sent: 1 });
    },
  );

  test('is sent exactly once to a service that resets after the headers, and was made', async () => {
    const server = await faulty(faults.resetAfterHeaders());
    const { ask, calls, clock } = gatewayOver(server.url);
    expect(await ask(createLog)).toEqual(
      noChange('createLog', 'UPSTREAM_INVALID_RESPONSE', cutShort + made, {
        retryable: false,
        outcome: 'MADE',
      }),
    );
    clock.advance(60_000);
    await settle();
    expect({ calls, sent: server.requests.length }).toEqual({ calls: ['POST logs/create/'], sent: 1 });
  });

  test.each([
    ['createLog', '(input: { content: "Hi" }) { log { id } }'],
    ['deleteLog', '(input: { id: "5" }) { deletedLogId }'],
    ['likeLog', '(input: { id: "5" }) { log { id } }'],
    ['unlikeLog', '(input: { id: "5" }) { log { id } }'],
    ['addLogComment', '(input: { logId: "5", content: "Hi" }) { log { id } }'],
    ['deleteLogComment', '(input: { id: "5" }) { deletedLogCommentId }'],
    ['followUser', '(input: { userId: "josh" }) { user { bio } }'],
    ['unfollowUser', '(input: { userId: "josh" }) { user { bio } }'],
  ])('%s is sent exactly once', async (field, rest) => {
    const server = await faulty(faults.reset());
    const { ask, clock } = gatewayOver(server.url);
    expect(await ask(`mutation { ${field}${rest} }`)).toEqual(
      noChange(field, 'UPSTREAM_UNAVAILABLE', broken + inDoubt, unknown),
    );
    clock.advance(60_000);
    await settle();
    expect(server.requests.length).toBe(1);
  });
});
