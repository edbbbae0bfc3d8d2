import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What happens to one request (or, `onConnect`, to one connection before it can send any). */
export interface Fault {
  readonly onConnect?: (socket: Socket) => void;
  readonly onRequest?: (socket: Socket, server: FaultyServer) => void;
}

/** A raw TCP server that speaks HTTP as badly as its script says. */
export interface FaultyServer {
  readonly url: URL;
  /** Each request received, complete and raw. */
  readonly requests: readonly string[];
  readonly connections: number;
  /** Body bytes handed to the system so far by `huge` and `drip`. */
  bytesSent: number;
  /** Resolves as soon as `count` requests have come in. */
  received(count: number): Promise<void>;
  /** Resolves as soon as `count` body bytes of a `drip` or `huge` are out. */
  sent(count: number): Promise<void>;
  /** Resolves as soon as `count` connections have ended, whoever ended them. */
  disconnected(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Serves the faults in order, one for each request; the last one again and again. */
export async function startFaultyServer(...script: readonly Fault[]): Promise<FaultyServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let disconnections = 0;
  let step = 0;
  const next = () => script[Math.min(step++, script.length - 1)] ?? {};
  const peek = () => script[Math.min(step, script.length - 1)] ?? {};

  const tcp = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => {
        sockets.delete(socket);
        disconnections++;
      });
    if (peek().onConnect) {
      next().onConnect?.(socket);
      return;
    }
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      while (isComplete(received)) {
        const length = requestLength(received);
        requests.push(received.slice(0, length));
        received = received.slice(length);
        next().onRequest?.(socket, server);
      }
    });
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));

  const server: FaultyServer = {
    url: new URL(`http://127.0.0.1:${(tcp.address() as AddressInfo).port}/`),
    requests,
    get connections() {
      return connections;
    },
    bytesSent: 0,
    received: (count) => until(() => requests.length >= count),
    sent: (count) => until(() => server.bytesSent >= count),
    disconnected: (count) => until(() => disconnections >= count),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        tcp.close(() => resolve());
      }),
  };
  return server;
}

/** The address of a port on which nobody listens, and which no system gives to a server that takes any. */
export function closedPort(): URL {
  return new URL('http://127.0.0.1:1/');
}

/** The ways in which a service can be bad. */
export const faults = {
  /** A proper answer. */
  answer: (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fault => ({
    onRequest: (socket) => {
      const all = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...headers,
      };
      socket.write(head(status, all) + body);
    },
  }),
  /** Whatever bytes are given, then the end of the connection. */
  raw: (bytes: string): Fault => ({ onRequest: (socket) => socket.end(bytes) }),
  /** Accepts and resets before a request is read. */
  resetOnConnect: (): Fault => ({ onConnect: (socket) => socket.resetAndDestroy() }),
  /** Reads the request, then resets. */
  reset: (): Fault => ({ onRequest: (socket) => socket.resetAndDestroy() }),
  /** Reads the request, then closes in good order without a word. */
  hangUp: (): Fault => ({ onRequest: (socket) => socket.end() }),
  /** Answers properly, then closes the connection that it promised to keep. */
  answerAndClose: (body: string): Fault => ({
    onRequest: (socket) => socket.end(head(200, { 'content-length': body.length }) + body),
  }),
  resetAfterHeaders: (status = 200): Fault => ({
    onRequest: (socket) =>
      socket.write(head(status, { 'content-length': 100 }), () =>
        setImmediate(() => socket.resetAndDestroy()),
      ),
  }),
  /** Reads the request and never answers. */
  stall: (): Fault => ({ onRequest: () => {} }),
  stallAfterHeaders: (): Fault => ({
    onRequest: (socket) => socket.write(head(200, { 'content-length': 100 })),
  }),
  /** For each request the fault of the longest path that its own begins with; where there is none, it stalls. */
  byPath: (routes: Readonly<Record<string, Fault>>): Fault => ({
    onRequest: (socket, server) => {
      const asked = server.requests.at(-1)?.split(' ', 2)[1] ?? '';
      const [match] = Object.keys(routes)
        .filter((path) => asked.startsWith(path))
        .sort((a, b) => b.length - a.length);
      if (match !== undefined) routes[match]?.onRequest?.(socket, server);
    },
  }),
  /** One byte of the body at a time. */
  drip: (body: string): Fault => ({
    onRequest: (socket, server) => {
      socket.write(head(200, { 'content-length': body.length }));
      const drip = (at: number): void => {
        if (socket.destroyed || at === body.length) return;
        socket.write(body.slice(at, at + 1));
        server.bytesSent++;
        setImmediate(drip, at + 1);
      };
      drip(0);
    },
  }),
  /** Promises more bytes than it sends, and closes. */
  truncate: (body: string, status = 200): Fault => ({
    onRequest: (socket) => socket.end(head(status, { 'content-length': body.length + 100 }) + body),
  }),
  /** A chunked body without its end, and closes. */
  chunkedCutShort: (body: string): Fault => ({
    onRequest: (socket) =>
      socket.end(
        `${head(200, { 'transfer-encoding': 'chunked' })}${body.length.toString(16)}\r\n${body}\r\n`,
      ),
  }),
  /** `bytes` of body, with or without saying so in advance. */
  huge: (bytes: number, { announced, status = 200 }: { announced: boolean; status?: number }): Fault => ({
    onRequest: (socket, server) => {
      socket.write(head(status, announced ? { 'content-length': bytes } : { connection: 'close' }));
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const pump = (): void => {
        while (!socket.destroyed && server.bytesSent < bytes) {
          server.bytesSent += chunk.length;
          if (!socket.write(chunk)) {
            socket.once('drain', pump);
            return;
          }
        }
        socket.end();
      };
      pump();
    },
  }),
};

function head(status: number, headers: Readonly<Record<string, string | number>>): string {
  const all = { 'content-type': 'application/json', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`;
}

function isComplete(received: string): boolean {
  return received.includes('\r\n\r\n') && received.length >= requestLength(received);
}

function requestLength(received: string): number {
  const bodyAt = received.indexOf('\r\n\r\n') + 4;
  return bodyAt + Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(setImmediate);
}
