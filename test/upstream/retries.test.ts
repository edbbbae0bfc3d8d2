import { expect, test } from 'vitest';
import { TimeLimit } from '../../src/upstream/policy/time-limit.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, faults } from '../support/faulty-server.ts';
import { asIs, failure, faulty, open, recording, TIMEOUT_MS } from './harness.ts';

const waitsOf = (clock: FakeClock) => clock.waits.filter((ms) => ms !== TIMEOUT_MS);

test.each([500, 502, 503, 504])(
  'a read answered with %i is tried three times, after jittered and growing waits',
  async (status) => {
    const server = await recording(() => ({ status }));
    const { session, clock, calls } = open(server.url);
    expect(await failure(session.get('logs/', { decode: asIs }))).toEqual({
      name: 'UpstreamUnavailableError',
      message: `Littlelogs answered with ${status}.`,
      status,
    });
    expect(waitsOf(clock)).toEqual([50, 150]);
    expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  },
);

test('a read succeeds at whichever try the service is back', async () => {
  const server = await faulty(faults.reset(), faults.truncate('{"a":'), faults.answer(200, '{"a":1}'));
  const { session, calls, clock } = open(server.url);
  expect(await session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
  expect(calls.map(({ error }) => error)).toEqual([
    'UpstreamUnavailableError',
    'UpstreamInvalidResponseError',
    null,
  ]);
  expect(clock.pending).toBe(0);
});

test('a service that is not there is tried three times', async () => {
  const { session, calls } = open(closedPort());
  await failure(session.get('logs/', { decode: asIs }));
  expect(calls.length).toBe(3);
});

test.each([400, 401, 403, 404, 409, 422, 429, 501])(
  'a read answered with %i is not tried again',
  async (status) => {
    const server = await recording(() => ({ status, json: { error: 'no' } }));
    await failure(open(server.url).session.get('logs/', { decode: asIs }));
    expect(server.requests.length).toBe(1);
  },
);

test('a try that timed out is followed by one that has all that is left, so that a slow service answers', async () => {
  const server = await faulty(faults.stall(), faults.stall(), faults.answer(200, '{"a":1}'));
  const clock = new FakeClock({ skipUpTo: 100 });
  clock.randomValue = 0;
  const { session, calls } = open(server.url, { clock, deadline: clock.now() + 3 * TIMEOUT_MS });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  await server.received(2);
  clock.advance(2 * TIMEOUT_MS);
  expect(await call).toEqual({ name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' });
  expect(calls.map(({ durationMs }) => durationMs)).toEqual([TIMEOUT_MS, 2 * TIMEOUT_MS]);
  expect(clock.pending).toBe(0);
});

test('a service that was slow lately is not hurried: its answers come after the time that they take', async () => {
  const clock = new FakeClock({ skipUpTo: 100 });
  const server = await recording(async () => {
    if (server.requests.length === 1) await new Promise(() => {});
    clock.advance(1.2 * TIMEOUT_MS);
    return { json: { a: 1 } };
  });
  const { client, calls } = open(server.url, { clock });
  const read = () =>
    client.session({ headers: {}, deadline: clock.now() + 3 * TIMEOUT_MS }).get('logs/', { decode: asIs });
  const first = read();
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  expect([await first, await read(), await read()]).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
  expect(calls.map(({ durationMs, attempt }) => [durationMs / TIMEOUT_MS, attempt])).toEqual([
    [1, 1],
    [1.2, 2],
    [1.2, 1],
    [1.2, 1],
  ]);
});

test('a try that timed out is not repeated where the next would have no more time', async () => {
  const server = await faulty(faults.stall());
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 2 * TIMEOUT_MS });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  expect(await call).toEqual({ name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' });
  expect(server.requests.length).toBe(1);
});

test('a write, which is sent once, has more time at once, but for a look afterwards at what became of it', async () => {
  const server = await recording(async () => {
    clock.advance(2 * TIMEOUT_MS - 1);
    return { json: { id: 7 } };
  });
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 3 * TIMEOUT_MS });
  expect(await session.send('POST', 'logs/', { json: {}, decode: asIs })).toEqual({ id: 7 });
});

test('Retry-After of a 503 is honoured where a request may wait so long', async () => {
  const server = await recording();
  server.enqueue({ status: 503, headers: { 'retry-after': '1' } }, { json: { a: 1 } });
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 5_000 });
  const call = session.get('logs/', { decode: asIs });
  await clock.waitingFor(1_000);
  clock.advance(1_000);
  expect(await call).toEqual({ a: 1 });
});

