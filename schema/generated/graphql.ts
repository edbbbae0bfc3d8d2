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

/** What to put into your library. */
export type AddModuleInput = {
  /** The variant's `id`, or the service's own number for it: `216`. */
  variantId: string | number;
};

/** A comment to write. */
export type AddProjectCommentInput = {
  /** The `id` of the project, or the service's own number for it. */
  projectId: string | number;
  /** The `id` of the comment that it replies to, or the service's own number for that; left out for a comment of its own. */
  replyTo?: string | number | null | undefined;
  /** What it says. */
  text: string;
};

/** A module in your library, and how many more of it you have. */
export type AdjustModuleInput = {
  /** How many more: `2`. Below zero, how many fewer: `-1`. Not 0. */
  delta: number;
  /** The module's `id`, or the service's own number for its variant. */
  id: string | number;
};

/** What a person allows an app to do with their account. */
export type AuthorizationScope =
  /** Read what the person can read. */
  | 'READ'
  /** Change things in the name of the person; includes reading. */
  | 'WRITE';

/** Whether the gateway calls a service. */
export type CircuitState =
  /** It does: the normal state. */
  | 'CLOSED'
  /** It does once, to find out whether the service works again. */
  | 'HALF_OPEN'
  /** It does not: the service keeps failing, and fields of it fail at once. */
  | 'OPEN';

/** Conditions on a comic. All that are given must be met. */
export type ComicFilter = {
  /** Whether the instance still looks for new releases of it. */
  isActive?: boolean | null | undefined;
  /** Whether you are subscribed to it. An instance that ignores this can not be told. */
  isSubscribed?: boolean | null | undefined;
  /** Its language is exactly this: `en`. */
  language?: string | null | undefined;
  /** Its name. */
  name?: StringFilter | null | undefined;
  /** Its name in addresses: `xkcd`. */
  slug?: StringFilter | null | undefined;
};

/** Conditions on a picture. All that are given must be met. */
export type ComicImageFilter = {
  /** When the instance got it. */
  fetchedAt?: DateTimeRangeInput | null | undefined;
  /** Its height in pixels. */
  height?: IntRangeInput | null | undefined;
  /** The text that belongs to it. */
  text?: StringFilter | null | undefined;
  /** Its title. */
  title?: StringFilter | null | undefined;
  /** Its width in pixels. */
  width?: IntRangeInput | null | undefined;
};

/** An address to keep. */
export type CreateBookmarkInput = {
  /** A note of your own, 160 characters at most. */
  description?: string | null | undefined;
  /** The folder to keep it in: its `id`, or the service's own UUID for it. */
  folderId: string | number;
  /** Its tags. Letters, digits, `_` and `-` each, without a #. A tag that does not exist is made. */
  tags?: Array<string> | null | undefined;
  /** Title of the page, 120 characters at most. Without one Larder takes the address. */
  title?: string | null | undefined;
  /** The address. */
  url: string;
};

/** A tag to make. */
export type CreateBookmarkTagInput = {
  /** Its name without a #: letters, digits, `_` and `-`, 64 at most. */
  name: string;
};

/** A folder to make. */
export type CreateFolderInput = {
  /** What to call it, 120 characters at most. */
  name: string;
  /** The folder to make it in: its `id`, or the service's own UUID for it. Without one it is a top-level folder. */
  parentId?: string | number | null | undefined;
};

/** Somebody who becomes a member of littleBits. */
export type CreateLittlebitsUserInput = {
  /** Email address, to sign in with. */
  email: string;
  /** A password. Send it as a variable: documents are kept and logged. */
  password: string;
  /** The same once more. */
  passwordConfirmation: string;
  /** The name that others see; nobody else has it. */
  username: string;
};

/** A log to write. */
export type CreateLogInput = {
  /** The text, in Markdown. `#tag` and `@username` become links. */
  content: string;
};

/** Conditions on a day. All that are given must be met. */
export type DateRangeInput = {
  /** It is an earlier day; this very day is not among them. */
  end?: string | null | undefined;
  /** It lies in this month of any year: 1 to 12. */
  month?: number | null | undefined;
  /** It is this day. */
  on?: string | null | undefined;
  /** It is this day or a later one. */
  start?: string | null | undefined;
  /** It lies in this year: `2011`. */
  year?: number | null | undefined;
};

/** Conditions on a point in time. All that are given must be met. */
export type DateTimeRangeInput = {
  /** It is an earlier time; this very moment is not among them. With its time zone: `2012-10-09T00:00:00+02:00`. */
  end?: string | null | undefined;
  /** It is this time or a later one. With its time zone: `2012-10-08T00:00:00Z`. */
  start?: string | null | undefined;
};

/** The bookmark to delete. */
export type DeleteBookmarkInput = {
  /** The bookmark's `id`, or the service's own UUID for it. */
  id: string | number;
};

/** The tag to delete. */
export type DeleteBookmarkTagInput = {
  /** The tag's `id`, or the service's own UUID for it. */
  id: string | number;
};

/** The folder to delete, and what becomes of its contents. */
export type DeleteFolderInput = {
  /** What becomes of the bookmarks in it. */
  contents: DeletedFolderContentsInput;
  /** The folder's `id`, or the service's own UUID for it. */
  id: string | number;
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

/** What becomes of the contents of a folder that is deleted: one of the two. */
export type DeletedFolderContentsInput =
  {   /** True deletes the bookmarks for ever: they can not be brought back. False is refused, since it says nothing. */
  delete: boolean; moveTo?: never; }
  |  { delete?: never;   /** The folder to move them to: its `id`, or the service's own UUID for it. */
  moveTo: string | number; };

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
  /** The person's `id`, or their username. */
  userId: string | number;
};

/** Conditions on a whole number. All that are given must be met. */
export type IntRangeInput = {
  /** It is this or greater. */
  atLeast?: number | null | undefined;
  /** It is this or less. */
  atMost?: number | null | undefined;
  /** It is exactly this. */
  equals?: number | null | undefined;
  /** It is greater. */
  greaterThan?: number | null | undefined;
  /** It is less. */
  lessThan?: number | null | undefined;
};

/** The log to like. */
export type LikeLogInput = {
  /** The log's `id`, or the service's own number for it. */
  id: string | number;
};

/** What to look for among the projects. All that is given must hold; what is null or left out is not looked at. With anything given, lessons are found only where `kind` asks for them. */
export type ProjectFilter = {
  /** Only projects of this person: the `id` of a LittlebitsUser, or the service's own number for them. REST: `user`. */
  authorId?: string | number | null | undefined;
  /** Things to build, which is what is found unless told otherwise, or lessons. REST: `type`. */
  kind?: ProjectKind | null | undefined;
  /** Only what can be built with this kit, named by its slug: `base-kit`. REST: `kit`. */
  kit?: string | null | undefined;
  /** Only what was published in the last so many days, at least 1. REST: `days_ago`. */
  publishedWithinDays?: number | null | undefined;
  /** The order. REST: `sort`. */
  sort?: ProjectSort | null | undefined;
  /** Only projects with all these tags. REST: `tags`. */
  tags?: Array<string> | null | undefined;
  /** Words that the project must hold. REST: `q`. */
  text?: string | null | undefined;
  /** Only projects that use these variants and no others. REST: `variants`, `qty`. */
  variants?: Array<ProjectVariantInput> | null | undefined;
};

/** What a project can be. */
export type ProjectKind =
  /** A lesson for a class. REST: `type=lesson`. */
  | 'LESSON'
  /** Something to build. REST: no `type`. */
  | 'PROJECT';

/** In which order projects are found. */
export type ProjectSort =
  /** What most people like first. REST: `sort=popular`. */
  | 'POPULAR'
  /** The newest first. REST: `sort=recent`. */
  | 'RECENT';

/** A variant of a product that a project uses. */
export type ProjectVariantInput = {
  /** How many of it the project uses, exactly. Give it for all variants or for none. */
  quantity?: number | null | undefined;
  /** The service's own number for the variant: `ProjectProduct.variantDatabaseId`. */
  variantId: string | number;
};

/** The token to renew. */
export type RefreshAccessTokenInput = {
  /** The `refreshToken` that came with the access token. */
  refreshToken: string;
  /** The service that gave the token. */
  service: Service;
};

/** Conditions on a release. All that are given must be met. */
export type ReleaseFilter = {
  /** Its comic. By parts of its name or slug, or in any case, it takes a call for the comics first. Some instances ignore a condition on it; that cannot be detected. */
  comic?: ComicFilter | null | undefined;
  /** When the instance found it. */
  fetchedAt?: DateTimeRangeInput | null | undefined;
  /** Any one of its pictures, which meets all the conditions by itself. */
  images?: ComicImageFilter | null | undefined;
  /** Whether you are subscribed to its comic. An instance that ignores this can not be told. */
  isSubscribed?: boolean | null | undefined;
  /** The day on which it was published. */
  pubDate?: DateRangeInput | null | undefined;
};

/** The module to take out of your library. */
export type RemoveModuleInput = {
  /** The module's `id`, or the service's own number for its variant. */
  id: string | number;
};

/** Who has forgotten a password. */
export type RequestLittlebitsPasswordResetInput = {
  /** The email address that the member signs in with. */
  email: string;
};

/** The REST services behind this API. */
export type Service =
  /** Webcomics, their releases, and your subscriptions, on an instance of the Comics aggregator. */
  | 'COMICS'
  /** Bookmarks in folders, with tags: larder.io. */
  | 'LARDER'
  /** What you spend your time on: labelled events, on an instance of your own. A session ends after an hour without a call; log in again in the service's own app for a fresh token. */
  | 'LIFE_LOGGER'
  /** Electronic modules, the kits they come in, and projects that people build with them: littlebits.cc. */
  | 'LITTLEBITS'
  /** Work logs and the people who write them: littlelogs.co. */
  | 'LITTLELOGS';

/** Whether you like a project. */
export type SetProjectLikedInput = {
  /** True to like it, false to take a like back. Either may be so already. */
  liked: boolean;
  /** The `id` of the project, or the service's own number for it. */
  projectId: string | number;
};

/** What a person signs in with at the instance. */
export type SignInToComicsInput = {
  /** The email address of the account. */
  email: string;
  /** Its password. It is used once and kept nowhere; send it as a variable. */
  password: string;
};

/** What a member of littleBits signs in with. */
export type SignInToLittlebitsInput = {
  /** The member's email address. */
  email: string;
  /** The member's password. Send it as a variable: documents are kept and logged. */
  password: string;
};

/** What Facebook told an app of a person who signed in there. */
export type SignInToLittlebitsWithFacebookInput = {
  /** Email address, by which a member is known again. */
  email: string;
  /** Facebook's own number for the person: `userID` of its answer to a sign-in. */
  facebookUserId: string | number;
  /** First name. */
  firstName: string;
  /** Last name. */
  lastName: string;
};

/** The session to end. */
export type SignOutOfLittlebitsInput = {
  /** Its token, as `headerValue` of signing in. Left out: the one that this request carries in its header. */
  credential?: string | null | undefined;
};

/** What became of a service: `OK`, or the code of an error. */
export type SourceStatus =
  /** The service refused what was asked. */
  | 'BAD_USER_INPUT'
  /** All around the place of the cursor was deleted: start again for a whole list. */
  | 'CURSOR_LOST'
  /** The credential does not permit this. */
  | 'FORBIDDEN'
  /** A part of the service that should be there is not. */
  | 'NOT_FOUND'
  /** All that belongs here is there. */
  | 'OK'
  /** The operation needs more calls to services than one request may make: ask for less at once. */
  | 'OPERATION_TOO_COMPLEX'
  /** A list of the service is not in the order that it should have, and too long to be put in order. */
  | 'OUT_OF_ORDER'
  /** The service limits its calls: come back later. */
  | 'RATE_LIMITED'
  /** This gateway has no address for the service, or no login to its staging server. */
  | 'SERVICE_NOT_CONFIGURED'
  /** The service wants a credential and none was sent, or it does not take the one that was. */
  | 'UNAUTHENTICATED'
  /** The service answered with something that it does not document. */
  | 'UPSTREAM_INVALID_RESPONSE'
  /** The service did not answer in time. */
  | 'UPSTREAM_TIMEOUT'
  /** The service can not be reached, or fails. */
  | 'UPSTREAM_UNAVAILABLE';

