import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { readRequests } from './read-requests.ts';
import type { Reply, StandIn, StandInRequest } from './stand-in.ts';

/** One request that a fault may spoil, with the answer that the documents promise. */
export interface Exchange {
  readonly request: StandInRequest;
  readonly good: Reply;
  /** How many requests of the attacked operation came before this one. */
  readonly earlier: number;
  /** The connection, to write whatever bytes to. */
  readonly socket: Socket;
  /** Sends what the documents promise. */
  readonly behave: () => void;
}

export interface Attack {
  readonly matches: (request: StandInRequest) => boolean;
  readonly onRequest?: (exchange: Exchange) => void;
  readonly onConnect?: (socket: Socket) => void;
}

export interface RunningStandIn {
  /** The address for the gateway, with the documented base path. */
  readonly url: URL;
  readonly requests: readonly StandInRequest[];
  /** The requests of the attacked operation. */
  readonly attacked: readonly StandInRequest[];
  readonly close: () => Promise<void>;
}

/** Serves a stand-in on a free port; `attack` spoils the requests that it matches. */
export async function serveStandIn(standIn: StandIn, attack?: Attack): Promise<RunningStandIn> {
  const requests: StandInRequest[] = [];
  const attacked: StandInRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    attack?.onConnect?.(socket);
    readRequests(socket, standIn.basePath, (request) => {
      requests.push(request);
      const good = standIn.answer(request);
      const behave = () => void socket.write(Buffer.concat([headOf(good), bytesOf(good)]));
      if (!attack?.onRequest || !attack.matches(request)) return behave();
      const earlier = attacked.length;
      attacked.push(request);
      attack.onRequest({ request, good, earlier, socket, behave });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  return {
    url: new URL(standIn.basePath, `http://127.0.0.1:${port}/`),
    requests,
    attacked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The bytes of a documented body. */
export function bytesOf({ json, text }: Reply): Buffer {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  return Buffer.from(text ?? '');
}

function headOf(reply: Reply): Buffer {
  const type = reply.json === undefined ? 'text/html; charset=utf-8' : 'application/json';
  const length = reply.status === 204 ? {} : { 'content-length': bytesOf(reply).length };
  const lines = Object.entries({ 'content-type': type, ...length, ...reply.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.from(`HTTP/1.1 ${reply.status} OK\r\n${lines.join('')}\r\n`, 'latin1');
}
