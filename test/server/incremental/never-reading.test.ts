import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../src/server/http/http-server.ts';
import { createSmallGateway } from '../small-gateway.ts';

const clients = 15;
const items = 300;
const itemBytes = 64 * 1024;
/** What the system itself takes off a sender varies; what Quintet holds for a client must not. */
const mostHeldBytes = 1024 * 1024;
const stalledMs = 300;

const query = '{ logs { nodes @stream { id } } }';

interface Streams {
  /** How many streams of items are open. */
  readonly open: number;
  /** How many items were made, all streams together. */
  readonly made: number;
  readonly responses: readonly ServerResponse[];
  connect(): Socket;
}

async function startStreaming(): Promise<Streams> {
  let open = 0;
  let made = 0;
  async function* logs() {
    open += 1;
    try {
      for (let i = 0; i < items; i += 1) {
        await turn();
        made += 1;
        yield { id: `${i} ${'x'.repeat(itemBytes)}` };
      }
    } finally {
      open -= 1;
    }
  }
  const responses: ServerResponse[] = [];
  const gateway = createSmallGateway({ context: () => ({ logs }) });
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    responses.push(response);
    gateway.handle(request, response);
  };
  const server = await listen(handle, {
    host: '127.0.0.1',
    port: 0,
    patience: { headMs: 10_000, requestMs: 30_000, stalledMs },
  });
  onTestFinished(() => void server.drain(0));
  return {
    get open() {
      return open;
    },
    get made() {
      return made;
    },
    responses,
    connect() {
      const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
      socket.on('error', () => {});
      const body = JSON.stringify({ query });
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: quintet\r\ncontent-type: application/json\r\naccept: multipart/mixed\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      return socket;
    },
  };
}

test('clients that never read have a bounded amount held for them, and are dropped once nothing moves', async () => {
  const streams = await startStreaming();
  const sockets = Array.from({ length: clients }, () => streams.connect().pause());
  let mostHeld = 0;
  while (streams.responses.length < clients || streams.responses.some(({ closed }) => !closed)) {
    for (const { writableLength } of streams.responses) mostHeld = Math.max(mostHeld, writableLength);
    await nextTick();
  }
  expect(mostHeld).toBeGreaterThan(0);
  expect(mostHeld).toBeLessThan(mostHeldBytes);
  // What the system took from Quintet before the client's own buffers were full.
  expect(streams.made).toBeLessThan(clients * items);
  while (streams.open > 0) await nextTick();
  for (const socket of sockets) socket.destroy();
});

test('a client that leaves ends the stream that it was sent', async () => {
  const streams = await startStreaming();
  const socket = streams.connect();
  await new Promise((resolve) => socket.once('data', resolve));
  expect(streams.open).toBe(1);
  socket.destroy();
  while (streams.open > 0) await nextTick();
});

test('a client that reads slowly gets everything', async () => {
  const streams = await startStreaming();
  const socket = streams.connect();
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    // All in all longer than a connection may stall.
    if (received.length % 50 > 0) return;
    socket.pause();
    setTimeout(() => socket.resume(), stalledMs / 3);
  });
  while (!received.at(-1)?.toString('latin1').endsWith('--\r\n\r\n0\r\n\r\n') && !socket.closed)
    await nextTick();
  const text = Buffer.concat(received).toString('latin1');
  for (const i of [0, 1, items / 2, items - 1]) expect(text).toContain(`{"id":"${i} xxx`);
  socket.destroy();
});

/** Real sockets have no clock of their own to move. */
function nextTick(): Promise<void> {
  return wait(5);
}
