import type { ApolloClient } from '@apollo/client';
import { SubscribeToComic, UnsubscribeFromComic } from '../documents.ts';

/** Every query that shows the comic shows the change by itself; the list of subscriptions is told. */
export function subscribeToComic(client: ApolloClient, comicId: string) {
  return client.mutate({
    mutation: SubscribeToComic,
    variables: { comicId },
    update(cache, { data }) {
      const id = data?.subscribeToComic?.subscription?.id;
      if (!id) return;
      cache.modify({
        id: 'Viewer:{}',
        fields: {
          comicSubscriptions: (list, { toReference }) => ({
            ...list,
            edges: [
              ...list.edges,
              {
                __typename: 'ComicSubscriptionEdge',
                node: toReference({ __typename: 'ComicSubscription', id }),
              },
            ],
          }),
        },
      });
    },
  });
}

export function unsubscribeFromComic(client: ApolloClient, comicId: string) {
  return client.mutate({
    mutation: UnsubscribeFromComic,
    variables: { comicId },
    update(cache, { data }) {
      const id = data?.unsubscribeFromComic?.deletedComicSubscriptionId;
      if (id) cache.evict({ id: `ComicSubscription:${id}` });
    },
  });
}
