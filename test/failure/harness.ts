import { onTestFinished } from 'vitest';
import type { Logger } from '../../src/server/observe/logger.ts';
import type { Gateway } from '../../src/server/server.ts';
import type { WriteOutcome } from '../../src/upstream/http/errors.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type Fault, type FaultyServer, faults, startFaultyServer } from '../support/faulty-server.ts';
import { type AnswerError, startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type AnswerHandler,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';

// The defaults of the configuration.
export const UPSTREAM_TIMEOUT_MS = 5_000;
export const REQUEST_TIMEOUT_MS = 15_000;
/** What `FakeClock` makes of the jittered waits before the second and the third try. */
export const BACKOFF_MS = [50, 150] as const;

export const TOKEN = 'tok3n-S3CRET';

interface HarnessOptions {
  /** Default: waits for another try pass at once, everything longer stands still. */
  readonly clock?: FakeClock;
  readonly env?: Readonly<Record<string, string>>;
  readonly logger?: Logger;
}

interface AskOptions {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Harness {
  readonly gateway: Gateway;
  readonly clock: FakeClock;
  /** Every call to the service that is done, as `GET logs/?limit=20&offset=0`. */
  readonly calls: readonly string[];
  /** Resolves as soon as `count` calls are done, well or badly. */
  called(count: number): Promise<void>;
  /** The whole answer but `locations`, for somebody who is signed in; errors in the order of their paths. */
  ask(source: string, options?: AskOptions): Promise<object>;
}

/** The gateway as shipped, over whatever answers at `origin`. */
export function gatewayOver(origin: URL, options: HarnessOptions = {}): Harness {
  const { clock = new FakeClock({ skipUpTo: 300 }), ...rest } = options;
  const endpoint = { url: new URL('api/1/', origin), sandboxed: false };
  const gateway = startGateway({ endpoints: { littlelogs: endpoint }, clock, ...rest });
  onTestFinished(async () => {
    clock.advance(600_000); // Closing waits for what a failed test left under way.
    await gateway.close();
  });
  return {
    gateway: gateway.gateway,
    clock,
    calls: gateway.calls,
    async called(count) {
      while (gateway.calls.length < count) await new Promise(setImmediate);
    },
    ask: (source, askOptions) => ask(gateway, source, askOptions),
  };
}

/** The same over a service that answers or fails by path: `{ 'logs/': fault }`. Paths that are not named stall. */
export async function gatewayOverPaths(routes: Readonly<Record<string, Fault>>): Promise<Harness> {
  const absolute = Object.entries(routes).map(([path, fault]) => [`/api/1/${path}`, fault]);
  const server = await faulty(faults.byPath(Object.fromEntries(absolute)));
  return gatewayOver(server.url);
}

async function ask(gateway: TestGateway, source: string, options: AskOptions = {}): Promise<object> {
  const headers = { 'X-Littlelogs-Authorization': `Bearer ${TOKEN}`, ...options.headers };
  const { errors, ...rest } = await gateway.query(source, {}, { ...options, headers });
  if (!errors) return rest;
  const ordered = errors.toSorted((a, b) => pathOf(a).localeCompare(pathOf(b)));
  return {
    ...rest,
    errors: ordered.map(({ message, path, extensions }) => ({ message, path, extensions })),
  };
}

function pathOf({ path = [] }: AnswerError): string {
  return path.join('.');
}

export async function faulty(...script: readonly Fault[]): Promise<FaultyServer> {
  const server = await startFaultyServer(...script);
  onTestFinished(() => server.close());
  return server;
}

export async function recording(handler?: AnswerHandler): Promise<RecordingServer> {
  const server = await startRecordingServer(handler);
  onTestFinished(() => server.close());
  return server;
}

export interface ErrorOptions {
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Of a change. */
  readonly outcome?: WriteOutcome;
}

/** An error of Littlelogs as a client gets it, whole. */
export function failed(path: string, code: string, message: string, options: ErrorOptions): object {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { message, path: steps, extensions: { code, service: 'LITTLELOGS', ...options } };
}

/** Lets everything happen that is ready to: whatever else a service would be sent is under way afterwards. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}

/** Whether a promise is settled by now. */
export async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  await settle();
  const pending = Symbol();
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}
