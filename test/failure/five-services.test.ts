import { expect, onTestFinished, test } from 'vitest';
import { faults } from '../support/faulty-server.ts';
import type { Answer } from '../support/gateway.ts';
import { type SandboxedGateway, startAllSandboxed } from '../support/sandboxed-gateway.ts';
import { faulty, isSettled, REQUEST_TIMEOUT_MS, UPSTREAM_TIMEOUT_MS } from './harness.ts';

// All five services in one query: Littlelogs and littleBits are well; Larder is down, Comics does not take the
// credential, and Life Logger never answers.

const trace = { headers: { 'X-Quintet-Trace': '1' } };

interface TracedCall {
  readonly service: string;
  readonly path: string;
  readonly status: number | null;
  readonly error?: string;
  readonly attempt: number;
}

/** Each call to a service, as `LARDER folders/?limit=1&offset=0 503`, sorted. */
function callsOf({ extensions }: Answer<unknown>): readonly string[] {
  const calls = extensions?.upstream as readonly TracedCall[];
  return calls.map(({ service, path, status, error }) => `${service} ${path} ${status ?? error}`).toSorted();
}

function withoutLocations({ data, errors }: Answer<unknown>): object {
  const ordered = errors?.toSorted((a, b) => String(a.path).localeCompare(String(b.path)));
  return {
    data,
    ...(ordered && {
      errors: ordered.map(({ message, path, extensions }) => ({ message, path, extensions })),
    }),
  };
}

async function started(instead: Readonly<Record<string, URL>> = {}): Promise<SandboxedGateway> {
  const gateway = await startAllSandboxed({ instead, env: { UPSTREAM_TRACE: 'true' } });
  onTestFinished(async () => {
    gateway.clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
  });
  return gateway;
}

async function threeFailing() {
  const larder = await faulty(faults.answer(503, ''));
  const comics = await faulty(faults.answer(401, ''));
  const lifeLogger = await faulty(faults.stall());
  const gateway = await started({
    larder: larder.url,
    comics: comics.url,
    'life-logger': lifeLogger.url,
  });
  return { ...gateway, lifeLogger };
}

/** A field of each service. */
const fields = `{
  logs(first: 1) { totalCount nodes { id author { username } } }
  products(first: 1) { totalCount nodes { name } }
  viewer {
    folders(first: 1) { totalCount nodes { name } }
    labels
    comicSubscriptions(first: 1) { totalCount nodes { id } }
  }
}`;
const well = {
  logs: { totalCount: 2402, nodes: [{ id: 'TG9nOjI2MTc', author: { username: 'josh' } }] },
  products: { totalCount: expect.any(Number), nodes: [{ name: expect.any(String) }] },
};
const wellCalls = ['LITTLEBITS products 200', 'LITTLELOGS logs/?limit=1&offset=0 200'];

/** What tells of all services at once. */
const joined = `{
  viewer {
    accounts { service user { username } source { status isRetryable } }
    timeline(first: 1, services: [LITTLELOGS, LIFE_LOGGER, COMICS]) {
      nodes { service id }
      sources { service status isRetryable }
    }
  }
  search(query: "light", first: 2, services: [LARDER, LITTLEBITS, COMICS]) {
    nodes { __typename }
    sources { service status isRetryable }
  }
}`;
const report = (service: string, status = 'OK', isRetryable = false) => ({ service, status, isRetryable });
const account = (service: string, username: string | null, status = 'OK', isRetryable = false) => ({
  service,
  user: username === null ? null : { username },
  source: { status, isRetryable },
});

test('with all five well the answer is whole, for one call to each service', async () => {
  const gateway = await started();
  const start = gateway.clock.now();
  const answer = await gateway.query(fields, {}, trace);
  expect(withoutLocations(answer)).toEqual({
    data: {
      ...well,
      viewer: {
        folders: { totalCount: 40, nodes: [{ name: 'Accessibility' }] },
        labels: expect.arrayContaining(['Programming', 'Sleep']),
        comicSubscriptions: { totalCount: 50, nodes: [{ id: 'Q29taWNTdWJzY3JpcHRpb246MQ' }] },
      },
    },
  });
  expect(callsOf(answer)).toEqual([
    'COMICS subscriptions/?limit=1&offset=0 200',
    'LARDER folders/?limit=1&offset=0 200',
    'LIFE_LOGGER labels 200',
    ...wellCalls,
  ]);
  expect(gateway.clock.now()).toBe(start);
});

