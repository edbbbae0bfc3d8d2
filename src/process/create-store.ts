import type { CacheConfig } from '../config/config.ts';
import type { Logger } from '../server/observe/logger.ts';
import type { CacheStore } from '../store/cache-store.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { RedisStore } from '../store/redis-store.ts';
import type { Clock } from '../upstream/clock.ts';

/** The one store of all caches; undefined where caches are off. Once Redis is known to be unreachable, requests do not wait for it. */
export function createStore(
  { bytes, redisUrl, storeKeys }: CacheConfig,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): CacheStore | undefined {
  if (bytes === 0) return undefined;
  if (redisUrl === undefined) return new MemoryStore({ maxBytes: bytes, now: () => clock.now() });
  if (storeKeys === undefined) {
    logger.warn(
      'STORE_KEYS is not set: anybody with write access to Redis can change what this gateway answers.',
    );
  }
  return new RedisStore({
    url: redisUrl,
    keys: storeKeys,
    now: () => clock.now(),
    onOutage(reason) {
      if (reason === null) logger.info('Redis is back: responses are cached again.');
      else logger.warn({ reason }, 'Redis is unreachable: nothing is cached until it is back.');
    },
  });
}
