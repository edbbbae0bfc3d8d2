import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Exchange } from '../stand-ins/serve.ts';
import type { Reply } from '../stand-ins/stand-in.ts';
import { answering, type Fault, goodBytes, unlessBodiless, type WriteReport } from './fault.ts';

const lost = (): readonly WriteReport[] => ['UNKNOWN', 'MADE'];
const unsure = unlessBodiless(['UNKNOWN', 'MADE', 'DONE']);

const coders = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  zstd: zstdCompressSync,
  'x-gzip': gzipSync,
};
/** 64 MB of spaces: past every limit on the decoded body. */
const bombs = Object.entries(coders).map(([coding, encode]) => {
  const body = encode(Buffer.alloc(64 * 1024 * 1024, ' '));
  return answering(`a ${coding} bomb`, () => ({ headers: { 'content-encoding': coding }, body }), {
    write: unlessBodiless(['MADE', 'UNKNOWN']),
  });
});
const coded = Object.entries(coders).flatMap(([coding, encode]) => [
  answering(
    `coded with ${coding}`,
    (exchange) => ({ headers: { 'content-encoding': coding }, body: encode(goodBytes(exchange)) }),
    { isHarmless: true, write: () => ['DONE'] },
  ),
  answering(
    `${coding} that is cut short`,
    (exchange) => ({
      headers: { 'content-encoding': coding },
      body: encode(goodBytes(exchange)).subarray(0, -6),
    }),
    { write: unsure },
  ),
  answering(
    `${coding} announced, plain sent`,
    (exchange) => ({ headers: { 'content-encoding': coding }, body: goodBytes(exchange) }),
    { write: unsure },
  ),
  answering(
    `a refusal coded with ${coding}`,
    () => ({
      status: 400,
      headers: { 'content-encoding': coding },
      body: encode('{"error": "Refused in code."}'),
    }),
    { write: () => ['REFUSED', 'USER_ERRORS'] },
  ),
]);
const oddCodings = [
  answering(
    'raw deflate',
    (exchange) => ({ headers: { 'content-encoding': 'deflate' }, body: deflateRawSync(goodBytes(exchange)) }),
    { write: unsure },
  ),
  answering(
    'coded twice',
    (exchange) => ({
      headers: { 'content-encoding': 'gzip, gzip' },
      body: gzipSync(gzipSync(goodBytes(exchange))),
    }),
    { write: unsure },
  ),
  answering(
    'coded forty times by its header',
    (exchange) => ({
      headers: { 'content-encoding': Array(40).fill('gzip').join(', ') },
      body: gzipSync(goodBytes(exchange)),
    }),
    { write: unsure },
  ),
  answering(
    'an unknown coding',
    (exchange) => ({ headers: { 'content-encoding': 'compress-me' }, body: goodBytes(exchange) }),
    { write: unsure },
  ),
  answering(
    'the identity coding',
    (exchange) => ({ headers: { 'content-encoding': 'identity' }, body: goodBytes(exchange) }),
    { isHarmless: true, write: () => ['DONE'] },
  ),
];

