/** The request that failed, told without its query string, body or headers: those can hold secrets. */
export interface FailedRequest {
  /** Enum value of the service, as in the schema: `LITTLELOGS`. */
  readonly service: string;
  readonly method: string;
  /** Path below the base address: `logs/2588/`. */
  readonly path: string;
}

/**
 * What became of a write that failed: it surely never left, the service said no, it was made although its answer can't
 * be read, or nobody knows.
 */
export type WriteOutcome = 'NOT_SENT' | 'REFUSED' | 'MADE' | 'UNKNOWN';

interface UpstreamErrorOptions {
  /** HTTP status, where the service answered at all. */
  readonly status?: number;
  readonly cause?: unknown;
  readonly retryAfter?: number | undefined;
  readonly outcome?: WriteOutcome | undefined;
}

/** Whatever can go wrong between the gateway and a service. `message` is safe to show to a client. */
export abstract class UpstreamError extends Error {
  readonly request: FailedRequest;
  readonly status: number | undefined;
  /** Seconds until another try makes sense, as the service said (`Retry-After`). */
  readonly retryAfter: number | undefined;
  /**
   * Undefined for a read. Code that throws before a write is sent need not set it: the session takes such an error for
   * `NOT_SENT`.
   */
  outcome: WriteOutcome | undefined;

  constructor(request: FailedRequest, message: string, options: UpstreamErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.request = request;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
    this.outcome = options.outcome;
  }
}

/** No connection, a connection that broke, or a 5xx answer. */
export class UpstreamUnavailableError extends UpstreamError {}

/** The service has failed so often in a row that it gets no calls for some seconds: this one was not made. */
export class UpstreamCircuitOpenError extends UpstreamUnavailableError {}

/** The call's or the whole request's deadline passed before the answer was complete. */
export class UpstreamTimeoutError extends UpstreamError {}

/** The viewer went away, so the call was given up. */
export class UpstreamAbortedError extends UpstreamError {}

/** An answer that is not what the service documents: no JSON, half of it, a wrong type, a redirect, too large. */
export class UpstreamInvalidResponseError extends UpstreamError {
  /** The connection broke inside the body: the answer was no lie, and the same read may well succeed at once. */
  readonly cutShort: boolean;
  /** Of a change: the key of what was changed, where the answer names it. Not for clients. */
  readonly changedKey: string | undefined;

  constructor(
    request: FailedRequest,
    message: string,
    options: UpstreamErrorOptions & { cutShort?: boolean; changedKey?: string | undefined } = {},
  ) {
    super(request, message, options);
    this.cutShort = options.cutShort ?? false;
    this.changedKey = options.changedKey;
  }
}

/** 401, or no credential where the documents demand one (then no call was made and `status` is undefined). */
export class UpstreamUnauthenticatedError extends UpstreamError {}

/** 401 of a staging server's HTTP Basic: the gateway's operator can correct it, the viewer can't. */
export class UpstreamStagingLoginError extends UpstreamError {}

/** 403. */
export class UpstreamForbiddenError extends UpstreamError {}

/** 404 or 410. */
export class UpstreamNotFoundError extends UpstreamError {
  /** What the service said about it, for telling a missing thing from a missing address. Not for clients. */
  readonly reason: string | null;

  constructor(
    request: FailedRequest,
    message: string,
    options: UpstreamErrorOptions & { reason?: string | null } = {},
  ) {
    super(request, message, options);
    this.reason = options.reason ?? null;
  }
}

/** 429. */
export class UpstreamRateLimitedError extends UpstreamError {}

/** The GraphQL request has made as many calls as one request may: this one was not sent. */
export class UpstreamCallLimitError extends UpstreamError {
  readonly limit: number;
  /** Calls that the request had sent by then, over all services. */
  readonly made: number;

  /** Calls that it was estimated to take at most, where that is known. */
  readonly estimated: number | undefined;

  constructor(
    request: FailedRequest,
    {
      limit,
      made,
      estimated,
    }: { readonly limit: number; readonly made: number; readonly estimated?: number | undefined },
  ) {
    super(
      request,
      `The operation needs more calls to services than one request may make: ${made} were made, limit ${limit}. Ask for less at once: shorter pages, fewer nested lists, fewer ids.`,
    );
    this.limit = limit;
    this.made = made;
    this.estimated = estimated;
  }
}

/** What a service says against one field of what was sent; `field` is null where it speaks of the whole. */
export interface Refusal {
  readonly field: string | null;
  readonly message: string;
}

/** 400, 402, 409, 422 and the like: the service understood and said no. */
export class UpstreamRefusedError extends UpstreamError {
  readonly refusals: readonly Refusal[];

  constructor(
    request: FailedRequest,
    message: string,
    options: UpstreamErrorOptions & { refusals: readonly Refusal[] },
  ) {
    super(request, message, options);
    this.refusals = options.refusals;
  }
}

/** The place where a cursor stood can't be found any more without the risk of a gap or a repeated item. */
export class CursorLostError extends Error {
  override readonly name = 'CursorLostError';

  constructor() {
    super(
      'The list changed so much that the place of this cursor is lost. Start again from the beginning of the list (leave out `after` and `before`).',
    );
  }
}

/** A list is not in the order that it should have, and is too long to be put in order. */
export class OutOfOrderError extends Error {
  override readonly name = 'OutOfOrderError';

  constructor(message = 'The list is not in the order of time, and too long to be put in order.') {
    super(message);
  }
}
