import { describe, expect, test } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { decoder } from '../../../src/upstream/http/decoding/decode.ts';
import { Type } from '../../../src/upstream/http/decoding/wire-type.ts';
import type { CircuitChange } from '../../../src/upstream/policy/circuit-breaker.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { closedPort, faults } from '../../support/faulty-server.ts';
import type { AnswerHandler } from '../../support/recording-server.ts';
import { asIs, failure, faulty, open, recording, TIMEOUT_MS } from '../harness.ts';

const OPEN_MS = 5_000;

function guarded(url: URL, options: Parameters<typeof open>[1] = {}) {
  const changes: CircuitChange[] = [];
  const clock = options.clock ?? new FakeClock({ skipUpTo: 300 });
  const opened = open(url, {
    circuit: { failures: 4, openMs: OPEN_MS },
    onCircuitChange: (change) => changes.push(change),
    ...options,
    clock,
  });
  const { client } = opened;
  return {
    ...opened,
    clock,
    changes,
    circuit: client.circuit,
    read: () => client.session({ headers: {} }).get('logs/', { decode: asIs }),
    write: () => client.session({ headers: {} }).send('POST', 'logs/', { json: {}, decode: asIs }),
  };
}

const leftAlone = (retryAfter: number) => ({
  name: 'UpstreamCircuitOpenError',
  message: `Littlelogs keeps failing, so that it gets no calls for ${retryAfter} s.`,
  retryAfter,
});

/** A service that fails until it is mended. */
async function failing(status = 503) {
  let isMended = false;
  const server = await recording(() => (isMended ? { json: { a: 1 } } : { status }));
  return {
    server,
    mend() {
      isMended = true;
    },
  };
}

describe('a service that keeps failing is left alone for some seconds', () => {
  test.each([500, 502, 503, 504])('when it answers %i', async (status) => {
    const { server } = await failing(status);
    const { read, write, changes } = guarded(server.url);
    await failure(read());
    await failure(read());
    expect(server.requests.length).toBe(4);
    expect(await failure(read())).toEqual(leftAlone(5));
    expect(await failure(write())).toEqual(leftAlone(5));
    expect(server.requests.length).toBe(4);
    expect(changes).toEqual([{ service: 'LITTLELOGS', state: 'OPEN' }]);
  });

  test('when it is not there', async () => {
    const { read, calls } = guarded(closedPort());
    await failure(read());
    await failure(read());
    expect(await failure(read())).toEqual(leftAlone(5));
    expect(calls.length).toBe(4);
  });

  test.each([
    ['resets connections', faults.reset()],
    ['hangs up', faults.hangUp()],
    ['breaks off its answers', faults.truncate('{"a":')],
  ])('when it %s', async (_, fault) => {
    const server = await faulty(fault);
    const { read, write } = guarded(server.url);
    await failure(read());
    await failure(write());
    expect(await failure(write())).toEqual(leftAlone(5));
    expect(server.requests.length).toBe(4);
  });

  test('when it does not answer in time', async () => {
    const server = await faulty(faults.stall());
    const { read, clock } = guarded(server.url, { clock: new FakeClock({ skipUpTo: 100 }) });
    const call = failure(read());
    await server.received(1);
    clock.advance(TIMEOUT_MS);
    await server.received(2);
    clock.advance(2 * TIMEOUT_MS);
    expect(await call).toMatchObject({ name: 'UpstreamTimeoutError' });
    expect(await failure(read())).toEqual(leftAlone(5));
    expect(server.requests.length).toBe(2);
  });
});

