import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { createAdaptorServer } from '@hono/node-server';
import type { Handler } from './quirks/quirk.ts';

/** An application that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:4101` */
  readonly origin: string;
  /** Stops listening, ends every connection, idle or not, and closes the database; however often it is called. */
  close(): Promise<void>;
}

/**
 * Serves a sandbox until it is closed, its database with it; port 0 lets the system choose. Rejects where the address is
 * taken, with the database closed.
 */
export async function serve(
  fetch: Handler,
  database: DatabaseSync,
  host: string,
  port: number,
): Promise<RunningServer> {
  // Without http2 options the adaptor makes an ordinary HTTP/1.1 server.
  const server = createAdaptorServer({ fetch }) as Server;
  await listening(server, host, port).catch((error: unknown) => {
    database.close();
    throw error;
  });
  // A server that listens on a host and port has such an address, never a pipe's name.
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  let closing: Promise<void> | undefined;
  return {
    origin: `http://${name}:${address.port}`,
    close() {
      closing ??= closed(server).then(() => database.close());
      return closing;
    },
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Idle keep-alive connections would otherwise hold the process for seconds.
    server.closeAllConnections();
  });
}
