/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A comment to write. */
export type AddLogCommentInput = {
  /** The text, in Markdown. `#tag` and `@username` become links. */
  content: string;
  /** The `id` of the log, or the service's own number for it. */
  logId: string | number;
};

/** What a person allows an app to do with their account. */
export type AuthorizationScope =
  /** Read what the person can read. */
  | 'READ'
  /** Change things in the name of the person; includes reading. */
  | 'WRITE';

/** A log to write. */
export type CreateLogInput = {
  /** The text, in Markdown. `#tag` and `@username` become links. */
  content: string;
};

/** The comment to delete. */
export type DeleteLogCommentInput = {
  /** The comment's `id`, or the service's own number for it. */
  id: string | number;
};

/** The log to delete. */
export type DeleteLogInput = {
  /** The log's `id`, or the service's own number for it. */
  id: string | number;
};

/** The code that a person came back with. */
export type ExchangeAuthorizationCodeInput = {
  /** The `code` in the address that the person came back to. */
  code: string;
  /** The very address that `authorizationUrl` was given. */
  redirectUri: string;
  /** The service that gave the code. */
  service: Service;
};

/** Whom to follow. */
export type FollowUserInput = {
  /** The name that is unique at Littlelogs. */
  username: string;
};

/** The log to like. */
export type LikeLogInput = {
  /** The log's `id`, or the service's own number for it. */
  id: string | number;
};

/** The token to renew. */
export type RefreshAccessTokenInput = {
  /** The `refreshToken` that came with the access token. */
  refreshToken: string;
  /** The service that gave the token. */
  service: Service;
};

/** The REST services behind this API. */
export type Service =
  /** Work logs and the people who write them: littlelogs.co. */
  | 'LITTLELOGS';

/** Whom to follow no longer. */
export type UnfollowUserInput = {
  /** The name that is unique at Littlelogs. */
  username: string;
};

/** The log to like no longer. */
export type UnlikeLogInput = {
  /** The log's `id`, or the service's own number for it. */
  id: string | number;
};

/** Why a change was refused, for code; `UserError.message` says it for people. */
export type UserErrorCode =
  /** It contradicts what is there already. */
  | 'CONFLICT'
  /** The service does not take this value. */
  | 'INVALID'
  /** What should be changed is not there, or not yours to see. */
  | 'NOT_FOUND'
  /** The account at the service does not include this, or its trial has ended. */
  | 'PAYMENT_REQUIRED'
  /** The service refused without saying more. */
  | 'REFUSED'
  /** The field must not be empty. */
  | 'REQUIRED';

export type AuthorizationUrlQueryVariables = Exact<{
  service: Service;
  redirectUri: string;
  scopes: Array<AuthorizationScope> | AuthorizationScope;
  state?: string | null | undefined;
}>;


export type AuthorizationUrlQuery = { authorizationUrl: string | null };

export type ExchangeAuthorizationCodeMutationVariables = Exact<{
  input: ExchangeAuthorizationCodeInput;
}>;


