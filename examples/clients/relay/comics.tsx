import { useState } from 'react';
import { graphql, useLazyLoadQuery, useMutation, usePaginationFragment } from 'react-relay';
import { ConnectionHandler, VIEWER_ID } from 'relay-runtime';
import type { comics_list$key } from './__generated__/comics_list.graphql.ts';
import type { comicsQuery } from './__generated__/comicsQuery.graphql.ts';
import type { comicsSubscribeMutation } from './__generated__/comicsSubscribeMutation.graphql.ts';
import type { comicsUnsubscribeMutation } from './__generated__/comicsUnsubscribeMutation.graphql.ts';

const PAGE = 10;
/** The list in subscriptions.tsx, which the changes here make longer and shorter. */
const subscriptionsId = ConnectionHandler.getConnectionID(VIEWER_ID, 'subscriptions_comicSubscriptions');

/** All comics, page by page, each with a button to subscribe. */
export function Comics() {
  const query = useLazyLoadQuery<comicsQuery>(
    graphql`
      query comicsQuery($first: Int!) {
        ...comics_list @arguments(first: $first)
      }
    `,
    { first: PAGE },
  );
  return <ComicList query={query} />;
}

function ComicList({ query }: { query: comics_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment comics_list on Query
      @refetchable(queryName: "comicsPaginationQuery")
      @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
        comics(first: $first, after: $after) @connection(key: "comics_comics") {
          edges {
            node {
              id
              name
              isSubscribed
            }
          }
        }
      }
    `,
    query,
  );
  return (
    <ul>
      {data.comics?.edges.map(({ node }) => (
        <Comic key={node.id} {...node} />
      ))}
      {hasNext && (
        <button type="button" title="More" onClick={() => loadNext(PAGE)}>
          More
        </button>
      )}
    </ul>
  );
}

interface ComicProps {
  readonly id: string;
  readonly name: string;
  readonly isSubscribed: boolean | null | undefined;
}

function Comic({ id, name, isSubscribed }: ComicProps) {
  // The answers hold the comic by its id: wherever it is shown, it shows the change.
  const [subscribe] = useMutation<comicsSubscribeMutation>(graphql`
    mutation comicsSubscribeMutation($comicId: ID!, $connections: [ID!]!) {
      subscribeToComic(input: { comicId: $comicId }) {
        subscription @appendNode(connections: $connections, edgeTypeName: "ComicSubscriptionEdge") {
          id
          comic {
            id
            name
            isSubscribed
          }
        }
        userErrors {
          field
          code
          message
        }
      }
    }
  `);
  const [unsubscribe] = useMutation<comicsUnsubscribeMutation>(graphql`
    mutation comicsUnsubscribeMutation($comicId: ID!, $connections: [ID!]!) {
      unsubscribeFromComic(input: { comicId: $comicId }) {
        deletedComicSubscriptionId @deleteEdge(connections: $connections)
        comic {
          id
          isSubscribed
        }
        userErrors {
          message
        }
      }
    }
  `);
  const [refusal, setRefusal] = useState<string>();
  const variables = { comicId: id, connections: [subscriptionsId] };
  const change = () =>
    isSubscribed
      ? unsubscribe({
          variables,
          onCompleted: (done, errors) =>
            setRefusal((done.unsubscribeFromComic?.userErrors ?? errors)?.[0]?.message),
        })
      : subscribe({
          variables,
          onCompleted: (done, errors) =>
            setRefusal((done.subscribeToComic?.userErrors ?? errors)?.[0]?.message),
        });
  return (
    <li>
      <button type="button" title={name} onClick={change}>
        {isSubscribed ? 'Unsubscribe' : 'Subscribe'}
      </button>
      {refusal && <em>{refusal}</em>}
    </li>
  );
}
