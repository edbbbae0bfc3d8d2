import { DecodeError } from '../../../upstream/http/decoding/decode.ts';
import { isJsonObject } from '../../../upstream/http/decoding/json-object.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { User, type WireUser } from './user.ts';

/** What somebody signs in with from now on. It goes into a header, so it is one line of visible characters. */
const Key = Type.Object({ spree_api_key: Type.String({ pattern: String.raw`^[\x21-\x7e]+$` }) });

/** Whoever has just signed in or up. Where one of both can't be read, the other stands and `fault` says why. */
export interface WireAccount {
  readonly user: WireUser | null;
  readonly key: string | null;
  readonly fault: DecodeError | null;
}

const decodeUser = resultsDecoder(User);
const decodeKey = resultsDecoder(Key);

export function decodeAccount(body: unknown): WireAccount {
  const user = orFault(() => decodeUser(body));
  const key = orFault(() => decodeKey(body).spree_api_key);
  if (!(user instanceof DecodeError)) {
    return key instanceof DecodeError ? { user, key: null, fault: key } : { user, key, fault: null };
  }
  if (key instanceof DecodeError) throw user;
  return { user: null, key, fault: user };
}

function orFault<T>(decode: () => T): T | DecodeError {
  try {
    return decode();
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}

const decodeResults = resultsDecoder(Type.Unknown());

/** For answers whose `results` say nothing that is documented. */
export function decodeNothing(body: unknown): void {
  decodeResults(body);
}

/**
 * The documents don't say what comes back of a new user. A user, as elsewhere alone or in an array of one, is told, with
 * a token where there is one; anything else is as good as nothing.
 */
export function decodeNewUser(body: unknown): WireAccount | null {
  const results = decodeResults(body);
  const user: unknown = Array.isArray(results) ? results[0] : results;
  if (!isJsonObject(user) || user.username === undefined) return null;
  if (user.spree_api_key != null) return decodeAccount({ results: user });
  return { user: decodeUser({ results: user }), key: null, fault: null };
}
