import { onTestFinished } from 'vitest';
import type { WriteOutcome } from '../../../src/upstream/http/errors.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults, startFaultyServer } from '../../support/faulty-server.ts';
import { type AnswerError, startGateway } from '../../support/gateway.ts';
import { enveloped, token } from './replay.ts';

export interface FailingLittlebits {
  readonly clock: FakeClock;
  readonly server: FaultyServer;
  /** Every call that is done, as `GET projects?page=1&per_page=21`. */
  readonly calls: readonly string[];
  /** The whole answer but `locations`, for somebody who is signed in; errors in the order of their paths. */
  ask(source: string): Promise<object>;
}

/** The gateway over a littleBits that fails by path: `{ 'projects/16': fault }`. Paths that are not named stall. */
export async function littlebitsThat(routes: Readonly<Record<string, Fault>>): Promise<FailingLittlebits> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/api/v2/${path}`, fault]);
  const server = await startFaultyServer(faults.byPath(Object.fromEntries(absolute)));
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoint = { url: new URL('api/v2/', server.url), sandboxed: false };
  const gateway = startGateway({ endpoints: { littlebits: endpoint }, clock });
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
      const headers = { 'x-littlebits-authorization': token };
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
  /** Of a change. */
  readonly outcome?: WriteOutcome;
}

/** An error of littleBits as a client gets it, whole. */
export function failed(path: string, code: string, message: string, options: ErrorOptions): object {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { message, path: steps, extensions: { code, service: 'LITTLEBITS', ...options } };
}

/** Results in their envelope, as an answer. */
export const results = (value: unknown, status = 200): Fault =>
  faults.answer(status, JSON.stringify(enveloped(value)));
