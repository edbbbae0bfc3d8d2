import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxiedRequest {
  /** `GET`, or `CONNECT` for a tunnel. */
  readonly method: string;
  /** The whole address, or host and port for a tunnel. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy as companies have them: it forwards plain HTTP and opens tunnels for the rest. */
export interface ProxyServer {
  readonly url: URL;
  readonly requests: readonly ProxiedRequest[];
  /** Tunnels and connections to forward, open at one time at most. */
  readonly maxConnections: number;
  close(): Promise<void>;
}

/** @param credential what `Proxy-Authorization` must be; undefined where anybody is let through. */
export async function startProxy(credential?: string): Promise<ProxyServer> {
  const requests: ProxiedRequest[] = [];
  const sockets = new Set<Socket>();
  let maxConnections = 0;
  const isAllowed = ({ 'proxy-authorization': sent }: IncomingHttpHeaders) =>
    credential === undefined || sent === credential;

  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    requests.push({ method, target: url, headers });
    if (!isAllowed(headers)) {
      outgoing.writeHead(407).end(`No: ${headers['proxy-authorization']}`);
      return;
    }
    const { 'proxy-authorization': _, ...rest } = headers;
    const onward = forward(url, { method, headers: rest }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    maxConnections = Math.max(maxConnections, sockets.size);
  });
  server.on('connect', ({ method = '', url = '', headers }, socket) => {
    requests.push({ method, target: url, headers });
    if (!isAllowed(headers)) {
      socket.end(`HTTP/1.1 407 No\r\ncontent-length: 0\r\nx: ${headers['proxy-authorization']}\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    requests,
    get maxConnections() {
      return maxConnections;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
