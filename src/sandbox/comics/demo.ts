/** The demo user's secret key (`Authorization: Key …`), the one that the documents' examples use. */
export const DEMO_KEY = '76acdcdf16ae4e12becb00d09a9d9456';

/** What the demo user signs in with (HTTP Basic, users/ alone), also of the documents' examples. */
export const DEMO_EMAIL = 'alice@example.com';
export const DEMO_PASSWORD = 'secret';

/** Somebody else on the same instance, with few subscriptions, which the demo user never sees. */
export const OTHER_KEY = 'b0b5'.repeat(8);
export const OTHER_EMAIL = 'bob@example.com';
export const OTHER_PASSWORD = 'comics-sandbox';
