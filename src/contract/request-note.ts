import type { GatewayRequest } from './gateway-request.ts';

/**
 * Something that is noted of requests, on the request itself.
 *
 * A WeakMap of the process would do the same, but V8's young collections take all its values for living ones: each
 * request's notes, and what they hold, would be copied time and again before they are let go.
 */
export class RequestNote<Note> {
  readonly #key = Symbol('note');

  /** Undefined where nothing is noted. */
  of(request: GatewayRequest): Note | undefined {
    return (request as Noted)[this.#key] as Note | undefined; // By nobody else than `set`.
  }

  set(request: GatewayRequest, note: Note): Note {
    (request as Noted)[this.#key] = note;
    return note;
  }
}

type Noted = GatewayRequest & { [key: symbol]: unknown };
