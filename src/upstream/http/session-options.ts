import type { CallBudget } from '../policy/call-budget.ts';
import type { CallLimit } from '../policy/call-limit.ts';
import type { SharedRateLimit } from '../policy/shared-rate-limiter.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { WriteLog } from '../policy/write-log.ts';
import type { Decode } from './decoding/decode-error.ts';
import type { UpstreamError } from './errors.ts';
import type { OnCall } from './upstream-call.ts';
import type { Form, Query } from './url.ts';

/** What the sessions of one service share. */
export interface Upstream {
  /** Enum value of the service: `LITTLELOGS`. */
  readonly service: string;
  /** Its name as people write it, for messages: `Littlelogs`. */
  readonly name: string;
  /** With a trailing slash: `https://littlelogs.co/api/1/`. */
  readonly baseUrl: URL;
  /** Present where all who call from one address share a limit. */
  readonly sharedRateLimit?: SharedRateLimit | undefined;
  /** What opens the server itself to everybody who calls (staging's HTTP Basic), in every call and as secret as a credential. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether it has servers that HTTP Basic opens: a 401 that asks for it says nothing of the viewer's credential. */
  readonly hasStagingLogin?: boolean | undefined;
  /** Whether the body of an answer with a status of success says no all the same; its text is read as a refusal. */
  readonly refuses?: ((body: unknown) => boolean) | undefined;
  /** Calls of one session in flight at most. */
  readonly concurrency: number;
  /**
   * Milliseconds for one try of a read, from the wait for a socket to the last byte of the answer. One more try, and a write,
   * have what is left until the deadline.
   */
  readonly timeoutMs: number;
  /** Bytes of a body at most. */
  readonly maxResponseBytes: number;
  /** Told of every HTTP exchange, also one that failed. */
  readonly onCall?: OnCall | undefined;
}

export interface SessionOptions {
  /** The credential's headers exactly as the service expects them; `{}` for none. */
  readonly headers: Readonly<Record<string, string>>;
  /** The viewer's request: when it aborts, running calls are given up and waiting ones never start. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch by the client's clock, when the whole GraphQL request must be done. */
  readonly deadline?: number | undefined;
  /** Told of what answered each of its reads and writes, also where that took no call of its own. */
  readonly onCall?: OnCall | undefined;
  /** Told of each of its writes. */
  readonly writes?: WriteLog | undefined;
  /** Told of each read and write that failed in the end, also where a stored response stands in. */
  readonly onFailure?: ((error: UpstreamError) => void) | undefined;
  /** The calls that the credential has left, where the service limits them. */
  readonly budget?: CallBudget | undefined;
  /** How many calls the whole GraphQL request may take. Default 1. */
  readonly expectedCalls?: (() => number) | undefined;
  /** Bounds the calls of the whole GraphQL request. Default: unbounded. */
  readonly callLimit?: CallLimit | undefined;
  /** Time that the GraphQL request may wait before retries, at all services together. Default: one second for the session. */
  readonly retryWaits?: TimeLimit | undefined;
  /**
   * Whether it is to be known how the service answers now: every read is made by a call of its own, also while the service is
   * left alone.
   */
  readonly alwaysCalls?: boolean | undefined;
}

export interface ReadOptions<T> {
  readonly query?: Query | undefined;
  /** Gets the parsed body, or undefined for an empty one. */
  readonly decode: Decode<T>;
  /** In place of the session's where a name is in both. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether the call goes without the session's credential: it is how one is got. */
  readonly isAnonymous?: boolean | undefined;
  /** Whether what it gets holds a secret: then each read is a call of its own, and its response is stored nowhere. */
  readonly holdsSecret?: boolean | undefined;
  /** Values in it that nobody may see again: what the service says with one of them in it is not passed on. */
  readonly secrets?: readonly string[] | undefined;
}

export interface GetOptions<T> extends ReadOptions<T> {
  /** Whether the call changes something, although it is a GET: then it is sent once, as any other write. */
  readonly isWrite?: boolean | undefined;
}

/** `json` or `form`, not both; neither sends no body. */
export interface SendOptions<T> extends ReadOptions<T> {
  readonly json?: unknown;
  readonly form?: Form | undefined;
  /** Whether the call changes nothing, although its method could. It is still sent once. */
  readonly isSafe?: boolean | undefined;
}