/** Conditions on a text. All that are given must be met. */
export type StringFilter = {
  /** It has this in it. */
  contains?: string | null | undefined;
  /** It ends with this. */
  endsWith?: string | null | undefined;
  /** It is exactly this. */
  equals?: string | null | undefined;
  /** Whether upper and lower case are the same. Default: false; the databases of some instances never tell them apart in parts of a text. */
  ignoreCase?: boolean | null | undefined;
  /** It is one of these; none of them matches nothing. Not with `ignoreCase`, and among several none with a comma: Comics separates them by commas. */
  in?: Array<string> | null | undefined;
  /** It begins with this. */
  startsWith?: string | null | undefined;
};

/** The comic to subscribe to. */
export type SubscribeToComicInput = {
  /** The comic's `id`, or the instance's own number for it. */
  comicId: string | number;
};

/** Whom to follow no longer. */
export type UnfollowUserInput = {
  /** The person's `id`, or their username. */
  userId: string | number;
};

/** The log to like no longer. */
export type UnlikeLogInput = {
  /** The log's `id`, or the service's own number for it. */
  id: string | number;
};

/** What to unsubscribe from: `comicId` or `subscriptionId`, one of them. */
export type UnsubscribeFromComicInput = {
  /** The comic's `id`, or the instance's own number for it. Costs the list of your subscriptions, where it must be looked up. */
  comicId?: string | number | null | undefined;
  /** The subscription's `id`, or the instance's own number for it. */
  subscriptionId?: string | number | null | undefined;
};

/** What to change of a bookmark. What is left out stays as it is. */
export type UpdateBookmarkInput = {
  /** A note of your own, 160 characters at most. Null or an empty text takes it away. */
  description?: string | null | undefined;
  /** The folder to move it to: its `id`, or the service's own UUID for it. */
  folderId?: string | number | null | undefined;
  /** The bookmark's `id`, or the service's own UUID for it. */
  id: string | number;
  /** All its tags from now on; null or an empty list takes them away. Letters, digits, `_` and `-` each, without a #. A tag that does not exist is made. */
  tags?: Array<string> | null | undefined;
  /** Title of the page, 120 characters at most. Null or an empty text puts the address in its place. */
  title?: string | null | undefined;
  /** The address. */
  url?: string | null | undefined;
};

/** A new name for a tag. */
export type UpdateBookmarkTagInput = {
  /** The tag's `id`, or the service's own UUID for it. */
  id: string | number;
  /** Its name without a #: letters, digits, `_` and `-`, 64 at most. */
  name: string;
};

/** The comics to be subscribed to, and those not to be. What is so already stays as it is. */
export type UpdateComicSubscriptionsInput = {
  /** The `id`s of comics, or the instance's own numbers for them. */
  subscribe?: Array<string | number> | null | undefined;
  /** The `id`s of comics, or the instance's own numbers for them. */
  unsubscribe?: Array<string | number> | null | undefined;
};

/** How you want to be called. */
export type UpdateDisplayNameInput = {
  /** The name to show, as plain text. */
  displayName: string;
};