describe('a service is not left alone', () => {
  const many = Array.from({ length: 10 });

  test.each<[string, AnswerHandler]>([
    ...[400, 401, 403, 404, 409, 422, 429].map((status): [string, AnswerHandler] => [
      `answers ${status}`,
      () => ({ status, json: { error: 'no' } }),
    ]),
    ['answers HTML', () => ({ body: '<html>', headers: { 'content-type': 'text/html' } })],
    ['answers broken JSON', () => ({ body: '{"a":' })],
    ['answers another shape', () => ({ json: [] })],
    ['answers too much', () => ({ body: ' '.repeat(2_000_000) })],
    ['answers in an unknown coding', () => ({ body: 'x', headers: { 'content-encoding': 'compress' } })],
    ['redirects elsewhere', () => ({ status: 302, headers: { location: 'https://other.example/' } })],
  ])('that %s', async (_, handler) => {
    const server = await recording(handler);
    const { client, circuit, changes } = guarded(server.url);
    const decode = decoder(Type.Object({ a: Type.Integer() }));
    for (const __ of many) await failure(client.session({ headers: {} }).get('logs/', { decode }));
    expect([server.requests.length, circuit.state, changes]).toEqual([10, 'CLOSED', []]);
  });

  test('by clients that leave', async () => {
    const server = await faulty(faults.stall());
    const { client, circuit } = guarded(server.url);
    for (const [index] of many.entries()) {
      const viewer = new AbortController();
      const call = client.session({ headers: {}, signal: viewer.signal }).get('logs/', { decode: asIs });
      await server.received(index + 1);
      viewer.abort();
      expect(await failure(call)).toMatchObject({ name: 'UpstreamAbortedError' });
    }
    expect(circuit.state).toBe('CLOSED');
  });

  test('by requests that come to it too late to be answered', async () => {
    const server = await faulty(faults.stall());
    const { client, clock, circuit } = guarded(server.url, { clock: new FakeClock() });
    for (const [index] of many.entries()) {
      const session = client.session({ headers: {}, deadline: clock.now() + 100 });
      const call = failure(session.get('logs/', { decode: asIs }));
      await server.received(index + 1);
      clock.advance(100);
      expect(await call).toMatchObject({ name: 'UpstreamTimeoutError' });
    }
    expect(circuit.state).toBe('CLOSED');
  });

  test('that is slow and answers at the second, longer try, however many ask at once', async () => {
    const server = await faulty(
      ...many.map(() => faults.stall()),
      ...many.map(() => faults.answer(200, '{"a":1}')),
    );
    const { client, clock, circuit } = guarded(server.url, { clock: new FakeClock({ skipUpTo: 100 }) });
    const session = client.session({ headers: {}, deadline: clock.now() + 3 * TIMEOUT_MS });
    const calls = many.map((_, index) => session.get(`logs/${index}/`, { decode: asIs }));
    await server.received(10);
    clock.advance(TIMEOUT_MS);
    expect(await Promise.all(calls)).toEqual(many.map(() => ({ a: 1 })));
    expect(circuit.state).toBe('CLOSED');
  });

  test('by failures with successes between them', async () => {
    let requests = 0;
    const server = await recording(() => (requests++ % 3 === 2 ? { json: {} } : { status: 503 }));
    const { read, circuit } = guarded(server.url);
    for (const _ of many) await read();
    expect(circuit.state).toBe('CLOSED');
  });

  test('where the configuration says so', async () => {
    const { server } = await failing();
    const { write } = guarded(server.url, { circuit: { failures: 0, openMs: OPEN_MS } });
    for (const _ of many) expect(await failure(write())).toMatchObject({ status: 503 });
  });

  test('for the failures of another instance', async () => {
    const down = guarded((await failing()).server.url);
    const up = guarded((await recording()).url);
    await failure(down.read());
    await failure(down.read());
    expect([down.circuit.state, up.circuit.state]).toEqual(['OPEN', 'CLOSED']);
    expect(await up.read()).toEqual({});
  });
});

