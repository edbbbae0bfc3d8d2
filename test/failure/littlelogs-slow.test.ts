import { createConnection } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type Fault, faults } from '../support/faulty-server.ts';
import {
  failed,
  faulty,
  gatewayOver,
  isSettled,
  REQUEST_TIMEOUT_MS,
  recording,
  settle,
  UPSTREAM_TIMEOUT_MS,
} from './harness.ts';
import { createLog, inDoubt, logsCall, logsRead, noChange, noLogs, readLogs, unknown } from './operations.ts';
import { wireLog, wirePage } from './wire.ts';

const page = JSON.stringify(wirePage([wireLog(1)]));
const late = 'Littlelogs did not answer in time.';
const noTimeLeft = 'There was no time left to ask Littlelogs.';
const timedOut = noLogs('UPSTREAM_TIMEOUT', late, { retryable: true });

describe('one call', () => {
  test('that stalls is given up after UPSTREAM_TIMEOUT_MS, and the read tried again', async () => {
    const server = await faulty(faults.stall(), faults.answer(200, page));
    const { ask, calls, clock } = gatewayOver(server.url);
    const answer = ask(readLogs);
    await server.received(1);
    clock.advance(UPSTREAM_TIMEOUT_MS - 1);
    await settle();
    expect(server.requests.length).toBe(1);
    clock.advance(1);
    expect(await answer).toEqual(logsRead);
    expect(calls).toEqual([logsCall, logsCall]);
  });

  test.each<[string, Fault]>([
    ['stalls before the headers', faults.stall()],
    ['stalls after the headers', faults.stallAfterHeaders()],
  ])('that %s is tried once more, with all the time that is left, and costs its field', async (_, fault) => {
    const server = await faulty(fault);
    const { ask, calls, clock } = gatewayOver(server.url, { env: { UPSTREAM_TIMEOUT_MS: '700' } });
    const deadline = clock.now() + REQUEST_TIMEOUT_MS;
    const answer = ask(readLogs);
    await server.received(1);
    clock.advance(700);
    await server.received(2);
    clock.advance(deadline - clock.now() - 1);
    expect(await isSettled(answer)).toBe(false);
    clock.advance(1);
    expect(await answer).toEqual(timedOut);
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall, logsCall], timersLeft: 0 });
    await server.disconnected(2);
  });

  test('that takes 6 s each time answers', async () => {
    const clock = new FakeClock({ skipUpTo: 300 });
    const server = await recording(async ({ url }) => {
      if (server.requests.length === 1) await new Promise(() => {});
      clock.advance(6_000);
      return url.includes('create') ? { status: 201, json: wireLog(1) } : { json: wirePage([wireLog(1)]) };
    });
    const { ask, calls } = gatewayOver(server.url, { clock });
    const answer = ask(readLogs);
    await server.received(1);
    clock.advance(UPSTREAM_TIMEOUT_MS);
    expect(await answer).toEqual(logsRead);
    expect(calls).toEqual([logsCall, logsCall]);
    expect(await ask(createLog)).toEqual({ data: { createLog: { log: { databaseId: '1' } } } });
  });

  test('that drips is given up in time, however alive its connection is', async () => {
    const server = await faulty(faults.drip(' '.repeat(1_000_000)));
    const { ask, calls, clock } = gatewayOver(server.url, { env: { REQUEST_TIMEOUT_MS: '5000' } });
    const answer = ask(readLogs);
    await server.sent(50);
    clock.advance(5_000);
    expect(await answer).toEqual(timedOut);
    expect({ calls, timersLeft: clock.pending }).toEqual({ calls: [logsCall], timersLeft: 0 });
    await server.disconnected(1);
  });

  test('that drips but is done in time is as good as any', async () => {
    const server = await faulty(faults.drip(page));
    const { ask, calls } = gatewayOver(server.url);
    expect(await ask(readLogs)).toEqual(logsRead);
    expect(calls).toEqual([logsCall]);
  });

  test('that changes something is not repeated, and may have made the change', async () => {
    const server = await faulty(faults.stall());
    const { ask, calls, clock } = gatewayOver(server.url);
    const answer = ask(createLog);
    await server.received(1);
    clock.advance(REQUEST_TIMEOUT_MS - UPSTREAM_TIMEOUT_MS);
    expect(await answer).toEqual(noChange('createLog', 'UPSTREAM_TIMEOUT', late + inDoubt, unknown));
    clock.advance(60_000);
    await settle();
    expect({ calls, sent: server.requests.length }).toEqual({ calls: ['POST logs/create/'], sent: 1 });
  });
});

