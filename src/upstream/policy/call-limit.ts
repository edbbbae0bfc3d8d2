import { type FailedRequest, UpstreamCallLimitError } from '../http/errors.ts';

/** Bounds the calls of one GraphQL request, over all services and sessions: retries and redirects count as well. */
export class CallLimit {
  readonly limit: number;
  readonly #estimate: () => number | undefined;
  #made = 0;
  #estimated: number | undefined;

  /** @param estimate gives what was estimated at most before the request began, for the error. */
  constructor(limit: number, estimate: () => number | undefined = () => undefined) {
    this.limit = limit;
    this.#estimate = estimate;
  }

  /** Calls sent so far. */
  get made(): number {
    return this.#made;
  }

  /** @throws UpstreamCallLimitError where no further call may be sent. */
  check(request: FailedRequest): void {
    if (this.#made < this.limit) return;
    this.#estimated ??= this.#estimate();
    throw new UpstreamCallLimitError(request, {
      limit: this.limit,
      made: this.#made,
      estimated: this.#estimated,
    });
  }

  /** Counts a call that is about to be sent. */
  count(): void {
    this.#made += 1;
  }
}
