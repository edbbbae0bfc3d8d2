import type { ServerResponse } from 'node:http';

interface Busy {
  /** Calls that are being answered. */
  open: number;
  /** When the first of those began, in milliseconds of `performance.now()`. */
  since: number;
  /** Milliseconds in which at least one call was being answered. */
  total: number;
}

/**
 * How long the upstream was at work on each request of the gateway's client: the time in which at least one of its calls
 * was being answered. Whose a call is, its `Authorization` says: the generator of the load gives each request its own.
 */
export class RequestTimes {
  readonly #requests = new Map<string, Busy>();

  /** Begins a call, which ends with its response. */
  begin(request: string | undefined, response: ServerResponse): void {
    if (request === undefined) return;
    const now = performance.now();
    const busy = this.#requests.get(request) ?? { open: 0, since: 0, total: 0 };
    this.#requests.set(request, busy);
    if (busy.open === 0) busy.since = now;
    busy.open += 1;
    response.once('close', () => {
      busy.open -= 1;
      if (busy.open === 0) busy.total += performance.now() - busy.since;
    });
  }

  /** Milliseconds by request, of all since it was asked last. */
  take(): Record<string, number> {
    const taken = Object.fromEntries([...this.#requests].map(([request, { total }]) => [request, total]));
    this.#requests.clear();
    return taken;
  }
}
