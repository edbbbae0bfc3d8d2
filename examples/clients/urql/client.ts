import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { introspection, typesWithoutId } from '../../../schema/generated/introspection.ts';
import type { SubscribeMutation, UnsubscribeMutation } from '../generated/graphql.ts';

/** There is one: all that queries ask of it comes together. */
const viewer = { __typename: 'Viewer', id: 'viewer' };

const cache = () =>
  cacheExchange({
    // Which types a Node, a User or a TimelineItem can be, and what may be null.
    schema: introspection,
    // What has no id lives with what holds it.
    keys: {
      ...Object.fromEntries(typesWithoutId.map((name) => [name, () => null])),
      Viewer: () => viewer.id,
    },
    // `first` and `after` make a list longer; each set of other arguments has a list of its own.
    resolvers: {
      Query: { comics: relayPagination() },
      Comic: { releases: relayPagination() },
      Viewer: { comicSubscriptions: relayPagination(), timeline: relayPagination() },
    },
    // Every query that shows the comic shows a change by itself; the list of subscriptions is told.
    updates: {
      Mutation: {
        subscribeToComic(result: SubscribeMutation, _, cache) {
          if (!result.subscribeToComic?.subscription) return;
          for (const { fieldName, arguments: args } of cache.inspectFields(viewer)) {
            if (fieldName === 'comicSubscriptions') cache.invalidate(viewer, fieldName, args);
          }
        },
        unsubscribeFromComic(result: UnsubscribeMutation, _, cache) {
          const id = result.unsubscribeFromComic?.deletedComicSubscriptionId;
          if (id) cache.invalidate({ __typename: 'ComicSubscription', id });
        },
      },
    },
  });

/** `credentials` gives a header for each service: `{ 'X-Comics-Authorization': 'Key …' }`. */
export function createUrqlClient(url: string, credentials: () => Record<string, string>): Client {
  return new Client({
    url,
    fetchOptions: () => ({ headers: credentials() }),
    exchanges: [
      cache(),
      // Sends the hash of a query, and the query itself where the gateway does not know it yet.
      persistedExchange({ preferGetForPersistedQueries: true, enableForMutation: true }),
      fetchExchange,
    ],
  });
}
