import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../observe/logger.ts';
import { StartError } from '../start-error.ts';
import { limitConnections } from './connection-limit.ts';
import { Connections } from './connections.ts';

// An import would evaluate all that the module exports, the WebSocket of Node's own undici among it, which nobody uses.
const { createServer } = process.getBuiltinModule('node:http');

/** An HTTP server that listens. */
export interface HttpServer {
  /** `http://127.0.0.1:4000` */
  readonly origin: string;
  /** From now on each connection is closed once its request is answered; new ones are accepted. */
  windDown(): void;
  /**
   * Stops listening, lets running requests finish and then closes their connections. Half a request gets a second for its
   * other half.
   *
   * @returns whether all were finished in time; those that were not are cut off.
   */
  drain(timeoutMs: number): Promise<boolean>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Connections at once; the next ones are refused. Default: as many as the system allows. */
  readonly maxConnections?: number | undefined;
  /** Is told of refused connections. */
  readonly logger?: Logger | undefined;
  readonly patience?: Patience | undefined;
}

/** Milliseconds that a client may take. */
export interface Patience {
  /** To send the head of its first request, from when it has connected; of a later one, from its first byte. */
  readonly headMs: number;
  /** To send a whole request. */
  readonly requestMs: number;
  /** Without taking a byte of an answer that is waiting for it. */
  readonly stalledMs: number;
}

const USUAL_PATIENCE: Patience = { headMs: 10_000, requestMs: 30_000, stalledMs: 60_000 };

/** Of a request's head. */
const MAX_HEAD_BYTES = 16_384;

/**
 * Listens for HTTP requests.
 *
 * @throws StartError where the address can't be had.
 */
export async function listen(handle: RequestListener, options: ListenOptions): Promise<HttpServer> {
  const { host, port, maxConnections, logger, patience = USUAL_PATIENCE } = options;
  const { headMs, requestMs, stalledMs } = patience;
  const server = createServer(
    {
      maxHeaderSize: MAX_HEAD_BYTES,
      headersTimeout: headMs,
      requestTimeout: requestMs,
      // Node looks for late clients every 30 s, unless told otherwise: a silent one would stay four times as long.
      connectionsCheckingInterval: Math.ceil(headMs / 10),
      // Longer than what load balancers keep idle connections for (60 s), so that none sends into a closing one.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      connections.add(request, response);
      handle(request, response);
    },
  );
  const connections = new Connections(server);
  connections.closeStalled(stalledMs);
  if (maxConnections !== undefined) limitConnections(server, maxConnections, logger);

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  // A server that listens on a host and port has such an address, never a pipe's name.
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    origin: `http://${name}:${address.port}`,
    windDown: () => connections.windDown(),
    drain: (timeoutMs) => connections.drain(timeoutMs),
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const where = `${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(`${where} is taken: stop what listens there, or set PORT to another port.`);
    case 'EACCES':
      return new StartError(`${where} is not allowed to this user: set PORT to 1024 or above.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `${where} is no address of this machine: set HOST to one, or to 0.0.0.0 for all.`,
      );
    default:
      return new StartError(`Cannot listen on ${where}: ${error.code ?? error.name}.`);
  }
}
