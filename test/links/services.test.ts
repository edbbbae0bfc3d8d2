import { afterAll, expect, test } from 'vitest';
import { ServicesDocument } from '../../schema/generated/graphql.ts';
import { services } from '../../src/services.ts';
import { startGateway } from '../support/gateway.ts';

const gateway = startGateway({
  endpoints: {
    littlelogs: { url: new URL('http://127.0.0.1:9/api/1/'), sandboxed: true, demoCredential: 'Bearer demo' },
  },
});
afterAll(() => gateway.close());

test('every service says how it is reached, without a call', async () => {
  const { data, errors } = await gateway.run(ServicesDocument, {});
  expect(errors).toBeUndefined();
  expect(data?.services?.map(({ service }) => service)).toEqual(services.map(({ id }) => id));
  expect(data?.services?.[0]).toEqual({
    service: 'LITTLELOGS',
    name: 'Littlelogs',
    credentialHeader: 'X-Littlelogs-Authorization',
    isConfigured: true,
    originUrl: 'http://127.0.0.1:9/',
    isSandboxed: true,
    hasCredential: true,
    callBudget: null,
    circuit: { state: 'CLOSED', retryAt: null },
    callsMade: 0,
  });
  expect(gateway.calls).toEqual([]);
});

test('a service without an address says so', async () => {
  const bare = startGateway({ endpoints: {} });
  const { data } = await bare.run(ServicesDocument, {});
  expect(data?.services?.[0]).toMatchObject({
    isConfigured: false,
    originUrl: null,
    isSandboxed: false,
    hasCredential: false,
  });
  await bare.close();
});

test('a credential is one that the client sends', async () => {
  const bare = startGateway({
    endpoints: { littlelogs: { url: new URL('http://127.0.0.1:9/'), sandboxed: false } },
  });
  const having = async (headers: Record<string, string>) =>
    (await bare.run(ServicesDocument, {}, { headers })).data?.services?.[0]?.hasCredential;
  expect(await having({})).toBe(false);
  expect(await having({ 'x-littlelogs-authorization': '' })).toBe(false);
  expect(await having({ 'x-littlelogs-authorization': 'Bearer mine' })).toBe(true);
  await bare.close();
});
