import { createConnection } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { createSmallGateway, post, send } from './small-gateway.ts';

/** A gateway, and what it logs. */
function createLoggingGateway() {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const parsed = () => lines.map((line) => JSON.parse(line));
  return { gateway: createSmallGateway({ logger, limits: { cost: 50 } }), lines, parsed };
}

const INFO = 30;
const ERROR = 50;
const ms = expect.any(Number);
const requestId = expect.any(String);

test('each request is one line: operation, type, status, time', async () => {
  const { gateway, parsed } = createLoggingGateway();
  await post(gateway, {
    query: 'query Greet { greeting } mutation Like { likeLog(id: 1) { id } }',
    operationName: 'Like',
  });
  expect(parsed()).toEqual([
    { level: INFO, operation: 'Like', type: 'mutation', status: 200, ms, requestId, msg: 'graphql' },
  ]);
});

test('a refused request tells its error codes', async () => {
  const { gateway, parsed } = createLoggingGateway();
  await send(gateway, '/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' });
  await post(gateway, { query: '{' });
  await post(gateway, { query: 'query Unknown { x y }' });
  await post(gateway, { query: '{ logs(first: 100) { nodes { id } } }' });
  expect(parsed()).toEqual([
    { level: INFO, errors: ['CSRF_PREVENTED'], status: 403, ms, requestId, msg: 'graphql' },
    { level: INFO, errors: ['GRAPHQL_PARSE_FAILED'], status: 400, ms, requestId, msg: 'graphql' },
    {
      level: INFO,
      operation: 'Unknown',
      type: 'query',
      errors: ['GRAPHQL_VALIDATION_FAILED'],
      status: 400,
      ms,
      requestId,
      msg: 'graphql',
    },
    {
      level: INFO,
      type: 'query',
      errors: ['OPERATION_TOO_COMPLEX'],
      status: 400,
      ms,
      requestId,
      msg: 'graphql',
    },
  ]);
});

test('an unforeseen error is logged with where it came from, and told to nobody', async () => {
  const { gateway, parsed } = createLoggingGateway();
  const { body } = await post(gateway, { query: '{ broken }' });
  expect(body).toMatchObject({ errors: [{ message: 'Unexpected error.' }] });
  expect(parsed()[0]).toEqual({
    level: ERROR,
    error: 'Error',
    frames: expect.arrayContaining([expect.stringContaining('small-gateway.ts')]),
    msg: 'unexpected error',
  });
});

test('no line holds a variable, a header, a document or an error’s message', async () => {
  const { gateway, lines } = createLoggingGateway();
  const headers = { 'X-Littlelogs-Authorization': 'Bearer secret-1' };
  await post(
    gateway,
    { query: 'query ($n: String) { greeting(name: $n) }', variables: { n: 'secret-2' } },
    headers,
  );
  await post(gateway, { query: '{ greeting(name: "secret-3") broken }', operationName: 'secret-4' }, headers);
  await send(gateway, '/graphql?query={greeting(name:"secret-5")}&variables={"secret-6');
  expect(lines).not.toEqual([]);
  expect(lines.join('')).not.toMatch(/secret|hunter2|greeting/);
});

test('health checks and GraphiQL are no GraphQL requests', async () => {
  const { gateway, lines } = createLoggingGateway();
  await send(gateway, '/health');
  await send(gateway, '/nowhere');
  expect(lines).toEqual([]);
});

test('a request whose viewer goes away is logged as given up', async () => {
  const logged = Promise.withResolvers<string>();
  const running = Promise.withResolvers<void>();
  const gateway = createSmallGateway({
    logger: pino({ base: null, timestamp: false }, { write: logged.resolve }),
    context: () => ({ slow: () => new Promise(() => running.resolve()) }),
  });
  const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
  const socket = createConnection(Number(new URL(server.origin).port), '127.0.0.1');
  socket.write('GET /graphql?query={slow} HTTP/1.1\r\nhost: quintet\r\n\r\n');
  await running.promise;
  socket.destroy();
  expect(JSON.parse(await logged.promise)).toEqual({
    level: INFO,
    type: 'query',
    aborted: true,
    ms,
    requestId,
    msg: 'graphql',
  });
  await server.drain(1000);
});
