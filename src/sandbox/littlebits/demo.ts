/** The demo user's session that signing out does not end, so that a newcomer's token works tomorrow too. */
export const DEMO_TOKEN = '1b5eed'.repeat(8);

/** An ordinary session of the demo user. */
export const DEMO_SESSION_TOKEN = '1b0e4d'.repeat(8);

/** The session of a member who was banned: it reads as any other and may write nothing. */
export const BANNED_TOKEN = '1bb4ed'.repeat(8);

export const DEMO_EMAIL = 'e@ma.il';

/** What every seeded member signs in with. Made up, and told in the documentation. */
export const DEMO_PASSWORD = 'savekittens';

/** The Facebook user whom the demo user is linked to: `access_token.userID`. */
export const DEMO_FACEBOOK_USER_ID = '64651001';

/** The demo user, by the id and name of the documents' example. */
export const DEMO_USER_ID = 64_651;
export const BANNED_USER_ID = 31_337;