const head = (good: Reply, headers: string) => {
  const own = Object.entries(good.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${good.status} OK\r\ncontent-type: application/json\r\n${own.join('')}${headers}\r\n`;
};
const raw = (name: string, write: (exchange: Exchange) => void, more: Partial<Fault> = {}): Fault => ({
  name,
  onRequest: write,
  write: lost,
  ...more,
});
const isBodiless = ({ status }: Reply) => status === 204;

/** What HTTP allows. */
const allowed: readonly Fault[] = [
  raw(
    'a connection closed instead of a length',
    ({ good, socket, ...rest }) =>
      socket.end(
        Buffer.concat([
          Buffer.from(head(good, 'connection: close\r\n')),
          goodBytes({ good, socket, ...rest }),
        ]),
      ),
    { isHarmless: true, write: () => ['DONE'] },
  ),
  raw(
    'chunks of one byte with trailers',
    ({ good, socket, ...rest }) => {
      if (isBodiless(good)) return void socket.write(head(good, ''));
      socket.write(head(good, 'transfer-encoding: chunked\r\ntrailer: x-trail\r\n'));
      for (const byte of goodBytes({ good, socket, ...rest }))
        socket.write(Buffer.from([...Buffer.from('1;ext=1\r\n'), byte, 13, 10]));
      socket.write('0\r\nX-Trail: 1\r\n\r\n');
    },
    { isHarmless: true, write: () => ['DONE'] },
  ),
  raw(
    'informational responses first',
    ({ socket, behave }) => {
      socket.write(
        'HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n'.repeat(5) +
          'HTTP/1.1 102 Processing\r\n\r\n',
      );
      behave();
    },
    { isHarmless: true, write: () => ['DONE'] },
  ),
  raw(
    'a reason of odd bytes',
    ({ good, socket, ...rest }) => {
      const body = goodBytes({ good, socket, ...rest });
      const length = isBodiless(good) ? '' : `content-length: ${body.length}\r\n`;
      socket.write(
        Buffer.concat([Buffer.from(head(good, length).replace(' OK', ' \xff\xfe'), 'latin1'), body]),
      );
    },
    { isHarmless: true, write: () => ['DONE'] },
  ),
];

/** What it doesn't. */
const broken: readonly Fault[] = [
  raw('reset after the request', ({ socket }) => void socket.resetAndDestroy()),
  raw('closed after the request', ({ socket }) => socket.end()),
  raw(
    'reset after the headers',
    ({ good, socket }) =>
      void socket.write(head(good, 'content-length: 100\r\n'), () =>
        setImmediate(() => socket.resetAndDestroy()),
      ),
    { write: unsure },
  ),
  raw(
    'closed in the body',
    ({ good, socket }) => socket.end(`${head(good, 'content-length: 100\r\n')}{"id"`),
    { write: unsure },
  ),
  raw(
    'chunks without an end',
    ({ good, socket, ...rest }) =>
      socket.end(
        Buffer.concat([
          Buffer.from(`${head(good, 'transfer-encoding: chunked\r\n')}fffff\r\n`),
          goodBytes({ good, socket, ...rest }),
        ]),
      ),
    { write: unsure },
  ),
  raw(
    'a chunk size that is none',
    ({ good, socket }) => void socket.write(`${head(good, 'transfer-encoding: chunked\r\n')}zz\r\n{}\r\n`),
    { write: unsure },
  ),
  raw(
    'a length below that of the body',
    ({ good, socket, ...rest }) =>
      void socket.write(
        Buffer.concat([
          Buffer.from(head(good, 'content-length: 5\r\n')),
          goodBytes({ good, socket, ...rest }),
        ]),
      ),
    { write: unsure },
  ),
  raw(
    'a negative length',
    ({ good, socket }) => void socket.write(`${head(good, 'content-length: -5\r\n')}{}`),
  ),
  raw(
    'two lengths',
    ({ good, socket }) => void socket.write(`${head(good, 'content-length: 2\r\ncontent-length: 3\r\n')}{}`),
    { write: unsure },
  ),
  raw(
    'a length and chunks',
    ({ good, socket }) =>
      void socket.write(
        `${head(good, 'content-length: 2\r\ntransfer-encoding: chunked\r\n')}2\r\n{}\r\n0\r\n\r\n`,
      ),
    { write: unsure },
  ),
  raw(
    'a flood of headers',
    ({ good, socket }) =>
      void socket.write(
        head(
          good,
          Array.from({ length: 20_000 }, (_, index) => `x-${index}: ${'y'.repeat(50)}\r\n`).join(''),
        ),
      ),
    { write: unsure },
  ),
  raw(
    'a header without a name',
    ({ good, socket }) => void socket.write(`${head(good, ': x\r\ncontent-length: 2\r\n')}{}`),
    { write: unsure },
  ),
  raw('something else than HTTP', ({ socket }) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')),
  raw('HTTP/2', ({ socket }) => void socket.write(Buffer.from('000012040000000000', 'hex'))),
  raw(
    'a status of two digits',
    ({ socket }) => void socket.write('HTTP/1.1 20 OK\r\ncontent-length: 2\r\n\r\n{}'),
  ),
  raw(
    'a status above 599',
    ({ socket }) => void socket.write('HTTP/1.1 999 OK\r\ncontent-length: 2\r\n\r\n{}'),
    { write: () => ['UNKNOWN', 'REFUSED'] },
  ),
  raw(
    'switching protocols',
    ({ socket }) =>
      void socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      ),
  ),
  raw(
    'two responses at once',
    ({ socket, behave }) => {
      behave();
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{"smuggled": 1}\n');
    },
    { write: () => ['DONE', 'MADE', 'UNKNOWN'] },
  ),
  {
    name: 'reset on connection',
    onConnect: (socket) => void socket.resetAndDestroy(),
    write: () => ['NOT_SENT', 'UNKNOWN'],
  },
  {
    name: 'closed on connection',
    onConnect: (socket) => void socket.destroy(),
    write: () => ['NOT_SENT', 'UNKNOWN'],
  },
];

const slow: readonly Fault[] = [
  raw('no answer', () => {}, { isSlow: true }),
  raw('no body', ({ good, socket }) => void socket.write(head(good, 'content-length: 100\r\n')), {
    isSlow: true,
    write: unsure,
  }),
  raw(
    'endless informational responses',
    ({ socket }) => {
      const timer = setInterval(
        () => (socket.destroyed ? clearInterval(timer) : socket.write('HTTP/1.1 102 Processing\r\n\r\n')),
        20,
      );
      socket.on('close', () => clearInterval(timer));
    },
    { isSlow: true },
  ),
  raw(
    'a byte of the body now and then',
    ({ good, socket }) => {
      socket.write(head(good, 'content-length: 100000\r\n'));
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(' ')), 20);
      socket.on('close', () => clearInterval(timer));
    },
    { isSlow: true, write: unsure },
  ),
  raw(
    'a byte of the headers now and then',
    ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write('y')), 20);
      socket.on('close', () => clearInterval(timer));
    },
    { isSlow: true },
  ),
];

export const transportFaults: readonly Fault[] = [
  ...coded,
  ...oddCodings,
  ...bombs,
  ...allowed,
  ...broken,
  ...slow,
];
