import { onTestFinished } from 'vitest';
import { UpstreamError } from '../../src/upstream/http/errors.ts';
import {
  RestClient,
  type RestClientOptions,
  type RestSession,
  type SessionOptions,
  type UpstreamCall,
} from '../../src/upstream/http/rest-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type Fault, type FaultyServer, startFaultyServer } from '../support/faulty-server.ts';
import {
  type AnswerHandler,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';

export const TIMEOUT_MS = 10_000;

interface Harness {
  readonly client: RestClient;
  readonly session: RestSession;
  readonly clock: FakeClock;
  readonly calls: UpstreamCall[];
}

/** A client and one session of it; both and the clock's retry waits need no tidying up. */
export function open(
  baseUrl: URL,
  options: Partial<Omit<RestClientOptions, 'clock'>> & {
    clock?: FakeClock;
    headers?: SessionOptions['headers'];
    signal?: AbortSignal;
    deadline?: number;
  } = {},
): Harness {
  const { headers = {}, signal, deadline, clock = new FakeClock({ skipUpTo: 5_000 }), ...rest } = options;
  const calls: UpstreamCall[] = [];
  const client = new RestClient({
    service: 'LITTLELOGS',
    name: 'Littlelogs',
    baseUrl,
    connections: 10,
    concurrency: 10,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: 1024 * 1024,
    clock,
    onCall: (call) => calls.push(call),
    ...rest,
  });
  onTestFinished(() => client.close());
  return { client, session: client.session({ headers, signal, deadline }), clock, calls };
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

/** Takes any body as it is. */
export const asIs = (body: unknown): unknown => body;

/** The whole of what a failed call tells, to compare at once. */
export async function failure(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    (value) => Promise.reject(new Error(`No failure but ${JSON.stringify(value)}`)),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UpstreamError)) throw error;
  const { name, message, status, retryAfter } = error;
  return {
    name,
    message,
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...('refusals' in error ? { refusals: error.refusals } : {}),
  };
}
