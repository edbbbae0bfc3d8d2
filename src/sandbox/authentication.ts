import { unauthenticated } from './api-error.ts';
import type { OAuthProvider } from './oauth.ts';
import type { Authentication, Viewer } from './resource.ts';

/** Tells whose credential a token is; undefined where it is unknown. */
export type FindViewer = (token: string) => Viewer | undefined;

/**
 * `Authorization: <scheme> <token>`, each scheme with its own tokens; one that is not among them counts as no credential,
 * as Django REST Framework has it. Schemes are named in lower case.
 */
export function schemeAuthentication(
  challenge: string,
  schemes: Readonly<Record<string, FindViewer>>,
): Authentication {
  const findByScheme = new Map(Object.entries(schemes));
  return {
    challenge,
    authenticate(authorization) {
      const [scheme = '', ...tokens] = authorization?.trim().split(/\s+/) ?? [];
      const find = findByScheme.get(scheme.toLowerCase());
      if (find === undefined) return null;
      const [token] = tokens;
      const viewer = token !== undefined && tokens.length === 1 ? find(token) : undefined;
      if (viewer === undefined) throw unauthenticated('Invalid token.', challenge);
      return viewer;
    },
  };
}

/** Whose OAuth2 access token it is. */
export function viewerByAccessToken(oauth: OAuthProvider): FindViewer {
  return (token) => {
    const grant = oauth.grantOf(token);
    if (grant === undefined) return undefined;
    const { userId, scope, client } = grant;
    return { userId, mayWrite: scope === 'read write', clientName: client?.name ?? null };
  };
}
