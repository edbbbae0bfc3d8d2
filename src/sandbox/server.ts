import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** An application that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:4101` */
  readonly origin: string;
  /** Stops listening and ends every connection, idle or not. */
  close(): Promise<void>;
}

/** Listens on an address; port 0 lets the system choose. Rejects where the address is taken. */
export async function listen(app: Hono, host: string, port: number): Promise<RunningServer> {
  // Without http2 options the adaptor makes an ordinary HTTP/1.1 server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A server that listens on a host and port has such an address, never a pipe's name.
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    origin: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Idle keep-alive connections would otherwise hold the process for seconds.
        server.closeAllConnections();
      }),
  };
}