describe('after that time', () => {
  async function leftAloneService() {
    const service = await failing();
    const gateway = guarded(service.server.url);
    await failure(gateway.read());
    await failure(gateway.read());
    const sent = service.server.requests.length;
    return { ...service, ...gateway, sentSince: () => service.server.requests.length - sent };
  }

  test('one call finds out, while the others fail at once; its success lets all through', async () => {
    const { mend, read, write, clock, circuit, sentSince, changes } = await leftAloneService();
    expect([circuit.state, circuit.retryAt]).toEqual(['OPEN', clock.now() + OPEN_MS]);
    clock.advance(OPEN_MS);
    expect(circuit.state).toBe('HALF_OPEN');
    mend();
    const [probe, other] = await Promise.all([read(), failure(write())]);
    expect({ probe, other }).toEqual({ probe: { a: 1 }, other: leftAlone(1) });
    expect([circuit.state, circuit.retryAt]).toEqual(['CLOSED', null]);
    expect(await read()).toEqual({ a: 1 });
    expect(sentSince()).toBe(2);
    expect(changes.map(({ state }) => state)).toEqual(['OPEN', 'CLOSED']);
  });

  test('one failure is enough to be left alone again', async () => {
    const { read, write, clock, circuit, sentSince, changes } = await leftAloneService();
    clock.advance(OPEN_MS);
    expect(await failure(read())).toMatchObject({ status: 503 });
    expect(circuit.state).toBe('OPEN');
    expect(await failure(write())).toEqual(leftAlone(5));
    expect(sentSince()).toBe(1);
    expect(changes.map(({ state }) => state)).toEqual(['OPEN']);
  });

  test('a write that is the call which finds out is sent once', async () => {
    const { write, clock, sentSince } = await leftAloneService();
    expect(await failure(write())).toEqual(leftAlone(5));
    clock.advance(OPEN_MS);
    expect(await failure(write())).toMatchObject({ status: 503 });
    clock.advance(OPEN_MS - 1);
    expect(await failure(write())).toEqual(leftAlone(1));
    expect(sentSince()).toBe(1);
  });

  test('a client that leaves while its call finds out leaves that to the next', async () => {
    const server = await faulty(
      ...Array.from({ length: 4 }, () => faults.reset()),
      faults.stall(),
      faults.answer(200, '{"a":1}'),
    );
    const { client, read, clock } = guarded(server.url);
    await failure(read());
    await failure(read());
    clock.advance(OPEN_MS);
    const viewer = new AbortController();
    const probe = failure(
      client.session({ headers: {}, signal: viewer.signal }).get('other/', { decode: asIs }),
    );
    await server.received(5);
    expect(await failure(read())).toEqual(leftAlone(1));
    viewer.abort();
    await probe;
    expect(await read()).toEqual({ a: 1 });
  });
});

test('a check whether the service is there is made all the same, and its success lets all through', async () => {
  const { server, mend } = await failing();
  const { client, read, circuit } = guarded(server.url);
  await failure(read());
  await failure(read());
  const check = () => client.session({ headers: {}, alwaysCalls: true }).send('POST', 'x', { decode: asIs });
  expect(await failure(check())).toMatchObject({ status: 503 });
  expect(circuit.state).toBe('OPEN');
  mend();
  await check();
  expect(circuit.state).toBe('CLOSED');
  expect(await read()).toEqual({ a: 1 });
});

test('what was kept stands in for a service that is left alone', async () => {
  const clock = new FakeClock({ skipUpTo: 300 });
  const store = new MemoryStore({ maxBytes: 1_000_000, now: () => clock.now() });
  const server = await recording();
  server.enqueue({ json: { a: 1 } });
  const cache = { store, ownSeconds: 0, publicSeconds: 0, staleSeconds: 60 };
  const { client, read } = guarded(server.url, { clock, cache });
  expect(await read()).toEqual({ a: 1 });
  server.enqueue(...Array.from({ length: 4 }, () => ({ status: 503 })));
  for (const path of ['x/', 'y/']) {
    await failure(client.session({ headers: {} }).get(path, { decode: asIs }));
  }
  expect(await read()).toEqual({ a: 1 });
  expect(server.requests.length).toBe(5);
});
