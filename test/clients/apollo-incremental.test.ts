import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { describe, expect, test } from 'vitest';
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
const streamed = gql`
  query Streamed {
    logs(first: 3) {
      nodes @stream(initialCount: 1) {
        id
        databaseId
        likes {
          user {
            id
            ... on LittlelogsUser {
              bio
            }
          }
        }
      }
    }
  }
`;

/** What a screen is shown, one after the other. */
interface Shown {
  readonly data: unknown;
  readonly dataState: string;
  readonly error?: string | undefined;
}

function watch(client: ApolloClient, query: typeof deferred) {
  const shown: Shown[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const subscription = client
    .watchQuery({ query, errorPolicy: 'all' })
    .subscribe(({ data, dataState, loading, networkStatus: _, error }) => {
      if (dataState !== 'empty') shown.push({ data, dataState, ...(error && { error: error.message }) });
      if (!loading && dataState !== 'streaming') resolve();
    });
  return {
    shown,
    done,
    stop: () => subscription.unsubscribe(),
    async first() {
      while (shown.length === 0) await new Promise(setImmediate);
      return shown[0];
    },
  };
}

const handlers = [
  ['Defer20220824Handler', () => new Defer20220824Handler()],
  // Its types allow an undefined `streamInfo` and don't say so under `exactOptionalPropertyTypes`.
  ['GraphQL17Alpha9Handler', () => new GraphQL17Alpha9Handler() as unknown as Defer20220824Handler],
] as const;

describe.each(handlers)('Apollo Client with %s', (_, createHandler) => {
  const clientOf = (url: string) =>
    new ApolloClient({
      cache: new InMemoryCache({ typePolicies: { Viewer: { merge: true } } }),
      link: new HttpLink({ uri: url, headers: credentials }),
      incrementalHandler: createHandler(),
    });

  const fast = {
    __typename: 'Query',
    viewer: { __typename: 'Viewer', folders: { __typename: 'FolderConnection', totalCount: 3 } },
  };

  test('shows what fast services tell, then what the slow one tells', async () => {
    const { url, littlelogs, release } = await serveTwoServices();
    const { shown, first, done, stop } = watch(clientOf(url), deferred);
    expect(await first()).toEqual({ data: fast, dataState: 'streaming' });
    await littlelogs.received(1);
    release();
    await done;
    stop();
    expect(shown.at(-1)).toEqual({
      data: { ...fast, trendingLogTags: [{ __typename: 'LogTag', name: 'exist' }] },
      dataState: 'complete',
    });
  });

  test('is told of a slow service’s failure, and keeps the rest', async () => {
    const { url, littlelogs, clock } = await serveTwoServices();
    const { shown, first, done, stop } = watch(clientOf(url), deferred);
    await first();
    await littlelogs.received(1);
    clock.advance(REQUEST_TIMEOUT_MS);
    await done;
    stop();
    expect(shown.at(-1)).toEqual({
      data: { ...fast, trendingLogTags: null },
      dataState: 'complete',
      error: 'Littlelogs did not answer in time.',
    });
  });

  test('fills a list as its items come', async () => {
    const { url, release } = await serveTwoServices();
    release();
    const { shown, done, stop } = watch(clientOf(url), streamed);
    await done;
    stop();
    const ids = shown.map(({ data }) =>
      (data as { logs: { nodes: { databaseId: string }[] } }).logs.nodes.map(({ databaseId }) => databaseId),
    );
    expect([ids[0], ids.at(-1)]).toEqual([['3'], ['3', '2', '1']]);
  });
});
