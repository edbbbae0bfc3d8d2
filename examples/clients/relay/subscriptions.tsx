import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { subscriptions_list$key } from './__generated__/subscriptions_list.graphql.ts';
import type { subscriptionsQuery } from './__generated__/subscriptionsQuery.graphql.ts';

const PAGE = 10;

/** The comics that you are subscribed to: a list of the viewer, who has no id. */
export function Subscriptions() {
  const { viewer } = useLazyLoadQuery<subscriptionsQuery>(
    graphql`
      query subscriptionsQuery($first: Int!) {
        viewer {
          ...subscriptions_list @arguments(first: $first)
        }
      }
    `,
    { first: PAGE },
  );
  return <SubscriptionList viewer={viewer} />;
}

function SubscriptionList({ viewer }: { viewer: subscriptions_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment subscriptions_list on Viewer
      @refetchable(queryName: "subscriptionsPaginationQuery")
      @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
        comicSubscriptions(first: $first, after: $after)
          @connection(key: "subscriptions_comicSubscriptions") {
          edges {
            node {
              id
              comic {
                id
                name
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  return (
    <ul>
      {data.comicSubscriptions?.edges.map(({ node }) => (
        <li key={node.id}>{node.comic?.name}</li>
      ))}
      {hasNext && (
        <button type="button" title="More" onClick={() => loadNext(PAGE)}>
          More
        </button>
      )}
    </ul>
  );
}
