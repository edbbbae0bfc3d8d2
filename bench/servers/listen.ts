import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ready } from './child.ts';

/** Listens on a loopback port of the system's choice, and tells the parent. */
export function listen(handle: RequestListener): void {
  const server = createServer(handle);
  server.keepAliveTimeout = 65_000;
  // A server that listens on a port has such an address, never a pipe's name.
  server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port));
}