test('one down, one refusing and one slow cost their own fields, and the slow one its timeout', async () => {
  const { query, clock, lifeLogger, calls } = await threeFailing();
  const start = clock.now();
  const asked = query(fields, {}, trace);
  // All the others are done: two that are well, one call that is refused, three tries where nobody is up.
  while (calls.length < 6) await new Promise(setImmediate);
  for (const [tries, ms] of [
    [1, UPSTREAM_TIMEOUT_MS],
    [2, REQUEST_TIMEOUT_MS],
  ] as const) {
    await lifeLogger.received(tries);
    expect(await isSettled(asked)).toBe(false);
    clock.advance(Math.min(ms, start + REQUEST_TIMEOUT_MS - clock.now()));
  }
  const answer = await asked;
  expect(withoutLocations(answer)).toEqual({
    data: { ...well, viewer: { folders: null, labels: null, comicSubscriptions: null } },
    errors: [
      {
        message:
          'Comics does not accept the credential. Send the header `X-Comics-Authorization: Key <secret key>`.',
        path: ['viewer', 'comicSubscriptions'],
        extensions: {
          code: 'UNAUTHENTICATED',
          service: 'COMICS',
          retryable: false,
          header: 'X-Comics-Authorization',
        },
      },
      {
        message: 'Larder answered with 503.',
        path: ['viewer', 'folders'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'LARDER', retryable: true },
      },
      {
        message: 'Life Logger did not answer in time.',
        path: ['viewer', 'labels'],
        extensions: { code: 'UPSTREAM_TIMEOUT', service: 'LIFE_LOGGER', retryable: true },
      },
    ],
  });
  expect(callsOf(answer)).toEqual([
    'COMICS subscriptions/?limit=1&offset=0 401',
    ...Array(3).fill('LARDER folders/?limit=1&offset=0 503'),
    ...Array(2).fill('LIFE_LOGGER labels UPSTREAM_TIMEOUT'),
    ...wellCalls,
  ]);
  expect(clock.now() - start).toBe(REQUEST_TIMEOUT_MS);
});

const othersCalls = [
  'COMICS comics/?name__icontains=light&limit=2&offset=0 401',
  'COMICS images/?text__icontains=light&limit=2&offset=0 401',
  'COMICS releases/?subscribed=true&limit=10&offset=0 401',
  'COMICS users/ 401',
  ...Array(3).fill('LARDER search/?q=light&limit=2&offset=0 503'),
  ...Array(3).fill('LARDER user/ 503'),
  'LITTLEBITS projects/search?q=light&page=1&per_page=3 200',
  'LITTLELOGS timelines/home/?limit=10&offset=0 200',
  'LITTLELOGS users/$self/ 200',
];

test('what tells of all services at once goes on without those that fail, in half of the time', async () => {
  const { query, clock, lifeLogger, calls } = await threeFailing();
  const start = clock.now();
  const asked = query(joined, {}, trace);
  // All the others are done; none of them takes time by this clock, but for what they wait between their tries.
  while (calls.length < othersCalls.length) await new Promise(setImmediate);
  await lifeLogger.received(2);
  clock.advance(UPSTREAM_TIMEOUT_MS);
  await lifeLogger.received(4);
  expect(await isSettled(asked)).toBe(false);
  clock.advance(start + REQUEST_TIMEOUT_MS / 2 - clock.now());
  const answer = await asked;
  const [down, slow] = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT'];
  expect(withoutLocations(answer)).toEqual({
    data: {
      viewer: {
        accounts: [
          account('LITTLELOGS', 'josh'),
          account('LARDER', null, down, true),
          account('LITTLEBITS', null),
          account('LIFE_LOGGER', null, slow, true),
          account('COMICS', null, 'UNAUTHENTICATED'),
        ],
        timeline: {
          nodes: [{ service: 'LITTLELOGS', id: 'TG9nOjI2MTc' }],
          sources: [
            report('LITTLELOGS'),
            report('LIFE_LOGGER', slow, true),
            report('COMICS', 'UNAUTHENTICATED'),
          ],
        },
      },
      search: {
        nodes: [{ __typename: 'Project' }, { __typename: 'Project' }],
        sources: [report('LARDER', down, true), report('LITTLEBITS'), report('COMICS', 'UNAUTHENTICATED')],
      },
    },
  });
  expect(clock.now() - start).toBe(REQUEST_TIMEOUT_MS / 2);
  expect(callsOf(answer).filter((call) => !call.startsWith('LIFE_LOGGER'))).toEqual(othersCalls);
});
