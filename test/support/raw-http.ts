import { createServer } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import type { Gateway } from '../../src/server/server.ts';

/** What came back on a socket. */
export interface RawAnswer {
  readonly status: number;
  /** In lower case, without those of the connection and of this request alone. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method?: string;
  readonly target?: string;
  /** Names and values, in their order; a host is added where none is among them. */
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

/** A gateway that listens; `send` takes what no client library would send. */
export async function listenRaw(gateway: Gateway) {
  const server = createServer(gateway.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a host and port.
  return {
    port,
    send: (request: RawRequest) => exchange(port, bytesOf(request)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** One request in bytes; the connection ends with its answer. */
export function bytesOf({ method = 'GET', target = '/', headers = [], body }: RawRequest): Buffer {
  const names = headers.map(([name]) => name.toLowerCase());
  const own = [
    ...(names.includes('host') ? [] : [['host', 'quintet.test']]),
    ...(body === undefined || names.includes('transfer-encoding') || names.includes('content-length')
      ? []
      : [['content-length', String(Buffer.byteLength(body))]]),
    ['connection', 'close'],
  ];
  const lines = [...headers, ...own].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1'),
    Buffer.from(body ?? ''),
  ]);
}

/** Sends bytes, and reads the answer until the other side closes. */
export async function exchange(port: number, bytes: Buffer): Promise<RawAnswer> {
  const socket = createConnection(port, '127.0.0.1');
  socket.write(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return parse(Buffer.concat(chunks));
}

function parse(answer: Buffer): RawAnswer {
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const all = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  const headers = Object.fromEntries(all);
  const rest = answer.subarray(end + 4);
  const body = headers['transfer-encoding'] === 'chunked' && rest.length > 0 ? dechunked(rest) : rest;
  for (const name of ['date', 'connection', 'keep-alive', 'transfer-encoding']) delete headers[name];
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}

function dechunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString(), 16);
    if (!(size > 0)) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
