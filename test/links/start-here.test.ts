import { expect, onTestFinished, test } from 'vitest';
import { StartHereDocument } from '../../schema/generated/graphql.ts';
import { startGateway } from '../support/gateway.ts';
import { startAllSandboxed } from '../support/sandboxed-gateway.ts';

// The query that GraphiQL opens with: it must answer whoever runs it, whatever is there.

test('a newcomer’s first query tells of all services without an error, in seven calls', async () => {
  const gateway = await startAllSandboxed();
  onTestFinished(() => gateway.close());
  const { data, errors } = await gateway.run(StartHereDocument, {});
  expect(errors).toBeUndefined();
  const { accounts, timeline } = data!.viewer!;
  expect(accounts!.map(({ service, user, source }) => [service, user?.displayName, source.status])).toEqual([
    ['LITTLELOGS', 'Josh Sharp', 'OK'],
    ['LARDER', 'Josh Sharp', 'OK'],
    ['LITTLEBITS', undefined, 'OK'],
    ['LIFE_LOGGER', 'Jacob', 'OK'],
    ['COMICS', 'alice@example.com', 'OK'],
  ]);
  expect(timeline!.nodes.map((node) => node?.service)).toEqual([
    'LIFE_LOGGER',
    'LIFE_LOGGER',
    'LITTLELOGS',
    'LITTLELOGS',
    'LITTLELOGS',
  ]);
  expect(timeline!.sources.map(({ status }) => status)).toEqual(['OK', 'OK', 'OK']);
  expect(data!.services).toEqual(
    ['Littlelogs', 'Larder', 'littleBits', 'Life Logger', 'Comics'].map((name) => ({
      name,
      isConfigured: true,
      isSandboxed: true,
      hasCredential: true,
    })),
  );
  expect(gateway.calls.toSorted()).toEqual([
    'GET events?start=2026-05-25T09%3A00%3A00.000Z&end=9999-12-31T23%3A59%3A59.000Z',
    'GET me',
    'GET releases/?subscribed=true&limit=10&offset=0',
    'GET timelines/home/?limit=10&offset=0',
    'GET user/',
    'GET users/',
    'GET users/$self/',
  ]);
});

test('without a credential it says which header each service wants, and makes no call for that', async () => {
  const gateway = startGateway({
    endpoints: { larder: { url: new URL('http://127.0.0.1:9/api/1/@me/'), sandboxed: false } },
  });
  onTestFinished(() => gateway.close());
  const { data, errors } = await gateway.run(StartHereDocument, {});
  expect(errors).toBeUndefined();
  const demand =
    'Larder demands a credential for this. Send the header `X-Larder-Authorization: Token <token>`.';
  const absent = (name: string, variable: string) => ({
    status: 'SERVICE_NOT_CONFIGURED',
    message: `${name} is not configured here. Set ${variable} at the gateway.`,
  });
  expect(data!.viewer!.accounts).toEqual([
    { service: 'LITTLELOGS', user: null, source: absent('Littlelogs', 'LITTLELOGS_URL') },
    { service: 'LARDER', user: null, source: { status: 'UNAUTHENTICATED', message: demand } },
    { service: 'LITTLEBITS', user: null, source: absent('littleBits', 'LITTLEBITS_URL') },
    { service: 'LIFE_LOGGER', user: null, source: absent('Life Logger', 'LIFE_LOGGER_URL') },
    { service: 'COMICS', user: null, source: absent('Comics', 'COMICS_URL') },
  ]);
  expect(data!.viewer!.timeline?.nodes).toEqual([]);
  expect(gateway.calls).toEqual([]);
});
