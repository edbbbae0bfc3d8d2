import { schemeAuthentication, viewerByAccessToken } from '../authentication.ts';
import type { OAuthProvider } from '../oauth.ts';
import type { Authentication } from '../resource.ts';

export const BEARER_CHALLENGE = 'Bearer realm="api"';

/** `Authorization: Bearer …`, with an OAuth2 access token. */
export function bearerAuthentication(oauth: OAuthProvider): Authentication {
  return schemeAuthentication(BEARER_CHALLENGE, { bearer: viewerByAccessToken(oauth) });
}
