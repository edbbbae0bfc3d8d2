import type { WireActivity, WireComment, WireLike, WireLog, WireTag, WireUser } from './wire.ts';

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
