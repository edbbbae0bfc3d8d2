import { expect, onTestFinished, test } from 'vitest';
import { MyAccountDocument, TagsDocument } from '../../../schema/generated/graphql.ts';
import { readConfig } from '../../../src/config/config.ts';
import { startManifests } from '../../../src/process/start-manifests.ts';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import { createLogger } from '../../../src/server/observe/logger.ts';
import { services } from '../../../src/services.ts';
import { startGateway } from '../../support/gateway.ts';

// The whole gateway as shipped, with its own manifest, beside one that runs any query over the same sandbox.

const env = { SANDBOX: 'none', PERSISTED_OPERATIONS: 'trusted' };

async function start({ demo = false } = {}) {
  const sandbox = await littlelogsSandbox.start({ directory: null });
  const { url, credential } = sandbox;
  const endpoints = { littlelogs: { url, sandboxed: true, ...(demo && { demoCredential: credential }) } };
  const manifests = await startManifests(readConfig(env, services), createLogger('silent'));
  const trusted = startGateway({ endpoints, manifests, env });
  const open = startGateway({ endpoints });
  onTestFinished(async () => {
    await Promise.all([trusted.close(), open.close()]);
    await sandbox.close();
  });
  const get = async (document: { __meta__?: Record<string, unknown> | undefined }, headers = {}) => {
    const address = `http://quintet.test/graphql?documentId=${document.__meta__?.hash}`;
    const response = await trusted.gateway.fetch(address, { headers });
    return { caching: response.headers.get('cache-control'), body: await response.json() };
  };
  return { trusted, open, get, credential };
}

test('a typed document runs by its hash, with the answer and the calls that its text gets', async () => {
  const { trusted, open, get } = await start();
  const { caching, body } = await get(TagsDocument);
  expect(body).toEqual(await open.run(TagsDocument, {}));
  expect(body).not.toHaveProperty('errors');
  expect(trusted.calls).toHaveLength(2);
  expect(trusted.calls.toSorted()).toEqual(open.calls.toSorted());
  expect(caching).toBe('public, max-age=60');
});

test('what is told to a person is kept for that person alone', async () => {
  const { open, get, credential } = await start();
  const headers = { 'X-Littlelogs-Authorization': credential };
  const { caching, body } = await get(MyAccountDocument, headers);
  expect(body).toEqual(await open.run(MyAccountDocument, {}, { headers }));
  expect(body).not.toHaveProperty('errors');
  expect(caching).toBe('private, no-cache');
});

test('a demo user is a person', async () => {
  const { get } = await start({ demo: true });
  const { caching, body } = await get(MyAccountDocument);
  expect(body).toMatchObject({ data: { viewer: { account: { service: 'LITTLELOGS' } } } });
  expect(caching).toBe('private, no-cache');
});

test('its text alone does not run', async () => {
  const { trusted } = await start();
  const { errors } = await trusted.run(TagsDocument, {});
  expect(errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_ID_REQUIRED');
  expect(trusted.calls).toEqual([]);
});
