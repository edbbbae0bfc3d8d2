import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lifeLogger } from '../../../src/services/life-logger/service.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { AnswerHandler } from '../../support/recording-server.ts';
import { asIs, failure, open, recording } from '../harness.ts';

const MINUTE = 60_000;
const sharedRateLimit = { calls: 200, seconds: 60 };

/** A server as the real one: 200 calls a minute for each path, counted from the first; then a 429 without `Retry-After`. */
function realServer(clock: FakeClock): AnswerHandler {
  const windows = new Map<string, { start: number; calls: number }>();
  return ({ url }) => {
    const path = url.split('?')[0] ?? '';
    let window = windows.get(path);
    if (!window || clock.now() >= window.start + MINUTE) window = { start: clock.now(), calls: 0 };
    windows.set(path, window);
    window.calls += 1;
    if (window.calls <= 200) return { json: { path } };
    return { status: 429, json: { error: 'Rate limit exceeded: 200 per 1 minute' } };
  };
}

async function limited(handler?: (clock: FakeClock) => AnswerHandler) {
  const clock = new FakeClock({ skipUpTo: 1_000 });
  const server = await recording((handler ?? realServer)(clock));
  const { client } = open(server.url, { clock, sharedRateLimit, sharesCalls: false });
  const session = (person = 'ada') =>
    client.session({ headers: { authorization: person }, deadline: clock.now() + 15_000 });
  const read = (path: string, person?: string) => session(person).get(path, { decode: asIs });
  const use = async (path: string, calls: number) => {
    for (let call = 0; call < calls; call += 1) await read(path, `person ${call % 7}`);
  };
  return { clock, server, session, read, use };
}

const refused = (retryAfter: number, status?: number) => ({
  name: 'UpstreamRateLimitedError',
  message: 'Littlelogs limits the calls of all users of this gateway together, and they are used up for now.',
  retryAfter,
  ...(status === undefined ? {} : { status }),
});

test('Life Logger has such a limit', () => {
  expect(lifeLogger.sharedRateLimit).toEqual(sharedRateLimit);
});

test('calls are not slowed down before the service refuses one', async () => {
  const { clock, use, server } = await limited();
  const startedAt = clock.now();
  await use('labels', 200);
  expect([clock.now() - startedAt, server.requests.length]).toEqual([0, 200]);
});

test('after one refusal nobody asks until the service counts anew, and everybody is told when that is', async () => {
  const { clock, use, read, server } = await limited();
  await use('labels', 150);
  clock.advance(20_000);
  await use('labels', 50);
  expect(await failure(read('labels'))).toEqual(refused(41));
  for (const person of ['bob', 'cyd', 'ada'])
    expect(await failure(read('labels', person))).toEqual(refused(41));
  expect(server.requests.length).toBe(201);
  clock.advance(41_000);
  expect(await read('labels')).toEqual({ path: '/labels' });
});

test('then calls are spread over the minute, so that none is refused by the service again', async () => {
  const { clock, use, read, server } = await limited();
  await use('labels', 200);
  await failure(read('labels'));
  clock.advance(61_000);
  const startedAt = clock.now();
  const sentBefore = server.requests.length;
  await use('labels', 199);
  // Each waits for its place, which is never more than a second away.
  expect(clock.now() - startedAt).toBe(198 * 300);
  expect(server.requests.length - sentBefore).toBe(199);
});

test('who would have to wait longer than a request may is told so at once, in the order of asking', async () => {
  const { clock, use, read } = await limited();
  await use('labels', 200);
  await failure(read('labels'));
  clock.advance(61_000);
  const people = ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay'];
  const results = await Promise.allSettled(people.map((person) => read('labels', person)));
  expect(results.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
    ...['rejected', 'rejected'],
  ]);
});

test('other paths are not slowed down', async () => {
  const { clock, use, read } = await limited();
  await use('labels', 200);
  await failure(read('labels'));
  const startedAt = clock.now();
  await use('events', 200);
  expect(clock.now()).toBe(startedAt);
});

test('a wait that the service names is believed, up to its own minute', async () => {
  const { clock, server, read } = await limited(() => () => ({
    status: 429,
    headers: { 'retry-after': '999999999' },
  }));
  expect(await failure(read('labels'))).toEqual(refused(61));
  clock.advance(60_999);
  expect(await failure(read('labels'))).toEqual(refused(61));
  expect(server.requests.length).toBe(2);
});

test('after one refusal that nobody can explain, calls are slowed down for a moment, not failed', async () => {
  let calls = 0;
  const { clock, server, read } = await limited(() => () => (calls++ === 0 ? { status: 429 } : { json: {} }));
  expect(await failure(read('labels'))).toEqual(refused(2));
  clock.advance(500);
  const people = ['ada', 'bob', 'cyd'];
  const answers = await Promise.allSettled(people.map((person) => read('labels', person)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await Promise.all(people.map((person) => read('labels', person)))).toEqual([{}, {}, {}]);
  expect(server.requests.length).toBe(5);
});

test('calls that were under way at the first refusal are refused together, and slow down nobody more', async () => {
  const { clock, server, read } = await limited(
    () => () => (server.requests.length <= 8 ? { status: 429 } : { json: {} }),
  );
  const together = Array.from({ length: 8 }, (_, at) => failure(read('labels', `person ${at}`)));
  expect(await Promise.all(together)).toEqual(Array(8).fill(refused(2)));
  clock.advance(1_500);
  expect(await read('labels')).toEqual({});
});

test('where others at the same address use it up, the service is asked now and then', async () => {
  const { clock, server, read } = await limited(() => () => ({ status: 429 }));
  for (let seconds = 0; seconds < 60; seconds += 1) {
    await failure(read('labels'));
    clock.advance(1_000);
  }
  expect(server.requests.length).toBeLessThanOrEqual(12);
});

test('a write waits for its place before it is sent, and is sent once', async () => {
  const { clock, use, read, session, server } = await limited();
  await use('me', 200);
  expect(await failure(session().send('PATCH', 'me', { json: {}, decode: asIs }))).toEqual(refused(61, 429));
  expect(await failure(session().send('PATCH', 'me', { json: {}, decode: asIs }))).toEqual(refused(61));
  expect(server.requests.length).toBe(201);
  clock.advance(61_000);
  await read('me');
  expect(await session().send('PATCH', 'me', { json: {}, decode: asIs })).toEqual({ path: '/me' });
});

test('the refusal that was recorded at a real server is understood', async () => {
  const recordings = JSON.parse(
    readFileSync(new URL('../../services/life-logger/too-many-calls.json', import.meta.url), 'utf8'),
  );
  const { status, headers, body } = recordings.response;
  const { read } = await limited(() => () => ({ status, headers, body }));
  expect(await failure(read('labels'))).toEqual(refused(2));
});
