import { describe, expect, onTestFinished, test } from 'vitest';
import { ReachabilityDocument, type ReachabilityQuery } from '../../schema/generated/graphql.ts';
import { readConfig } from '../../src/config/config.ts';
import { createErrorMask } from '../../src/contract/errors.ts';
import type { Service, ServiceProbe } from '../../src/contract/service.ts';
import { schema } from '../../src/schema.ts';
import { createContextFactory } from '../../src/server/create-context.ts';
import { createLogger } from '../../src/server/observe/logger.ts';
import { NO_MANIFESTS } from '../../src/server/persisted/manifests.ts';
import { createGateway } from '../../src/server/server.ts';
import { littlelogs } from '../../src/services/littlelogs/service.ts';
import { services } from '../../src/services.ts';
import { DecodeError } from '../../src/upstream/http/decoding/decode-error.ts';
import { wireLog, wirePage } from '../failure/wire.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, faults, startFaultyServer } from '../support/faulty-server.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type AnswerHandler, type PlannedAnswer, startRecordingServer } from '../support/recording-server.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

interface Over {
  readonly gateway: TestGateway;
  readonly clock: FakeClock;
}

/** The gateway over a service at some origin; waits for another try pass at once. */
function over(origin: URL, key = 'littlelogs'): Over {
  const clock = new FakeClock({ now: NOON, skipUpTo: 300 });
  const endpoint = { url: new URL('private/api/', origin), sandboxed: false };
  const gateway = startGateway({ endpoints: { [key]: endpoint }, clock });
  onTestFinished(() => gateway.close());
  return { gateway, clock };
}

async function recording(handler: AnswerHandler) {
  const server = await startRecordingServer(handler);
  onTestFinished(() => server.close());
  return server;
}

async function statusesOf(gateway: TestGateway): Promise<NonNullable<ReachabilityQuery['services']>> {
  const { data, errors } = await gateway.run(ReachabilityDocument, {});
  expect(errors).toBeUndefined();
  return data?.services ?? [];
}

async function littlelogsOf(gateway: TestGateway) {
  return (await statusesOf(gateway)).find(({ service }) => service === 'LITTLELOGS')?.reachability;
}

/** One element for each service: what is said of the one that is there, and of the others. */
function each(id: string, one: object, other: object): object[] {
  return services.map((service) => (service.id === id ? one : other));
}

const there = {
  isReachable: true,
  checkedAt: new Date(NOON).toISOString(),
  latencyMs: 0,
  message: null,
};
const checkedLater = { checkedAt: expect.any(String) };

