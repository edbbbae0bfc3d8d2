import type { OAuthClient } from '../oauth-types.ts';

/** The demo user's simple token (`Authorization: Token …`): reads and writes. Nothing but this sandbox knows it. */
export const DEMO_TOKEN = '1a4d'.repeat(10);

/** The demo user's access token (`Authorization: Bearer …`), which reads, writes and never expires. */
export const DEMO_ACCESS_TOKEN = 'b0a7'.repeat(10);

/** Another one of the demo user's, which may only read. */
export const DEMO_READ_ACCESS_TOKEN = '4ead'.repeat(10);

/** The simple token of `nadia`, whose trial has ended: new bookmarks and changes to bookmarks answer 402. */
export const ENDED_TRIAL_TOKEN = 'e4d5'.repeat(10);

/** The simple token of `tomasz`, who is new, on trial, and has few things. */
export const NEWCOMER_TOKEN = '4e7c'.repeat(10);

export const DEMO_USERNAME = 'josh';
export const ENDED_TRIAL_USERNAME = 'nadia';
export const NEWCOMER_USERNAME = 'tomasz';

/** Whom the authorize page lets its reader be, besides the demo user. */
export const AUTHORIZING_USERNAMES = [ENDED_TRIAL_USERNAME, NEWCOMER_USERNAME] as const;

/** A confidential app, which sends its secret. */
export const DEMO_OAUTH_CLIENT = {
  id: 'larder-sandbox-client',
  name: 'Larder Sandbox App',
  secret: 'larder-sandbox-secret',
} satisfies OAuthClient;

/** A public app, which has no secret to keep. */
export const DEMO_PUBLIC_OAUTH_CLIENT = {
  id: 'larder-sandbox-public-client',
  name: 'Larder Sandbox Pocket App',
  secret: null,
} satisfies OAuthClient;
