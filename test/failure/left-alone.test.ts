import { describe, expect, onTestFinished, test } from 'vitest';
import { services } from '../../src/services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { recording } from './harness.ts';

// A service that keeps failing is left alone for some seconds. One read and one change of each service.
const operations: Readonly<
  Record<string, { readonly path: string; readonly read: string; readonly change: string }>
> = {
  littlelogs: {
    path: 'api/1/',
    read: '{ logs { nodes { databaseId } } }',
    change: 'mutation { createLog(input: { content: "Hi" }) { userErrors { message } } }',
  },
  larder: {
    path: 'api/1/@me/',
    read: '{ viewer { folders { nodes { name } } } }',
    change: 'mutation { createFolder(input: { name: "Hi" }) { userErrors { message } } }',
  },
  littlebits: {
    path: 'api/v2/',
    read: '{ product(id: 7) { name } }',
    change: 'mutation { addModule(input: { variantId: 7 }) { userErrors { message } } }',
  },
  'life-logger': {
    path: '',
    read: '{ viewer { labels } }',
    change: 'mutation { updateDisplayName(input: { displayName: "Ada" }) { userErrors { message } } }',
  },
  comics: {
    path: 'api/v1/',
    read: '{ comic(id: 18) { name } }',
    change: 'mutation { subscribeToComic(input: { comicId: 18 }) { userErrors { message } } }',
  },
};

const status = '{ services { service circuit { state retryAt } } }';

describe.each(services.map((service) => [service.name, service] as const))('%s', (name, service) => {
  const { path, read, change } = operations[service.key] ?? { path: '', read: '', change: '' };

  async function failing() {
    const clock = new FakeClock({ skipUpTo: 300 });
    const server = await recording(() => ({ status: 503 }));
    const gateway = startGateway({
      endpoints: { [service.key]: { url: new URL(path, server.url), sandboxed: false } },
      env: { UPSTREAM_CIRCUIT_FAILURES: '6', UPSTREAM_CIRCUIT_SECONDS: '7' },
      clock,
    });
    onTestFinished(() => gateway.close());
    const headers = { [service.credential.name]: 'Bearer a-long-token' };
    const ask = (source: string) => gateway.query(source, {}, { headers });
    const circuit = async () => {
      const { data } = (await gateway.query(status)) as {
        data: { services: { service: string; circuit: object | null }[] };
      };
      return data.services.find(({ service: id }) => id === service.id)?.circuit;
    };
    return { clock, server, ask, circuit };
  }

  test('fails at once while it is left alone, shows so, and is asked again after that', async () => {
    const { clock, server, ask, circuit } = await failing();
    expect(await circuit()).toEqual({ state: 'CLOSED', retryAt: null });
    while (server.requests.length < 6) await ask(read);
    const sent = server.requests.length;
    const retryAt = new Date(clock.now() + 7_000).toISOString();
    expect(await circuit()).toEqual({ state: 'OPEN', retryAt });
    for (const [operation, told, more] of [
      [read, '', {}],
      [change, ' Nothing was changed.', { outcome: 'NOT_SENT' }],
    ] as const) {
      const { errors } = await ask(operation);
      expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
        {
          message: `${name} keeps failing, so that it gets no calls for 7 s.${told}`,
          extensions: expect.objectContaining({
            code: 'UPSTREAM_UNAVAILABLE',
            service: service.id,
            retryable: true,
            retryAfter: 7,
            ...more,
          }),
        },
      ]);
    }
    expect(server.requests.length).toBe(sent);
    clock.advance(7_000);
    expect(await circuit()).toEqual({ state: 'HALF_OPEN', retryAt });
    await ask(read);
    expect(server.requests.length).toBe(sent + 1);
  });

  test('is asked again as soon as a check shows that it is there', async () => {
    const { server, ask, circuit } = await failing();
    while (server.requests.length < 6) await ask(read);
    server.enqueue({ status: 401 });
    await ask('{ services { reachability { isReachable } } }');
    expect(await circuit()).toEqual({ state: 'CLOSED', retryAt: null });
  });
});
