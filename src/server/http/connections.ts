import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Milliseconds that a request which is half sent when the drain begins gets for its other half. */
const HALF_SENT_MS = 1_000;
/** Between two looks at connections that may have stalled. */
const LONGEST_TICK_MS = 1_000;

/** The connections of one HTTP server, and what runs on them: to end them in good order. */
export class Connections {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #running = new Map<ServerResponse, IncomingMessage>();
  #isWindingDown = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** To be called with every request before it is handled. */
  add(request: IncomingMessage, response: ServerResponse): void {
    this.#running.set(response, request);
    response.once('close', () => this.#running.delete(response));
    if (this.#isWindingDown) closeAfter(response);
  }

  /**
   * Closes connections on which nothing moved for a time, be it that the client does not read its answer, or that nothing
   * runs on them. What answering takes is bounded by the gateway.
   */
  closeStalled(stalledMs: number): void {
    this.#server.timeout = stalledMs;
    this.#server.on('timeout', (socket) => {
      if (socket.writableLength > 0 || !this.#isBusy(socket)) socket.destroy();
    });
    // yoga turns the time limit off for a connection that it streams on.
    const turnOnAgain = () => {
      for (const { socket } of this.#running.keys()) if (socket?.timeout === 0) socket.setTimeout(stalledMs);
    };
    const timer = setInterval(turnOnAgain, Math.min(LONGEST_TICK_MS, stalledMs / 2)).unref();
    this.#server.once('close', () => clearInterval(timer));
  }

  #isBusy(socket: Socket): boolean {
    for (const response of this.#running.keys()) if (response.socket === socket) return true;
    return false;
  }

  /** From now on each connection is closed once its request is answered, so that clients come back elsewhere. */
  windDown(): void {
    if (this.#isWindingDown) return;
    this.#isWindingDown = true;
    for (const response of this.#running.keys()) closeAfter(response);
  }

  /**
   * Stops listening and lets running requests finish. A connection without a request is closed at once, one that has sent
   * nothing yet or half a request soon.
   *
   * @returns whether all were finished in time; those that were not are cut off.
   */
  async drain(timeoutMs: number): Promise<boolean> {
    this.windDown();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    let inTime = true;
    const halfSent = setTimeout(() => this.#closeHalfSent(), HALF_SENT_MS);
    const timer = setTimeout(() => {
      inTime = false;
      for (const socket of this.#sockets) socket.destroy();
    }, timeoutMs);
    await closed;
    clearTimeout(halfSent);
    clearTimeout(timer);
    return inTime;
  }

  #closeHalfSent(): void {
    const busy = new Set<Socket>();
    for (const [response, request] of this.#running) {
      if (request.complete && response.socket) busy.add(response.socket);
    }
    for (const socket of this.#sockets.difference(busy)) socket.destroy();
  }
}

/** Has the connection closed once this answer is sent; it would be kept for the next request otherwise. */
function closeAfter(response: ServerResponse): void {
  // By the time that it is sent it has lost its socket.
  const { socket } = response;
  if (!response.headersSent) response.setHeader('connection', 'close');
  else response.once('finish', () => socket?.destroySoon());
}
