import { expect, test } from 'vitest';
import { services } from '../../../src/services.ts';
import { startGateway } from '../../support/gateway.ts';
import { startRecordingServer } from '../../support/recording-server.ts';

const ours = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=canary',
  baggage: 'user=canary',
  'sentry-trace': 'canary',
  'x-request-id': 'canary',
  cookie: 'session=canary',
  authorization: 'Basic canary',
  'apollographql-client-name': 'canary',
  'x-forwarded-for': '10.1.2.3',
  'user-agent': 'canary/1',
};

test('no header of a client goes on to a service, but the credential that is meant for it', async () => {
  const server = await startRecordingServer();
  const endpoints = Object.fromEntries(
    services.map(({ key }) => [key, { url: server.url, sandboxed: false }]),
  );
  const gateway = startGateway({ endpoints });
  const credentials = Object.fromEntries(
    services.map(({ key, credential }) => [
      credential.name,
      credential.example.replace(/\S+$/, (value) => `${key}${'0'.repeat(Math.max(0, value.length))}`),
    ]),
  );
  await gateway.query(
    '{ viewer { accounts { source { status } } } comics(first: 1) { nodes { id } } }',
    {},
    {
      headers: { ...ours, ...credentials },
    },
  );
  expect(server.requests.length).toBeGreaterThan(3);
  for (const { headers } of server.requests) {
    expect(JSON.stringify(headers)).not.toMatch(/canary|0af7651916cd43dd|10\.1\.2\.3/);
    for (const name of ['traceparent', 'tracestate', 'baggage', 'cookie', 'x-request-id'])
      expect(headers[name]).toBeUndefined();
  }
  await gateway.close();
  await server.close();
});
