import { createConnection, type Socket } from 'node:net';
import { createSchema } from 'graphql-yoga';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { type HttpServer, type ListenOptions, listen } from '../../../src/server/http/http-server.ts';
import { createSmallGateway } from '../small-gateway.ts';

const patience = { headMs: 100, requestMs: 200, stalledMs: 60_000 };
const head = 'POST /graphql HTTP/1.1\r\nHost: quintet\r\nContent-Type: application/json\r\n';

type Overrides = NonNullable<Parameters<typeof createSmallGateway>[0]>;

async function start(options: Partial<ListenOptions> = {}, overrides: Overrides = {}): Promise<HttpServer> {
  const gateway = createSmallGateway(overrides);
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0, patience, ...options });
  onTestFinished(async () => void (await server.drain(0)));
  return server;
}

async function connect({ origin }: HttpServer): Promise<Socket> {
  const socket = createConnection(Number(new URL(origin).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

/** What comes until the other side closes. */
async function read(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test.each([
  ['never sends a byte', ''],
  ['sends half a line', 'GET /gra'],
  ['sends half a head', 'GET /health HTTP/1.1\r\nHost: quintet\r\nX-A: '],
  ['sends half a body', `${head}Content-Length: 100\r\n\r\n{"query":`],
  ['sends a chunk of a body', `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"que\r\n`],
])('a client that %s is closed, told that it was too slow', async (_, sent) => {
  const socket = await connect(await start());
  socket.write(sent);
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
});

test('a client that trickles its head byte by byte is closed all the same', async () => {
  const socket = await connect(await start());
  const trickle = setInterval(() => socket.write('a'), 20);
  onTestFinished(() => clearInterval(trickle));
  // A byte that is sent after the end is answered by a reset.
  socket.on('error', () => {});
  socket.write('GET /health HTTP/1.1\r\nHost: quintet\r\nX-A: ');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const answer = await new Promise((resolve) => socket.once('data', resolve));
  expect(String(answer)).toMatch(/^HTTP\/1\.1 408/);
  await closed;
});

test('an answer that takes longer than a client has for its request is given', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const server = await start(
    { patience: { ...patience, stalledMs: 100 } },
    { context: () => ({ slow: () => promise }) },
  );
  const answer = fetch(`${server.origin}/graphql?query={slow}`);
  setTimeout(() => resolve('at last'), 500);
  expect(await (await answer).json()).toEqual({ data: { slow: 'at last' } });
});

test.each([true, false])(
  'a client that does not read its answer is closed (fast path: %s)',
  async (fastPath) => {
    const schema = createSchema({
      typeDefs: 'type Query { text: String }',
      resolvers: { Query: { text: () => 'x'.repeat(30_000_000) } },
    });
    const server = await start({ patience: { ...patience, stalledMs: 100 } }, { schema, fastPath });
    const socket = await connect(server);
    socket.on('error', () => {});
    socket.write('GET /graphql?query={text} HTTP/1.1\r\nHost: quintet\r\n\r\n');
    // It looks at the first bytes, and takes no more.
    await new Promise((resolve) => socket.once('readable', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    // That it was closed it sees when it reads again, with what was on its way.
    setTimeout(() => socket.resume(), 1_000);
    await closed;
    expect(socket.bytesRead).toBeLessThan(25_000_000);
  },
);

test('a head that is too large is refused', async () => {
  const socket = await connect(await start());
  socket.write(`GET /health HTTP/1.1\r\nHost: quintet\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 431 /);
});

test('requests that are sent one behind the other, without waiting, are answered in their order', async () => {
  const socket = await connect(await start());
  const bodies = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify({ query: `{greeting(name:"${index}")}` }),
  );
  const [last] = bodies.slice(-1);
  socket.write(
    bodies
      .map(
        (body) =>
          `${head}${body === last ? 'Connection: close\r\n' : ''}Content-Length: ${body.length}\r\n\r\n${body}`,
      )
      .join(''),
  );
  const answers = (await read(socket)).match(/Hello, \d+!/g);
  expect(answers).toEqual(bodies.map((_, index) => `Hello, ${index}!`));
});

test('connections beyond MAX_CONNECTIONS are refused at once, those before go on, and one line says so', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const server = await start({
    maxConnections: 3,
    logger,
    patience: { headMs: 60_000, requestMs: 60_000, stalledMs: 60_000 },
  });
  const held = await Promise.all([connect(server), connect(server), connect(server)]);
  for (let extra = 0; extra < 5; extra += 1) {
    const socket = createConnection(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => {});
    expect(await read(socket).catch(() => '')).toBe('');
  }
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 40, refused: 1, limit: 3, msg: 'connections refused' },
  ]);
  held[0]?.write('GET /health HTTP/1.1\r\nHost: quintet\r\nConnection: close\r\n\r\n');
  expect(await read(held[0]!)).toMatch(/^HTTP\/1\.1 200 /);
  expect((await fetch(`${server.origin}/health`)).status).toBe(200);
});
