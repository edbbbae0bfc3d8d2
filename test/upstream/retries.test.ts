import { expect, test } from 'vitest';
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

test('a try that timed out is followed by another while the deadline leaves room', async () => {
  const server = await faulty(faults.stall(), faults.stall(), faults.answer(200, '{"a":1}'));
  const { session, clock, calls } = open(server.url, {
    deadline: new FakeClock().now() + 3 * TIMEOUT_MS,
  });
  const call = session.get('logs/', { decode: asIs });
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  await server.received(2);
  clock.advance(TIMEOUT_MS);
  expect(await call).toEqual({ a: 1 });
  expect(calls.map(({ error }) => error)).toEqual(['UpstreamTimeoutError', 'UpstreamTimeoutError', null]);
});

test('the last try gets only what is left of the deadline', async () => {
  const server = await faulty(faults.stall());
  const clock = new FakeClock({ skipUpTo: 100 });
  clock.randomValue = 0;
  const { session } = open(server.url, { clock, deadline: clock.now() + TIMEOUT_MS + 500 });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  await server.received(2);
  clock.advance(500);
  expect(await call).toEqual({ name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' });
  expect(clock.waits).toEqual([TIMEOUT_MS, 0, 500]);
  expect(clock.pending).toBe(0);
});

test.each([429, 503])('Retry-After of a %i is honoured where it fits inside the deadline', async (status) => {
  const server = await recording();
  server.enqueue({ status, headers: { 'retry-after': '4' } }, { json: { a: 1 } });
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + 5_000 });
  const call = session.get('logs/', { decode: asIs });
  await clock.waitingFor(4_050);
  clock.advance(4_050);
  expect(await call).toEqual({ a: 1 });
  expect(clock.waits).toEqual([5_000, 4_050, 950]);
});

test.each([429, 503])(
  'Retry-After of a %i beyond the deadline is told at once, not waited for',
  async (status) => {
    const server = await recording(() => ({ status, headers: { 'retry-after': '5' } }));
    const clock = new FakeClock();
    const { session } = open(server.url, { clock, deadline: clock.now() + 5_000 });
    expect(await failure(session.get('logs/', { decode: asIs }))).toMatchObject({ status, retryAfter: 5 });
    expect(server.requests.length).toBe(1);
  },
);

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
