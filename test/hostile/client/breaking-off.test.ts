import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';
import { openSocket, postBytes, sendRaw } from './raw-http.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({ LOG_LEVEL: 'info', GRAPHIQL: 'true' });
});
afterAll(() => quintet?.stop());

const typename = JSON.stringify({ query: '{ __typename }', padding: randomBytes(3000).toString('hex') });
const logs = JSON.stringify({
  query: '{ logs(first: 100) { nodes { id contentHtml author { id bio } comments { id contentHtml } } } }',
});
const stream = JSON.stringify({
  query: '{ logs(first: 100) { nodes @stream(initialCount: 1) { id contentHtml author { id bio } } } }',
});
const coded = gzipSync(typename);
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length - 1500);
const chunked = (body: string) =>
  `POST /graphql HTTP/1.1\r\nHost: q\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;
const get = (target: string, headers = '', method = 'GET') =>
  `${method} ${target} HTTP/1.1\r\nHost: q\r\n${headers}\r\n`;
const address = `/graphql?query=${encodeURIComponent('{ logs(first: 100) { nodes { id contentHtml } } }')}`;

interface BreakingOff {
  readonly bytes: Buffer | string;
  /** Goes once something of the answer has come. Default: as soon as all is sent. */
  readonly isInAnswer?: boolean;
}

const requests: Readonly<Record<string, BreakingOff>> = {
  'in the head': { bytes: 'POST /graphql HTTP/1.1\r\nHost: q\r\nContent-' },
  'before the announced body': {
    bytes: postBytes(typename).subarray(0, -typename.length),
  },
  'in the body': { bytes: half(postBytes(typename)) },
  'in a body that is expected to continue': { bytes: half(postBytes(typename, { expect: '100-continue' })) },
  'in a coded body': { bytes: half(postBytes(coded, { 'content-encoding': 'gzip' })) },
  'in a form': {
    bytes: half(postBytes(typename, { 'content-type': 'application/x-www-form-urlencoded' })),
  },
  'in a chunk': { bytes: chunked('1000\r\n{"query"') },
  'between chunks': { bytes: chunked('8\r\n{"query"\r\n') },
  'in a body that is refused': { bytes: half(postBytes(typename, { 'content-type': 'text/plain' })) },
  'in a body that is too large': {
    bytes: postBytes('x'.repeat(2000), { 'content-length': '90000000' }),
  },
  'in a body to an address that does not exist': { bytes: half(postBytes(typename, {}, '/nope')) },
  'in a body for an answer in parts': { bytes: half(postBytes(typename, { accept: 'multipart/mixed' })) },
  'before its answer': { bytes: postBytes(logs) },
  'in its answer': { bytes: postBytes(logs), isInAnswer: true },
  'before its compressed answer': { bytes: postBytes(logs, { 'accept-encoding': 'br' }) },
  'in its compressed answer': { bytes: postBytes(logs, { 'accept-encoding': 'gzip' }), isInAnswer: true },
  'before the first part': { bytes: postBytes(stream, { accept: 'multipart/mixed' }) },
  'between parts': { bytes: postBytes(stream, { accept: 'multipart/mixed' }), isInAnswer: true },
  'between compressed parts': {
    bytes: postBytes(stream, { accept: 'multipart/mixed', 'accept-encoding': 'gzip' }),
    isInAnswer: true,
  },
  'before the answer to a GET': { bytes: get(address) },
  'before the answer to HEAD': { bytes: get(address, '', 'HEAD') },
  'before HEAD of a page': { bytes: get('/graphql', 'Accept: text/html\r\n', 'HEAD') },
  'before GraphiQL': { bytes: get('/graphql', 'Accept: text/html\r\n') },
  'in GraphiQL': { bytes: get('/graphql', 'Accept: text/html\r\n'), isInAnswer: true },
  'in the dashboard': { bytes: get('/', 'Accept: text/html\r\n'), isInAnswer: true },
  'before /health': { bytes: get('/health') },
};

/** How a connection ends: at once, or with what is under way still sent. */
const ends: Readonly<Record<string, (socket: Socket) => void>> = {
  'is reset': (socket) => void socket.resetAndDestroy(),
  'is closed': (socket) => void socket.destroy(),
  'is half closed': (socket) => void socket.end(),
};

/** With it a request is traced, which the fast path leaves to the other one. */
const entrances = { fast: '', full: 'X-Quintet-Trace: 1\r\n' };

test.each(Object.entries(requests))(
  'a connection that breaks off %s logs nothing that calls for an operator',
  async (_, { bytes, isInAnswer = false }) => {
    const before = quintet.output().length;
    for (const more of Object.values(entrances)) {
      for (const end of Object.values(ends)) {
        const plain = Buffer.from(bytes);
        const at = plain.indexOf('\r\n') + 2;
        const socket = openSocket(quintet.origin);
        const answered = new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
        const sent = Buffer.concat([plain.subarray(0, at), Buffer.from(more), plain.subarray(at)]);
        await new Promise((resolve) => socket.write(sent, resolve));
        if (isInAnswer) await answered;
        // Quintet is to see what was sent before it sees the end.
        else await (await fetch(new URL('/health', quintet.origin))).text();
        end(socket);
        await (await fetch(new URL('/health', quintet.origin))).text();
        socket.destroy();
      }
    }
    expect((await sendRaw(quintet.origin, postBytes('{"query":"{ __typename }"}'))).status).toBe(200);
    expect(alarmsIn(quintet.output().slice(before))).toEqual([]);
    expect(quintet.ended()).toBeNull();
  },
);

/** Lines of the log above `info`, and whatever is no line of a log. */
function alarmsIn(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => line !== '' && !/^\{"level":(?:20|30|"debug"|"info")/.test(line));
}
