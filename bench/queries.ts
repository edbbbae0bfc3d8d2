/** What is measured, by what tables call it. Every server of `servers/` answers these alike. */
export const queries = {
  '100 logs with embedded author': `{
    logs(first: 100) {
      totalCount
      nodes {
        databaseId createdAt source likeCount commentCount
        author { username displayName avatarUrl location }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  '20 logs, likes → 25 users': `{
    logs(first: 20) {
      nodes {
        databaseId createdAt
        author { username }
        likes { createdAt user { username displayName avatarUrl location } }
      }
    }
  }`,
  '`{ __typename }`': '{ __typename }',
} as const;