/** What to change of a folder. What is left out stays as it is. */
export type UpdateFolderInput = {
  /** The folder's `id`, or the service's own UUID for it. */
  id: string | number;
  /** What to call it, 120 characters at most. */
  name?: string | null | undefined;
  /** The folder to move it into: its `id`, or the service's own UUID for it; null makes it a top-level folder. */
  parentId?: string | number | null | undefined;
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


export type ExchangeAuthorizationCodeMutation = { exchangeAuthorizationCode: { accessToken: { token: string, refreshToken: string | null, scopes: Array<AuthorizationScope>, otherScopes: Array<string>, expiresAt: string | null, header: string, headerValue: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type RefreshAccessTokenMutationVariables = Exact<{
  input: RefreshAccessTokenInput;
}>;


export type RefreshAccessTokenMutation = { refreshAccessToken: { accessToken: { token: string, refreshToken: string | null, scopes: Array<AuthorizationScope>, otherScopes: Array<string>, expiresAt: string | null, header: string, headerValue: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type ComicImageQueryVariables = Exact<{
  id: string | number;
}>;


export type ComicImageQuery = { comicImage: { id: string, databaseId: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null, checksum: string, fetchedAt: string } | null };

export type ComicImagesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ComicImageFilter | null | undefined;
}>;


export type ComicImagesQuery = { comicImages: { totalCount: number, nodes: Array<{ id: string, databaseId: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null, checksum: string, fetchedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ComicQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ComicQuery = { comic: { id: string, databaseId: string, slug: string, name: string, language: string, url: string | null, rights: string | null, isActive: boolean, startDate: string | null, endDate: string | null, addedAt: string, isSubscribed: boolean | null, releases: { totalCount: number | null, nodes: Array<{ id: string, databaseId: string, pubDate: string, fetchedAt: string, images: Array<{ id: string, databaseId: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null, checksum: string, fetchedAt: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ComicsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ComicFilter | null | undefined;
}>;


export type ComicsQuery = { comics: { totalCount: number | null, nodes: Array<{ id: string, databaseId: string, slug: string, name: string, language: string, url: string | null, rights: string | null, isActive: boolean, startDate: string | null, endDate: string | null, addedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type MyComicSubscriptionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  comic?: ComicFilter | null | undefined;
}>;


export type MyComicSubscriptionsQuery = { viewer: { comicSubscriptions: { totalCount: number, nodes: Array<{ id: string, databaseId: string, comic: { id: string, name: string, slug: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type MyComicsAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyComicsAccountQuery = { viewer: { account:
      | { databaseId: string, email: string, lastSignInAt: string | null, id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
     | null } };

export type MyComicsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyComicsQuery = { comics: { totalCount: number | null, nodes: Array<{ id: string, name: string, slug: string, url: string | null, isSubscribed: boolean | null, releases: { nodes: Array<{ id: string, pubDate: string, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReleaseQueryVariables = Exact<{
  id: string | number;
}>;


export type ReleaseQuery = { release: { id: string, databaseId: string, pubDate: string, fetchedAt: string, images: Array<{ id: string, databaseId: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null, checksum: string, fetchedAt: string }>, comic: { id: string, name: string, slug: string } | null } | null };

export type ReleasesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ReleaseFilter | null | undefined;
}>;


export type ReleasesQuery = { releases: { totalCount: number | null, nodes: Array<{ id: string, pubDate: string, fetchedAt: string, comic: { id: string, name: string, language: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SignInToComicsMutationVariables = Exact<{
  input: SignInToComicsInput;
}>;


export type SignInToComicsMutation = { signInToComics: { credential: { header: string, headerValue: string } | null, user: { id: string, email: string, joinedAt: string | null, lastSignInAt: string | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type SubscribeToComicMutationVariables = Exact<{
  input: SubscribeToComicInput;
}>;


export type SubscribeToComicMutation = { subscribeToComic: { viewerWasSubscribed: boolean | null, subscription: { id: string, databaseId: string, comic: { id: string } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type UnsubscribeFromComicMutationVariables = Exact<{
  input: UnsubscribeFromComicInput;
}>;


export type UnsubscribeFromComicMutation = { unsubscribeFromComic: { deletedComicSubscriptionId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type UpdateComicSubscriptionsMutationVariables = Exact<{
  input: UpdateComicSubscriptionsInput;
}>;


export type UpdateComicSubscriptionsMutation = { updateComicSubscriptions: { deletedComicSubscriptionIds: Array<string>, added: Array<{ id: string, databaseId: string, comic: { id: string } | null }> | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DashboardAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardAccountsQuery = { services: Array<{ service: Service, name: string, credentialHeader: string, isConfigured: boolean, isSandboxed: boolean, hasCredential: boolean }> | null, viewer:
    | ({ littlelogs:
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, followers: { totalCount: number } | null }
       | null } | { littlelogs?: never }) & ({ larder:
        | { id: string, displayName: string, avatarUrl: string | null }
        | { bookmarkCount: number, id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
        | { id: string, displayName: string, avatarUrl: string | null }
       | null } | { larder?: never }) & ({ modules: { totalCount: number } | null } | { modules?: never }) & ({ lifeLogger:
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
       | null } | { lifeLogger?: never }) & ({ comics:
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
        | { id: string, displayName: string, avatarUrl: string | null, joinedAt: string | null }
       | null } | { comics?: never })
    | Record<PropertyKey, never>
   };

export type DashboardBookmarksQueryVariables = Exact<{
  query?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DashboardBookmarksQuery = { viewer: { bookmarks: { totalCount: number, nodes: Array<{ id: string, title: string, url: string | null, domain: string | null, folder: { id: string, name: string, color: string | null } | null, tags: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type DashboardComicCatalogueQueryVariables = Exact<{
  name?: StringFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DashboardComicCatalogueQuery = { comics: { totalCount: number | null, nodes: Array<{ id: string, name: string, rights: string | null, isActive: boolean, isSubscribed: boolean | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type DashboardComicsQueryVariables = Exact<{
  first: number;
}>;


export type DashboardComicsQuery = { comics: { totalCount: number | null, nodes: Array<{ id: string, name: string, rights: string | null, releases: { nodes: Array<{ id: string, pubDate: string, fetchedAt: string, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }> } | null }> } | null };

export type DashboardLastEventQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardLastEventQuery = { viewer: { events: { nodes: Array<{ id: string, startedAt: string, isRunning: boolean }> } | null } };

export type DashboardLogFragment = { id: string, occurredAt: string, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } };

export type DashboardProjectsQueryVariables = Exact<{
  first: number;
}>;


export type DashboardProjectsQuery = { projects: { nodes: Array<{ id: string, name: string, iconUrl: string | null, likeCount: number, viewerHasLiked: boolean | null, commentCount: number, author: { id: string, username: string } | null }> } | null };

export type DashboardSearchResultsFragment = { nodes: Array<
    | { __typename: 'Bookmark', id: string, summary: string, url: string | null }
    | { __typename: 'Comic', id: string, summary: string, url: string | null }
    | { __typename: 'ComicImage', id: string, summary: string, url: string | null }
    | { __typename: 'LogTag', id: string, summary: string, url: string | null }
    | { __typename: 'Project', id: string, summary: string, url: string | null }
  >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> };

export type DashboardSearchQueryVariables = Exact<{
  query: string;
  first: number;
}>;


export type DashboardSearchQuery =
  | ({ littlelogs: { nodes: Array<
        | { __typename: 'Bookmark', id: string, summary: string, url: string | null }
        | { __typename: 'Comic', id: string, summary: string, url: string | null }
        | { __typename: 'ComicImage', id: string, summary: string, url: string | null }
        | { __typename: 'LogTag', id: string, summary: string, url: string | null }
        | { __typename: 'Project', id: string, summary: string, url: string | null }
      >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null } | { littlelogs?: never }) & ({ larder: { nodes: Array<
        | { __typename: 'Bookmark', id: string, summary: string, url: string | null }
        | { __typename: 'Comic', id: string, summary: string, url: string | null }
        | { __typename: 'ComicImage', id: string, summary: string, url: string | null }
        | { __typename: 'LogTag', id: string, summary: string, url: string | null }
        | { __typename: 'Project', id: string, summary: string, url: string | null }
      >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null } | { larder?: never }) & ({ littlebits: { nodes: Array<
        | { __typename: 'Bookmark', id: string, summary: string, url: string | null }
        | { __typename: 'Comic', id: string, summary: string, url: string | null }
        | { __typename: 'ComicImage', id: string, summary: string, url: string | null }
        | { __typename: 'LogTag', id: string, summary: string, url: string | null }
        | { __typename: 'Project', id: string, summary: string, url: string | null }
      >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null } | { littlebits?: never }) & ({ comics: { nodes: Array<
        | { __typename: 'Bookmark', id: string, summary: string, url: string | null }
        | { __typename: 'Comic', id: string, summary: string, url: string | null }
        | { __typename: 'ComicImage', id: string, summary: string, url: string | null }
        | { __typename: 'LogTag', id: string, summary: string, url: string | null }
        | { __typename: 'Project', id: string, summary: string, url: string | null }
      >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null } | { comics?: never })
  | Record<PropertyKey, never>
;

export type DashboardTimeQueryVariables = Exact<{
  start: string;
  end: string;
}>;


export type DashboardTimeQuery = { viewer: { timeStats: { totalMinutes: number, byLabel: Array<{ label: string, minutes: number, percentage: number }> } | null } };

export type DashboardTimelinePageFragment = { nodes: Array<
    | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
    | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
    | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
    | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
  >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> };

export type DashboardTimelineStartQueryVariables = Exact<{
  first: number;
}>;


export type DashboardTimelineStartQuery = { viewer:
    | ({ timeline: { nodes: Array<
          | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
          | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
          | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
          | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } | { timeline?: never }) & ({ littlelogs: { nodes: Array<
          | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
          | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
          | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
          | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } | { littlelogs?: never }) & ({ larder: { nodes: Array<
          | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
          | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
          | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
          | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } | { larder?: never }) & ({ lifeLogger: { nodes: Array<
          | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
          | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
          | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
          | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } | { lifeLogger?: never }) & ({ comics: { nodes: Array<
          | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
          | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
          | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
          | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
        >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } | { comics?: never })
    | Record<PropertyKey, never>
   };

export type DashboardTimelineQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DashboardTimelineQuery = { viewer: { timeline: { nodes: Array<
        | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
        | { __typename: 'Event', durationMinutes: number, isRunning: boolean, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
        | { __typename: 'Log', id: string, service: Service, occurredAt: string, summary: string, url: string | null, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } }
        | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null, width: number | null, height: number | null }> }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, isRetryable: boolean, retryAfter: number | null }> } | null } };

export type DashboardWriteLogMutationVariables = Exact<{
  input: CreateLogInput;
}>;


export type DashboardWriteLogMutation = { createLog: { log: { id: string, occurredAt: string, contentHtml: string, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, displayName: string, avatarUrl: string | null } } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type AccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsQuery = { viewer: { accounts: Array<{ service: Service, user:
        | { id: string, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
        | { id: string, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
        | { id: string, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
        | { id: string, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
        | { id: string, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
       | null, source: { status: SourceStatus, message: string | null, retryAfter: number | null } }> | null } };

export type ReachabilityQueryVariables = Exact<{ [key: string]: never; }>;


export type ReachabilityQuery = { services: Array<{ service: Service, dialect: string | null, offers: Array<string> | null, reachability: { isReachable: boolean, checkedAt: string, latencyMs: number | null, message: string | null } | null }> | null };

export type SearchQueryVariables = Exact<{
  query: string;
  services?: Array<Service> | Service | null | undefined;
  first?: number | null | undefined;
}>;


export type SearchQuery = { search: { nodes: Array<
      | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, summary: string, url: string | null }
      | { __typename: 'Comic', language: string, id: string, service: Service, summary: string, url: string | null }
      | { __typename: 'ComicImage', text: string | null, id: string, service: Service, summary: string, url: string | null }
      | { __typename: 'LogTag', id: string, service: Service, summary: string, url: string | null }
      | { __typename: 'Project', iconUrl: string | null, id: string, service: Service, summary: string, url: string | null, author: { id: string, username: string } | null }
    >, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null };

export type ServicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ServicesQuery = { services: Array<{ service: Service, name: string, credentialHeader: string, isConfigured: boolean, originUrl: string | null, isSandboxed: boolean, hasCredential: boolean, callsMade: number, callBudget: { limit: number, remaining: number, resetsAt: string | null } | null, circuit: { state: CircuitState, retryAt: string | null } | null }> | null };

export type StartHereQueryVariables = Exact<{ [key: string]: never; }>;


export type StartHereQuery = { viewer: { accounts: Array<{ service: Service, user:
        | { id: string, displayName: string, profileUrl: string | null }
        | { id: string, displayName: string, profileUrl: string | null }
        | { id: string, displayName: string, profileUrl: string | null }
        | { id: string, displayName: string, profileUrl: string | null }
        | { id: string, displayName: string, profileUrl: string | null }
       | null, source: { status: SourceStatus, message: string | null } }> | null, timeline: { nodes: Array<
        | { id: string, service: Service, occurredAt: string, summary: string, url: string | null }
        | { id: string, service: Service, occurredAt: string, summary: string, url: string | null }
        | { id: string, service: Service, occurredAt: string, summary: string, url: string | null }
        | { id: string, service: Service, occurredAt: string, summary: string, url: string | null }
      >, sources: Array<{ service: Service, status: SourceStatus, message: string | null }> } | null }, services: Array<{ name: string, isConfigured: boolean, isSandboxed: boolean, hasCredential: boolean }> | null };

export type StartPageDeferredQueryVariables = Exact<{ [key: string]: never; }>;


export type StartPageDeferredQuery = { services: Array<{ name: string, isConfigured: boolean }> | null, viewer:
    | ({ bookmarks: { nodes: Array<{ id: string, title: string, url: string | null }> } | null } | { bookmarks?: never })
    | Record<PropertyKey, never>
   } & ({ logs: { nodes: Array<{ id: string, contentText: string, author: { id: string, displayName: string } }> } | null } | { logs?: never });

export type TimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  services?: Array<Service> | Service | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type TimelineQuery = { viewer: { timeline: { nodes: Array<
        | { __typename: 'Bookmark', domain: string | null, id: string, service: Service, occurredAt: string, summary: string, url: string | null, folder: { id: string, name: string } | null }
        | { __typename: 'Event', endedAt: string | null, durationMinutes: number, id: string, service: Service, occurredAt: string, summary: string, url: string | null }
        | { __typename: 'Log', likeCount: number, commentCount: number, id: string, service: Service, occurredAt: string, summary: string, url: string | null, author: { id: string, displayName: string, avatarUrl: string | null } }
        | { __typename: 'Release', id: string, service: Service, occurredAt: string, summary: string, url: string | null, comic: { id: string, name: string } | null, images: Array<{ id: string, url: string | null, title: string | null, text: string | null }> }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ service: Service, status: SourceStatus, message: string | null, retryAfter: number | null }> } | null } };

export type BookmarkTagsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BookmarkTagsQuery = { viewer: { bookmarkTags: { totalCount: number, nodes: Array<{ id: string, name: string, color: string | null, createdAt: string, updatedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type BookmarksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  query?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type BookmarksQuery = { viewer: { bookmarks: { totalCount: number, nodes: Array<{ id: string, title: string, description: string | null, url: string | null, domain: string | null, createdAt: string, updatedAt: string, folder: { id: string, name: string, color: string | null } | null, tags: Array<{ id: string, name: string, color: string | null }>, meta:
          | { __typename: 'GithubMeta', type: string | null, commit: { committedAt: string | null, message: string | null, authorName: string | null } | null, release: { name: string | null, description: string | null, publishedAt: string | null, authorName: string | null } | null }
          | { __typename: 'OtherMeta', raw: unknown, type: string | null }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type CreateBookmarkTagMutationVariables = Exact<{
  input: CreateBookmarkTagInput;
}>;


export type CreateBookmarkTagMutation = { createBookmarkTag: { bookmarkTag: { id: string, name: string, color: string | null, createdAt: string, updatedAt: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type CreateBookmarkMutationVariables = Exact<{
  input: CreateBookmarkInput;
}>;


export type CreateBookmarkMutation = { createBookmark: { bookmark: { id: string, title: string, description: string | null, url: string | null, domain: string | null, createdAt: string, updatedAt: string, folder: { id: string, name: string } | null, tags: Array<{ id: string, name: string }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type CreateFolderMutationVariables = Exact<{
  input: CreateFolderInput;
}>;


export type CreateFolderMutation = { createFolder: { folder: { id: string, name: string, color: string | null, createdAt: string, updatedAt: string, bookmarkCount: number | null, parent: { id: string, name: string } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DeleteBookmarkTagMutationVariables = Exact<{
  input: DeleteBookmarkTagInput;
}>;


export type DeleteBookmarkTagMutation = { deleteBookmarkTag: { deletedBookmarkTagId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DeleteBookmarkMutationVariables = Exact<{
  input: DeleteBookmarkInput;
}>;


export type DeleteBookmarkMutation = { deleteBookmark: { deletedBookmarkId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DeleteFolderMutationVariables = Exact<{
  input: DeleteFolderInput;
}>;


export type DeleteFolderMutation = { deleteFolder: { deletedFolderId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type FolderQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FolderQuery = { viewer: { folder: { id: string, name: string, color: string | null, bookmarkCount: number | null, parent: { id: string, name: string } | null, bookmarks: { totalCount: number, nodes: Array<{ id: string, title: string, description: string | null, url: string | null, domain: string | null, createdAt: string, folder: { id: string } | null, tags: Array<{ id: string, name: string, color: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null } };

export type FoldersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FoldersQuery = { viewer: { folders: { totalCount: number, nodes: Array<{ id: string, name: string, color: string | null, icon: string | null, createdAt: string, updatedAt: string, bookmarkCount: number | null, parent: { id: string, name: string } | null, children: Array<{ id: string, name: string, bookmarkCount: number | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type MyLarderAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLarderAccountQuery = { viewer: { account:
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { databaseId: string, firstName: string | null, lastName: string | null, timezone: string | null, bookmarkCount: number, isTrial: boolean, id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
     | null } };

export type UpdateBookmarkTagMutationVariables = Exact<{
  input: UpdateBookmarkTagInput;
}>;


export type UpdateBookmarkTagMutation = { updateBookmarkTag: { bookmarkTag: { id: string, name: string, color: string | null, createdAt: string, updatedAt: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type UpdateBookmarkMutationVariables = Exact<{
  input: UpdateBookmarkInput;
}>;


export type UpdateBookmarkMutation = { updateBookmark: { bookmark: { id: string, title: string, description: string | null, url: string | null, domain: string | null, createdAt: string, updatedAt: string, folder: { id: string, name: string } | null, tags: Array<{ id: string, name: string }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type UpdateFolderMutationVariables = Exact<{
  input: UpdateFolderInput;
}>;


export type UpdateFolderMutation = { updateFolder: { folder: { id: string, name: string, color: string | null, createdAt: string, updatedAt: string, bookmarkCount: number | null, parent: { id: string, name: string } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type MyEventsQueryVariables = Exact<{
  start?: string | null | undefined;
  end?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyEventsQuery = { viewer: { events: { totalCount: number | null, edges: Array<{ cursor: string, node: { id: string, databaseId: string, label: string, startedAt: string, endedAt: string | null, isRunning: boolean, durationMinutes: number } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null } };

export type MyLabelsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLabelsQuery = { viewer: { labels: Array<string> | null, account:
      | { id: string, service: Service, username: string, displayName: string, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, joinedAt: string | null }
      | { databaseId: string, id: string, service: Service, username: string, displayName: string, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, joinedAt: string | null }
     | null } };

export type MyTimeQueryVariables = Exact<{
  start: string;
  end: string;
}>;


export type MyTimeQuery = { viewer: { timeStats: { start: string, end: string, totalMinutes: number, byLabel: Array<{ label: string, minutes: number, percentage: number }> } | null, events: { totalCount: number | null, nodes: Array<{ id: string, label: string, startedAt: string, endedAt: string | null, durationMinutes: number }> } | null } };

export type UpdateDisplayNameMutationVariables = Exact<{
  input: UpdateDisplayNameInput;
}>;


export type UpdateDisplayNameMutation = { updateDisplayName: { user: { id: string, username: string, displayName: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type AddModuleMutationVariables = Exact<{
  input: AddModuleInput;
}>;


export type AddModuleMutation = { addModule: { module: { id: string, quantity: number, title: string } | null, modules: Array<{ id: string, quantity: number }> | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type AddProjectCommentMutationVariables = Exact<{
  input: AddProjectCommentInput;
}>;


export type AddProjectCommentMutation = { addProjectComment: { comment: { id: string, databaseId: string, bodyHtml: string, bodyText: string, createdAt: string, author: { id: string } | null, replies: Array<{ id: string }> | null } | null, project: { id: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type AdjustModuleMutationVariables = Exact<{
  input: AdjustModuleInput;
}>;


export type AdjustModuleMutation = { adjustModule: { module: { id: string, quantity: number, title: string } | null, modules: Array<{ id: string, quantity: number }> | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type ContentQueryVariables = Exact<{
  key: string;
}>;


export type ContentQuery = { content:
    | { html: string | null, text: string | null }
    | { items: Array<{ name: string, title: string | null, html: string | null, text: string | null, imageUrl: string | null, values: unknown }> }
    | { display: string, raw: unknown }
   | null };

export type CreateLittlebitsUserMutationVariables = Exact<{
  input: CreateLittlebitsUserInput;
}>;


export type CreateLittlebitsUserMutation = { createLittlebitsUser: { credential: { header: string, headerValue: string } | null, user: { id: string, username: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type KitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type KitsQuery = { products: { totalCount: number, nodes: Array<{ id: string, name: string, shortDescription: string | null, variants: Array<{ id: string, images: Array<{ url: string | null }>, contents: Array<{ quantity: number, product: { id: string, name: string, bitType: string | null } | null }> | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type LittlebitsPersonQueryVariables = Exact<{
  username: string;
  first?: number | null | undefined;
}>;


export type LittlebitsPersonQuery = { user:
    | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
    | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
    | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
    | { databaseId: string, bioHtml: string | null, twitter: string | null, memberSince: string | null, id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null, projects: { totalCount: number | null, nodes: Array<{ id: string, name: string, slug: string | null, iconUrl: string | null, descriptionText: string | null, likeCount: number, commentCount: number, author: { id: string, username: string, avatarUrl: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, likedProjects: { totalCount: number | null, nodes: Array<{ id: string, name: string, slug: string | null, iconUrl: string | null, descriptionHtml: string | null, descriptionText: string | null, likeCount: number, commentCount: number, viewerHasLiked: boolean | null, author: { id: string, username: string, avatarUrl: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null }
    | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
   | null };

export type MyModulesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyModulesQuery = { viewer: { modules: { totalCount: number, nodes: Array<{ id: string, quantity: number, title: string, product: { id: string, slug: string, descriptionText: string | null, isActive: boolean } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null } };

export type ProductVariantQueryVariables = Exact<{
  productId: string | number;
  variantId: string | number;
}>;


export type ProductVariantQuery = { variant: { id: string, databaseId: string, isMaster: boolean, type: string, bitType: string | null, images: Array<{ url: string | null, position: number | null, mediaType: string | null }> } | null };

export type ProductQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductQuery = { product: { id: string, databaseId: string, name: string, slug: string, type: string, bitType: string | null, descriptionHtml: string | null, descriptionText: string | null, shortDescription: string | null, availableAt: string | null, updatedAt: string, isActive: boolean, cost: number | null, variants: Array<{ id: string, databaseId: string, isMaster: boolean, images: Array<{ url: string | null, position: number | null, mediaType: string | null }> }> } | null };

export type ProjectQueryVariables = Exact<{
  slug: string;
}>;


export type ProjectQuery = { project: { id: string, name: string, descriptionHtml: string | null, likeCount: number, viewerHasLiked: boolean | null, credits: string | null, author: { id: string, username: string, avatarUrl: string | null } | null, images: Array<{ databaseId: string, url: string | null }> | null, embeds: Array<{ databaseId: string, service: string | null, url: string | null }> | null, files: Array<{ name: string | null, url: string | null }> | null, tools: Array<{ databaseId: string, name: string }> | null, products: Array<{ name: string, quantity: number | null, imageUrl: string | null, productDatabaseId: string, variantDatabaseId: string }> | null, materials: Array<{ databaseId: string, name: string, quantity: number | null }> | null, steps: Array<{ databaseId: string, number: number, title: string | null, descriptionHtml: string | null, images: Array<{ databaseId: string, url: string | null, caption: string | null }> }> | null, comments: { nodes: Array<{ id: string, bodyHtml: string, createdAt: string, author: { id: string, username: string, avatarUrl: string | null } | null, replies: Array<{ id: string, bodyHtml: string, createdAt: string, author: { id: string, username: string, avatarUrl: string | null } | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type ProjectsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ProjectFilter | null | undefined;
}>;


export type ProjectsQuery = { projects: { nodes: Array<{ id: string, name: string, slug: string | null, iconUrl: string | null, descriptionText: string | null, commentCount: number, likeCount: number, viewerHasLiked: boolean | null, author: { id: string, username: string, avatarUrl: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RemoveModuleMutationVariables = Exact<{
  input: RemoveModuleInput;
}>;


export type RemoveModuleMutation = { removeModule: { deletedModuleId: string | null, modules: Array<{ id: string, quantity: number }> | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type RequestLittlebitsPasswordResetMutationVariables = Exact<{
  input: RequestLittlebitsPasswordResetInput;
}>;


export type RequestLittlebitsPasswordResetMutation = { requestLittlebitsPasswordReset: { isRequested: boolean, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type SetProjectLikedMutationVariables = Exact<{
  input: SetProjectLikedInput;
}>;


export type SetProjectLikedMutation = { setProjectLiked: { viewerHadLiked: boolean | null, viewerHasLiked: boolean | null, likeCount: number | null, project: { id: string, name: string, likeCount: number, viewerHasLiked: boolean | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type SignInToLittlebitsWithFacebookMutationVariables = Exact<{
  input: SignInToLittlebitsWithFacebookInput;
}>;


export type SignInToLittlebitsWithFacebookMutation = { signInToLittlebitsWithFacebook: { credential: { header: string, headerValue: string } | null, user: { id: string, username: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type SignInToLittlebitsMutationVariables = Exact<{
  input: SignInToLittlebitsInput;
}>;


export type SignInToLittlebitsMutation = { signInToLittlebits: { credential: { header: string, headerValue: string } | null, user: { id: string, username: string } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type SignOutOfLittlebitsMutationVariables = Exact<{
  input: SignOutOfLittlebitsInput;
}>;


export type SignOutOfLittlebitsMutation = { signOutOfLittlebits: { isSignedOut: boolean, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type AddLogCommentMutationVariables = Exact<{
  input: AddLogCommentInput;
}>;


export type AddLogCommentMutation = { addLogComment: { log: { id: string, commentCount: number, comments: Array<{ id: string, contentHtml: string, author: { id: string, username: string } | null }> } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type CreateLogMutationVariables = Exact<{
  input: CreateLogInput;
}>;


export type CreateLogMutation = { createLog: { log: { id: string, createdAt: string, contentHtml: string, tags: Array<{ id: string, name: string }>, mentions: Array<{ username: string }>, author: { id: string, username: string } } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DeleteLogCommentMutationVariables = Exact<{
  input: DeleteLogCommentInput;
}>;


export type DeleteLogCommentMutation = { deleteLogComment: { deletedLogCommentId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type DeleteLogMutationVariables = Exact<{
  input: DeleteLogInput;
}>;


export type DeleteLogMutation = { deleteLog: { deletedLogId: string | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type FollowUserMutationVariables = Exact<{
  input: FollowUserInput;
}>;


export type FollowUserMutation = { followUser: { user: { id: string, username: string, followers: { totalCount: number } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type LikeLogMutationVariables = Exact<{
  input: LikeLogInput;
}>;


export type LikeLogMutation = { likeLog: { log: { id: string, likeCount: number, viewerHasLiked: boolean | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type LogQueryVariables = Exact<{
  id: string | number;
}>;


export type LogQuery = { log: { id: string, createdAt: string, contentHtml: string, contentText: string, viewerHasLiked: boolean | null, author: { id: string, username: string, displayName: string }, likes: Array<{ createdAt: string, username: string, user: { id: string, displayName: string, avatarUrl: string | null } | null }>, comments: Array<{ id: string, contentText: string, author: { id: string, displayName: string } | null }> } | null };

export type LogsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type LogsQuery = { logs: { totalCount: number, edges: Array<{ cursor: string, node: { id: string, databaseId: string, createdAt: string, source: string | null, contentHtml: string, author: { id: string, username: string, displayName: string }, tags: Array<{ id: string, name: string }>, mentions: Array<{ username: string }>, comments: Array<{ id: string, createdAt: string, contentHtml: string, author: { id: string, username: string, displayName: string } | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type MyAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccountQuery = { viewer: { account:
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
      | { databaseId: string, firstName: string | null, lastName: string | null, timezone: string | null, id: string, service: Service, username: string, displayName: string, avatarUrl: string | null, bio: string | null, location: string | null, joinedAt: string | null }
     | null } };

export type MyActivityQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyActivityQuery = { viewer: { activity: { totalCount: number, nodes: Array<{ id: string, createdAt: string, kind: string, text: string, actor: { id: string, displayName: string } | null, log: { id: string, contentText: string } | null, comment: { id: string, contentText: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type MyHomeTimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyHomeTimelineQuery = { viewer: { homeTimeline: { totalCount: number, nodes: Array<{ id: string, createdAt: string, contentText: string, likeCount: number, commentCount: number, author: { id: string, displayName: string, avatarUrl: string | null }, tags: Array<{ id: string, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } };

export type PersonQueryVariables = Exact<{
  username: string;
}>;


export type PersonQuery = { user:
    | { id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null }
    | { id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null }
    | { id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null }
    | { id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null }
    | { websiteUrl: string | null, timezone: string | null, id: string, displayName: string, avatarUrl: string | null, profileUrl: string | null, bio: string | null, location: string | null, logs: { totalCount: number, nodes: Array<{ id: string, createdAt: string, contentText: string }> } | null, tags: { totalCount: number, nodes: Array<{ id: string, name: string, createdAt: string | null }> } | null, following: { totalCount: number, nodes: Array<{ id: string, username: string }> } | null, followers: { totalCount: number, nodes: Array<{ id: string, username: string }> } | null }
   | null };

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


export type UnfollowUserMutation = { unfollowUser: { user: { id: string, username: string, followers: { totalCount: number } | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

export type UnlikeLogMutationVariables = Exact<{
  input: UnlikeLogInput;
}>;


export type UnlikeLogMutation = { unlikeLog: { log: { id: string, likeCount: number, viewerHasLiked: boolean | null } | null, userErrors: Array<{ field: string | null, code: UserErrorCode, message: string }> } | null };

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
export const DashboardSearchResultsFragmentDoc = new TypedDocumentString(`
    fragment DashboardSearchResults on SearchResults {
  nodes {
    __typename
    id
    summary
    url
  }
  sources {
    service
    status
    message
    retryAfter
  }
}
    `, {"fragmentName":"DashboardSearchResults"}) as unknown as TypedDocumentString<DashboardSearchResultsFragment, unknown>;
export const DashboardLogFragmentDoc = new TypedDocumentString(`
    fragment DashboardLog on Log {
  id
  occurredAt
  contentHtml
  likeCount
  commentCount
  viewerHasLiked
  author {
    id
    displayName
    avatarUrl
  }
}
    `, {"fragmentName":"DashboardLog"}) as unknown as TypedDocumentString<DashboardLogFragment, unknown>;
export const DashboardTimelinePageFragmentDoc = new TypedDocumentString(`
    fragment DashboardTimelinePage on TimelineItemConnection {
  nodes {
    __typename
    id
    service
    occurredAt
    summary
    url
    ...DashboardLog
    ... on Bookmark {
      domain
      folder {
        id
        name
      }
    }
    ... on Release {
      comic {
        id
        name
      }
      images {
        id
        url
        title
        text
        width
        height
      }
    }
    ... on Event {
      durationMinutes
      isRunning
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  sources {
    service
    status
    message
    isRetryable
    retryAfter
  }
}
    fragment DashboardLog on Log {
  id
  occurredAt
  contentHtml
  likeCount
  commentCount
  viewerHasLiked
  author {
    id
    displayName
    avatarUrl
  }
}`, {"fragmentName":"DashboardTimelinePage"}) as unknown as TypedDocumentString<DashboardTimelinePageFragment, unknown>;
export const AuthorizationUrlDocument = new TypedDocumentString(`
    query AuthorizationUrl($service: Service!, $redirectUri: String!, $scopes: [AuthorizationScope!]!, $state: String) {
  authorizationUrl(
    service: $service
    redirectUri: $redirectUri
    scopes: $scopes
    state: $state
  )
}
    `, {"hash":"sha256:f76b814fef0404dd33eaa534318e2696c19e36a020027d78e9d3d7df86ae6c1b"}) as unknown as TypedDocumentString<AuthorizationUrlQuery, AuthorizationUrlQueryVariables>;
export const ExchangeAuthorizationCodeDocument = new TypedDocumentString(`
    mutation ExchangeAuthorizationCode($input: ExchangeAuthorizationCodeInput!) {
  exchangeAuthorizationCode(input: $input) {
    accessToken {
      token
      refreshToken
      scopes
      otherScopes
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
    `, {"hash":"sha256:36cfbbca0787840d06fbafd103a905c66b8d13a10b962d1521b5f2a86a49af48"}) as unknown as TypedDocumentString<ExchangeAuthorizationCodeMutation, ExchangeAuthorizationCodeMutationVariables>;
export const RefreshAccessTokenDocument = new TypedDocumentString(`
    mutation RefreshAccessToken($input: RefreshAccessTokenInput!) {
  refreshAccessToken(input: $input) {
    accessToken {
      token
      refreshToken
      scopes
      otherScopes
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
    `, {"hash":"sha256:8bd1401a80168a6b5e6bb65d8a3b4e699019adf6de13ab5a7717237810753903"}) as unknown as TypedDocumentString<RefreshAccessTokenMutation, RefreshAccessTokenMutationVariables>;
export const ComicImageDocument = new TypedDocumentString(`
    query ComicImage($id: ID!) {
  comicImage(id: $id) {
    id
    databaseId
    url
    title
    text
    width
    height
    checksum
    fetchedAt
  }
}
    `, {"hash":"sha256:a3c4407d39ed99d51d7f24744029af0a7bb65a1d44d6643e6cb9dda0ef7c26b2"}) as unknown as TypedDocumentString<ComicImageQuery, ComicImageQueryVariables>;
export const ComicImagesDocument = new TypedDocumentString(`
    query ComicImages($first: Int = 20, $after: String, $filter: ComicImageFilter) {
  comicImages(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      databaseId
      url
      title
      text
      width
      height
      checksum
      fetchedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:93dea153c9eab626fe4855856872264cda71eee0a36c41fe1ae9e671540133e0"}) as unknown as TypedDocumentString<ComicImagesQuery, ComicImagesQueryVariables>;
export const ComicDocument = new TypedDocumentString(`
    query Comic($slug: String!, $first: Int = 5, $after: String) {
  comic(slug: $slug) {
    id
    databaseId
    slug
    name
    language
    url
    rights
    isActive
    startDate
    endDate
    addedAt
    isSubscribed
    releases(first: $first, after: $after) {
      totalCount
      nodes {
        id
        databaseId
        pubDate
        fetchedAt
        images {
          id
          databaseId
          url
          title
          text
          width
          height
          checksum
          fetchedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:183547ba0050476e026338a24f1bdcf7702a0061967f161f172b7dbcc5803abc"}) as unknown as TypedDocumentString<ComicQuery, ComicQueryVariables>;
export const ComicsDocument = new TypedDocumentString(`
    query Comics($first: Int = 20, $after: String, $filter: ComicFilter) {
  comics(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      databaseId
      slug
      name
      language
      url
      rights
      isActive
      startDate
      endDate
      addedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:121995bfe34f1cac394892960d1e089ae44f226f49b267db5ec2e1fd4c1f9dc6"}) as unknown as TypedDocumentString<ComicsQuery, ComicsQueryVariables>;
export const MyComicSubscriptionsDocument = new TypedDocumentString(`
    query MyComicSubscriptions($first: Int = 20, $after: String, $comic: ComicFilter) {
  viewer {
    comicSubscriptions(first: $first, after: $after, comic: $comic) {
      totalCount
      nodes {
        id
        databaseId
        comic {
          id
          name
          slug
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:e1624f63298a979b074e59995c3ac1b58133a33006b2f0cfc275627bb98d6acd"}) as unknown as TypedDocumentString<MyComicSubscriptionsQuery, MyComicSubscriptionsQueryVariables>;
export const MyComicsAccountDocument = new TypedDocumentString(`
    query MyComicsAccount {
  viewer {
    account(service: COMICS) {
      id
      service
      username
      displayName
      avatarUrl
      profileUrl
      bio
      location
      joinedAt
      ... on ComicsUser {
        databaseId
        email
        lastSignInAt
      }
    }
  }
}
    `, {"hash":"sha256:4c7ad0e1d735c9598c2d9ff3b24d2e298268a7bc22dac757163e699fd3510c7c"}) as unknown as TypedDocumentString<MyComicsAccountQuery, MyComicsAccountQueryVariables>;
export const MyComicsDocument = new TypedDocumentString(`
    query MyComics($first: Int = 20, $after: String) {
  comics(first: $first, after: $after, filter: { isSubscribed: true }) {
    totalCount
    nodes {
      id
      name
      slug
      url
      isSubscribed
      releases(first: 3) {
        nodes {
          id
          pubDate
          images {
            id
            url
            title
            text
            width
            height
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c18b4fbd94e72af95ef2bc1fa675bf447dc3d38c67fc492f434c30cd034e7376"}) as unknown as TypedDocumentString<MyComicsQuery, MyComicsQueryVariables>;
export const ReleaseDocument = new TypedDocumentString(`
    query Release($id: ID!) {
  release(id: $id) {
    id
    databaseId
    pubDate
    fetchedAt
    images {
      id
      databaseId
      url
      title
      text
      width
      height
      checksum
      fetchedAt
    }
    comic {
      id
      name
      slug
    }
  }
}
    `, {"hash":"sha256:df8a57253fedd7cf4f3d3bb48d72605bca039b9cd5dafa9dc2634ce69f518218"}) as unknown as TypedDocumentString<ReleaseQuery, ReleaseQueryVariables>;
export const ReleasesDocument = new TypedDocumentString(`
    query Releases($first: Int = 20, $after: String, $filter: ReleaseFilter) {
  releases(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      pubDate
      fetchedAt
      comic {
        id
        name
        language
      }
      images {
        id
        url
        title
        text
        width
        height
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:8131a4d725a3f1a0083258d0beaae477fd958383b77f61ff5662488387129cc5"}) as unknown as TypedDocumentString<ReleasesQuery, ReleasesQueryVariables>;
export const SignInToComicsDocument = new TypedDocumentString(`
    mutation SignInToComics($input: SignInToComicsInput!) {
  signInToComics(input: $input) {
    credential {
      header
      headerValue
    }
    user {
      id
      email
      joinedAt
      lastSignInAt
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:7d89937ead3365a7607cf40159f6213c12d43a71afe64f5925c545ca941a990d"}) as unknown as TypedDocumentString<SignInToComicsMutation, SignInToComicsMutationVariables>;
export const SubscribeToComicDocument = new TypedDocumentString(`
    mutation SubscribeToComic($input: SubscribeToComicInput!) {
  subscribeToComic(input: $input) {
    subscription {
      id
      databaseId
      comic {
        id
      }
    }
    viewerWasSubscribed
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:ffa3ac6559f23c871d86532a6e5f113bb6b8a9af5fecaa681a68c1e9e5588aa7"}) as unknown as TypedDocumentString<SubscribeToComicMutation, SubscribeToComicMutationVariables>;
export const UnsubscribeFromComicDocument = new TypedDocumentString(`
    mutation UnsubscribeFromComic($input: UnsubscribeFromComicInput!) {
  unsubscribeFromComic(input: $input) {
    deletedComicSubscriptionId
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:a9ea86b3be0df125b1964cc1b639721f7dc65e64de1b5766085d754bb22b9949"}) as unknown as TypedDocumentString<UnsubscribeFromComicMutation, UnsubscribeFromComicMutationVariables>;
export const UpdateComicSubscriptionsDocument = new TypedDocumentString(`
    mutation UpdateComicSubscriptions($input: UpdateComicSubscriptionsInput!) {
  updateComicSubscriptions(input: $input) {
    added {
      id
      databaseId
      comic {
        id
      }
    }
    deletedComicSubscriptionIds
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:b01c20a72743b403a9038ad2e4966c9485281bfc1c54c1d5aff0bc8d1388d6f9"}) as unknown as TypedDocumentString<UpdateComicSubscriptionsMutation, UpdateComicSubscriptionsMutationVariables>;
export const DashboardAccountsDocument = new TypedDocumentString(`
    query DashboardAccounts {
  services {
    service
    name
    credentialHeader
    isConfigured
    isSandboxed
    hasCredential
  }
  viewer {
    ... @defer {
      littlelogs: account(service: LITTLELOGS) {
        id
        displayName
        avatarUrl
        ... on LittlelogsUser {
          ... @defer {
            followers(first: 1) {
              totalCount
            }
          }
        }
      }
    }
    ... @defer {
      larder: account(service: LARDER) {
        id
        displayName
        avatarUrl
        ... on LarderUser {
          bookmarkCount
        }
      }
    }
    ... @defer {
      modules(first: 1) {
        totalCount
      }
    }
    ... @defer {
      lifeLogger: account(service: LIFE_LOGGER) {
        id
        displayName
        avatarUrl
        joinedAt
      }
    }
    ... @defer {
      comics: account(service: COMICS) {
        id
        displayName
        avatarUrl
        joinedAt
      }
    }
  }
}
    `, {"hash":"sha256:c237e5fdfa897687fe72d74dcc1f651412d9b9377981d4ec7a78bb7b670b5331"}) as unknown as TypedDocumentString<DashboardAccountsQuery, DashboardAccountsQueryVariables>;
export const DashboardBookmarksDocument = new TypedDocumentString(`
    query DashboardBookmarks($query: String, $first: Int!, $after: String) {
  viewer {
    bookmarks(query: $query, first: $first, after: $after) {
      totalCount
      nodes {
        id
        title
        url
        domain
        folder {
          id
          name
          color
        }
        tags {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:2cf82eee84f34dc2694b56f3947e2a112199738aae58a497f7cef1207f9a8913"}) as unknown as TypedDocumentString<DashboardBookmarksQuery, DashboardBookmarksQueryVariables>;
export const DashboardComicCatalogueDocument = new TypedDocumentString(`
    query DashboardComicCatalogue($name: StringFilter, $first: Int!, $after: String) {
  comics(first: $first, after: $after, filter: { name: $name, isActive: true }) {
    totalCount
    nodes {
      id
      name
      rights
      isActive
      isSubscribed
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b8eeac1e34b7a13f6c6d1971b91d7466d2446cf75d03ba23f709310f57975bf4"}) as unknown as TypedDocumentString<DashboardComicCatalogueQuery, DashboardComicCatalogueQueryVariables>;
export const DashboardComicsDocument = new TypedDocumentString(`
    query DashboardComics($first: Int!) {
  comics(first: $first, filter: { isSubscribed: true, isActive: true }) {
    totalCount
    nodes {
      id
      name
      rights
      releases(first: 4) {
        nodes {
          id
          pubDate
          fetchedAt
          images {
            id
            url
            title
            text
            width
            height
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:3dc3dc2c61503ad35fdd9a5361692cab26997669d23f5e0e80a0e781f8cee792"}) as unknown as TypedDocumentString<DashboardComicsQuery, DashboardComicsQueryVariables>;
export const DashboardLastEventDocument = new TypedDocumentString(`
    query DashboardLastEvent {
  viewer {
    events(first: 1) {
      nodes {
        id
        startedAt
        isRunning
      }
    }
  }
}
    `, {"hash":"sha256:dd15a00471309ebd0cb4501646467a76e0d419cd56849309f7d88184ed1d4ad7"}) as unknown as TypedDocumentString<DashboardLastEventQuery, DashboardLastEventQueryVariables>;
export const DashboardProjectsDocument = new TypedDocumentString(`
    query DashboardProjects($first: Int!) {
  projects(first: $first) {
    nodes {
      id
      name
      iconUrl
      likeCount
      viewerHasLiked
      commentCount
      author {
        id
        username
      }
    }
  }
}
    `, {"hash":"sha256:6d518f05050afbe93130781d27e82e4c40fb81895b35a598a9fccb36537c3cb4"}) as unknown as TypedDocumentString<DashboardProjectsQuery, DashboardProjectsQueryVariables>;
export const DashboardSearchDocument = new TypedDocumentString(`
    query DashboardSearch($query: String!, $first: Int!) {
  ... @defer {
    littlelogs: search(query: $query, services: [LITTLELOGS], first: $first) {
      ...DashboardSearchResults
    }
  }
  ... @defer {
    larder: search(query: $query, services: [LARDER], first: $first) {
      ...DashboardSearchResults
    }
  }
  ... @defer {
    littlebits: search(query: $query, services: [LITTLEBITS], first: $first) {
      ...DashboardSearchResults
    }
  }
  ... @defer {
    comics: search(query: $query, services: [COMICS], first: $first) {
      ...DashboardSearchResults
    }
  }
}
    fragment DashboardSearchResults on SearchResults {
  nodes {
    __typename
    id
    summary
    url
  }
  sources {
    service
    status
    message
    retryAfter
  }
}`, {"hash":"sha256:57c2813c235dc136b7bb71bb56fca31b7a59538774def22b478b012857a61802"}) as unknown as TypedDocumentString<DashboardSearchQuery, DashboardSearchQueryVariables>;
export const DashboardTimeDocument = new TypedDocumentString(`
    query DashboardTime($start: DateTime!, $end: DateTime!) {
  viewer {
    timeStats(start: $start, end: $end) {
      totalMinutes
      byLabel {
        label
        minutes
        percentage
      }
    }
  }
}
    `, {"hash":"sha256:263160a464846a85ce26399b2d49dd787b2bf7fb96e48a0b5d1ba2419b14dfb9"}) as unknown as TypedDocumentString<DashboardTimeQuery, DashboardTimeQueryVariables>;
export const DashboardTimelineStartDocument = new TypedDocumentString(`
    query DashboardTimelineStart($first: Int!) {
  viewer {
    ... @defer {
      timeline(first: $first) {
        ...DashboardTimelinePage
      }
    }
    ... @defer {
      littlelogs: timeline(services: [LITTLELOGS], first: $first) {
        ...DashboardTimelinePage
      }
    }
    ... @defer {
      larder: timeline(services: [LARDER], first: $first) {
        ...DashboardTimelinePage
      }
    }
    ... @defer {
      lifeLogger: timeline(services: [LIFE_LOGGER], first: $first) {
        ...DashboardTimelinePage
      }
    }
    ... @defer {
      comics: timeline(services: [COMICS], first: $first) {
        ...DashboardTimelinePage
      }
    }
  }
}
    fragment DashboardLog on Log {
  id
  occurredAt
  contentHtml
  likeCount
  commentCount
  viewerHasLiked
  author {
    id
    displayName
    avatarUrl
  }
}
fragment DashboardTimelinePage on TimelineItemConnection {
  nodes {
    __typename
    id
    service
    occurredAt
    summary
    url
    ...DashboardLog
    ... on Bookmark {
      domain
      folder {
        id
        name
      }
    }
    ... on Release {
      comic {
        id
        name
      }
      images {
        id
        url
        title
        text
        width
        height
      }
    }
    ... on Event {
      durationMinutes
      isRunning
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  sources {
    service
    status
    message
    isRetryable
    retryAfter
  }
}`, {"hash":"sha256:4f2a7968365722c3b15e0fae18d779fed20cefe49b9aaa7eb0831bc7119b2703"}) as unknown as TypedDocumentString<DashboardTimelineStartQuery, DashboardTimelineStartQueryVariables>;
export const DashboardTimelineDocument = new TypedDocumentString(`
    query DashboardTimeline($first: Int!, $after: String) {
  viewer {
    timeline(first: $first, after: $after) {
      ...DashboardTimelinePage
    }
  }
}
    fragment DashboardLog on Log {
  id
  occurredAt
  contentHtml
  likeCount
  commentCount
  viewerHasLiked
  author {
    id
    displayName
    avatarUrl
  }
}
fragment DashboardTimelinePage on TimelineItemConnection {
  nodes {
    __typename
    id
    service
    occurredAt
    summary
    url
    ...DashboardLog
    ... on Bookmark {
      domain
      folder {
        id
        name
      }
    }
    ... on Release {
      comic {
        id
        name
      }
      images {
        id
        url
        title
        text
        width
        height
      }
    }
    ... on Event {
      durationMinutes
      isRunning
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  sources {
    service
    status
    message
    isRetryable
    retryAfter
  }
}`, {"hash":"sha256:0f717662fe7e2881ee3745c03ff5e64f1438404aa2e7f4f102839baa38658d7b"}) as unknown as TypedDocumentString<DashboardTimelineQuery, DashboardTimelineQueryVariables>;
export const DashboardWriteLogDocument = new TypedDocumentString(`
    mutation DashboardWriteLog($input: CreateLogInput!) {
  createLog(input: $input) {
    log {
      ...DashboardLog
    }
    userErrors {
      field
      code
      message
    }
  }
}
    fragment DashboardLog on Log {
  id
  occurredAt
  contentHtml
  likeCount
  commentCount
  viewerHasLiked
  author {
    id
    displayName
    avatarUrl
  }
}`, {"hash":"sha256:68821addbc864d01c6b679c194802a5b768cf519171e51a302608eaaa68c0590"}) as unknown as TypedDocumentString<DashboardWriteLogMutation, DashboardWriteLogMutationVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts {
  viewer {
    accounts {
      service
      user {
        id
        username
        displayName
        avatarUrl
        profileUrl
        bio
        location
        joinedAt
      }
      source {
        status
        message
        retryAfter
      }
    }
  }
}
    `, {"hash":"sha256:2d0668c2d57c881bcfeba37a0239c9331dbdbe9d1358bfd1ce3bb684bec5403d"}) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const ReachabilityDocument = new TypedDocumentString(`
    query Reachability {
  services {
    service
    reachability {
      isReachable
      checkedAt
      latencyMs
      message
    }
    dialect
    offers
  }
}
    `, {"hash":"sha256:fa4515a8e45746fd02b96f6dd6c63f56af72649d93c6ebdcb7240ed34bb9d783"}) as unknown as TypedDocumentString<ReachabilityQuery, ReachabilityQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $services: [Service!], $first: Int = 20) {
  search(query: $query, services: $services, first: $first) {
    nodes {
      __typename
      id
      service
      summary
      url
      ... on Bookmark {
        domain
      }
      ... on Project {
        iconUrl
        author {
          id
          username
        }
      }
      ... on Comic {
        language
      }
      ... on ComicImage {
        text
      }
    }
    sources {
      service
      status
      message
      retryAfter
    }
  }
}
    `, {"hash":"sha256:6049948272d8cf86e70307565fe51b66d6fd96ea459baf11b7d3a03009bf10ba"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const ServicesDocument = new TypedDocumentString(`
    query Services {
  services {
    service
    name
    credentialHeader
    isConfigured
    originUrl
    isSandboxed
    hasCredential
    callBudget {
      limit
      remaining
      resetsAt
    }
    circuit {
      state
      retryAt
    }
    callsMade
  }
}
    `, {"hash":"sha256:c5dbafbb3ecab2667faddff2d0e49c765fe0d7bdb29e45051653201c963c777d"}) as unknown as TypedDocumentString<ServicesQuery, ServicesQueryVariables>;
export const StartHereDocument = new TypedDocumentString(`
    query StartHere {
  viewer {
    accounts {
      service
      user {
        id
        displayName
        profileUrl
      }
      source {
        status
        message
      }
    }
    timeline(first: 5, services: [LITTLELOGS, LIFE_LOGGER, COMICS]) {
      nodes {
        id
        service
        occurredAt
        summary
        url
      }
      sources {
        service
        status
        message
      }
    }
  }
  services {
    name
    isConfigured
    isSandboxed
    hasCredential
  }
}
    `, {"hash":"sha256:d9b67276003aa48c609b1c3a4e05849a5de00dcea7e994890774529d86ab6a76"}) as unknown as TypedDocumentString<StartHereQuery, StartHereQueryVariables>;
export const StartPageDeferredDocument = new TypedDocumentString(`
    query StartPageDeferred {
  services {
    name
    isConfigured
  }
  ... @defer(label: "logs") {
    logs(first: 3) {
      nodes @stream(initialCount: 1, label: "log") {
        id
        contentText
        author {
          id
          displayName
        }
      }
    }
  }
  viewer {
    ... @defer(label: "bookmarks") {
      bookmarks(first: 3) {
        nodes {
          id
          title
          url
        }
      }
    }
  }
}
    `, {"hash":"sha256:e988de20837837dd059b0e48bc54e91c27c1789d4eaa70f2cae2b84d7004ad3f"}) as unknown as TypedDocumentString<StartPageDeferredQuery, StartPageDeferredQueryVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($first: Int = 20, $after: String, $services: [Service!], $since: DateTime, $until: DateTime) {
  viewer {
    timeline(
      first: $first
      after: $after
      services: $services
      since: $since
      until: $until
    ) {
      nodes {
        __typename
        id
        service
        occurredAt
        summary
        url
        ... on Log {
          author {
            id
            displayName
            avatarUrl
          }
          likeCount
          commentCount
        }
        ... on Bookmark {
          domain
          folder {
            id
            name
          }
        }
        ... on Release {
          comic {
            id
            name
          }
          images {
            id
            url
            title
            text
          }
        }
        ... on Event {
          endedAt
          durationMinutes
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      sources {
        service
        status
        message
        retryAfter
      }
    }
  }
}
    `, {"hash":"sha256:7a71cb9ec404a11ba230c136dfd3f88bf3037ae42d067acb09b8517277c08c5c"}) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const BookmarkTagsDocument = new TypedDocumentString(`
    query BookmarkTags($first: Int = 20, $after: String) {
  viewer {
    bookmarkTags(first: $first, after: $after) {
      totalCount
      nodes {
        id
        name
        color
        createdAt
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:dc5d30b62416d1c99e2132c18df2289df70981fb7738bb1aa22a6028473529f8"}) as unknown as TypedDocumentString<BookmarkTagsQuery, BookmarkTagsQueryVariables>;
export const BookmarksDocument = new TypedDocumentString(`
    query Bookmarks($first: Int = 20, $after: String, $query: String, $tag: String) {
  viewer {
    bookmarks(first: $first, after: $after, query: $query, tag: $tag) {
      totalCount
      nodes {
        id
        title
        description
        url
        domain
        createdAt
        updatedAt
        folder {
          id
          name
          color
        }
        tags {
          id
          name
          color
        }
        meta {
          __typename
          type
          ... on GithubMeta {
            commit {
              committedAt
              message
              authorName
            }
            release {
              name
              description
              publishedAt
              authorName
            }
          }
          ... on OtherMeta {
            raw
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
    `, {"hash":"sha256:b258781ac4f305c5f4c59ec6ea479f755f124d575fdb8aed0c9dfac9cc6cc549"}) as unknown as TypedDocumentString<BookmarksQuery, BookmarksQueryVariables>;
export const CreateBookmarkTagDocument = new TypedDocumentString(`
    mutation CreateBookmarkTag($input: CreateBookmarkTagInput!) {
  createBookmarkTag(input: $input) {
    bookmarkTag {
      id
      name
      color
      createdAt
      updatedAt
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:189b3facfaa33ca11292c913a02362f977ad723c50fd5a27ce65c4a2db23347e"}) as unknown as TypedDocumentString<CreateBookmarkTagMutation, CreateBookmarkTagMutationVariables>;
export const CreateBookmarkDocument = new TypedDocumentString(`
    mutation CreateBookmark($input: CreateBookmarkInput!) {
  createBookmark(input: $input) {
    bookmark {
      id
      title
      description
      url
      domain
      createdAt
      updatedAt
      folder {
        id
        name
      }
      tags {
        id
        name
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:8a42d20fcc3a9de78f08dfbf1a322e762ff257c7bfadc80767b04ba30f72c7a4"}) as unknown as TypedDocumentString<CreateBookmarkMutation, CreateBookmarkMutationVariables>;
export const CreateFolderDocument = new TypedDocumentString(`
    mutation CreateFolder($input: CreateFolderInput!) {
  createFolder(input: $input) {
    folder {
      id
      name
      color
      createdAt
      updatedAt
      bookmarkCount
      parent {
        id
        name
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:b9d98daa717be69c87e4fd9f47f77c36bd68525a1de6100332e318993e42ca03"}) as unknown as TypedDocumentString<CreateFolderMutation, CreateFolderMutationVariables>;
export const DeleteBookmarkTagDocument = new TypedDocumentString(`
    mutation DeleteBookmarkTag($input: DeleteBookmarkTagInput!) {
  deleteBookmarkTag(input: $input) {
    deletedBookmarkTagId
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:529d68b8b87752d5b10b616f1c554433f3ac01d08190e3dc6ad84bef3ae28858"}) as unknown as TypedDocumentString<DeleteBookmarkTagMutation, DeleteBookmarkTagMutationVariables>;
export const DeleteBookmarkDocument = new TypedDocumentString(`
    mutation DeleteBookmark($input: DeleteBookmarkInput!) {
  deleteBookmark(input: $input) {
    deletedBookmarkId
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:bdf8ae35875b960ff5278ff6d713b909746d93f5baa236f868f215b9b07dd519"}) as unknown as TypedDocumentString<DeleteBookmarkMutation, DeleteBookmarkMutationVariables>;
export const DeleteFolderDocument = new TypedDocumentString(`
    mutation DeleteFolder($input: DeleteFolderInput!) {
  deleteFolder(input: $input) {
    deletedFolderId
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:97080fcd07263ed370a00e37585b236c32e41e749ddde638d1ba753a8094357c"}) as unknown as TypedDocumentString<DeleteFolderMutation, DeleteFolderMutationVariables>;
export const FolderDocument = new TypedDocumentString(`
    query Folder($id: ID!, $first: Int = 20, $after: String) {
  viewer {
    folder(id: $id) {
      id
      name
      color
      bookmarkCount
      parent {
        id
        name
      }
      bookmarks(first: $first, after: $after) {
        totalCount
        nodes {
          id
          title
          description
          url
          domain
          createdAt
          folder {
            id
          }
          tags {
            id
            name
            color
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `, {"hash":"sha256:53c2a402c97481137e343b0c48b97d10b273f4f1cb0dc7d252d0bbf9ac20a79f"}) as unknown as TypedDocumentString<FolderQuery, FolderQueryVariables>;
export const FoldersDocument = new TypedDocumentString(`
    query Folders($first: Int = 50, $after: String) {
  viewer {
    folders(first: $first, after: $after) {
      totalCount
      nodes {
        id
        name
        color
        icon
        createdAt
        updatedAt
        bookmarkCount
        parent {
          id
          name
        }
        children {
          id
          name
          bookmarkCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"hash":"sha256:51c8163ed54fe24295f41dff8565f136aba71d136ea867972d73beb94befb3b3"}) as unknown as TypedDocumentString<FoldersQuery, FoldersQueryVariables>;
export const MyLarderAccountDocument = new TypedDocumentString(`
    query MyLarderAccount {
  viewer {
    account(service: LARDER) {
      id
      service
      username
      displayName
      avatarUrl
      profileUrl
      bio
      location
      joinedAt
      ... on LarderUser {
        databaseId
        firstName
        lastName
        timezone
        bookmarkCount
        isTrial
      }
    }
  }
}
    `, {"hash":"sha256:81103e9afae623491bfdfe9fa0c654ea5c046a43e3a92c44ca7e236ec74a8a66"}) as unknown as TypedDocumentString<MyLarderAccountQuery, MyLarderAccountQueryVariables>;
export const UpdateBookmarkTagDocument = new TypedDocumentString(`
    mutation UpdateBookmarkTag($input: UpdateBookmarkTagInput!) {
  updateBookmarkTag(input: $input) {
    bookmarkTag {
      id
      name
      color
      createdAt
      updatedAt
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:bda7292f571c1ed003652ed4227efc927ba3b1043b24015913b8acb438c5352f"}) as unknown as TypedDocumentString<UpdateBookmarkTagMutation, UpdateBookmarkTagMutationVariables>;
export const UpdateBookmarkDocument = new TypedDocumentString(`
    mutation UpdateBookmark($input: UpdateBookmarkInput!) {
  updateBookmark(input: $input) {
    bookmark {
      id
      title
      description
      url
      domain
      createdAt
      updatedAt
      folder {
        id
        name
      }
      tags {
        id
        name
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:a324d919745941d9641efdedc33bdc88dce5626e6d9ff479e0b2487c4c462460"}) as unknown as TypedDocumentString<UpdateBookmarkMutation, UpdateBookmarkMutationVariables>;
export const UpdateFolderDocument = new TypedDocumentString(`
    mutation UpdateFolder($input: UpdateFolderInput!) {
  updateFolder(input: $input) {
    folder {
      id
      name
      color
      createdAt
      updatedAt
      bookmarkCount
      parent {
        id
        name
      }
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:e90af5a38cc9ec5b61f63eaccb491bb7f4e216a9b40610c4b6d1613cc049de47"}) as unknown as TypedDocumentString<UpdateFolderMutation, UpdateFolderMutationVariables>;
export const MyEventsDocument = new TypedDocumentString(`
    query MyEvents($start: DateTime, $end: DateTime, $first: Int = 10, $after: String) {
  viewer {
    events(start: $start, end: $end, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          id
          databaseId
          label
          startedAt
          endedAt
          isRunning
          durationMinutes
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
}
    `, {"hash":"sha256:8f160e30d030e4714a401c2b9a35811fd87560a13ea5e4ef67e7317ff634b7f4"}) as unknown as TypedDocumentString<MyEventsQuery, MyEventsQueryVariables>;
export const MyLabelsDocument = new TypedDocumentString(`
    query MyLabels {
  viewer {
    account(service: LIFE_LOGGER) {
      id
      service
      username
      displayName
      joinedAt
      ... on LifeLoggerUser {
        databaseId
      }
    }
    labels
  }
}
    `, {"hash":"sha256:5a340161d9996dc9f7ac4c75507aa8fe28143953b912114eecfcbd009fc02017"}) as unknown as TypedDocumentString<MyLabelsQuery, MyLabelsQueryVariables>;
export const MyTimeDocument = new TypedDocumentString(`
    query MyTime($start: DateTime!, $end: DateTime!) {
  viewer {
    timeStats(start: $start, end: $end) {
      start
      end
      totalMinutes
      byLabel {
        label
        minutes
        percentage
      }
    }
    events(start: $start, end: $end, first: 100) {
      totalCount
      nodes {
        id
        label
        startedAt
        endedAt
        durationMinutes
      }
    }
  }
}
    `, {"hash":"sha256:5d723399b36577ad385849cb1744ffc67763b3325468e29fd5947cb1139028c2"}) as unknown as TypedDocumentString<MyTimeQuery, MyTimeQueryVariables>;
export const UpdateDisplayNameDocument = new TypedDocumentString(`
    mutation UpdateDisplayName($input: UpdateDisplayNameInput!) {
  updateDisplayName(input: $input) {
    user {
      id
      username
      displayName
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:4bea6551e3ac019b6d4aee8a7b15953bc546422a8b94ad9f96317366234fb5fc"}) as unknown as TypedDocumentString<UpdateDisplayNameMutation, UpdateDisplayNameMutationVariables>;
export const AddModuleDocument = new TypedDocumentString(`
    mutation AddModule($input: AddModuleInput!) {
  addModule(input: $input) {
    module {
      id
      quantity
      title
    }
    modules {
      id
      quantity
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:a75f41dc1807b4df632ece783af215dff53a91b9c8ad14f2815cf0ad1ecf9c08"}) as unknown as TypedDocumentString<AddModuleMutation, AddModuleMutationVariables>;
export const AddProjectCommentDocument = new TypedDocumentString(`
    mutation AddProjectComment($input: AddProjectCommentInput!) {
  addProjectComment(input: $input) {
    comment {
      id
      databaseId
      bodyHtml
      bodyText
      createdAt
      author {
        id
      }
      replies {
        id
      }
    }
    project {
      id
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:b2bc0da3c6bfd65412c77bd11b62835f043c47545f02cb0bf72ab7b4978da7c1"}) as unknown as TypedDocumentString<AddProjectCommentMutation, AddProjectCommentMutationVariables>;
export const AdjustModuleDocument = new TypedDocumentString(`
    mutation AdjustModule($input: AdjustModuleInput!) {
  adjustModule(input: $input) {
    module {
      id
      quantity
      title
    }
    modules {
      id
      quantity
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:25ea86d740a2fc94b7b0ef12cc6d778a1ff93aa9934e85dfd41caa56575d7518"}) as unknown as TypedDocumentString<AdjustModuleMutation, AdjustModuleMutationVariables>;
export const ContentDocument = new TypedDocumentString(`
    query Content($key: String!) {
  content(key: $key) {
    ... on ContentList {
      items {
        name
        title
        html
        text
        imageUrl
        values
      }
    }
    ... on ContentHtml {
      html
      text
    }
    ... on OtherContent {
      display
      raw
    }
  }
}
    `, {"hash":"sha256:4b48aa2bef85758a02955ce4fead1f0cd94912755835ffddb5f6a6d9777ad993"}) as unknown as TypedDocumentString<ContentQuery, ContentQueryVariables>;
export const CreateLittlebitsUserDocument = new TypedDocumentString(`
    mutation CreateLittlebitsUser($input: CreateLittlebitsUserInput!) {
  createLittlebitsUser(input: $input) {
    credential {
      header
      headerValue
    }
    user {
      id
      username
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:99617cbab34460d9f66a6dd3c5fefa3c9572f6c303e0e7f5a0302661d4283fa7"}) as unknown as TypedDocumentString<CreateLittlebitsUserMutation, CreateLittlebitsUserMutationVariables>;
export const KitsDocument = new TypedDocumentString(`
    query Kits($first: Int = 5, $after: String) {
  products(type: "Kit", first: $first, after: $after) {
    totalCount
    nodes {
      id
      name
      shortDescription
      variants {
        id
        images {
          url
        }
        contents {
          quantity
          product {
            id
            name
            bitType
          }
        }
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `, {"hash":"sha256:ce51bc9dfa9824a11efd2791b6d87951e9899351fe8eb87881f9d1655939a31b"}) as unknown as TypedDocumentString<KitsQuery, KitsQueryVariables>;
export const LittlebitsPersonDocument = new TypedDocumentString(`
    query LittlebitsPerson($username: String!, $first: Int = 20) {
  user(service: LITTLEBITS, username: $username) {
    id
    service
    username
    displayName
    avatarUrl
    profileUrl
    bio
    location
    joinedAt
    ... on LittlebitsUser {
      databaseId
      bioHtml
      twitter
      memberSince
      projects(first: $first) {
        totalCount
        nodes {
          id
          name
          slug
          iconUrl
          descriptionText
          likeCount
          commentCount
          author {
            id
            username
            avatarUrl
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      likedProjects(first: $first) {
        totalCount
        nodes {
          id
          name
          slug
          iconUrl
          descriptionHtml
          descriptionText
          likeCount
          commentCount
          viewerHasLiked
          author {
            id
            username
            avatarUrl
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `, {"hash":"sha256:a2d83cf5a6eb1c4c82a7d4473defe404df64a38809f4c91501f02cd5cc371be8"}) as unknown as TypedDocumentString<LittlebitsPersonQuery, LittlebitsPersonQueryVariables>;
export const MyModulesDocument = new TypedDocumentString(`
    query MyModules($first: Int = 40, $after: String) {
  viewer {
    modules(first: $first, after: $after) {
      totalCount
      nodes {
        id
        quantity
        title
        product {
          id
          slug
          descriptionText
          isActive
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
}
    `, {"hash":"sha256:b4dd6c34b3d4fbc51e5ff6492b553fa86a5e2d349359f939564939ff70208f93"}) as unknown as TypedDocumentString<MyModulesQuery, MyModulesQueryVariables>;
export const ProductVariantDocument = new TypedDocumentString(`
    query ProductVariant($productId: ID!, $variantId: ID!) {
  variant(productId: $productId, variantId: $variantId) {
    id
    databaseId
    isMaster
    type
    bitType
    images {
      url
      position
      mediaType
    }
  }
}
    `, {"hash":"sha256:2cff30814b8fc1117355a4e22b10a3671acb7c4c30124bcdd79c630d4000e285"}) as unknown as TypedDocumentString<ProductVariantQuery, ProductVariantQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($id: ID!) {
  product(id: $id) {
    id
    databaseId
    name
    slug
    type
    bitType
    descriptionHtml
    descriptionText
    shortDescription
    availableAt
    updatedAt
    isActive
    cost
    variants {
      id
      databaseId
      isMaster
      images {
        url
        position
        mediaType
      }
    }
  }
}
    `, {"hash":"sha256:9d11ba53899654520829aaa7aeed47e4f0a9ceb63a0adb13b1f5b589cea9b172"}) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const ProjectDocument = new TypedDocumentString(`
    query Project($slug: String!) {
  project(slug: $slug) {
    id
    name
    descriptionHtml
    likeCount
    viewerHasLiked
    author {
      id
      username
      avatarUrl
    }
    credits
    images {
      databaseId
      url
    }
    embeds {
      databaseId
      service
      url
    }
    files {
      name
      url
    }
    tools {
      databaseId
      name
    }
    products {
      name
      quantity
      imageUrl
      productDatabaseId
      variantDatabaseId
    }
    materials {
      databaseId
      name
      quantity
    }
    steps {
      databaseId
      number
      title
      descriptionHtml
      images {
        databaseId
        url
        caption
      }
    }
    comments(first: 20) {
      nodes {
        id
        bodyHtml
        createdAt
        author {
          id
          username
          avatarUrl
        }
        replies {
          id
          bodyHtml
          createdAt
          author {
            id
            username
            avatarUrl
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
    `, {"hash":"sha256:51e749c5d862e4b1d3bf7c1673b63f383e0a5b28345459c041d6479b9fb98e38"}) as unknown as TypedDocumentString<ProjectQuery, ProjectQueryVariables>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects($first: Int = 20, $after: String, $filter: ProjectFilter) {
  projects(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      name
      slug
      iconUrl
      descriptionText
      commentCount
      likeCount
      viewerHasLiked
      author {
        id
        username
        avatarUrl
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:1db7a4767c92c4a27882947fa75982d080476991f8afe0f0dc701c02438ed705"}) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const RemoveModuleDocument = new TypedDocumentString(`
    mutation RemoveModule($input: RemoveModuleInput!) {
  removeModule(input: $input) {
    deletedModuleId
    modules {
      id
      quantity
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:c8c706a494bd6eeaa535b4173a9614179abc3ebca72e72a013c6b5040bd25def"}) as unknown as TypedDocumentString<RemoveModuleMutation, RemoveModuleMutationVariables>;
export const RequestLittlebitsPasswordResetDocument = new TypedDocumentString(`
    mutation RequestLittlebitsPasswordReset($input: RequestLittlebitsPasswordResetInput!) {
  requestLittlebitsPasswordReset(input: $input) {
    isRequested
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:e267db14e55d98d60b65df45b5b29e4105314c3e7d51778a624c92ff1622eee3"}) as unknown as TypedDocumentString<RequestLittlebitsPasswordResetMutation, RequestLittlebitsPasswordResetMutationVariables>;
export const SetProjectLikedDocument = new TypedDocumentString(`
    mutation SetProjectLiked($input: SetProjectLikedInput!) {
  setProjectLiked(input: $input) {
    viewerHadLiked
    viewerHasLiked
    likeCount
    project {
      id
      name
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
    `, {"hash":"sha256:f8eba32c73b4fea340cdacb1c910b159ec5c2957ff2b072da06ad281ae1103e0"}) as unknown as TypedDocumentString<SetProjectLikedMutation, SetProjectLikedMutationVariables>;
export const SignInToLittlebitsWithFacebookDocument = new TypedDocumentString(`
    mutation SignInToLittlebitsWithFacebook($input: SignInToLittlebitsWithFacebookInput!) {
  signInToLittlebitsWithFacebook(input: $input) {
    credential {
      header
      headerValue
    }
    user {
      id
      username
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:1d466d97f92655490cee8b30f8a774e9357007ca5f0ac32d59e4e7c0dc0bc555"}) as unknown as TypedDocumentString<SignInToLittlebitsWithFacebookMutation, SignInToLittlebitsWithFacebookMutationVariables>;
export const SignInToLittlebitsDocument = new TypedDocumentString(`
    mutation SignInToLittlebits($input: SignInToLittlebitsInput!) {
  signInToLittlebits(input: $input) {
    credential {
      header
      headerValue
    }
    user {
      id
      username
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:683e54298c9cfa675f7004121288792b12d1153f83a2b0865aa741ed2e6d199e"}) as unknown as TypedDocumentString<SignInToLittlebitsMutation, SignInToLittlebitsMutationVariables>;
export const SignOutOfLittlebitsDocument = new TypedDocumentString(`
    mutation SignOutOfLittlebits($input: SignOutOfLittlebitsInput!) {
  signOutOfLittlebits(input: $input) {
    isSignedOut
    userErrors {
      field
      code
      message
    }
  }
}
    `, {"hash":"sha256:065c28b547af8dbffab3be528de3189131dc5c99b386acb60c629e584e71cdce"}) as unknown as TypedDocumentString<SignOutOfLittlebitsMutation, SignOutOfLittlebitsMutationVariables>;
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
    `, {"hash":"sha256:4a187edde1a780aac5bfef7b00ffdd4361819157baf6b284af56d3d18fdd7887"}) as unknown as TypedDocumentString<AddLogCommentMutation, AddLogCommentMutationVariables>;
export const CreateLogDocument = new TypedDocumentString(`
    mutation CreateLog($input: CreateLogInput!) {
  createLog(input: $input) {
    log {
      id
      createdAt
      contentHtml
      tags {
        id
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
    `, {"hash":"sha256:ec9a5c67f8952615a8d0c5c08b78574ef77ea202afae08f5cc098b9af19664ed"}) as unknown as TypedDocumentString<CreateLogMutation, CreateLogMutationVariables>;
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
    `, {"hash":"sha256:8be91fdadea37ffffe75b38c68f25447030a81f94427651e920ebd59c4183df9"}) as unknown as TypedDocumentString<DeleteLogCommentMutation, DeleteLogCommentMutationVariables>;
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
    `, {"hash":"sha256:4be43dc0b2242fd0354a3c5962ca357e1a97dd9dff3ea1e27b976e35cafe75ed"}) as unknown as TypedDocumentString<DeleteLogMutation, DeleteLogMutationVariables>;
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
    `, {"hash":"sha256:91d604885a0cac0a63f4aa8dadb9ac3a8ad7756d9768c7cbda5cacf26d33265d"}) as unknown as TypedDocumentString<FollowUserMutation, FollowUserMutationVariables>;
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
    `, {"hash":"sha256:c0b86f2f71cc712420fefae4b94b94043ee8bd205d21c0382e2aac57826a090c"}) as unknown as TypedDocumentString<LikeLogMutation, LikeLogMutationVariables>;
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
      username
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
    `, {"hash":"sha256:cad3e05f3d9542426f5a8a6a11a1becf2ea76b5bb384a97072564f0d5f1b7cce"}) as unknown as TypedDocumentString<LogQuery, LogQueryVariables>;
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
          id
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
    `, {"hash":"sha256:6796c699142a149432d8d3086e2174d4b8721d00ca8733ff674123f81b3b50e7"}) as unknown as TypedDocumentString<LogsQuery, LogsQueryVariables>;
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
    `, {"hash":"sha256:fb0ce64e7fc9f4bbf71fa0aec5caa886a193aa1dcf84796a3d5305d9dc600eb1"}) as unknown as TypedDocumentString<MyAccountQuery, MyAccountQueryVariables>;
export const MyActivityDocument = new TypedDocumentString(`
    query MyActivity($first: Int = 10, $after: String) {
  viewer {
    activity(first: $first, after: $after) {
      totalCount
      nodes {
        id
        createdAt
        kind
        text
        actor {
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
    `, {"hash":"sha256:8c82de474621be5b3620139f3517db9a2fc3ecd0e2ca6ba75bc31c41c5de7888"}) as unknown as TypedDocumentString<MyActivityQuery, MyActivityQueryVariables>;
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
          id
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
    `, {"hash":"sha256:da5c6e71bf96ce2a112d1a95e8ee1dca854e51d2aa421c04bb38dcfe453f523b"}) as unknown as TypedDocumentString<MyHomeTimelineQuery, MyHomeTimelineQueryVariables>;
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
          id
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
    `, {"hash":"sha256:d098bf7118d0e6d1a538c2de0c359b403dc961542eaedd414eab66611da9c0da"}) as unknown as TypedDocumentString<PersonQuery, PersonQueryVariables>;
export const PreviewLogDocument = new TypedDocumentString(`
    query PreviewLog($content: String!) {
  logPreview(content: $content) {
    contentHtml
    contentText
  }
}
    `, {"hash":"sha256:112bf0577d4f954543161fe289149b00200c3bb14338059d16115380c0eb8101"}) as unknown as TypedDocumentString<PreviewLogQuery, PreviewLogQueryVariables>;
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
    `, {"hash":"sha256:9d356837559bf650ac8b02f37b2bc2f1ba599d6309c6fa12d8eca6f2bda8bf22"}) as unknown as TypedDocumentString<TagsQuery, TagsQueryVariables>;
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
    `, {"hash":"sha256:b502f50882765cde72eac5c8909eb2b1766ad942521eb6dd2284b88ef0c9118a"}) as unknown as TypedDocumentString<UnfollowUserMutation, UnfollowUserMutationVariables>;
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
    `, {"hash":"sha256:5e51aaf938d47f3c31244c451daf6408b7ad94c9cb9c0251cdef22f033d4caf5"}) as unknown as TypedDocumentString<UnlikeLogMutation, UnlikeLogMutationVariables>;