describe('a service', () => {
  test('that answers is reachable, by one call without a credential; one without an address is not asked', async () => {
    const server = await recording(() => ({ json: [] }));
    const { gateway } = over(server.url);
    const { data } = await gateway.run(
      ReachabilityDocument,
      {},
      { headers: { 'x-littlelogs-authorization': 'Bearer mine' } },
    );
    const unknown = { service: expect.any(String), reachability: null, dialect: null, offers: null };
    expect(data?.services).toEqual(
      each('LITTLELOGS', { ...unknown, service: 'LITTLELOGS', reachability: there }, unknown),
    );
    expect(gateway.calls).toEqual(['GET tags/trending/']);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test.each<[string, string, string]>([
    ['larder', 'LARDER', 'GET user/'],
    ['life-logger', 'LIFE_LOGGER', 'GET me'],
  ])('that wants a credential is reachable: %s', async (key, id, call) => {
    const server = await recording(() => ({ status: 401, json: { error: 'Sign in.' } }));
    const { gateway } = over(server.url, key);
    const found = (await statusesOf(gateway)).find(({ service }) => service === id);
    expect(found?.reachability).toEqual(there);
    expect(gateway.calls).toEqual([call]);
  });

  test.each<[string, PlannedAnswer, string | null]>([
    [
      'at another address',
      { status: 404 },
      'Littlelogs answers, but its API is not at this address. Check LITTLELOGS_URL at the gateway.',
    ],
    ['that permits nobody', { status: 403 }, null],
    [
      'that limits calls',
      { status: 429, headers: { 'retry-after': '3600' } },
      'Littlelogs limits its calls. It asks to wait 3600 s.',
    ],
    [
      'that is moved',
      { status: 301, headers: { location: 'https://elsewhere.example/S3CRET' } },
      'Littlelogs redirected (301) to another origin, which is not followed.',
    ],
    ['that answers with what is no JSON', { body: '<html>', headers: { 'content-type': 'text/html' } }, null],
  ])('%s is reachable, and says what is wrong', async (_, answer, message) => {
    const server = await recording(() => answer);
    const { gateway } = over(server.url);
    expect(await littlelogsOf(gateway)).toEqual({ ...there, message });
    expect(gateway.calls).toHaveLength(1);
  });

  test('that fails is not reachable, after as many tries as any read has', async () => {
    const server = await recording(() => ({ status: 503 }));
    const { gateway } = over(server.url);
    expect(await littlelogsOf(gateway)).toEqual({
      ...checkedLater,
      isReachable: false,
      latencyMs: null,
      message: 'Littlelogs answered with 503.',
    });
    expect(gateway.calls).toHaveLength(3);
  });

  test('that fails once and then answers is', async () => {
    const server = await recording(() => ({ json: [] }));
    server.enqueue({ status: 503 });
    expect(await littlelogsOf(over(server.url).gateway)).toEqual({ ...there, ...checkedLater });
  });

  test('where nobody listens is not', async () => {
    expect(await littlelogsOf(over(closedPort()).gateway)).toEqual({
      ...checkedLater,
      isReachable: false,
      latencyMs: null,
      message: "Littlelogs can't be reached.",
    });
  });

  test('that does not answer within the time of one call is not', async () => {
    const server = await startFaultyServer(faults.stall());
    onTestFinished(() => server.close());
    const { gateway, clock } = over(server.url);
    const found = littlelogsOf(gateway);
    await server.received(1);
    clock.advance(5_000);
    expect(await found).toEqual({
      isReachable: false,
      checkedAt: new Date(NOON + 5_000).toISOString(),
      latencyMs: null,
      message: 'Littlelogs did not answer in time.',
    });
  });

  test('that says how it speaks and what it offers is quoted; one that says something else is still reachable', async () => {
    const read: ServiceProbe['read'] = (body) => {
      const { comics } = body as { comics?: string };
      if (comics === undefined) throw new DecodeError('/comics', 'is missing');
      return { dialect: 'newer', offers: ['comics'] };
    };
    const server = await recording(({ url }) => ({ json: url.endsWith('api/') ? { comics: 'x' } : {} }));
    const ask = async (probe: ServiceProbe | undefined) =>
      asked({ ...littlelogs, ...(probe ? { probe } : {}) }, server.url);
    expect(await ask({ path: '', read })).toEqual({
      reachability: there,
      dialect: 'newer',
      offers: ['comics'],
    });
    expect(await ask({ path: 'other/', read })).toEqual({
      reachability: {
        ...there,
        message: 'Littlelogs answered with something other than documented: /comics is missing.',
      },
      dialect: null,
      offers: null,
    });
  });

  test('that documents nothing to ask for is asked at its base address, where any answer will do', async () => {
    const server = await recording(() => ({ status: 404 }));
    const { probe: _, ...silent } = littlelogs;
    expect(await asked(silent, server.url)).toEqual({ reachability: there, dialect: null, offers: null });
    expect(server.requests.map(({ url }) => url)).toEqual(['/private/api/']);
  });
});

/** What is told of a Littlelogs that is described otherwise. */
async function asked(service: Service, origin: URL): Promise<unknown> {
  const config = readConfig({ SANDBOX: 'none' }, [service]);
  const contexts = createContextFactory({
    services: [service],
    config,
    endpoints: { littlelogs: { url: new URL('private/api/', origin), sandboxed: false } },
    clock: new FakeClock({ now: NOON }),
  });
  onTestFinished(() => contexts.close());
  const gateway = createGateway({
    schema,
    context: contexts.context,
    limits: config.limits,
    persisted: config.persisted,
    manifests: NO_MANIFESTS,
    demoCredentials: false,
    maskError: createErrorMask([service]),
    logger: createLogger('silent'),
    isReady: () => true,
    introspection: true,
    corsOrigins: [],
    credentialHeaders: [],
  });
  const response = await gateway.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: ReachabilityDocument.toString() }),
  });
  const { data } = (await response.json()) as { data: { services: Record<string, unknown>[] } };
  const { service: _, ...status } = data.services[0] ?? {};
  return status;
}

