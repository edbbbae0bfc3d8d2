/** The demo user's session that never ends, so that a newcomer's token works tomorrow too. Only this sandbox knows it. */
export const DEMO_TOKEN = '5eed'.repeat(16);

/** An ordinary session of the demo user: its first hour begins with its first call. */
export const DEMO_SESSION_TOKEN = '0e4d'.repeat(16);

export const DEMO_USERNAME = 'jacob';

/** Somebody else on the same instance, whose data the demo user never sees. */
export const OTHER_USERNAME = 'noor';

/** What both sign in with at `POST /login`. */
export const DEMO_PASSWORD = 'life-logger-sandbox';
