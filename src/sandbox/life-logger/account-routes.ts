import { ApiError } from '../api-error.ts';
import { type AddEndpoint, type Authenticate, signedIn } from './endpoint.ts';
import type { SessionStore } from './session-store.ts';
import type { UserStore } from './user-store.ts';
import { requiredFields } from './validation.ts';

/** The profile, and the main app's way to log in and out: the only way to a fresh token. */
export function addAccountRoutes(
  add: AddEndpoint,
  authenticate: Authenticate,
  users: UserStore,
  sessions: SessionStore,
): void {
  add('/login', {
    POST: ({ body }) => {
      const { username, password } = requiredFields(body, ['username', 'password']);
      const user = users.signingIn(username, password);
      if (user === undefined) throw new ApiError(401, { detail: 'Invalid username or password.' });
      return { token: sessions.open(user.id), display_name: user.display_name };
    },
  });
  add('/logout', {
    POST: signedIn(authenticate, (_, { token }) => {
      sessions.close(token);
      return { ok: true };
    }),
  });
  add('/me', {
    GET: signedIn(authenticate, (_, { userId }) => users.get(userId)),
    PATCH: signedIn(authenticate, ({ body }, { userId }) => {
      const displayName = requiredFields(body, ['display_name']).display_name.trim();
      if (displayName === '') throw new ApiError(400, { detail: 'Display name cannot be empty.' });
      users.rename(userId, displayName);
      return users.get(userId);
    }),
  });
}