describe('an answer is kept', () => {
  test('for five seconds, for everybody', async () => {
    const server = await recording(() => ({ json: [] }));
    const { gateway, clock } = over(server.url);
    await littlelogsOf(gateway);
    clock.advance(4_999);
    expect(await littlelogsOf(gateway)).toEqual(there);
    expect(gateway.calls).toHaveLength(1);
    clock.advance(1);
    expect(await littlelogsOf(gateway)).toEqual({
      ...there,
      checkedAt: new Date(NOON + 5_000).toISOString(),
    });
    expect(gateway.calls).toHaveLength(2);
  });

  test('no longer where it was bad', async () => {
    const server = await recording(() => ({ json: [] }));
    server.enqueue({ status: 503 }, { status: 503 }, { status: 503 });
    const { gateway, clock } = over(server.url);
    expect(await littlelogsOf(gateway)).toMatchObject({ isReachable: false });
    clock.advance(5_000);
    expect(await littlelogsOf(gateway)).toMatchObject({ isReachable: true, message: null });
  });

  test('and shared by those who ask while it is on its way, also when the first of them leaves', async () => {
    const answered = Promise.withResolvers<PlannedAnswer>();
    const server = await recording(() => answered.promise);
    const { gateway } = over(server.url);
    const leaving = new AbortController();
    const left = gateway.run(ReachabilityDocument, {}, { signal: leaving.signal }).catch(() => 'left');
    const others = [littlelogsOf(gateway), littlelogsOf(gateway)];
    await server.received(1);
    leaving.abort();
    expect(await left).toBe('left');
    answered.resolve({ json: [] });
    expect(await Promise.all(others)).toEqual([there, there]);
    expect(gateway.calls).toEqual(['GET tags/trending/']);
  });
});

describe('what a request took of a service', () => {
  test('is counted when all of its answer is there, wherever in it that is asked', async () => {
    const server = await recording(({ url }) =>
      url.includes('tags/') ? { json: [] } : { json: wirePage([wireLog(1)]) },
    );
    server.enqueue({ status: 500 });
    const { gateway } = over(server.url);
    const { data } = await gateway.query(`{
      first: services { service callsMade }
      logs { nodes { id } }
      trendingLogTags { name }
      last: services { calls: callsMade }
    }`);
    expect(gateway.calls).toHaveLength(3);
    expect(data).toMatchObject({
      first: each('LITTLELOGS', { service: 'LITTLELOGS', callsMade: 3 }, { callsMade: 0 }),
      last: each('LITTLELOGS', { calls: 3 }, { calls: 0 }),
    });
  });

  test('holds no call of another request', async () => {
    const server = await recording(() => ({ json: [] }));
    const { gateway } = over(server.url);
    await gateway.query('{ trendingLogTags { name } }');
    const { data } = await gateway.query('{ services { callsMade } }');
    expect(data).toEqual({ services: services.map(() => ({ callsMade: 0 })) });
  });

  test('holds the check of whether it is there, which counts against nobody’s hourly limit', async () => {
    const server = await recording(() => ({ status: 401 }));
    const { gateway } = over(server.url, 'larder');
    const { data } = await gateway.query(
      '{ services { callsMade reachability { isReachable } callBudget { remaining } } }',
      {},
      { headers: { 'x-larder-authorization': 'Token mine' } },
    );
    expect(data).toMatchObject({
      services: each(
        'LARDER',
        { callsMade: 1, reachability: { isReachable: true }, callBudget: { remaining: 600 } },
        { callsMade: 0, reachability: null, callBudget: null },
      ),
    });
  });
});
