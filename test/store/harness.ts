import { onTestFinished } from 'vitest';
import type { CacheStore, Entry } from '../../src/store/cache-store.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { RedisStore, type RedisStoreOptions } from '../../src/store/redis-store.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

/** A store of either kind, and how its time passes. */
export interface StoreUnderTest {
  readonly store: CacheStore;
  passMs(ms: number): Promise<void>;
}

export function memoryStore(maxBytes = 1024 * 1024): StoreUnderTest {
  let now = 0;
  const store = new MemoryStore({ maxBytes, now: () => now });
  return {
    store,
    async passMs(ms) {
      now += ms;
    },
  };
}

/** What is said of a Redis that goes away, and null when it is back. */
export interface RedisUnderTest extends StoreUnderTest {
  readonly server: RedisServer;
  readonly outages: (string | null)[];
}

export async function redisStore(...settings: readonly string[]): Promise<RedisUnderTest> {
  const server = await startRedis(...settings);
  onTestFinished(() => server.kill());
  return { ...(await redisStoreAt(server.url)), server };
}

/** A read that takes longer is a miss, as good an answer as any: a busy machine would give it to tests of all else. */
const patient = { readMs: 5_000 };

/**
 * One more instance's way to the same Redis; ready to be used.
 *
 * @param time `{}` for as little of it as others get.
 */
export async function redisStoreAt(
  url: URL,
  time: Pick<RedisStoreOptions, 'readMs'> = patient,
): Promise<StoreUnderTest & { outages: (string | null)[] }> {
  const outages: (string | null)[] = [];
  const store = new RedisStore({ url, onOutage: (reason) => outages.push(reason), ...time });
  onTestFinished(() => store.close());
  await isUp(store);
  return { store, outages, passMs: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };
}

/** Resolves as soon as the store keeps what it is given. */
export async function isUp(store: CacheStore): Promise<void> {
  await until(async () => (await store.stamp(['is up'])) !== '');
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

export function entry(text: string): Entry {
  return { head: JSON.stringify({ text }), body: Buffer.from(text) };
}

/** Writes what was worked out just now. */
export async function put(
  store: CacheStore,
  key: string,
  text: string,
  { tags = ['tag'], ttlMs = 60_000 }: { tags?: readonly string[]; ttlMs?: number } = {},
): Promise<void> {
  await store.write(key, entry(text), { tags, stamp: await store.stamp(tags), ttlMs });
}

export async function textOf(store: CacheStore, key: string): Promise<string | undefined> {
  return (await store.read(key))?.body.toString();
}
