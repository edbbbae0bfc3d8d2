import { connect, type Socket } from 'node:net';

/** A response as it came over the socket. */
export interface RawResponse {
  /** 0 where none came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Everything received, also of responses that followed. */
  readonly text: string;
  readonly closed: boolean;
}

/** Sends bytes as they are, and gives what came back until the server closes or falls silent. */
export async function sendRaw(
  origin: URL,
  bytes: string | Buffer,
  { silentMs = 400, maxMs = 5_000 } = {},
): Promise<RawResponse> {
  const socket = openSocket(origin);
  const chunks: Buffer[] = [];
  const closed = await new Promise<boolean>((resolve) => {
    let silence: NodeJS.Timeout | undefined;
    const end = setTimeout(() => resolve(false), maxMs);
    const finish = (isClosed: boolean) => {
      clearTimeout(silence);
      clearTimeout(end);
      resolve(isClosed);
    };
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      clearTimeout(silence);
      silence = setTimeout(finish, silentMs, false);
    });
    socket.on('close', () => finish(true));
    socket.write(bytes);
  });
  socket.destroy();
  return parseResponse(Buffer.concat(chunks).toString(), closed);
}

export function openSocket({ hostname, port }: URL): Socket {
  return connect(Number(port), hostname).on('error', () => {});
}

export function parseResponse(text: string, closed: boolean): RawResponse {
  const interim = /^HTTP\/1\.1 1\d\d [\s\S]*?\r\n\r\n/.exec(text)?.[0] ?? '';
  const own = text.slice(interim.length);
  const headEnd = own.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = own.slice(0, headEnd === -1 ? undefined : headEnd).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const rest = headEnd === -1 ? '' : own.slice(headEnd + 4);
  const isChunked = headers['transfer-encoding'] === 'chunked';
  const length = headers['content-length'] === undefined ? rest.length : Number(headers['content-length']);
  const body = isChunked ? joinChunks(rest) : Buffer.from(rest).subarray(0, length).toString();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0), headers, body, text, closed };
}

function joinChunks(text: string): string {
  let bytes = Buffer.from(text);
  let body = '';
  for (;;) {
    const at = bytes.indexOf('\r\n');
    const size = Number.parseInt(bytes.subarray(0, at).toString(), 16);
    if (at === -1 || !size) return body;
    body += bytes.subarray(at + 2, at + 2 + size).toString();
    bytes = bytes.subarray(at + 2 + size + 2);
  }
}

/** A POST of a body, as bytes. `Connection: close` unless told otherwise. */
export function postBytes(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  path = '/graphql',
): Buffer {
  const all = {
    host: 'quintet.example',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '\0')
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'),
    Buffer.from(body),
  ]);
}