test.each(['0', '1', '5', '7', '3600'])(
  'a 429 is told at once with its Retry-After of %s',
  async (retryAfter) => {
    const server = await recording(() => ({ status: 429, headers: { 'retry-after': retryAfter } }));
    const clock = new FakeClock();
    const { session } = open(server.url, { clock, deadline: clock.now() + 15_000 });
    expect(await failure(session.get('logs/', { decode: asIs }))).toMatchObject({
      name: 'UpstreamRateLimitedError',
      retryAfter: Number(retryAfter),
    });
    expect({ requests: server.requests.length, now: clock.now() }).toEqual({
      requests: 1,
      now: new FakeClock().now(),
    });
  },
);

test.each(['2', '5', '999999999'])('a 503 with a Retry-After of %s is told at once', async (retryAfter) => {
  const server = await recording(() => ({ status: 503, headers: { 'retry-after': retryAfter } }));
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 15_000 });
  expect(await failure(session.get('logs/', { decode: asIs }))).toMatchObject({
    status: 503,
    retryAfter: Math.min(3600, Number(retryAfter)),
  });
  expect(server.requests.length).toBe(1);
});

test('all waiting before retries adds up to a second in one request, over its calls and services', async () => {
  const server = await recording(({ url }) =>
    url.startsWith('/slow') ? { status: 503, headers: { 'retry-after': '1' } } : { status: 503 },
  );
  const clock = new FakeClock({ skipUpTo: 1_000 });
  clock.randomValue = 1;
  const startedAt = clock.now();
  const one = open(new URL('one/', server.url), { clock }).client;
  const other = open(new URL('other/', server.url), { clock }).client;
  const options = { headers: {}, deadline: startedAt + 15_000, retryWaits: new TimeLimit(clock, 1_000) };
  const sessions = [one.session(options), other.session(options)];
  for (let call = 0; call < 10; call += 1) {
    await Promise.all(
      sessions.map((session) => failure(session.get(call % 2 ? 'slow' : 'down', { decode: asIs }))),
    );
  }
  expect(clock.now() - startedAt).toBeLessThanOrEqual(1_000);
  const sentBefore = server.requests.length;
  await Promise.all(sessions.map((session) => failure(session.get('down', { decode: asIs }))));
  expect(server.requests.length - sentBefore).toBe(2);
});

test('Retry-After of an hour is not waited for by a session without a deadline either', async () => {
  const server = await recording(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toMatchObject({
    retryAfter: 3600,
  });
  expect(server.requests.length).toBe(1);
});

test('nothing is asked once the deadline is over', async () => {
  const server = await recording();
  const clock = new FakeClock();
  const { session, calls } = open(server.url, { clock, deadline: clock.now() });
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual({
    name: 'UpstreamTimeoutError',
    message: 'There was no time left to ask Littlelogs.',
  });
  expect({ calls, requests: server.requests }).toEqual({ calls: [], requests: [] });
});

test('whoever waits for another try keeps nobody else from calling', async () => {
  const server = await recording();
  server.enqueue({ status: 503 }, { json: { b: 1 } }, { json: { a: 1 } });
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, concurrency: 1 });
  const retried = session.get('a', { decode: asIs });
  await clock.waitingFor(50);
  expect(await session.get('b', { decode: asIs })).toEqual({ b: 1 });
  clock.advance(50);
  expect(await retried).toEqual({ a: 1 });
});

test('calls that wait for their turn end with the deadline, without being sent', async () => {
  const server = await faulty(faults.stall());
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, concurrency: 1, deadline: clock.now() + 1_000 });
  const calls = ['a', 'b', 'c'].map((name) => failure(session.get(name, { decode: asIs })));
  await server.received(1);
  clock.advance(1_000);
  const starved = { name: 'UpstreamTimeoutError', message: 'There was no time left to ask Littlelogs.' };
  expect(await Promise.all(calls)).toEqual([
    { name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' },
    starved,
    starved,
  ]);
  expect(server.requests.length).toBe(1);
});
