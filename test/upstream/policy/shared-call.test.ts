import { expect, test } from 'vitest';
import type { RestSession, SessionOptions, UpstreamCall } from '../../../src/upstream/http/rest-client.ts';
import { CallBudget } from '../../../src/upstream/policy/call-budget.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import { asIs, failure, open, recording, TIMEOUT_MS } from '../harness.ts';

const ann = { authorization: 'Bearer ann' };
const bob = { authorization: 'Bearer bob' };
const timeout = { name: 'UpstreamTimeoutError', message: 'Littlelogs did not answer in time.' };
const aborted = {
  name: 'UpstreamAbortedError',
  message: 'The call to Littlelogs was given up: nobody waits for it any more.',
};

/** A service that answers when it is told to, and people who ask it in requests of their own. */
async function slow({ sharesCalls = true }: { sharesCalls?: boolean } = {}) {
  const waiting: ((answer: PlannedAnswer) => void)[] = [];
  const server = await recording(() => new Promise((resolve) => waiting.push(resolve)));
  const clock = new FakeClock();
  const { client, calls } = open(server.url, { clock, sharesCalls });
  return {
    server,
    clock,
    client,
    /** What was called, over all requests. */
    calls,
    /** A request of its own, and what it is told of its calls. */
    request(headers: SessionOptions['headers'], options: Partial<SessionOptions> = {}) {
      const told: UpstreamCall[] = [];
      const session = client.session({ headers, onCall: (call) => told.push(call), ...options });
      return { session, told, get: (path = 'logs/') => read(session, path) };
    },
    /** Answers the call of that number, counted from 0. */
    answer(index: number, answer: PlannedAnswer = { json: { answer: index } }) {
      waiting[index]?.(answer);
    },
  };
}

function read(session: RestSession, path: string): Promise<unknown> {
  return session.get(path, { decode: asIs });
}

const sources = (told: readonly UpstreamCall[]) => told.map(({ source, error }) => error ?? source);

test('equal reads of one credential in flight are one call, over all requests', async () => {
  const { request, server, answer, calls } = await slow();
  const requests = Array.from({ length: 10 }, () => request(ann));
  const reads = requests.map(({ get }) => get());
  await server.received(1);
  answer(0);
  expect(await Promise.all(reads)).toEqual(Array(10).fill({ answer: 0 }));
  expect(server.requests.length).toBe(1);
  expect(calls.length).toBe(1);
  expect(requests.map(({ told }) => sources(told))).toEqual([['service'], ...Array(9).fill(['shared'])]);
});

test('the reads of two credentials, and of none, share nothing', async () => {
  const { request, server, answer } = await slow();
  const reads = [ann, bob, {}].map((headers) => request(headers).get());
  await server.received(3);
  for (const [index, { headers }] of server.requests.entries()) {
    answer(index, { json: headers.authorization ?? null });
  }
  expect(await Promise.all(reads)).toEqual(['Bearer ann', 'Bearer bob', null]);
});

