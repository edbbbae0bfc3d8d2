import type { Static } from 'typebox';
import { isJsonObject } from '../../../upstream/json-object.ts';
import { Type } from '../../../upstream/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { User } from './user.ts';

/** Whoever has just signed in. The token goes into a header, so it is one line of visible characters. */
const Account = Type.Intersect([
  User,
  Type.Object({ spree_api_key: Type.String({ pattern: String.raw`^[\x21-\x7e]+$` }) }),
]);

export type WireAccount = Static<typeof Account>;

export const decodeAccount = resultsDecoder(Account);

const decodeUser = resultsDecoder(User);
const decodeResults = resultsDecoder(Type.Unknown());

/** For answers whose `results` say nothing that is documented. */
export function decodeNothing(body: unknown): void {
  decodeResults(body);
}

/**
 * The documents don't say what comes back of a new user. A user, as elsewhere alone or in an array of one, is told, with
 * a token where there is one; anything else is as good as nothing.
 */
export function decodeNewUser(body: unknown): Static<typeof User> | WireAccount | null {
  const results = decodeResults(body);
  const user: unknown = Array.isArray(results) ? results[0] : results;
  if (!isJsonObject(user) || user.username === undefined) return null;
  return user.spree_api_key == null ? decodeUser({ results: user }) : decodeAccount({ results: user });
}
