import { test } from 'vitest';
import type { CacheStore } from '../../src/store/cache-store.ts';

// `CACHES=on` and `CACHES=off` run the tests of the API with every cache on, and with every cache off. Whatever they find
// must be the same: with all of them on, what one test has had kept is forgotten before the next counts its calls.

const variables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  on: {
    RESPONSE_CACHE_SECONDS: '3600',
    UPSTREAM_CACHE_SECONDS: '3600',
    UPSTREAM_CACHE_PUBLIC_SECONDS: '3600',
  },
  off: { CACHE_BYTES: '0', UPSTREAM_SHARED_CALLS: 'false' },
  // What is asked twice is to be seen twice, unless a test is about that.
  usual: { UPSTREAM_CACHE_PUBLIC_SECONDS: '0' },
};

/** The environment that a test's gateway gets beside its own. */
export const cacheVariables = variables[process.env.CACHES ?? 'usual'] ?? {};

const stores = new Set<CacheStore>();

export function forgetBetweenTests(store: CacheStore): void {
  if (process.env.CACHES === 'on') stores.add(store);
}

export async function forgetAll(): Promise<void> {
  for (const store of stores) await store.close();
}

/** For tests that ask the same twice and want it read twice, or change a service behind the gateway's back. */
export const uncachedTest = test.skipIf(process.env.CACHES === 'on');
