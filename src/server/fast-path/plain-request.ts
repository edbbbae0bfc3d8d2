import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayRequest } from '../../contract/gateway-request.ts';

/** A request as node:http gives it, without the Fetch API's objects around it. */
export class PlainRequest implements GatewayRequest {
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  #controller: AbortController | undefined;

  constructor(message: IncomingMessage, response: ServerResponse) {
    this.#message = message;
    this.#response = response;
  }

  /** Itself: an object beside it would be one more for each request. */
  get headers(): GatewayRequest['headers'] {
    return this;
  }

  get(name: string): string | null {
    const value = this.#message.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  /** Undefined where no page of a browser asks. */
  get origin(): string | undefined {
    return this.#message.headers.origin;
  }

  /** Made when somebody asks for it: kept answers, and what yoga answers, have nothing to abort here. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController();
      const abort = () => {
        if (!this.#response.writableFinished) controller.abort();
      };
      if (this.#response.destroyed) abort();
      else this.#response.once('close', abort);
      this.#controller = controller;
    }
    return this.#controller.signal;
  }
}
