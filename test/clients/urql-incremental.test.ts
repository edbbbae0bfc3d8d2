import { cacheExchange, createClient, fetchExchange, gql } from '@urql/core';
import { expect, test } from 'vitest';
import { REQUEST_TIMEOUT_MS } from '../failure/harness.ts';
import { credentials } from '../server/incremental/two-services.ts';
import { serveTwoServices } from './served.ts';

const deferred = gql`
  query Deferred {
    viewer {
      folders {
        totalCount
      }
    }
    ... @defer {
      trendingLogTags {
        name
      }
    }
  }
`;

/** What a screen is shown, one after the other. */
interface Shown {
  readonly data: unknown;
  readonly hasNext: boolean;
  readonly error?: string;
}

function watch(url: string, query: string | typeof deferred) {
  const client = createClient({
    url,
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { headers: credentials },
  });
  const shown: Shown[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  client.query(query, {}).subscribe(({ data, hasNext, error }) => {
    shown.push({ data, hasNext, ...(error && { error: error.message }) });
    if (!hasNext) resolve();
  });
  return {
    shown,
    done,
    async first() {
      while (shown.length === 0) await new Promise(setImmediate);
      return shown[0];
    },
  };
}

const fast = { viewer: { __typename: 'Viewer', folders: { __typename: 'FolderConnection', totalCount: 3 } } };

test('urql shows what fast services tell, then what the slow one tells', async () => {
  const { url, littlelogs, release } = await serveTwoServices();
  const { shown, first, done } = watch(url, deferred);
  expect(await first()).toEqual({ data: fast, hasNext: true });
  await littlelogs.received(1);
  release();
  await done;
  expect(shown.at(-1)).toEqual({
    data: { __typename: 'Query', ...fast, trendingLogTags: [{ __typename: 'LogTag', name: 'exist' }] },
    hasNext: false,
  });
});

test('urql is told of a slow service’s failure, and keeps the rest', async () => {
  const { url, littlelogs, clock } = await serveTwoServices();
  const { shown, first, done } = watch(url, deferred);
  await first();
  await littlelogs.received(1);
  clock.advance(REQUEST_TIMEOUT_MS);
  await done;
  expect(shown.at(-1)).toEqual({
    data: { __typename: 'Query', ...fast, trendingLogTags: null },
    hasNext: false,
    error: '[GraphQL] Littlelogs did not answer in time.',
  });
});

test('urql fills a list as its items come, each in its place', async () => {
  const { url, release } = await serveTwoServices();
  release();
  const { shown, done } = watch(
    url,
    '{ logs(first: 3) { nodes @stream(initialCount: 1) { databaseId likes { user { ... on LittlelogsUser { bio } } } } } }',
  );
  await done;
  const ids = shown.map(({ data }) =>
    (data as { logs: { nodes: { databaseId: string }[] } }).logs.nodes.map(({ databaseId }) => databaseId),
  );
  expect([ids[0], ids.at(-1)]).toEqual([['3'], ['3', '2', '1']]);
});
