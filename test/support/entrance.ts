import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '../../src/server/server.ts';

/**
 * The way into a gateway that the tests take: by yoga's `fetch`, or with `ENTRANCE=http` over HTTP, as every user does.
 * There the fast path answers what it can. `npm run check` runs them both ways.
 */
export function entered(gateway: Gateway): Gateway {
  return process.env.ENTRANCE === 'http' ? overHttp(gateway) : gateway;
}

/** The same gateway over HTTP, listening from its first request on. */
export function overHttp(gateway: Gateway): Gateway {
  let listening: Promise<URL> | undefined;
  return {
    handle: gateway.handle,
    async fetch(url, init) {
      listening ??= listen(createServer(gateway.handle));
      const { pathname, search } = new URL(url);
      const address = new URL(`${pathname}${search}`, await listening);
      return withoutHop(await fetch(address, { redirect: 'manual', ...init }));
    },
  };
}

/** Without the headers that are the connection's, not the gateway's. */
function withoutHop({ status, headers, body }: Response): Response {
  const own = new Headers(headers);
  for (const name of ['connection', 'keep-alive', 'date', 'transfer-encoding']) own.delete(name);
  return new Response(body, { status, headers: own });
}

async function listen(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Tests that close their services need not know of it.
  server.unref();
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  return new URL(`http://127.0.0.1:${port}`);
}
