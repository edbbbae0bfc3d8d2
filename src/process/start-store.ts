import type { CacheConfig } from '../config/config.ts';
import type { Logger } from '../server/observe/logger.ts';
import type { CacheStore } from '../store/cache-store.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { RedisStore } from '../store/redis-store.ts';
import type { Clock } from '../upstream/clock.ts';

/** The one store of all caches; undefined where nothing is to be kept. A Redis that is away keeps nobody waiting. */
export function createStore(
  { bytes, redisUrl, storeKeys }: CacheConfig,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): CacheStore | undefined {
  if (bytes === 0) return undefined;
  if (redisUrl === undefined) return new MemoryStore({ maxBytes: bytes, now: () => clock.now() });
  if (storeKeys === undefined) {
    logger.warn('STORE_KEYS is not set: whoever can write to Redis can change what this gateway answers.');
  }
  return new RedisStore({
    url: redisUrl,
    keys: storeKeys,
    now: () => clock.now(),
    onOutage(reason) {
      if (reason === null) logger.info('Redis is back: answers are kept again.');
      else logger.warn({ reason }, 'Redis is away: nothing is kept until it is back.');
    },
  });
}
