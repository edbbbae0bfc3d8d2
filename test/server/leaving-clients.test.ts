import { get } from 'node:http';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import type { CacheStore } from '../../src/store/cache-store.ts';
import { littlelogs, UPSTREAM_ON } from './kept-answers.ts';

test('a client who leaves while its answer is looked for in Redis harms nobody, and costs no call', async () => {
  const looking = Promise.withResolvers<void>();
  const found = Promise.withResolvers<undefined>();
  const store: CacheStore = {
    read() {
      looking.resolve();
      return found.promise;
    },
    stamp: () => '',
    write() {},
    drop() {},
    close: async () => {},
  };
  const logged = Promise.withResolvers<string>();
  const kit = await littlelogs({
    store,
    env: { ...UPSTREAM_ON, RESPONSE_CACHE_SECONDS: '60' },
    logger: pino({ base: null, timestamp: false }, { write: logged.resolve }),
  });
  const left = Promise.withResolvers<void>();
  const server = await listen(
    (request, response) => {
      response.once('close', left.resolve);
      kit.gateway.handle(request, response);
    },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(() => void server.drain(1000));
  const client = get(`${server.origin}/graphql?query={logs{totalCount}}`);
  client.on('error', () => {}); // Of its own leaving.
  await looking.promise;
  client.destroy();
  await left.promise;
  found.resolve(undefined);
  expect(JSON.parse(await logged.promise)).toMatchObject({ type: 'query', aborted: true });
  expect(kit.calls).toEqual([]);
});
