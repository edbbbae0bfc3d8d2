import { ApiError } from '../api-error.ts';
import type { Dialect } from './dialect.ts';
import type { UserRow, UserStore } from './user-store.ts';

/** Tells who asks, or answers 401 without content. */
export type Authenticate = (url: URL, authorization: string | undefined) => UserRow;

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const CHALLENGE = { ...HTML, 'WWW-Authenticate': 'Basic Realm="Comics API"' };

/** A secret key, in the header or as the parameter `key`. */
export function keyAuthentication(users: UserStore, dialect: Dialect): Authenticate {
  const find = userByKey(users, dialect);
  return (url, authorization) => {
    const user = find(url, authorization);
    if (user === undefined) throw new ApiError(401, null, HTML);
    return user;
  };
}

/** The same, or an email address and a password: of users/ alone. */
export function keyOrPasswordAuthentication(users: UserStore, dialect: Dialect): Authenticate {
  const find = userByKey(users, dialect);
  return (url, authorization) => {
    const user = userByPassword(users, authorization) ?? find(url, authorization);
    if (user === undefined) throw new ApiError(401, null, CHALLENGE);
    return user;
  };
}

function userByKey(
  users: UserStore,
  { takesBearer, triesEveryKey }: Dialect,
): (url: URL, authorization: string | undefined) => UserRow | undefined {
  return (url, authorization) => {
    const [scheme = '', key, ...others] = authorization?.trim().split(/\s+/) ?? [];
    const isKnown = scheme.toLowerCase() === 'key' || (takesBearer && scheme.toLowerCase() === 'bearer');
    const inHeader = isKnown && key !== undefined && others.length === 0 ? users.byKey(key) : undefined;
    // In the documented years the parameter is looked at only where the header holds no key.
    if (inHeader !== undefined || (isKnown && !triesEveryKey)) return inHeader;
    const inUrl = url.searchParams.getAll('key').at(-1);
    return inUrl === undefined ? undefined : users.byKey(inUrl);
  };
}

function userByPassword(users: UserStore, authorization: string | undefined): UserRow | undefined {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(authorization?.trim() ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString();
  // An address holds no colon, a password may.
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : users.byPassword(pair.slice(0, colon), pair.slice(colon + 1));
}
