import { expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { asIs, failure, faulty, open, TIMEOUT_MS } from './harness.ts';

const MEGABYTE = 1024 * 1024;
const unreachable = { name: 'UpstreamUnavailableError', message: "Littlelogs can't be reached." };
const broken = {
  name: 'UpstreamUnavailableError',
  message: 'The connection to Littlelogs broke before it answered.',
};
const cutShort = {
  name: 'UpstreamInvalidResponseError',
  message: 'The answer of Littlelogs broke off in the middle.',
  status: 200,
};
const tooLarge = {
  name: 'UpstreamInvalidResponseError',
  message: 'Littlelogs answered with more than 1048576 bytes.',
  status: 200,
};
const notHttp = {
  name: 'UpstreamInvalidResponseError',
  message: 'Littlelogs answered with something other than HTTP.',
};
const late = { name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' };
const unsure = '';

test('a service that is not there is unavailable', async () => {
  expect(await failure(open(closedPort()).session.get('logs/', { decode: asIs }))).toEqual(unreachable);
});

test.each<[string, Fault, object, number]>([
  ['resets each connection', faults.resetOnConnect(), { ...broken, message: expect.any(String) }, 3],
  ['resets each request', faults.reset(), broken, 3],
  ['hangs up on each request', faults.hangUp(), broken, 3],
  ['resets after the headers', faults.resetAfterHeaders(), cutShort, 3],
  ['sends less than it promised', faults.truncate('{"a":'), cutShort, 3],
  ['sends a whole JSON and less than it promised', faults.truncate('{"a":1}'), cutShort, 3],
  ['cuts a chunked body short', faults.chunkedCutShort('{"a":1}'), cutShort, 3],
  [
    'resets after the headers of an error',
    faults.resetAfterHeaders(404),
    {
      name: 'UpstreamNotFoundError',
      message: 'Littlelogs does not have this.',
      status: 404,
    },
    1,
  ],
  [
    'breaks off its refusal',
    faults.truncate('{"error": "x', 400),
    {
      name: 'UpstreamRefusedError',
      message: 'Littlelogs refused the request (400).',
      status: 400,
      refusals: [{ field: null, message: 'Littlelogs refused the request (400).' }],
    },
    1,
  ],
  ['speaks another protocol', faults.raw('SSH-2.0-OpenSSH_9.9\r\n'), notHttp, 1],
  ['sends endless headers', faults.raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`), notHttp, 1],
])('a service that %s fails its calls, and only them', async (_, fault, expected, tries) => {
  const server = await faulty(fault, fault, fault, faults.answer(200, '{"a":1}'));
  const { session, calls, clock } = open(server.url);
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(expected);
  expect(calls.length).toBe(tries);
  for (let i = tries; i < 3; i++) await session.get('logs/', { decode: asIs }).catch(() => {});
  expect(await session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
  expect(clock.pending).toBe(0);
});

test.each<[string, Fault]>([
  ['before the headers', faults.stall()],
  ['after the headers', faults.stallAfterHeaders()],
])('a service that stalls %s is given up at the deadline', async (_, fault) => {
  const server = await faulty(fault);
  const clock = new FakeClock();
  const { session } = open(server.url, { clock, deadline: clock.now() + TIMEOUT_MS });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.received(1);
  clock.advance(TIMEOUT_MS - 1);
  await new Promise(setImmediate);
  clock.advance(1);
  expect(await call).toMatchObject(late);
  expect(clock.pending).toBe(0);
});

test('a body that drips is given up at the deadline, however alive the connection is', async () => {
  const server = await faulty(faults.drip('x'.repeat(1_000_000)));
  const clock = new FakeClock();
  const { session, calls } = open(server.url, { clock, deadline: clock.now() + TIMEOUT_MS });
  const call = failure(session.get('logs/', { decode: asIs }));
  await server.sent(50);
  clock.advance(TIMEOUT_MS);
  expect(await call).toEqual({ ...late, status: 200 });
  expect(calls.map(({ status, durationMs }) => ({ status, durationMs }))).toEqual([
    { status: 200, durationMs: TIMEOUT_MS },
  ]);
});

test('a slow body that is done in time is as good as any', async () => {
  const server = await faulty(faults.drip('{"a":1}'));
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
});

test('what a service announces before its answer is passed over', async () => {
  const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n';
  const server = await faulty(faults.raw(`${hints}HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{"a":1}`));
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
});

test('the wait for a socket counts towards the deadline, and what waited in vain is never sent', async () => {
  const server = await faulty(faults.stall(), faults.answer(200, '{}'));
  const clock = new FakeClock();
  const { client, session } = open(server.url, { clock, connections: 1 });
  const first = failure(session.send('POST', 'first', { decode: asIs }));
  await server.received(1);
  const hurried = client.session({ headers: {}, deadline: clock.now() + 100 });
  const second = failure(hurried.send('POST', 'second', { decode: asIs }));
  clock.advance(100);
  expect(await second).toEqual(late);
  const third = client.session({ headers: {} }).send('POST', 'third', { decode: asIs });
  clock.advance(TIMEOUT_MS - 100);
  expect(await first).toEqual({ ...late, message: late.message + unsure });
  expect(await third).toEqual({});
  expect(server.requests.map((request) => request.split(' ', 2).join(' '))).toEqual([
    'POST /first',
    'POST /third',
  ]);
});

test.each<[string, boolean]>([
  ['announced', true],
  ['not announced', false],
])('a body of 100 MB, %s, is not read', async (_, announced) => {
  const server = await faulty(faults.huge(100 * MEGABYTE, { announced }));
  const { session, calls } = open(server.url);
  const before = process.memoryUsage().arrayBuffers;
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(tooLarge);
  expect(server.bytesSent).toBeLessThan(20 * MEGABYTE); // What the two sockets' buffers hold.
  expect(calls[0]?.bytes).toBeLessThan(1.2 * MEGABYTE);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MEGABYTE);
  expect(server.requests.length).toBe(1);
});

test('a refusal of 100 MB is a refusal, of which little is read', async () => {
  const server = await faulty(faults.huge(100 * MEGABYTE, { announced: false, status: 400 }));
  const { session, calls } = open(server.url);
  expect(await failure(session.get('logs/', { decode: asIs }))).toMatchObject({ status: 400 });
  expect(calls[0]?.bytes).toBeLessThan(0.2 * MEGABYTE);
});

test('a body of exactly the limit is read', async () => {
  const json = JSON.stringify('x'.repeat(MEGABYTE - 2));
  const server = await faulty(faults.answer(200, json));
  expect(await open(server.url).session.get('logs/', { decode: asIs })).toHaveLength(MEGABYTE - 2);
});

test.each<[string, Fault, object]>([
  ['resets', faults.reset(), { ...broken, message: broken.message + unsure }],
  ['hangs up', faults.hangUp(), { ...broken, message: broken.message + unsure }],
  ['breaks off its answer', faults.truncate('{"a":'), { ...cutShort, message: cutShort.message + unsure }],
  [
    'answers 500',
    faults.answer(500, '{}'),
    { name: 'UpstreamUnavailableError', message: 'Littlelogs answered with 500.', status: 500 },
  ],
  [
    'asks to come back at once',
    faults.answer(503, '{}', { 'retry-after': '0' }),
    {
      name: 'UpstreamUnavailableError',
      message: 'Littlelogs answered with 503.',
      status: 503,
      retryAfter: 0,
    },
  ],
])('a write to a service that %s is sent exactly once', async (_, fault, expected) => {
  const server = await faulty(fault);
  const { session, clock } = open(server.url);
  expect(await failure(session.send('POST', 'logs/create/', { json: {}, decode: asIs }))).toEqual(expected);
  clock.advance(60_000);
  await new Promise(setImmediate);
  expect(server.requests.length).toBe(1);
});

test('a write that timed out is sent exactly once', async () => {
  const server = await faulty(faults.stall());
  const clock = new FakeClock();
  const { session } = open(server.url, { clock });
  const call = failure(session.send('DELETE', 'logs/7/delete/', { decode: asIs }));
  await server.received(1);
  clock.advance(TIMEOUT_MS);
  expect(await call).toEqual({ ...late, message: late.message + unsure });
  clock.advance(60_000);
  await new Promise(setImmediate);
  expect(server.requests.length).toBe(1);
});

test('a write on a connection that the service closed in the meantime is sent at most once', async () => {
  const server = await faulty(faults.answerAndClose('{}'), faults.answer(201, '{"id":1}'));
  const { session } = open(server.url, { connections: 1 });
  await session.get('logs/', { decode: asIs });
  const write = await session
    .send('POST', 'logs/create/', { json: {}, decode: asIs })
    .catch((error: Error) => error.name);
  const writes = server.requests.filter((request) => request.startsWith('POST')).length;
  expect([
    { write: { id: 1 }, writes: 1 },
    { write: 'UpstreamUnavailableError', writes: 0 },
  ]).toContainEqual({ write, writes });
});
