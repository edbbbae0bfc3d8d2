import { FailedChange } from '../contract/failed-change.ts';
import { DecodeError, decoder } from '../upstream/http/decoding/decode.ts';
import { Type } from '../upstream/http/decoding/wire-type.ts';
import { type FailedRequest, UpstreamInvalidResponseError } from '../upstream/http/errors.ts';

/** The schema's scopes, and what the services call them. */
const scopeNames = { READ: 'read', WRITE: 'write' } as const;

/** What the `AccessToken` type resolves from. */
export interface AccessTokenShape {
  readonly token: string;
  /** An error where the answer holds one that can't be read. */
  readonly refreshToken: string | null | Error;
  readonly scopes: readonly (keyof typeof scopeNames)[];
  /** In the words of the service. */
  readonly otherScopes: readonly string[];
  /** The same. */
  readonly expiresAt: Date | null | Error;
  readonly header: string;
  readonly headerValue: string;
}

/**
 * The answer of an OAuth2 token endpoint: RFC 6749, section 5.1. Only the token itself is demanded: the old one is gone, so
 * that the new one must never be lost for what stands beside it.
 */
export const decodeAccessToken = decoder(
  Type.Object({
    access_token: Type.String({ minLength: 1 }),
    token_type: Type.Optional(Type.Unknown()),
    /** Seconds. */
    expires_in: Type.Optional(Type.Unknown()),
    refresh_token: Type.Optional(Type.Unknown()),
    scope: Type.Optional(Type.Unknown()),
  }),
);

/** What stands before a token in its header, as the documents of both services have it where an answer doesn't say. */
export function schemeOf(tokenType: unknown): string {
  return typeof tokenType === 'string' && /^[A-Za-z][\w.~+-]*$/.test(tokenType) ? tokenType : 'Bearer';
}

/** The last moment that can be written as ISO 8601 with a year of four digits, in milliseconds. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * @param seconds `expires_in`.
 * @param now in milliseconds.
 * @throws DecodeError
 */
export function expiryOf(seconds: unknown, now: number): Date | null {
  if (seconds == null) return null;
  if (typeof seconds !== 'number') throw new DecodeError('/expires_in', 'must be number');
  const moment = now + seconds * 1000;
  if (seconds >= 0 && moment <= LAST_MOMENT) return new Date(moment);
  throw new DecodeError('/expires_in', 'must be a number of seconds before the year 10000');
}

/** @throws DecodeError */
export function refreshTokenOf(token: unknown): string | null {
  if (token == null || token === '') return null;
  if (typeof token === 'string') return token;
  throw new DecodeError('/refresh_token', 'must be string');
}

/** Sorts out the scopes of a token by whether this API has a name for them. */
export function scopesOf(scope: unknown): Pick<AccessTokenShape, 'scopes' | 'otherScopes'> {
  // Both services answer `read write read+write` for everything.
  const told = new Set(typeof scope === 'string' ? scope.split(/[ +]/).filter(Boolean) : []);
  const known = (['READ', 'WRITE'] as const).filter((name) => told.has(scopeNames[name]));
  const knownNames: readonly string[] = known.map((name) => scopeNames[name]);
  return { scopes: known, otherScopes: [...told].filter((name) => !knownNames.includes(name)) };
}

/** A part of a token's answer that can't be read costs its own field alone. */
export function valueOrFault<T>(
  read: () => T,
  { request, name }: { readonly request: FailedRequest; readonly name: string },
): T | Error {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const fault = `${error.path} ${error.problem}`;
    return new UpstreamInvalidResponseError(
      request,
      `${name} answered with something other than documented: ${fault}.`,
      { status: 200 },
    );
  }
}

export function orThrow<T>(value: T | Error): T {
  if (value instanceof Error) throw new FailedChange(value, 'MADE');
  return value;
}
