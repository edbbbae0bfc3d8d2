import { serverAudits } from 'graphql-http';
import { afterAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { createSmallGateway } from './small-gateway.ts';

const server = await listen(createSmallGateway().handle, { host: '127.0.0.1', port: 0 });
afterAll(() => server.drain(1000));

describe('GraphQL over HTTP: the audit of graphql-http', () => {
  const audits = serverAudits({ url: `${server.origin}/graphql` });

  for (const audit of audits) {
    test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
    });
  }

  test('is complete', () => expect(audits.length).toBe(61));
});