describe('the whole request', () => {
  test('is answered at REQUEST_TIMEOUT_MS, retries included', async () => {
    const server = await faulty(faults.stall());
    const { ask, calls, clock } = gatewayOver(server.url);
    const start = clock.now();
    const answer = ask(readLogs);
    await server.received(1);
    clock.advance(UPSTREAM_TIMEOUT_MS);
    await server.received(2);
    clock.advance(start + REQUEST_TIMEOUT_MS - 1 - clock.now());
    expect(await isSettled(answer)).toBe(false);
    clock.advance(1);
    expect(await answer).toEqual(timedOut);
    expect({ calls, timersLeft: clock.pending }).toEqual({
      calls: [logsCall, logsCall],
      timersLeft: 0,
    });
  });

  test('keeps what came before its deadline', async () => {
    const clock = new FakeClock({ skipUpTo: 300 });
    const { promise: never } = Promise.withResolvers<never>();
    const server = await recording(({ url }) => {
      if (!url.startsWith('/api/1/logs/')) return never;
      clock.advance(4_000);
      return { json: wirePage([wireLog(1, { mentions: ['josh'] })]) };
    });
    const { ask, calls } = gatewayOver(server.url, { clock, env: { REQUEST_TIMEOUT_MS: '6000' } });
    const answer = ask('{ logs { nodes { databaseId mentions { username user { bio } } } } }');
    await server.received(2);
    clock.advance(1_999);
    expect(await isSettled(answer)).toBe(false);
    clock.advance(1);
    expect(await answer).toEqual({
      data: { logs: { nodes: [{ databaseId: '1', mentions: [{ username: 'josh', user: null }] }] } },
      errors: [failed('logs.nodes.0.mentions.0.user', 'UPSTREAM_TIMEOUT', late, { retryable: true })],
    });
    expect(calls).toEqual([logsCall, 'GET users/josh/']);
  });

  test('sends nothing after its deadline: calls that wait for their turn fail with it', async () => {
    const server = await faulty(faults.stall());
    const { ask, calls, clock } = gatewayOver(server.url, {
      env: { REQUEST_TIMEOUT_MS: '3000', UPSTREAM_CONCURRENCY: '1' },
    });
    const answer = ask('{ a: log(id: 1) { id } b: log(id: 2) { id } c: log(id: 3) { id } }');
    await server.received(1);
    clock.advance(3_000);
    expect(await answer).toEqual({
      data: { a: null, b: null, c: null },
      errors: [
        failed('a', 'UPSTREAM_TIMEOUT', late, { retryable: true }),
        failed('b', 'UPSTREAM_TIMEOUT', noTimeLeft, { retryable: true }),
        failed('c', 'UPSTREAM_TIMEOUT', noTimeLeft, { retryable: true }),
      ],
    });
    await settle();
    expect({ calls, sent: server.requests.length }).toEqual({ calls: ['GET logs/1/'], sent: 1 });
  });

  test('ends in the middle of a page that the service gives in slow parts', async () => {
    const clock = new FakeClock();
    const server = await recording(({ url }) => {
      clock.advance(4_000);
      const offset = Number(new URL(url, 'http://x').searchParams.get('offset'));
      const part = Array.from({ length: 10 }, (_, i) => wireLog(1_000 - offset - i));
      return { json: wirePage(part, 500) };
    });
    const { ask, calls } = gatewayOver(server.url, { clock });
    expect(await ask('{ logs(first: 100) { nodes { databaseId } } }')).toEqual(
      noLogs('UPSTREAM_TIMEOUT', late, { retryable: true }),
    );
    expect(calls.length).toBe(4);
  });
});

