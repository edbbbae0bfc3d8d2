import { onTestFinished } from 'vitest';
import type { Logger } from '../../../src/server/observe/logger.ts';
import type { WriteOutcome } from '../../../src/upstream/http/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults, startFaultyServer } from '../../support/faulty-server.ts';
import { type AnswerError, startGateway } from '../../support/gateway.ts';
import { authorization, wirePage } from './documented.ts';

export interface FailingComics {
  readonly clock: FakeClock;
  readonly server: FaultyServer;
  /** Every call that is done, as `GET comics/?limit=20&offset=0`. */
  readonly calls: readonly string[];
  /** Resolves as soon as `count` calls are done, well or badly. */
  called(count: number): Promise<void>;
  /** The whole answer but `locations`, for somebody who is signed in; errors in the order of their paths. */
  ask(source: string, variables?: Readonly<Record<string, unknown>>): Promise<object>;
}

/** The gateway over an instance that fails by path: `{ 'comics/': fault }`. Paths that are not named stall. */
export async function comicsThat(
  routes: Readonly<Record<string, Fault>>,
  options: { readonly logger?: Logger } = {},
): Promise<FailingComics> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/api/v1/${path}`, fault]);
  const server = await startFaultyServer(faults.byPath(Object.fromEntries(absolute)));
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoint = { url: new URL('api/v1/', server.url), sandboxed: false };
  const gateway = startGateway({ endpoints: { comics: endpoint }, clock, ...options });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await server.close();
  });
  return {
    clock,
    server,
    calls: gateway.calls,
    async called(count) {
      while (gateway.calls.length < count) await new Promise(setImmediate);
    },
    async ask(source, variables = {}) {
      const headers = { 'x-comics-authorization': authorization };
      const { errors, ...rest } = await gateway.query(source, variables, { headers });
      if (!errors) return rest;
      const ordered = errors.toSorted((a, b) => pathOf(a).localeCompare(pathOf(b)));
      return {
        ...rest,
        errors: ordered.map(({ message, path, extensions }) => ({ message, path, extensions })),
      };
    },
  };
}

function pathOf({ path = [] }: AnswerError): string {
  return path.join('.');
}

interface ErrorOptions {
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Of a change. */
  readonly outcome?: WriteOutcome;
}

/** An error of Comics as a client gets it, whole. */
export function failed(path: string, code: string, message: string, options: ErrorOptions): object {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { message, path: steps, extensions: { code, service: 'COMICS', ...options } };
}

export const json = (value: unknown, status = 200): Fault => faults.answer(status, JSON.stringify(value));
export const list = (...objects: readonly unknown[]): Fault => json(wirePage(objects));

/** One answer after the other for the same path, the last one again and again. */
export function inTurn(...answers: readonly Fault[]): Fault {
  let turn = 0;
  return {
    onRequest: (socket, server) => {
      const answer = answers[Math.min(turn, answers.length - 1)];
      turn += 1;
      answer?.onRequest?.(socket, server);
    },
  };
}

/** One answer for what reads a path, another for what writes to it. */
export function byMethod(answers: { readonly GET: Fault; readonly other: Fault }): Fault {
  return {
    onRequest: (socket, server) => {
      const reads = server.requests.at(-1)?.startsWith('GET ');
      (reads ? answers.GET : answers.other).onRequest?.(socket, server);
    },
  };
}

/** Objects as Comics documents them. */
export const wireComic = (id: number, overrides: object = {}) => ({
  id: String(id),
  active: true,
  added: '2011-01-01T00:00:00+00:00',
  end_date: null,
  language: 'en',
  name: `Comic ${id}`,
  resource_uri: `/api/v1/comics/${id}/`,
  rights: '',
  slug: `comic-${id}`,
  start_date: null,
  url: `https://comic-${id}.example/`,
  ...overrides,
});

export const wireImage = (id: number, overrides: object = {}) => ({
  id: String(id),
  checksum: 'c'.repeat(64),
  fetched: '2012-10-08T04:03:56.406586+00:00',
  file: `https://media.example/${id}.png`,
  height: 300,
  width: 400,
  resource_uri: `/api/v1/images/${id}/`,
  text: 'A text',
  title: 'A title',
  ...overrides,
});

export const wireRelease = (id: number, comic: number, overrides: object = {}) => ({
  id: String(id),
  comic: `/api/v1/comics/${comic}/`,
  fetched: '2012-10-08T04:03:56.411028+00:00',
  images: [],
  pub_date: '2012-10-08',
  resource_uri: `/api/v1/releases/${id}/`,
  ...overrides,
});

export const wireSubscription = (id: number, comic: number) => ({
  id: String(id),
  comic: `/api/v1/comics/${comic}/`,
  resource_uri: `/api/v1/subscriptions/${id}/`,
});
