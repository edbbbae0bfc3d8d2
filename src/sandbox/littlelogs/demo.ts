import type { OAuthClient } from '../oauth-types.ts';

/** The demo user's own access token: reads and writes, never expires. Nothing but this sandbox knows it. */
export const DEMO_TOKEN = '5eed'.repeat(10);

/** Another of the demo user's, which may only read. */
export const DEMO_READ_TOKEN = '4ead'.repeat(10);

export const DEMO_USERNAME = 'josh';

/** Whom the authorize page lets its reader be, the demo user first. */
export const AUTHORIZING_USERNAMES = ['belle', 'mattimck', 'kateo', 'rpgdan'] as const;

/** A confidential app, which sends its secret. */
export const DEMO_OAUTH_CLIENT = {
  id: 'littlelogs-sandbox-client',
  name: 'Littlelogs Sandbox App',
  secret: 'littlelogs-sandbox-secret',
} satisfies OAuthClient;

/** A public app, which has no secret to keep. */
export const DEMO_PUBLIC_OAUTH_CLIENT = {
  id: 'littlelogs-sandbox-public-client',
  name: 'Littlelogs Sandbox Pocket App',
  secret: null,
} satisfies OAuthClient;
