import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { timeline_list$key } from './__generated__/timeline_list.graphql.ts';
import type { timelineQuery } from './__generated__/timelineQuery.graphql.ts';

const PAGE = 10;

/** What happened at several services: one list of types that have an interface in common. */
export function Timeline() {
  const { viewer } = useLazyLoadQuery<timelineQuery>(
    graphql`
      query timelineQuery($first: Int!) {
        viewer {
          ...timeline_list @arguments(first: $first)
        }
      }
    `,
    { first: PAGE },
  );
  return <TimelineList viewer={viewer} />;
}

function TimelineList({ viewer }: { viewer: timeline_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment timeline_list on Viewer
      @refetchable(queryName: "timelinePaginationQuery")
      @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
        timeline(first: $first, after: $after) @connection(key: "timeline_timeline") {
          edges {
            node {
              __typename
              id
              summary
              ... on Log {
                likeCount
              }
              ... on Release {
                comic {
                  name
                }
              }
            }
          }
          sources {
            service
            status
          }
        }
      }
    `,
    viewer,
  );
  return (
    <ul>
      {data.timeline?.edges.map(({ node }) => (
        <li key={node.id}>{`${node.__typename} ${node.id}`}</li>
      ))}
      {data.timeline?.sources.map(({ service, status }) => (
        <em key={service}>{`${service} ${status}`}</em>
      ))}
      {hasNext && (
        <button type="button" title="More" onClick={() => loadNext(PAGE)}>
          More
        </button>
      )}
    </ul>
  );
}
