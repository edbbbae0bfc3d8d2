import { onTestFinished } from 'vitest';
import { faulty, recording, TOKEN } from '../../failure/harness.ts';
import { wireLog, wirePage, wireUser } from '../../failure/wire.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults } from '../../support/faulty-server.ts';
import { type AnswerError, startGateway } from '../../support/gateway.ts';

/** The gateway as shipped, over a Life Logger that is bad and a Littlelogs that is well. */
export interface Beside {
  readonly clock: FakeClock;
  /** Every call to Life Logger that is done, as `GET labels`, in the order of the alphabet. */
  calls(): readonly string[];
  /** Resolves as soon as `count` calls to either are done, well or badly. */
  called(count: number): Promise<void>;
  /** The whole answer but `locations`, for somebody who is signed in to both; errors in the order of their paths. */
  ask(source: string): Promise<object>;
}

/** `origin` is Life Logger's. */
export async function besideLittlelogs(origin: URL): Promise<Beside> {
  const littlelogs = await recording(({ url }) =>
    url.startsWith('/api/1/logs/') ? { json: wirePage([wireLog(1)]) } : { json: wireUser('belle') },
  );
  // Waits for another try pass at once, everything longer stands still.
  const clock = new FakeClock({ now: Date.parse('2026-03-25T08:00:00Z'), skipUpTo: 300 });
  const gateway = startGateway({
    endpoints: {
      littlelogs: { url: new URL('api/1/', littlelogs.url), sandboxed: false },
      'life-logger': { url: origin, sandboxed: false },
    },
    clock,
  });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
  });
  const headers = {
    'X-Littlelogs-Authorization': `Bearer ${TOKEN}`,
    'X-Life-Logger-Authorization': `Bearer ${TOKEN}`,
  };
  return {
    clock,
    calls: () => gateway.calls.filter((call) => !/ (logs|users)\//.test(call)).toSorted(),
    async called(count) {
      while (gateway.calls.length < count) await new Promise(setImmediate);
    },
    async ask(source) {
      const { errors, ...rest } = await gateway.query(source, {}, { headers });
      return errors ? { ...rest, errors: errors.map(withoutLocations).toSorted(byPath) } : rest;
    },
  };
}

/** The same over a Life Logger that answers or fails by path: `{ stats: fault }`. Paths that are not named stall. */
export async function besideLittlelogsOverPaths(
  routes: Readonly<Record<string, Fault>>,
): Promise<Beside & { readonly server: FaultyServer }> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/${path}`, fault]);
  const server = await faulty(faults.byPath(Object.fromEntries(absolute)));
  return { ...(await besideLittlelogs(server.url)), server };
}

function withoutLocations({ message, path, extensions }: AnswerError) {
  return { message, path, extensions };
}

type Located = ReturnType<typeof withoutLocations>;

function byPath(a: Located, b: Located): number {
  return (a.path ?? []).join('.').localeCompare((b.path ?? []).join('.'));
}

export const day = 'start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z"';
const dayQuery = 'start=2026-03-24T00%3A00%3A00.000Z&end=2026-03-25T00%3A00%3A00.000Z';

/** All of Life Logger that can be read, beside some of Littlelogs. */
export const readAll = `{
  logs { nodes { databaseId } }
  viewer {
    littlelogs: account(service: LITTLELOGS) { username }
    account(service: LIFE_LOGGER) { username }
    events(${day}) { totalCount }
    labels
    timeStats(${day}) { totalMinutes }
  }
}`;

/** The calls of `readAll`, each as often as given. */
export function callsOfAll(times: number): readonly string[] {
  const calls = [`GET events?${dayQuery}`, 'GET labels', 'GET me', `GET stats?${dayQuery}`];
  return calls.flatMap((call) => Array<string>(times).fill(call));
}

/** What Littlelogs answers to `readAll`. */
const logs = { nodes: [{ databaseId: '1' }] };
const littlelogs = { username: 'belle' };

/** The answer to `readAll` where all of Life Logger failed alike. */
export function allFailed(code: string, message: string, options: object): object {
  const fields = ['account', 'events', 'labels', 'timeStats'];
  return {
    data: { logs, viewer: { littlelogs, account: null, events: null, labels: null, timeStats: null } },
    errors: fields.map((field) => failed(`viewer.${field}`, code, message, options)),
  };
}

/** What `readAll` gives of a Life Logger that answers as documented, and the answers. */
export const well = {
  me: answer({ id: 1, username: 'jacob', display_name: 'Jacob', created_at: '2026-03-24T12:00:00+00:00' }),
  labels: answer({ labels: ['Reading'] }),
  events: answer({ events: [] }),
  stats: answer({ percentages: { Reading: 100 }, minutes: { Reading: 30 } }),
};
export const allRead = {
  logs,
  viewer: {
    littlelogs,
    account: { username: 'jacob' },
    events: { totalCount: 0 },
    labels: ['Reading'],
    timeStats: { totalMinutes: 30 },
  },
};

export function answer(value: unknown): Fault {
  return faults.answer(200, JSON.stringify(value));
}

/** An error of Life Logger as a client gets it. */
export function failed(path: string, code: string, message: string, options: object): object {
  return { message, path: path.split('.'), extensions: { code, service: 'LIFE_LOGGER', ...options } };
}
