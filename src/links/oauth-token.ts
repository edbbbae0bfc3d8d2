import { Type } from 'typebox';
import { decoder } from '../upstream/decode.ts';

/** What the `AccessToken` type resolves from. */
export interface AccessTokenShape {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
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