describe('a viewer who goes away', () => {
  test('ends every upstream call of the request, seen at the service', async () => {
    const server = await faulty(faults.stall());
    const { ask, calls, clock } = gatewayOver(server.url);
    const viewer = new AbortController();
    const answer = ask('{ a: log(id: 1) { id } b: log(id: 2) { id } c: log(id: 3) { id } }', {
      signal: viewer.signal,
    });
    const outcome = expect(answer).rejects.toThrow();
    await server.received(3);
    viewer.abort();
    await server.disconnected(3);
    await outcome;
    expect({ calls: calls.length, timersLeft: clock.pending }).toEqual({ calls: 3, timersLeft: 0 });
  });

  test('ends a body that drips', async () => {
    const server = await faulty(faults.drip(' '.repeat(1_000_000)));
    const { ask } = gatewayOver(server.url);
    const viewer = new AbortController();
    const outcome = expect(ask(readLogs, { signal: viewer.signal })).rejects.toThrow();
    await server.sent(10);
    viewer.abort();
    await server.disconnected(1);
    await outcome;
  });

  test('ends the wait for another try: nothing more is sent', async () => {
    const server = await recording(() => ({ status: 503, headers: { 'retry-after': '1' } }));
    const { ask, clock } = gatewayOver(server.url, { clock: new FakeClock() });
    const viewer = new AbortController();
    const outcome = expect(ask(readLogs, { signal: viewer.signal })).rejects.toThrow();
    await clock.waitingFor(1_000);
    viewer.abort();
    await outcome;
    clock.advance(60_000);
    await settle();
    expect({ sent: server.requests.length, timersLeft: clock.pending }).toEqual({ sent: 1, timersLeft: 0 });
  });

  test('keeps calls that wait for their turn from being sent', async () => {
    const server = await faulty(faults.stall());
    const { ask, clock } = gatewayOver(server.url, { env: { UPSTREAM_CONCURRENCY: '1' } });
    const viewer = new AbortController();
    const outcome = expect(
      ask('{ a: log(id: 1) { id } b: log(id: 2) { id } }', { signal: viewer.signal }),
    ).rejects.toThrow();
    await server.received(1);
    viewer.abort();
    await server.disconnected(1);
    await outcome;
    await settle();
    expect({ sent: server.requests.length, timersLeft: clock.pending }).toEqual({ sent: 1, timersLeft: 0 });
  });

  test('costs other viewers nothing', async () => {
    const server = await faulty(faults.stall(), faults.answer(200, page));
    const { ask } = gatewayOver(server.url);
    const viewer = new AbortController();
    const outcome = expect(ask(readLogs, { signal: viewer.signal })).rejects.toThrow();
    await server.received(1);
    const other = ask(readLogs, { headers: { 'X-Littlelogs-Authorization': 'Bearer another' } });
    await server.received(2);
    viewer.abort();
    await outcome;
    expect(await other).toEqual(logsRead);
  });

  test('is noticed by the closed connection, over HTTP', async () => {
    const server = await faulty(faults.stall());
    const { gateway } = gatewayOver(server.url);
    const http = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    onTestFinished(async () => {
      await http.drain(0);
    });
    const viewer = createConnection(Number(new URL(http.origin).port), '127.0.0.1');
    const query = encodeURIComponent(readLogs);
    viewer.write(`GET /graphql?query=${query} HTTP/1.1\r\nhost: quintet\r\nx-graphql-yoga-csrf: 1\r\n\r\n`);
    await server.received(1);
    viewer.destroy();
    await server.disconnected(1);
    expect(server.requests.length).toBe(1);
  });
});
