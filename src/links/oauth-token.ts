import { decoder } from '../upstream/decode.ts';
import { Type } from '../upstream/wire-type.ts';

/** The schema's scopes, and what the services call them. */
const scopeNames = { READ: 'read', WRITE: 'write' } as const;

/** What the `AccessToken` type resolves from. */
export interface AccessTokenShape {
  readonly token: string;
  readonly refreshToken: string | null;
  readonly scopes: readonly (keyof typeof scopeNames)[];
  /** In the words of the service. */
  readonly otherScopes: readonly string[];
  readonly expiresAt: Date | null;
  readonly header: string;
  readonly headerValue: string;
}

/** The answer of an OAuth2 token endpoint: RFC 6749, section 5.1. */
export const decodeAccessToken = decoder(
  Type.Object({
    access_token: Type.String({ minLength: 1 }),
    token_type: Type.String(),
    /** Seconds. */
    expires_in: Type.Optional(Type.Number()),
    refresh_token: Type.Optional(Type.String()),
    scope: Type.Optional(Type.String()),
  }),
);

/** Sorts out the scopes of a token by whether this API has a name for them. */
export function scopesOf(scope: string | undefined): Pick<AccessTokenShape, 'scopes' | 'otherScopes'> {
  // Both services answer `read write read+write` for everything.
  const told = new Set(scope?.split(/[ +]/).filter(Boolean));
  const known = (['READ', 'WRITE'] as const).filter((name) => told.has(scopeNames[name]));
  const knownNames: readonly string[] = known.map((name) => scopeNames[name]);
  return { scopes: known, otherScopes: [...told].filter((name) => !knownNames.includes(name)) };
}
