import { once } from 'node:events';
import { createServer, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that answers nothing until it is let. */
export interface HeldServer {
  readonly url: URL;
  /** Lets it answer what it was asked and will be asked. */
  release(): void;
  close(): Promise<void>;
}

/** Stands before a service and holds its answers back. */
export async function startHeldServer(service: URL): Promise<HeldServer> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const server = createServer(async (incoming, outgoing) => {
    await released;
    const { method, headers, url = '/' } = incoming;
    const passedOn = sendRequest(new URL(url, service.origin), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    // Who asked may be gone by now.
    passedOn.on('error', () => outgoing.destroy());
    incoming.pipe(passedOn);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on a port.
  return {
    url: new URL(`http://127.0.0.1:${port}${service.pathname}`),
    release,
    async close() {
      release();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
