/* eslint-disable */
import * as types from './graphql.ts';



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
    "query AuthorizationUrl($service: Service!, $redirectUri: String!, $scopes: [AuthorizationScope!]!, $state: String) {\n  authorizationUrl(\n    service: $service\n    redirectUri: $redirectUri\n    scopes: $scopes\n    state: $state\n  )\n}": typeof types.AuthorizationUrlDocument,
    "mutation ExchangeAuthorizationCode($input: ExchangeAuthorizationCodeInput!) {\n  exchangeAuthorizationCode(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.ExchangeAuthorizationCodeDocument,
    "mutation RefreshAccessToken($input: RefreshAccessTokenInput!) {\n  refreshAccessToken(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.RefreshAccessTokenDocument,
    "query Services {\n  services {\n    service\n    name\n    credentialHeader\n    isConfigured\n    isSandboxed\n    hasCredential\n    callBudget {\n      limit\n      left\n      resetsAt\n    }\n  }\n}": typeof types.ServicesDocument,
    "mutation AddLogComment($input: AddLogCommentInput!) {\n  addLogComment(input: $input) {\n    log {\n      id\n      commentCount\n      comments {\n        id\n        contentHtml\n        author {\n          id\n          username\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.AddLogCommentDocument,
    "mutation CreateLog($input: CreateLogInput!) {\n  createLog(input: $input) {\n    log {\n      id\n      createdAt\n      contentHtml\n      tags {\n        name\n      }\n      mentions {\n        username\n      }\n      author {\n        id\n        username\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.CreateLogDocument,
    "mutation DeleteLogComment($input: DeleteLogCommentInput!) {\n  deleteLogComment(input: $input) {\n    deletedLogCommentId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DeleteLogCommentDocument,
    "mutation DeleteLog($input: DeleteLogInput!) {\n  deleteLog(input: $input) {\n    deletedLogId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.DeleteLogDocument,
    "mutation FollowUser($input: FollowUserInput!) {\n  followUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.FollowUserDocument,
    "mutation LikeLog($input: LikeLogInput!) {\n  likeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.LikeLogDocument,
    "query Log($id: ID!) {\n  log(id: $id) {\n    id\n    createdAt\n    contentHtml\n    contentText\n    author {\n      id\n      username\n      displayName\n    }\n    viewerHasLiked\n    likes {\n      createdAt\n      user {\n        id\n        displayName\n        avatarUrl\n      }\n    }\n    comments {\n      id\n      contentText\n      author {\n        id\n        displayName\n      }\n    }\n  }\n}": typeof types.LogDocument,
    "query Logs($first: Int = 10, $after: String, $tag: String) {\n  logs(first: $first, after: $after, tag: $tag) {\n    totalCount\n    edges {\n      cursor\n      node {\n        id\n        databaseId\n        createdAt\n        source\n        contentHtml\n        author {\n          id\n          username\n          displayName\n        }\n        tags {\n          name\n        }\n        mentions {\n          username\n        }\n        comments {\n          id\n          createdAt\n          contentHtml\n          author {\n            id\n            username\n            displayName\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.LogsDocument,
    "query MyAccount {\n  viewer {\n    account(service: LITTLELOGS) {\n      id\n      service\n      username\n      displayName\n      avatarUrl\n      bio\n      location\n      joinedAt\n      ... on LittlelogsUser {\n        databaseId\n        firstName\n        lastName\n        timezone\n      }\n    }\n  }\n}": typeof types.MyAccountDocument,
    "query MyActivity($first: Int = 10, $after: String) {\n  viewer {\n    activity(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        type\n        text\n        originator {\n          id\n          displayName\n        }\n        log {\n          id\n          contentText\n        }\n        comment {\n          id\n          contentText\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.MyActivityDocument,
    "query MyHomeTimeline($first: Int = 10, $after: String) {\n  viewer {\n    homeTimeline(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        contentText\n        author {\n          id\n          displayName\n          avatarUrl\n        }\n        tags {\n          name\n        }\n        likeCount\n        commentCount\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": typeof types.MyHomeTimelineDocument,
    "query Person($username: String!) {\n  user(service: LITTLELOGS, username: $username) {\n    id\n    displayName\n    avatarUrl\n    profileUrl\n    bio\n    location\n    ... on LittlelogsUser {\n      websiteUrl\n      timezone\n      logs(first: 5) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          contentText\n        }\n      }\n      tags(first: 5) {\n        totalCount\n        nodes {\n          name\n          createdAt\n        }\n      }\n      following(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n      followers(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n    }\n  }\n}": typeof types.PersonDocument,
    "query PreviewLog($content: String!) {\n  logPreview(content: $content) {\n    contentHtml\n    contentText\n  }\n}": typeof types.PreviewLogDocument,
    "query Tags($first: Int = 20, $after: String) {\n  trendingLogTags {\n    id\n    name\n    createdAt\n  }\n  logTags(first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      name\n      createdAt\n      url\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.TagsDocument,
    "mutation UnfollowUser($input: UnfollowUserInput!) {\n  unfollowUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.UnfollowUserDocument,
    "mutation UnlikeLog($input: UnlikeLogInput!) {\n  unlikeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": typeof types.UnlikeLogDocument,
};
const documents: Documents = {
    "query AuthorizationUrl($service: Service!, $redirectUri: String!, $scopes: [AuthorizationScope!]!, $state: String) {\n  authorizationUrl(\n    service: $service\n    redirectUri: $redirectUri\n    scopes: $scopes\n    state: $state\n  )\n}": types.AuthorizationUrlDocument,
    "mutation ExchangeAuthorizationCode($input: ExchangeAuthorizationCodeInput!) {\n  exchangeAuthorizationCode(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.ExchangeAuthorizationCodeDocument,
    "mutation RefreshAccessToken($input: RefreshAccessTokenInput!) {\n  refreshAccessToken(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.RefreshAccessTokenDocument,
    "query Services {\n  services {\n    service\n    name\n    credentialHeader\n    isConfigured\n    isSandboxed\n    hasCredential\n    callBudget {\n      limit\n      left\n      resetsAt\n    }\n  }\n}": types.ServicesDocument,
    "mutation AddLogComment($input: AddLogCommentInput!) {\n  addLogComment(input: $input) {\n    log {\n      id\n      commentCount\n      comments {\n        id\n        contentHtml\n        author {\n          id\n          username\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.AddLogCommentDocument,
    "mutation CreateLog($input: CreateLogInput!) {\n  createLog(input: $input) {\n    log {\n      id\n      createdAt\n      contentHtml\n      tags {\n        name\n      }\n      mentions {\n        username\n      }\n      author {\n        id\n        username\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.CreateLogDocument,
    "mutation DeleteLogComment($input: DeleteLogCommentInput!) {\n  deleteLogComment(input: $input) {\n    deletedLogCommentId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DeleteLogCommentDocument,
    "mutation DeleteLog($input: DeleteLogInput!) {\n  deleteLog(input: $input) {\n    deletedLogId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.DeleteLogDocument,
    "mutation FollowUser($input: FollowUserInput!) {\n  followUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.FollowUserDocument,
    "mutation LikeLog($input: LikeLogInput!) {\n  likeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.LikeLogDocument,
    "query Log($id: ID!) {\n  log(id: $id) {\n    id\n    createdAt\n    contentHtml\n    contentText\n    author {\n      id\n      username\n      displayName\n    }\n    viewerHasLiked\n    likes {\n      createdAt\n      user {\n        id\n        displayName\n        avatarUrl\n      }\n    }\n    comments {\n      id\n      contentText\n      author {\n        id\n        displayName\n      }\n    }\n  }\n}": types.LogDocument,
    "query Logs($first: Int = 10, $after: String, $tag: String) {\n  logs(first: $first, after: $after, tag: $tag) {\n    totalCount\n    edges {\n      cursor\n      node {\n        id\n        databaseId\n        createdAt\n        source\n        contentHtml\n        author {\n          id\n          username\n          displayName\n        }\n        tags {\n          name\n        }\n        mentions {\n          username\n        }\n        comments {\n          id\n          createdAt\n          contentHtml\n          author {\n            id\n            username\n            displayName\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.LogsDocument,
    "query MyAccount {\n  viewer {\n    account(service: LITTLELOGS) {\n      id\n      service\n      username\n      displayName\n      avatarUrl\n      bio\n      location\n      joinedAt\n      ... on LittlelogsUser {\n        databaseId\n        firstName\n        lastName\n        timezone\n      }\n    }\n  }\n}": types.MyAccountDocument,
    "query MyActivity($first: Int = 10, $after: String) {\n  viewer {\n    activity(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        type\n        text\n        originator {\n          id\n          displayName\n        }\n        log {\n          id\n          contentText\n        }\n        comment {\n          id\n          contentText\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.MyActivityDocument,
    "query MyHomeTimeline($first: Int = 10, $after: String) {\n  viewer {\n    homeTimeline(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        contentText\n        author {\n          id\n          displayName\n          avatarUrl\n        }\n        tags {\n          name\n        }\n        likeCount\n        commentCount\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}": types.MyHomeTimelineDocument,
    "query Person($username: String!) {\n  user(service: LITTLELOGS, username: $username) {\n    id\n    displayName\n    avatarUrl\n    profileUrl\n    bio\n    location\n    ... on LittlelogsUser {\n      websiteUrl\n      timezone\n      logs(first: 5) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          contentText\n        }\n      }\n      tags(first: 5) {\n        totalCount\n        nodes {\n          name\n          createdAt\n        }\n      }\n      following(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n      followers(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n    }\n  }\n}": types.PersonDocument,
    "query PreviewLog($content: String!) {\n  logPreview(content: $content) {\n    contentHtml\n    contentText\n  }\n}": types.PreviewLogDocument,
    "query Tags($first: Int = 20, $after: String) {\n  trendingLogTags {\n    id\n    name\n    createdAt\n  }\n  logTags(first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      name\n      createdAt\n      url\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.TagsDocument,
    "mutation UnfollowUser($input: UnfollowUserInput!) {\n  unfollowUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.UnfollowUserDocument,
    "mutation UnlikeLog($input: UnlikeLogInput!) {\n  unlikeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}": types.UnlikeLogDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AuthorizationUrl($service: Service!, $redirectUri: String!, $scopes: [AuthorizationScope!]!, $state: String) {\n  authorizationUrl(\n    service: $service\n    redirectUri: $redirectUri\n    scopes: $scopes\n    state: $state\n  )\n}"): typeof import('./graphql.ts').AuthorizationUrlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ExchangeAuthorizationCode($input: ExchangeAuthorizationCodeInput!) {\n  exchangeAuthorizationCode(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').ExchangeAuthorizationCodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RefreshAccessToken($input: RefreshAccessTokenInput!) {\n  refreshAccessToken(input: $input) {\n    token {\n      accessToken\n      refreshToken\n      scopes\n      expiresAt\n      header\n      headerValue\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').RefreshAccessTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Services {\n  services {\n    service\n    name\n    credentialHeader\n    isConfigured\n    isSandboxed\n    hasCredential\n    callBudget {\n      limit\n      left\n      resetsAt\n    }\n  }\n}"): typeof import('./graphql.ts').ServicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddLogComment($input: AddLogCommentInput!) {\n  addLogComment(input: $input) {\n    log {\n      id\n      commentCount\n      comments {\n        id\n        contentHtml\n        author {\n          id\n          username\n        }\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').AddLogCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateLog($input: CreateLogInput!) {\n  createLog(input: $input) {\n    log {\n      id\n      createdAt\n      contentHtml\n      tags {\n        name\n      }\n      mentions {\n        username\n      }\n      author {\n        id\n        username\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').CreateLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteLogComment($input: DeleteLogCommentInput!) {\n  deleteLogComment(input: $input) {\n    deletedLogCommentId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeleteLogCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteLog($input: DeleteLogInput!) {\n  deleteLog(input: $input) {\n    deletedLogId\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DeleteLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation FollowUser($input: FollowUserInput!) {\n  followUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').FollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation LikeLog($input: LikeLogInput!) {\n  likeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').LikeLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Log($id: ID!) {\n  log(id: $id) {\n    id\n    createdAt\n    contentHtml\n    contentText\n    author {\n      id\n      username\n      displayName\n    }\n    viewerHasLiked\n    likes {\n      createdAt\n      user {\n        id\n        displayName\n        avatarUrl\n      }\n    }\n    comments {\n      id\n      contentText\n      author {\n        id\n        displayName\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').LogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Logs($first: Int = 10, $after: String, $tag: String) {\n  logs(first: $first, after: $after, tag: $tag) {\n    totalCount\n    edges {\n      cursor\n      node {\n        id\n        databaseId\n        createdAt\n        source\n        contentHtml\n        author {\n          id\n          username\n          displayName\n        }\n        tags {\n          name\n        }\n        mentions {\n          username\n        }\n        comments {\n          id\n          createdAt\n          contentHtml\n          author {\n            id\n            username\n            displayName\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').LogsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyAccount {\n  viewer {\n    account(service: LITTLELOGS) {\n      id\n      service\n      username\n      displayName\n      avatarUrl\n      bio\n      location\n      joinedAt\n      ... on LittlelogsUser {\n        databaseId\n        firstName\n        lastName\n        timezone\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyAccountDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyActivity($first: Int = 10, $after: String) {\n  viewer {\n    activity(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        type\n        text\n        originator {\n          id\n          displayName\n        }\n        log {\n          id\n          contentText\n        }\n        comment {\n          id\n          contentText\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyActivityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MyHomeTimeline($first: Int = 10, $after: String) {\n  viewer {\n    homeTimeline(first: $first, after: $after) {\n      totalCount\n      nodes {\n        id\n        createdAt\n        contentText\n        author {\n          id\n          displayName\n          avatarUrl\n        }\n        tags {\n          name\n        }\n        likeCount\n        commentCount\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MyHomeTimelineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Person($username: String!) {\n  user(service: LITTLELOGS, username: $username) {\n    id\n    displayName\n    avatarUrl\n    profileUrl\n    bio\n    location\n    ... on LittlelogsUser {\n      websiteUrl\n      timezone\n      logs(first: 5) {\n        totalCount\n        nodes {\n          id\n          createdAt\n          contentText\n        }\n      }\n      tags(first: 5) {\n        totalCount\n        nodes {\n          name\n          createdAt\n        }\n      }\n      following(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n      followers(first: 5) {\n        totalCount\n        nodes {\n          id\n          username\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').PersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PreviewLog($content: String!) {\n  logPreview(content: $content) {\n    contentHtml\n    contentText\n  }\n}"): typeof import('./graphql.ts').PreviewLogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Tags($first: Int = 20, $after: String) {\n  trendingLogTags {\n    id\n    name\n    createdAt\n  }\n  logTags(first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      name\n      createdAt\n      url\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').TagsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnfollowUser($input: UnfollowUserInput!) {\n  unfollowUser(input: $input) {\n    user {\n      id\n      username\n      followers(first: 1) {\n        totalCount\n      }\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').UnfollowUserDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UnlikeLog($input: UnlikeLogInput!) {\n  unlikeLog(input: $input) {\n    log {\n      id\n      likeCount\n      viewerHasLiked\n    }\n    userErrors {\n      field\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').UnlikeLogDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