export type ExchangeAuthorizationCodeMutation = { exchangeAuthorizationCode: { token: { accessToken: string, refreshToken: string | null, scopes: Array<string>, expiresAt: string | null, header: string, headerValue: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type RefreshAccessTokenMutationVariables = Exact<{
  input: RefreshAccessTokenInput;
}>;


export type RefreshAccessTokenMutation = { refreshAccessToken: { token: { accessToken: string, refreshToken: string | null, scopes: Array<string>, expiresAt: string | null, header: string, headerValue: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type ServicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ServicesQuery = { services: Array<{ service: Service, name: string, credentialHeader: string, isConfigured: boolean, isSandboxed: boolean, hasCredential: boolean, callBudget: { limit: number, left: number, resetsAt: string | null } | null }> | null };

export type AddLogCommentMutationVariables = Exact<{
  input: AddLogCommentInput;
}>;


export type AddLogCommentMutation = { addLogComment: { log: { id: string, commentCount: number, comments: Array<{ id: string, contentHtml: string, author: { id: string, username: string } | null }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type CreateLogMutationVariables = Exact<{
  input: CreateLogInput;
}>;


export type CreateLogMutation = { createLog: { log: { id: string, createdAt: string, contentHtml: string, tags: Array<{ name: string }>, mentions: Array<{ username: string } | null>, author: { id: string, username: string } } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type DeleteLogCommentMutationVariables = Exact<{
  input: DeleteLogCommentInput;
}>;


export type DeleteLogCommentMutation = { deleteLogComment: { deletedLogCommentId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type DeleteLogMutationVariables = Exact<{
  input: DeleteLogInput;
}>;


export type DeleteLogMutation = { deleteLog: { deletedLogId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type FollowUserMutationVariables = Exact<{
  input: FollowUserInput;
}>;


export type FollowUserMutation = { followUser: { user: { id: string, username: string, followers: { totalCount: number } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type LikeLogMutationVariables = Exact<{
  input: LikeLogInput;
}>;


export type LikeLogMutation = { likeLog: { log: { id: string, likeCount: number, viewerHasLiked: boolean | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type LogQueryVariables = Exact<{
  id: string | number;
}>;


export type LogQuery = { log: { id: string, createdAt: string, contentHtml: string, contentText: string, viewerHasLiked: boolean | null, author: { id: string, username: string, displayName: string }, likes: Array<{ createdAt: string, user: { id: string, displayName: string, avatarUrl: string | null } | null }>, comments: Array<{ id: string, contentText: string, author: { id: string, displayName: string } | null }> } | null };

export type LogsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type LogsQuery = { logs: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, databaseId: number, createdAt: string, source: string | null, contentHtml: string, author: { id: string, username: string, displayName: string }, tags: Array<{ name: string }>, mentions: Array<{ username: string } | null>, comments: Array<{ id: string, createdAt: string, contentHtml: string, author: { id: string, username: string, displayName: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type MyAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountQuery = { viewer: { account: { databaseId: number, firstName: string | null, lastName: string | null, timezone: string | null, id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null } | null } | null };

export type MyActivityQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyActivityQuery = { viewer: { activity: { totalCount: number, nodes: Array<{ id: string, createdAt: string, type: string, text: string, originator: { id: string, displayName: string } | null, log: { id: string, contentText: string } | null, comment: { id: string, contentText: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type MyHomeTimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyHomeTimelineQuery = { viewer: { homeTimeline: { totalCount: number, nodes: Array<{ id: string, createdAt: string, contentText: string, likeCount: number, commentCount: number, author: { id: string, displayName: string, avatarUrl: string | null }, tags: Array<{ name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type PersonQueryVariables = Exact<{
  username: string;
}>;


export type PersonQuery = { user: { websiteUrl: string | null, timezone: string | null, id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, logs: { totalCount: number, nodes: Array<{ id: string, createdAt: string, contentText: string }> } | null, tags: { totalCount: number, nodes: Array<{ name: string, createdAt: string | null }> } | null, following: { totalCount: number, nodes: Array<{ id: string, username: string }> } | null, followers: { totalCount: number, nodes: Array<{ id: string, username: string }> } | null } | null };

export type PreviewLogQueryVariables = Exact<{
  content: string;
}>;


export type PreviewLogQuery = { logPreview: { contentHtml: string, contentText: string } | null };

export type TagsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TagsQuery = { trendingLogTags: Array<{ id: string, name: string, createdAt: string | null }> | null, logTags: { totalCount: number, nodes: Array<{ id: string, name: string, createdAt: string | null, url: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UnfollowUserMutationVariables = Exact<{
  input: UnfollowUserInput;
}>;


export type UnfollowUserMutation = { unfollowUser: { user: { id: string, username: string, followers: { totalCount: number } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export type UnlikeLogMutationVariables = Exact<{
  input: UnlikeLogInput;
}>;


export type UnlikeLogMutation = { unlikeLog: { log: { id: string, likeCount: number, viewerHasLiked: boolean | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AuthorizationUrlDocument = new TypedDocumentString(`
    query AuthorizationUrl($service: Service!, $redirectUri: String!, $scopes: [AuthorizationScope!]!, $state: String) {
  authorizationUrl(
    service: $service
    redirectUri: $redirectUri
    scopes: $scopes
    state: $state
  )
}
    `) as unknown as TypedDocumentString<AuthorizationUrlQuery, AuthorizationUrlQueryVariables>;
export const ExchangeAuthorizationCodeDocument = new TypedDocumentString(`
    mutation ExchangeAuthorizationCode($input: ExchangeAuthorizationCodeInput!) {
  exchangeAuthorizationCode(input: $input) {
    token {
      accessToken
      refreshToken
      scopes
      expiresAt
      header
      headerValue
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeAuthorizationCodeMutation, ExchangeAuthorizationCodeMutationVariables>;
export const RefreshAccessTokenDocument = new TypedDocumentString(`
    mutation RefreshAccessToken($input: RefreshAccessTokenInput!) {
  refreshAccessToken(input: $input) {
    token {
      accessToken
      refreshToken
      scopes
      expiresAt
      header
      headerValue
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshAccessTokenMutation, RefreshAccessTokenMutationVariables>;
export const ServicesDocument = new TypedDocumentString(`
    query Services {
  services {
    service
    name
    credentialHeader
    isConfigured
    isSandboxed
    hasCredential
    callBudget {
      limit
      left
      resetsAt
    }
  }
}
    `) as unknown as TypedDocumentString<ServicesQuery, ServicesQueryVariables>;
export const AddLogCommentDocument = new TypedDocumentString(`
    mutation AddLogComment($input: AddLogCommentInput!) {
  addLogComment(input: $input) {
    log {
      id
      commentCount
      comments {
        id
        contentHtml
        author {
          id
          username
        }
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddLogCommentMutation, AddLogCommentMutationVariables>;
export const CreateLogDocument = new TypedDocumentString(`
    mutation CreateLog($input: CreateLogInput!) {
  createLog(input: $input) {
    log {
      id
      createdAt
      contentHtml
      tags {
        name
      }
      mentions {
        username
      }
      author {
        id
        username
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateLogMutation, CreateLogMutationVariables>;
export const DeleteLogCommentDocument = new TypedDocumentString(`
    mutation DeleteLogComment($input: DeleteLogCommentInput!) {
  deleteLogComment(input: $input) {
    deletedLogCommentId
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteLogCommentMutation, DeleteLogCommentMutationVariables>;
export const DeleteLogDocument = new TypedDocumentString(`
    mutation DeleteLog($input: DeleteLogInput!) {
  deleteLog(input: $input) {
    deletedLogId
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteLogMutation, DeleteLogMutationVariables>;
export const FollowUserDocument = new TypedDocumentString(`
    mutation FollowUser($input: FollowUserInput!) {
  followUser(input: $input) {
    user {
      id
      username
      followers(first: 1) {
        totalCount
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUserMutation, FollowUserMutationVariables>;
export const LikeLogDocument = new TypedDocumentString(`
    mutation LikeLog($input: LikeLogInput!) {
  likeLog(input: $input) {
    log {
      id
      likeCount
      viewerHasLiked
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LikeLogMutation, LikeLogMutationVariables>;
export const LogDocument = new TypedDocumentString(`
    query Log($id: ID!) {
  log(id: $id) {
    id
    createdAt
    contentHtml
    contentText
    author {
      id
      username
      displayName
    }
    viewerHasLiked
    likes {
      createdAt
      user {
        id
        displayName
        avatarUrl
      }
    }
    comments {
      id
      contentText
      author {
        id
        displayName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogQuery, LogQueryVariables>;
export const LogsDocument = new TypedDocumentString(`
    query Logs($first: Int = 10, $after: String, $tag: String) {
  logs(first: $first, after: $after, tag: $tag) {
    totalCount
    edges {
      cursor
      node {
        id
        databaseId
        createdAt
        source
        contentHtml
        author {
          id
          username
          displayName
        }
        tags {
          name
        }
        mentions {
          username
        }
        comments {
          id
          createdAt
          contentHtml
          author {
            id
            username
            displayName
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LogsQuery, LogsQueryVariables>;
export const MyAccountDocument = new TypedDocumentString(`
    query MyAccount {
  viewer {
    account(service: LITTLELOGS) {
      id
      service
      username
      displayName
      avatarUrl
      bio
      location
      joinedAt
      ... on LittlelogsUser {
        databaseId
        firstName
        lastName
        timezone
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAccountQuery, MyAccountQueryVariables>;
export const MyActivityDocument = new TypedDocumentString(`
    query MyActivity($first: Int = 10, $after: String) {
  viewer {
    activity(first: $first, after: $after) {
      totalCount
      nodes {
        id
        createdAt
        type
        text
        originator {
          id
          displayName
        }
        log {
          id
          contentText
        }
        comment {
          id
          contentText
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyActivityQuery, MyActivityQueryVariables>;
export const MyHomeTimelineDocument = new TypedDocumentString(`
    query MyHomeTimeline($first: Int = 10, $after: String) {
  viewer {
    homeTimeline(first: $first, after: $after) {
      totalCount
      nodes {
        id
        createdAt
        contentText
        author {
          id
          displayName
          avatarUrl
        }
        tags {
          name
        }
        likeCount
        commentCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyHomeTimelineQuery, MyHomeTimelineQueryVariables>;
export const PersonDocument = new TypedDocumentString(`
    query Person($username: String!) {
  user(service: LITTLELOGS, username: $username) {
    id
    displayName
    avatarUrl
    profileUrl
    bio
    location
    ... on LittlelogsUser {
      websiteUrl
      timezone
      logs(first: 5) {
        totalCount
        nodes {
          id
          createdAt
          contentText
        }
      }
      tags(first: 5) {
        totalCount
        nodes {
          name
          createdAt
        }
      }
      following(first: 5) {
        totalCount
        nodes {
          id
          username
        }
      }
      followers(first: 5) {
        totalCount
        nodes {
          id
          username
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const PreviewLogDocument = new TypedDocumentString(`
    query PreviewLog($content: String!) {
  logPreview(content: $content) {
    contentHtml
    contentText
  }
}
    `) as unknown as TypedDocumentString<PreviewLogQuery, PreviewLogQueryVariables>;
export const TagsDocument = new TypedDocumentString(`
    query Tags($first: Int = 20, $after: String) {
  trendingLogTags {
    id
    name
    createdAt
  }
  logTags(first: $first, after: $after) {
    totalCount
    nodes {
      id
      name
      createdAt
      url
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TagsQuery, TagsQueryVariables>;
export const UnfollowUserDocument = new TypedDocumentString(`
    mutation UnfollowUser($input: UnfollowUserInput!) {
  unfollowUser(input: $input) {
    user {
      id
      username
      followers(first: 1) {
        totalCount
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnfollowUserMutation, UnfollowUserMutationVariables>;
export const UnlikeLogDocument = new TypedDocumentString(`
    mutation UnlikeLog($input: UnlikeLogInput!) {
  unlikeLog(input: $input) {
    log {
      id
      likeCount
      viewerHasLiked
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnlikeLogMutation, UnlikeLogMutationVariables>;