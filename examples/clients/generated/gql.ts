/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ComicsPage($first: Int, $after: String, $filter: ComicFilter) {\n    comics(first: $first, after: $after, filter: $filter) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          isSubscribed\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ComicsPageDocument,
    "\n  query ReleasesOfComic($slug: String!, $first: Int, $after: String) {\n    comic(slug: $slug) {\n      id\n      name\n      releases(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            pubDate\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ReleasesOfComicDocument,
    "\n  query TimelinePage($first: Int, $after: String, $services: [Service!]) {\n    viewer {\n      timeline(first: $first, after: $after, services: $services) {\n        edges {\n          node {\n            id\n            occurredAt\n            summary\n            ... on Log {\n              likeCount\n            }\n            ... on Release {\n              comic {\n                id\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        sources {\n          service\n          status\n        }\n      }\n    }\n  }\n": typeof types.TimelinePageDocument,
    "\n  query Accounts {\n    viewer {\n      littlelogs: account(service: LITTLELOGS) {\n        id\n        displayName\n      }\n      larder: account(service: LARDER) {\n        id\n        displayName\n      }\n    }\n  }\n": typeof types.AccountsDocument,
    "\n  query Subscriptions($first: Int, $after: String) {\n    viewer {\n      comicSubscriptions(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            comic {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SubscriptionsDocument,
    "\n  mutation Subscribe($comicId: ID!) {\n    subscribeToComic(input: { comicId: $comicId }) {\n      subscription {\n        id\n        comic {\n          id\n          name\n          isSubscribed\n        }\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n": typeof types.SubscribeDocument,
    "\n  mutation Unsubscribe($comicId: ID!) {\n    unsubscribeFromComic(input: { comicId: $comicId }) {\n      deletedComicSubscriptionId\n      comic {\n        id\n        isSubscribed\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n": typeof types.UnsubscribeDocument,
};
const documents: Documents = {
    "\n  query ComicsPage($first: Int, $after: String, $filter: ComicFilter) {\n    comics(first: $first, after: $after, filter: $filter) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          isSubscribed\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ComicsPageDocument,
    "\n  query ReleasesOfComic($slug: String!, $first: Int, $after: String) {\n    comic(slug: $slug) {\n      id\n      name\n      releases(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            pubDate\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ReleasesOfComicDocument,
    "\n  query TimelinePage($first: Int, $after: String, $services: [Service!]) {\n    viewer {\n      timeline(first: $first, after: $after, services: $services) {\n        edges {\n          node {\n            id\n            occurredAt\n            summary\n            ... on Log {\n              likeCount\n            }\n            ... on Release {\n              comic {\n                id\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        sources {\n          service\n          status\n        }\n      }\n    }\n  }\n": types.TimelinePageDocument,
    "\n  query Accounts {\n    viewer {\n      littlelogs: account(service: LITTLELOGS) {\n        id\n        displayName\n      }\n      larder: account(service: LARDER) {\n        id\n        displayName\n      }\n    }\n  }\n": types.AccountsDocument,
    "\n  query Subscriptions($first: Int, $after: String) {\n    viewer {\n      comicSubscriptions(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            comic {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SubscriptionsDocument,
    "\n  mutation Subscribe($comicId: ID!) {\n    subscribeToComic(input: { comicId: $comicId }) {\n      subscription {\n        id\n        comic {\n          id\n          name\n          isSubscribed\n        }\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n": types.SubscribeDocument,
    "\n  mutation Unsubscribe($comicId: ID!) {\n    unsubscribeFromComic(input: { comicId: $comicId }) {\n      deletedComicSubscriptionId\n      comic {\n        id\n        isSubscribed\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n": types.UnsubscribeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ComicsPage($first: Int, $after: String, $filter: ComicFilter) {\n    comics(first: $first, after: $after, filter: $filter) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          isSubscribed\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query ComicsPage($first: Int, $after: String, $filter: ComicFilter) {\n    comics(first: $first, after: $after, filter: $filter) {\n      totalCount\n      edges {\n        node {\n          id\n          name\n          isSubscribed\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReleasesOfComic($slug: String!, $first: Int, $after: String) {\n    comic(slug: $slug) {\n      id\n      name\n      releases(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            pubDate\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ReleasesOfComic($slug: String!, $first: Int, $after: String) {\n    comic(slug: $slug) {\n      id\n      name\n      releases(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            pubDate\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TimelinePage($first: Int, $after: String, $services: [Service!]) {\n    viewer {\n      timeline(first: $first, after: $after, services: $services) {\n        edges {\n          node {\n            id\n            occurredAt\n            summary\n            ... on Log {\n              likeCount\n            }\n            ... on Release {\n              comic {\n                id\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        sources {\n          service\n          status\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TimelinePage($first: Int, $after: String, $services: [Service!]) {\n    viewer {\n      timeline(first: $first, after: $after, services: $services) {\n        edges {\n          node {\n            id\n            occurredAt\n            summary\n            ... on Log {\n              likeCount\n            }\n            ... on Release {\n              comic {\n                id\n                name\n              }\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        sources {\n          service\n          status\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Accounts {\n    viewer {\n      littlelogs: account(service: LITTLELOGS) {\n        id\n        displayName\n      }\n      larder: account(service: LARDER) {\n        id\n        displayName\n      }\n    }\n  }\n"): (typeof documents)["\n  query Accounts {\n    viewer {\n      littlelogs: account(service: LITTLELOGS) {\n        id\n        displayName\n      }\n      larder: account(service: LARDER) {\n        id\n        displayName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Subscriptions($first: Int, $after: String) {\n    viewer {\n      comicSubscriptions(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            comic {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Subscriptions($first: Int, $after: String) {\n    viewer {\n      comicSubscriptions(first: $first, after: $after) {\n        edges {\n          node {\n            id\n            comic {\n              id\n              name\n            }\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Subscribe($comicId: ID!) {\n    subscribeToComic(input: { comicId: $comicId }) {\n      subscription {\n        id\n        comic {\n          id\n          name\n          isSubscribed\n        }\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Subscribe($comicId: ID!) {\n    subscribeToComic(input: { comicId: $comicId }) {\n      subscription {\n        id\n        comic {\n          id\n          name\n          isSubscribed\n        }\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unsubscribe($comicId: ID!) {\n    unsubscribeFromComic(input: { comicId: $comicId }) {\n      deletedComicSubscriptionId\n      comic {\n        id\n        isSubscribed\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Unsubscribe($comicId: ID!) {\n    unsubscribeFromComic(input: { comicId: $comicId }) {\n      deletedComicSubscriptionId\n      comic {\n        id\n        isSubscribed\n      }\n      userErrors {\n        field\n        code\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;