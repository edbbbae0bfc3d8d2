import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay';
import type { releases_list$key } from './__generated__/releases_list.graphql.ts';
import type { releasesQuery } from './__generated__/releasesQuery.graphql.ts';

const PAGE = 10;

/** The releases of one comic: a list of a node, which Relay reads on by the node's id. */
export function Releases({ slug }: { readonly slug: string }) {
  const { comic } = useLazyLoadQuery<releasesQuery>(
    graphql`
      query releasesQuery($slug: String!, $first: Int!) {
        comic(slug: $slug) {
          ...releases_list @arguments(first: $first)
        }
      }
    `,
    { slug, first: PAGE },
  );
  return comic ? <ReleaseList comic={comic} /> : null;
}

function ReleaseList({ comic }: { comic: releases_list$key }) {
  const { data, hasNext, loadNext } = usePaginationFragment(
    graphql`
      fragment releases_list on Comic
      @refetchable(queryName: "releasesPaginationQuery")
      @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }) {
        releases(first: $first, after: $after) @connection(key: "releases_releases") {
          edges {
            node {
              id
              pubDate
            }
          }
        }
      }
    `,
    comic,
  );
  return (
    <ul>
      {data.releases?.edges.map(({ node }) => (
        <li key={node.id}>{node.id}</li>
      ))}
      {hasNext && (
        <button type="button" title="More" onClick={() => loadNext(PAGE)}>
          More
        </button>
      )}
    </ul>
  );
}
