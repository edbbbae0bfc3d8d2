import { createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RedisStore } from '../../src/store/redis-store.ts';
import { hasRedis } from '../support/redis-server.ts';
import { entry, isUp, put, redisStore, redisStoreAt, textOf, until } from './harness.ts';

/** Milliseconds that a broken Redis may cost at most, with room for a busy machine. */
const SOON = 1_000;

describe.skipIf(!hasRedis)('Redis', () => {
  test('is shared: what one instance keeps another reads, until either drops it', async () => {
    const one = await redisStore();
    const two = await redisStoreAt(one.server.url);
    await put(one.store, 'k', 'kept');
    expect(await textOf(two.store, 'k')).toBe('kept');
    await two.store.drop(['tag']);
    expect(await textOf(one.store, 'k')).toBeUndefined();
  });

  test('holds no key or tag in a legible form, and nothing for ever', async () => {
    const { store, server } = await redisStore();
    await put(store, 'GET /?key=s3cret', 'kept', { tags: ['Bearer s3cret'] });
    const keys = (await server.command('KEYS', '*')) as string[];
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.every((key) => key.startsWith('quintet:2:'))).toBe(true);
    for (const key of keys) {
      expect(await server.command('PTTL', key)).toBeGreaterThan(0);
      expect(`${key} ${await server.command('GET', key)}`).not.toContain('s3cret');
    }
  });

  test('goes away and comes back: meanwhile nothing is known, and the outage is told once', async () => {
    const { store, server, outages } = await redisStore();
    await put(store, 'k', 'kept');
    await server.kill();
    for (let index = 0; index < 20; index++) {
      expect(await textOf(store, 'k')).toBeUndefined();
      await put(store, 'k', 'meanwhile');
    }
    await server.restart();
    await isUp(store);
    await put(store, 'k', 'after');
    expect(await textOf(store, 'k')).toBe('after');
    expect(outages).toEqual([expect.stringMatching(/^[A-Za-z_]+$/), null]);
  });

  test('that is not there at the start is used once it is', async () => {
    const { server } = await redisStore();
    await server.kill();
    const store = new RedisStore({ url: server.url });
    onTestFinished(() => store.close());
    await put(store, 'k', 'lost');
    expect(await textOf(store, 'k')).toBeUndefined();
    await server.restart();
    await isUp(store);
    await put(store, 'k', 'kept');
    expect(await textOf(store, 'k')).toBe('kept');
  });

  test('that falls silent costs one read its time, others nothing; what was dropped meanwhile stays so', async () => {
    const { server } = await redisStore();
    const { store, passMs } = await redisStoreAt(server.url, {});
    await put(store, 'k', 'kept');
    await put(store, 'other', 'kept', { tags: ['other'] });
    server.pause();
    onTestFinished(server.goOn);
    const before = performance.now();
    for (let index = 0; index < 100; index++) expect(await textOf(store, 'k')).toBeUndefined();
    await store.drop(['tag']);
    expect(performance.now() - before).toBeLessThan(SOON);
    server.goOn();
    await until(async () => (await textOf(store, 'other')) === 'kept');
    expect(await textOf(store, 'k')).toBeUndefined();
    await passMs(0);
    await put(store, 'k', 'after');
    expect(await textOf(store, 'k')).toBe('after');
  });

  test('that takes long for everything is asked in vain, not waited for', async () => {
    const { server } = await redisStore('--enable-debug-command', 'local');
    const { store } = await redisStoreAt(server.url, {});
    await put(store, 'k', 'kept');
    const sleeping = server.command('DEBUG', 'SLEEP', '0.6');
    const before = performance.now();
    while (performance.now() - before < 300) await textOf(store, 'k');
    expect(performance.now() - before).toBeLessThan(SOON);
    await sleeping;
    await until(async () => (await textOf(store, 'k')) === 'kept');
  }, 20_000);

  test('whose drop did not get through is not believed by who dropped, and learns of it when it is back', async () => {
    const one = await redisStore();
    const two = await redisStoreAt(one.server.url);
    await put(one.store, 'k', 'kept');
    await put(one.store, 'other', 'kept', { tags: ['other'] });
    // Every drop is refused, as by a Redis that has become somebody's replica.
    await one.server.command('ACL', 'SETUSER', 'default', '-del');
    await one.store.drop(['tag']);
    expect(await textOf(one.store, 'k')).toBeUndefined();
    expect(await textOf(one.store, 'other')).toBe('kept');
    expect(await textOf(two.store, 'k')).toBe('kept');
    await one.server.command('ACL', 'SETUSER', 'default', '+del');
    await until(async () => (await textOf(two.store, 'k')) === undefined);
    await put(two.store, 'k', 'after');
    await until(async () => (await textOf(one.store, 'k')) === 'after');
  });

  test('that can be told of no drop at all is not believed in anything once there are too many', async () => {
    const { store, server } = await redisStore();
    await put(store, 'other', 'kept', { tags: ['other'] });
    await server.command('ACL', 'SETUSER', 'default', '-del');
    const tags = Array.from({ length: 10_001 }, (_, index) => `tag ${index}`);
    await store.drop(tags);
    expect(await textOf(store, 'other')).toBeUndefined();
    await server.command('ACL', 'SETUSER', 'default', '+del');
    await until(async () => {
      await put(store, 'k', 'after');
      return (await textOf(store, 'k')) === 'after';
    });
    expect(await textOf(store, 'other')).toBeUndefined();
  });

  test('that is full keeps nothing new, gives what it has, and still drops', async () => {
    const { store, server } = await redisStore('--maxmemory-policy', 'noeviction');
    await put(store, 'k', 'kept');
    await server.command('CONFIG', 'SET', 'maxmemory', '1mb');
    await put(store, 'new', 'x'.repeat(100_000));
    expect(await textOf(store, 'new')).toBeUndefined();
    expect(await textOf(store, 'k')).toBe('kept');
    await store.drop(['tag']);
    expect(await textOf(store, 'k')).toBeUndefined();
    await put(store, 'k', 'no place');
    expect(await textOf(store, 'k')).toBeUndefined();
  });

  test('that throws things out brings nothing back that was dropped', async () => {
    const { store } = await redisStore('--maxmemory', '3mb', '--maxmemory-policy', 'allkeys-random');
    const stamp = await store.stamp(['tag']);
    await store.drop(['tag']);
    let kept = 0;
    for (let index = 0; index < 300; index++) {
      await store.write('old', entry('dropped'), { tags: ['tag'], stamp, ttlMs: 60_000 });
      await put(store, `k${index}`, 'x'.repeat(20_000), { tags: ['tag', `tag ${index}`] });
      expect(await textOf(store, 'old')).toBeUndefined();
      if ((await textOf(store, `k${index}`)) !== undefined) kept++;
    }
    expect(kept).toBeGreaterThan(0);
  }, 20_000);

  test('with something else under its keys is a miss', async () => {
    const { store, server } = await redisStore();
    await put(store, 'k', 'kept');
    const [key] = (await server.command('KEYS', 'quintet:2:e:*')) as string[];
    for (const value of ['', '\n', 'x\n', '\n\n', '\n99\n', '\nx\nbody', 'x y\n0\n']) {
      await server.command('SET', key!, value);
      expect(await textOf(store, 'k')).toBeUndefined();
    }
    await server.command('DEL', key!);
    await server.command('LPUSH', key!, 'a');
    expect(await textOf(store, 'k')).toBeUndefined();
    await put(store, 'k', 'after');
    expect(await textOf(store, 'k')).toBe('after');
  });
});

test('a server that accepts connections and never answers costs nothing', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const outages: (string | null)[] = [];
  const store = new RedisStore({
    url: new URL(`redis://127.0.0.1:${port}`),
    onOutage: (reason) => outages.push(reason),
  });
  const before = performance.now();
  for (let index = 0; index < 100; index++) {
    await put(store, 'k', 'lost');
    expect(await textOf(store, 'k')).toBeUndefined();
    await store.drop(['tag']);
  }
  expect(performance.now() - before).toBeLessThan(SOON);
  await until(async () => outages.length > 0);
  expect(outages).toEqual(['no answer']);
  await store.close();
  for (const socket of sockets) socket.destroy();
  server.close();
}, 20_000);
