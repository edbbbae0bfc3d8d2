import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on a loopback port of the system's choice; resolves to that. */
export async function listenOn(server: Server): Promise<number> {
  server.keepAliveTimeout = 65_000;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return (server.address() as AddressInfo).port; // A server that listens on a port has such an address, never a pipe's name.
}
