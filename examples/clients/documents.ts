import { graphql } from './generated/gql.ts';

/** A page of comics. Pagination of Apollo Client and of urql works on `edges`. */
export const Comics = graphql(`
  query ComicsPage($first: Int, $after: String, $filter: ComicFilter) {
    comics(first: $first, after: $after, filter: $filter) {
      totalCount
      edges {
        node {
          id
          name
          isSubscribed
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A page of a list that belongs to a node. */
export const ReleasesOfComic = graphql(`
  query ReleasesOfComic($slug: String!, $first: Int, $after: String) {
    comic(slug: $slug) {
      id
      name
      releases(first: $first, after: $after) {
        edges {
          node {
            id
            pubDate
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** A page of what happened at several services, and which of them could be read. */
export const Timeline = graphql(`
  query TimelinePage($first: Int, $after: String, $services: [Service!]) {
    viewer {
      timeline(first: $first, after: $after, services: $services) {
        edges {
          node {
            id
            occurredAt
            summary
            ... on Log {
              likeCount
            }
            ... on Release {
              comic {
                id
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        sources {
          service
          status
        }
      }
    }
  }
`);

/** Who you are at two services; one of them may be out of reach. */
export const Accounts = graphql(`
  query Accounts {
    viewer {
      littlelogs: account(service: LITTLELOGS) {
        id
        displayName
      }
      larder: account(service: LARDER) {
        id
        displayName
      }
    }
  }
`);

/** What you are subscribed to. */
export const Subscriptions = graphql(`
  query Subscriptions($first: Int, $after: String) {
    viewer {
      comicSubscriptions(first: $first, after: $after) {
        edges {
          node {
            id
            comic {
              id
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** The answer holds the comic by its `id`, so that every place that shows it shows the change. */
export const SubscribeToComic = graphql(`
  mutation Subscribe($comicId: ID!) {
    subscribeToComic(input: { comicId: $comicId }) {
      subscription {
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

/** The answer holds the id of what is gone. */
export const UnsubscribeFromComic = graphql(`
  mutation Unsubscribe($comicId: ID!) {
    unsubscribeFromComic(input: { comicId: $comicId }) {
      deletedComicSubscriptionId
      comic {
        id
        isSubscribed
      }
      userErrors {
        field
        code
        message
      }
    }
  }
`);
