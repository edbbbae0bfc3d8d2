import type { Socket } from 'node:net';
import type { StandInRequest } from './stand-in.ts';

/** Reads one HTTP request after the other from a connection, whatever was written to it meanwhile. */
export function readRequests(
  socket: Socket,
  basePath: string,
  onRequest: (request: StandInRequest) => void,
): void {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const headEnd = received.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const [requestLine = '', ...lines] = received.subarray(0, headEnd).toString('latin1').split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
      );
      const found = bodyOf(received.subarray(headEnd + 4), headers);
      if (found === null) return;
      received = received.subarray(headEnd + 4 + found.length);
      const [method = '', target = ''] = requestLine.split(' ');
      const { pathname, searchParams } = new URL(target, 'http://stand-in');
      const base = `/${basePath}`;
      const path =
        pathname.startsWith(base) && !pathname.startsWith('/oauth/') ? pathname.slice(base.length) : pathname;
      onRequest({ method, path, query: searchParams, headers, body: found.body });
    }
  });
}

/** The body, and how many bytes it took; null as long as it is not whole. */
function bodyOf(
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
): { body: Buffer; length: number } | null {
  if (headers['transfer-encoding'] !== 'chunked') {
    const length = Number(headers['content-length'] ?? 0);
    return bytes.length < length ? null : { body: bytes.subarray(0, length), length };
  }
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString(), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return { body: Buffer.concat(parts), length: next };
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
