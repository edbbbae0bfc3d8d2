import { Agent, request as httpRequest } from 'node:http';
import { createConnection } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { StartError } from '../../src/server/start-error.ts';
import { createSmallGateway } from './small-gateway.ts';

const slowQuery = '/graphql?query={slow}';

/** A gateway whose field `slow` waits until `finish` is called. */
async function startSlowGateway() {
  const running = Promise.withResolvers<AbortSignal>();
  const result = Promise.withResolvers<string>();
  const gateway = createSmallGateway({
    context: ({ request }) => ({
      slow() {
        running.resolve(request.signal);
        return result.promise;
      },
    }),
  });
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
  return { server, running: running.promise, finish: () => result.resolve('done') };
}

test('a running request is finished, its connection then closed, and no other accepted', async () => {
  const { server, running, finish } = await startSlowGateway();
  const answer = fetch(server.origin + slowQuery);
  await running;

  const drained = server.drain(10_000);
  await expect(fetch(`${server.origin}/health`)).rejects.toThrow('fetch failed');
  finish();
  const response = await answer;
  expect(response.headers.get('connection')).toBe('close');
  expect(await response.json()).toEqual({ data: { slow: 'done' } });
  expect(await drained).toBe(true);
});

test('an idle connection does not hold the drain up', async () => {
  const { server } = await startSlowGateway();
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => {
    httpRequest(`${server.origin}/health`, { agent }, (response) =>
      response.resume().on('end', resolve),
    ).end();
  });
  expect(await server.drain(10_000)).toBe(true);
  agent.destroy();
});

test.each([
  ['nothing', ''],
  ['half a head', 'POST /graphql HTTP/1.1\r\nhost: quintet\r\n'],
  [
    'half a body',
    'POST /graphql HTTP/1.1\r\nhost: quintet\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
  ],
])('a connection that has sent %s holds the drain up for a second at most', async (_, sent) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { server, running, finish } = await startSlowGateway();
  const answer = fetch(server.origin + slowQuery);
  const socket = createConnection(Number(new URL(server.origin).port), '127.0.0.1');
  socket.resume().on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(sent);
  await running;

  const drained = server.drain(600_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(socket.closed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  // What is there whole goes on.
  finish();
  expect(await (await answer).json()).toEqual({ data: { slow: 'done' } });
  expect(await drained).toBe(true);
});

test('what does not finish in time is cut off', async () => {
  const { server, running } = await startSlowGateway();
  const answer = expect(fetch(server.origin + slowQuery)).rejects.toThrow('fetch failed');
  await running;
  expect(await server.drain(1)).toBe(false);
  await answer;
});

test('a viewer who goes away aborts the signal of the request', async () => {
  const { server, running } = await startSlowGateway();
  const { port } = new URL(server.origin);
  const socket = createConnection(Number(port), '127.0.0.1');
  socket.write(`GET ${slowQuery} HTTP/1.1\r\nhost: quintet\r\n\r\n`);
  const signal = await running;
  expect(signal.aborted).toBe(false);

  const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
  socket.destroy();
  await aborted;
  expect(await server.drain(10_000)).toBe(true);
});

test('a taken port is told in one line, with what to do', async () => {
  const { server } = await startSlowGateway();
  const port = Number(new URL(server.origin).port);
  await expect(listen(() => {}, { host: '127.0.0.1', port })).rejects.toThrow(
    new StartError(`127.0.0.1:${port} is taken: stop what listens there, or set PORT to another port.`),
  );
  await server.drain(0);
});

test('an address that is not this machine’s is told too', async () => {
  await expect(listen(() => {}, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
    new StartError('192.0.2.1:0 is no address of this machine: set HOST to one, or to 0.0.0.0 for all.'),
  );
});
