import type { WireType } from '../../contract/field-policy.ts';
import { littlelogsFacts } from './facts.ts';
import type { WireActivity, WireComment, WireLike, WireLog, WireTag, WireUser } from './wire.ts';
import * as wire from './wire.ts';

// What backs each GraphQL type.

export type User = WireUser;
export type Log = WireLog;
export type Comment = WireComment;
export type Like = WireLike;
export type Activity = WireActivity;
/** A log only names its tags: `created` is missing there. */
export type Tag = Pick<WireTag, 'name'> & Partial<WireTag>;
export interface Mention {
  readonly username: string;
}
/** A text in HTML, with links relative to the site. */
export interface Preview {
  readonly content: string;
}

const service = littlelogsFacts;

/** By which what a query reads of each is checked. */
export const WIRE_TYPES = {
  User: { typename: 'LittlelogsUser', service, schema: wire.User },
  Log: { typename: 'Log', service, schema: wire.Log },
  Comment: { typename: 'LogComment', service, schema: wire.Comment },
  Like: { typename: 'LogLike', service, schema: wire.Like },
  Activity: { typename: 'LogActivity', service, schema: wire.Activity },
  Tag: { typename: 'LogTag', service, schema: wire.NamedTag },
} as const satisfies Record<string, WireType>;
