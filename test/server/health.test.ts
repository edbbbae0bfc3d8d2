import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { createSmallGateway, send } from './small-gateway.ts';

test('GET /health says that the process lives, ready or not', async () => {
  const gateway = createSmallGateway({ isReady: () => false });
  const answer = await send(gateway, '/health');
  expect([answer.status, answer.body]).toEqual([200, { status: 'alive' }]);
});

test('GET /ready says whether requests should come', async () => {
  let ready = false;
  const gateway = createSmallGateway({ isReady: () => ready });
  const before = await send(gateway, '/ready');
  expect([before.status, before.body]).toEqual([503, { status: 'not ready' }]);
  ready = true;
  const after = await send(gateway, '/ready');
  expect([after.status, after.body]).toEqual([200, { status: 'ready' }]);
  expect(after.headers.get('cache-control')).toBe('no-store');
});

test('a query that ends like a health check is a query', async () => {
  const answer = await send(
    createSmallGateway(),
    '/graphql?query={greeting(name:"x")}&operationName=&x=/health',
  );
  expect(answer.body).toEqual({ data: { greeting: 'Hello, x!' } });
});

test.each(['/', '/nowhere', '/graphqlx', '/x/graphql', '/nowhere?x=/graphql', '/health/'])(
  'nothing is at %s',
  async (path) => {
    const answer = await send(createSmallGateway(), path, { method: 'POST', body: '{}' });
    expect([answer.status, answer.body]).toEqual([404, 'Nothing is here. GraphQL is at /graphql.\n']);
  },
);

test('no answer lets a browser guess its type, and none is kept by caches', async () => {
  for (const path of ['/graphql?query={greeting}', '/graphql?query={', '/nowhere', '/health']) {
    const { headers } = await send(createSmallGateway(), path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('a Host header that is no host gets a bare 400', async () => {
  const server = await listen(createSmallGateway().handle, { host: '127.0.0.1', port: 0 });
  const [status, body] = await new Promise<[number | undefined, string]>((resolve, reject) => {
    const request = httpRequest(`${server.origin}/graphql?query={greeting}`, { headers: { host: 'a b:x' } });
    request.on('error', reject).end();
    request.on('response', async (response) =>
      resolve([response.statusCode, String(await response.toArray())]),
    );
  });
  expect([status, body]).toEqual([400, '']);
  await server.drain(1000);
});