test('reads of other paths or queries, or with other headers, share nothing', async () => {
  const { request, server, answer } = await slow();
  const { session } = request(ann);
  const reads = [
    session.get('logs/', { decode: asIs }),
    session.get('logs/', { query: { page: 1 }, decode: asIs }),
    session.get('logs/', { query: { page: 2 }, decode: asIs }),
    session.get('users/', { decode: asIs }),
    session.get('logs/', { headers: { accept: 'text/html' }, decode: asIs }),
    session.get('logs/', { isAnonymous: true, decode: asIs }),
  ];
  await server.received(reads.length);
  for (const index of reads.keys()) answer(index, { json: index });
  expect((await Promise.all(reads)).toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('an answer that is there is not given to who asks afterwards', async () => {
  const { request, server, answer } = await slow();
  const first = request(ann).get();
  await server.received(1);
  answer(0);
  await first;
  const second = request(ann).get();
  await server.received(2);
  answer(1);
  expect(await second).toEqual({ answer: 1 });
});

test('what is written, be it by GET, or holds a secret is never shared', async () => {
  const { request, server, answer } = await slow();
  const { session } = request(ann);
  const calls = [
    ...[1, 2].map(() => session.send('POST', 'logs/', { json: {}, decode: asIs })),
    ...[1, 2].map(() => session.get('logs/1/like/', { isWrite: true, decode: asIs })),
    ...[1, 2].map(() => session.get('token/', { secrets: ['s3cret'], decode: asIs })),
    ...[1, 2].map(() => request(ann, { alwaysCalls: true }).get()),
  ];
  await server.received(8);
  for (const index of calls.keys()) answer(index);
  await Promise.all(calls);
});

test('who goes away does not take the answer from others', async () => {
  const { request, server, answer, calls } = await slow();
  const [first, second] = [new AbortController(), new AbortController()];
  const [began, joined, stayed] = [
    request(ann, { signal: first.signal }),
    request(ann, { signal: second.signal }),
    request(ann),
  ];
  const reads = [failure(began.get()), failure(joined.get()), stayed.get()];
  await server.received(1);
  first.abort();
  second.abort();
  expect(await Promise.all(reads.slice(0, 2))).toEqual([aborted, aborted]);
  expect(calls).toEqual([]);
  answer(0);
  expect(await reads[2]).toEqual({ answer: 0 });
  expect(server.requests.length).toBe(1);
  expect(sources(calls)).toEqual(['service']);
  expect([began, joined, stayed].map(({ told }) => sources(told))).toEqual([
    ['UpstreamAbortedError'],
    ['UpstreamAbortedError'],
    ['shared'],
  ]);
});

test('a call ends when the last who waits for it goes away, and is told of once', async () => {
  const { request, server, calls } = await slow();
  const viewers = [new AbortController(), new AbortController()];
  const reads = viewers.map(({ signal }) => failure(request(ann, { signal }).get()));
  await server.received(1);
  for (const viewer of viewers) viewer.abort();
  expect(await Promise.all(reads)).toEqual([aborted, aborted]);
  expect(sources(calls)).toEqual(['UpstreamAbortedError']);
});

test('who asks after all have gone away gets a call of their own', async () => {
  const { request, server, answer } = await slow();
  const viewer = new AbortController();
  const gone = failure(request(ann, { signal: viewer.signal }).get());
  await server.received(1);
  viewer.abort();
  const read = request(ann).get();
  await server.received(2);
  answer(1);
  expect([await gone, await read]).toEqual([aborted, { answer: 1 }]);
});

test('who has less time is late alone', async () => {
  const { request, server, answer, clock } = await slow();
  const patient = request(ann).get();
  const hurried = failure(request(ann, { deadline: clock.now() + 100 }).get());
  await server.received(1);
  clock.advance(100);
  expect(await hurried).toEqual(timeout);
  answer(0);
  expect(await patient).toEqual({ answer: 0 });
});

test('a call that took somebody too long is joined by nobody more', async () => {
  const { request, server, answer, clock } = await slow();
  const first = request(ann).get();
  await server.received(1);
  clock.advance(TIMEOUT_MS - 1);
  const second = request(ann).get();
  clock.advance(1);
  // The first tries again, by a call of its own.
  await clock.waitingFor(50);
  clock.advance(50);
  await server.received(2);
  const third = request(ann).get();
  answer(1);
  answer(0);
  expect(await Promise.all([first, second, third])).toEqual([{ answer: 1 }, { answer: 0 }, { answer: 1 }]);
  expect(server.requests.length).toBe(2);
});

test('a failure fails all who wait, and each tries again, once more together', async () => {
  const { request, server, answer, clock } = await slow();
  const reads = [request(ann).get(), request(ann).get()];
  await server.received(1);
  answer(0, { status: 503 });
  await clock.waitingFor(50);
  clock.advance(50);
  await server.received(2);
  answer(1);
  expect(await Promise.all(reads)).toEqual([{ answer: 1 }, { answer: 1 }]);
  expect(server.requests.length).toBe(2);
});

test('each who waits decodes for themselves', async () => {
  const { request, server, answer } = await slow();
  const { session } = request(ann);
  const fussy = session.get('logs/', {
    decode: () => {
      throw new TypeError('fussy');
    },
  });
  const easy = request(ann).get();
  await server.received(1);
  answer(0);
  await expect(fussy).rejects.toThrow('fussy');
  expect(await easy).toEqual({ answer: 0 });
});

test.each([201, 500])(
  'who reads after a write ended (%i) never joins a read begun before',
  async (status) => {
    const { request, server, answer } = await slow();
    const early = request(bob).get();
    await server.received(1);
    const write = request(ann).session.send('POST', 'logs/', { json: {}, decode: asIs });
    const written = write.catch(() => 'failed');
    await server.received(2);
    const during = request(bob).get();
    await server.received(3);
    answer(1, { status, json: {} });
    await written;
    const late = request(bob).get();
    await server.received(4);
    for (const index of [0, 2, 3]) answer(index);
    expect(await Promise.all([early, during, late])).toEqual([{ answer: 0 }, { answer: 2 }, { answer: 3 }]);
  },
);

test('who joins a call spends nothing of the hourly budget', async () => {
  const { request, server, answer, clock } = await slow();
  const budget = new CallBudget(1, clock);
  const reads = Array.from({ length: 5 }, () => request(ann, { budget }).get());
  await server.received(1);
  expect(budget.left).toBe(0);
  answer(0);
  expect(await Promise.all(reads)).toEqual(Array(5).fill({ answer: 0 }));
});

test('who joins a call needs no turn', async () => {
  const { request, server, answer, client } = await slow();
  const other = request(ann).get('users/');
  await server.received(1);
  const busy = client.session({ headers: ann });
  const own = Array.from({ length: 10 }, (_, index) => read(busy, `logs/${index}/`));
  const joined = read(busy, 'users/');
  answer(0);
  expect(await joined).toEqual({ answer: 0 });
  await other;
  await server.received(11);
  for (const index of own.keys()) answer(index + 1);
  await Promise.all(own);
});

test('it can be switched off', async () => {
  const { request, server, answer } = await slow({ sharesCalls: false });
  const reads = [request(ann).get(), request(ann).get()];
  await server.received(2);
  for (const index of reads.keys()) answer(index);
  expect(await Promise.all(reads)).toEqual([{ answer: 0 }, { answer: 1 }]);
});
