import { schemeAuthentication, viewerByAccessToken } from '../authentication.ts';
import type { OAuthProvider } from '../oauth.ts';
import type { Authentication } from '../resource.ts';
import type { RateLimit } from './rate-limit.ts';
import type { UserStore } from './user-store.ts';

const CHALLENGE = 'Token realm="api", Bearer realm="api"';

/**
 * `Authorization: Token …` for a user's own simple token, `Bearer …` for an OAuth2 access token; each is unknown under
 * the other's scheme. A valid credential counts against its user's hour, whatever the request comes to.
 */
export function larderAuthentication(
  oauth: OAuthProvider,
  users: UserStore,
  countRequest: RateLimit,
): Authentication {
  const { challenge, authenticate } = schemeAuthentication(CHALLENGE, {
    token(token) {
      const userId = users.idByToken(token);
      return userId === undefined ? undefined : { userId, mayWrite: true, clientName: null };
    },
    bearer: viewerByAccessToken(oauth),
  });
  return {
    challenge,
    authenticate(authorization) {
      const viewer = authenticate(authorization);
      if (viewer !== null) countRequest(viewer.userId);
      return viewer;
    },
  };
}
