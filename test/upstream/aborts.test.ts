import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { path } from '../../src/upstream/http/url.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { faults } from '../support/faulty-server.ts';
import { asIs, failure, faulty, open, recording } from './harness.ts';

const aborted = {
  name: 'UpstreamAbortedError',
  message: 'The call to Littlelogs was given up: nobody waits for it any more.',
};

test('when the viewer goes away, running calls are given up and waiting ones never start', async () => {
  const server = await faulty(faults.stall());
  const viewer = new AbortController();
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, concurrency: 2, signal: viewer.signal });
  const calls = Array.from({ length: 5 }, (_, id) =>
    failure(session.get(path`logs/${id}/`, { decode: asIs })),
  );
  await server.received(2);
  viewer.abort();
  expect(await Promise.all(calls)).toEqual([aborted, aborted, aborted, aborted, aborted]);
  expect({ requests: server.requests.length, timers: clock.pending }).toEqual({ requests: 2, timers: 0 });
});

test('the service is told by the closed connection that nobody waits any more', async () => {
  let closed: (() => void) | undefined;
  const gone = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const server = await faulty({ onRequest: (socket) => socket.on('close', () => closed?.()) });
  const viewer = new AbortController();
  const { session } = open(server.url, { signal: viewer.signal });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  viewer.abort();
  await gone;
  expect(await call).toEqual(aborted);
});

test('the wait before another try ends when the viewer goes away', async () => {
  const server = await recording(() => ({ status: 500 }));
  const viewer = new AbortController();
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, signal: viewer.signal });
  const call = failure(session.get('logs/', { decode: asIs }));
  await clock.waitingFor(50);
  viewer.abort();
  expect(await call).toEqual(aborted);
  expect({ requests: server.requests.length, timers: clock.pending }).toEqual({ requests: 1, timers: 0 });
});

test('a call that waits for a socket is given up and not sent later', async () => {
  const server = await faulty(faults.stall(), faults.answer(200, '{}'));
  const clock = new FakeClock();
  const viewer = new AbortController();
  const { client, session } = open(server.url, { clock, connections: 1 });
  const first = failure(session.send('POST', 'first', { decode: asIs }));
  await server.received(1);
  const impatient = client.session({ headers: {}, signal: viewer.signal });
  const second = failure(impatient.send('POST', 'second', { decode: asIs }));
  viewer.abort();
  expect(await second).toEqual(aborted);
  clock.advance(10_000);
  await first;
  await client.session({ headers: {} }).get('third', { decode: asIs });
  expect(server.requests.map((request) => request.split(' ')[1])).toEqual(['/first', '/third']);
});

test('a session of a viewer who is gone asks nothing', async () => {
  const server = await recording();
  const { session } = open(server.url, { signal: AbortSignal.abort() });
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(aborted);
  expect(await failure(session.send('POST', 'logs/', { decode: asIs }))).toEqual(aborted);
  expect(server.requests).toEqual([]);
});

test('a signal has one listener for a hundred calls, and none afterwards', async () => {
  const server = await recording();
  const { signal } = new AbortController();
  const { session, clock } = open(server.url, { signal, concurrency: 100, connections: 5 });
  const calls = Promise.all(Array.from({ length: 100 }, () => session.get('logs/', { decode: asIs })));
  await server.received(1);
  expect(getEventListeners(signal, 'abort').length).toBe(1);
  await calls;
  expect(getEventListeners(signal, 'abort').length).toBe(0);
  expect(clock.pending).toBe(0);
});

test('closing a client waits for the calls under way', async () => {
  const server = await recording();
  const { client, session } = open(server.url);
  const call = session.get('logs/', { decode: asIs });
  await client.close();
  expect(await call).toEqual({});
  expect(await failure(session.send('POST', 'logs/', { decode: asIs }))).toEqual({
    name: 'UpstreamUnavailableError',
    message: "Littlelogs can't be reached.",
  });
});
