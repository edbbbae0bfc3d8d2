import { type FailedRequest, UpstreamCallLimitError } from './errors.ts';

/** Bounds the calls of one GraphQL request, over all services and sessions: retries and redirects count as well. */
export class CallLimit {
  readonly limit: number;
  #made = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Calls sent so far. */
  get made(): number {
    return this.#made;
  }

  /** @throws UpstreamCallLimitError where no further call may be sent. */
  check(request: FailedRequest): void {
    if (this.#made >= this.limit) throw new UpstreamCallLimitError(request, this.limit, this.#made);
  }

  /** Counts a call that is about to be sent. */
  count(): void {
    this.#made += 1;
  }
}
