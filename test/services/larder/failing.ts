import { onTestFinished } from 'vitest';
import type { WriteOutcome } from '../../../src/upstream/http/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults, startFaultyServer } from '../../support/faulty-server.ts';
import { type AnswerError, startGateway } from '../../support/gateway.ts';

export interface FailingLarder {
  readonly clock: FakeClock;
  readonly server: FaultyServer;
  /** Every call that is done, as `GET folders/?limit=200&offset=0`. */
  readonly calls: readonly string[];
  /** The whole answer but `locations`, for somebody who is signed in; errors in the order of their paths. */
  ask(source: string): Promise<object>;
}

/** The gateway over a Larder that fails by path: `{ 'folders/': fault }`. Paths that are not named stall. */
export async function larderThat(routes: Readonly<Record<string, Fault>>): Promise<FailingLarder> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/api/1/@me/${path}`, fault]);
  const server = await startFaultyServer(faults.byPath(Object.fromEntries(absolute)));
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoint = { url: new URL('api/1/@me/', server.url), sandboxed: false };
  const gateway = startGateway({ endpoints: { larder: endpoint }, clock });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
    await server.close();
  });
  return {
    clock,
    server,
    calls: gateway.calls,
    async ask(source) {
      const headers = { 'x-larder-authorization': 'Token tok3n-S3CRET' };
      const { errors, ...rest } = await gateway.query(source, {}, { headers });
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

/** An error of Larder as a client gets it, whole. */
export function failed(path: string, code: string, message: string, options: ErrorOptions): object {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { message, path: steps, extensions: { code, service: 'LARDER', ...options } };
}

export const json = (value: unknown, status = 200): Fault => faults.answer(status, JSON.stringify(value));

/** `1` → `00000001-…` */
export const uuid = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;

const dates = { created: '2016-02-16T09:54:39Z', modified: '2017-02-11T12:02:07Z' };

/** Objects as Larder documents them, and the answers that hold them. */
export const wireFolder = (number: number, overrides: object = {}) => ({
  id: uuid(number),
  name: `Folder ${number}`,
  color: '58db4e',
  icon: null,
  ...dates,
  parent: null,
  folders: [],
  links: 1,
  ...overrides,
});

export const wireBookmark = (number: number, overrides: object = {}) => ({
  id: uuid(number),
  tags: [],
  title: `Bookmark ${number}`,
  description: null,
  url: `https://bookmark.example/${number}`,
  domain: 'bookmark.example',
  ...dates,
  meta: null,
  ...overrides,
});

export const wirePage = (results: readonly unknown[], count = results.length) => ({
  count,
  next: null,
  previous: null,
  results,
});
