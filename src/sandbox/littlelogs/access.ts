import { unauthenticated } from '../api-error.ts';
import type { OAuthProvider } from '../oauth.ts';
import type { Authentication } from '../resource.ts';

export const BEARER_CHALLENGE = 'Bearer realm="api"';

/** `Authorization: Bearer …`; another scheme counts as no credential, as Django REST Framework has it. */
export function bearerAuthentication(oauth: OAuthProvider): Authentication {
  return {
    challenge: BEARER_CHALLENGE,
    authenticate(authorization) {
      const [scheme, ...tokens] = authorization?.trim().split(/\s+/) ?? [];
      if (scheme?.toLowerCase() !== 'bearer') return null;
      const [token] = tokens;
      const grant = token !== undefined && tokens.length === 1 ? oauth.grantOf(token) : undefined;
      if (grant === undefined) throw unauthenticated('Invalid token.', BEARER_CHALLENGE);
      return {
        userId: grant.userId,
        mayWrite: grant.scope === 'read write',
        clientName: grant.client?.name ?? null,
      };
    },
  };
}
