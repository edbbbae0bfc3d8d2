import { printSchema } from 'graphql';
import type { Config } from '../config/config.ts';
import { schema } from '../schema.ts';
import type { Manifests } from '../server/persisted/manifests.ts';
import { hashOf } from '../server/persisted/operation-id.ts';
import { ResponseCache } from '../server/response-cache/response-cache.ts';
import type { Endpoint } from '../server/service-instance.ts';
import { services } from '../services.ts';
import type { CacheStore } from '../store/cache-store.ts';
import type { Clock } from '../upstream/clock.ts';

export interface ResponseCacheParts {
  readonly store: CacheStore | undefined;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly manifests: Manifests;
  readonly clock: Clock;
}

/** Undefined where no answers are to be kept. */
export function createResponseCache(
  config: Pick<Config, 'cache' | 'limits' | 'persisted' | 'introspection'>,
  { store, endpoints, manifests, clock }: ResponseCacheParts,
): ResponseCache | undefined {
  const { responseSeconds, redisUrl } = config.cache;
  if (store === undefined || responseSeconds === 0) return undefined;
  return new ResponseCache({
    store,
    maxAgeMs: responseSeconds * 1000,
    // A store of one's own is nobody else's, and printing the schema takes its time.
    fingerprint: redisUrl === undefined ? '' : fingerprintOf(config, endpoints),
    manifests,
    credentialHeaders: services.map(({ credential }) => credential.name),
    now: () => clock.now(),
  });
}

/** Gateways with one fingerprint answer the same request alike, or refuse it alike. */
function fingerprintOf(
  { limits, persisted, introspection }: Pick<Config, 'limits' | 'persisted' | 'introspection'>,
  endpoints: Readonly<Record<string, Endpoint>>,
): string {
  const asked = Object.entries(endpoints).map(([key, { url, demoCredential }]) => [key, url, demoCredential]);
  return hashOf(JSON.stringify([printSchema(schema), asked, limits, persisted.mode, introspection]));
}
