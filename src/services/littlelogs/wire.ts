import { type Static, type TSchema, Type } from 'typebox';
import { decoder } from '../../upstream/decode.ts';

// The JSON of Littlelogs exactly as sent. Only what the schema promises is demanded; texts that people may leave out
// come as "" by the documents, and are taken as missing when null or absent.

const OptionalText = Type.Optional(Type.Union([Type.String(), Type.Null()]));
/** `2015-11-02T00:23:27Z` */
const Timestamp = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$',
});

function Missing<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

const User = Type.Object({
  id: Type.Integer(),
  username: Type.String({ minLength: 1 }),
  first_name: OptionalText,
  last_name: OptionalText,
  bio: OptionalText,
  url: OptionalText,
  location: OptionalText,
  avatar: OptionalText,
  timezone: OptionalText,
});

const Comment = Type.Object({
  id: Type.Integer(),
  created: Timestamp,
  // An activity's comment comes without its user at times.
  user: Missing(User),
  content: Type.String(),
  source: OptionalText,
  tags: Type.Optional(Type.Array(Type.String())),
  mentions: Type.Optional(Type.Array(Type.String())),
});

const Like = Type.Object({ user: Type.String({ minLength: 1 }), created: Timestamp });

const Log = Type.Object({
  id: Type.Integer(),
  created: Timestamp,
  user: User,
  source: OptionalText,
  content: Type.String(),
  comments: Type.Array(Comment),
  tags: Type.Array(Type.String()),
  mentions: Type.Array(Type.String()),
  likes: Type.Array(Like),
});

const Tag = Type.Object({ name: Type.String({ minLength: 1 }), created: Timestamp });

const Activity = Type.Object({
  id: Type.Integer(),
  created: Timestamp,
  // Only `comment_after` is documented; whatever else comes is passed on.
  type: Type.String(),
  content: Type.String(),
  originator: Missing(User),
  log: Missing(Log),
  comment: Missing(Comment),
});

/** The envelope of a paged list. `next` and `previous` are not read: pages are asked for by offset. */
function Paged<Item extends TSchema>(item: Item) {
  return Type.Object({ count: Type.Integer({ minimum: 0 }), results: Type.Array(item) });
}

export type WireUser = Static<typeof User>;
export type WireLog = Static<typeof Log>;
export type WireComment = Static<typeof Comment>;
export type WireLike = Static<typeof Like>;
export type WireTag = Static<typeof Tag>;
export type WireActivity = Static<typeof Activity>;

export const decodeUser = decoder(User);
export const decodeUsers = decoder(Paged(User));
export const decodeLog = decoder(Log);
export const decodeLogs = decoder(Paged(Log));
export const decodeTags = decoder(Paged(Tag));
export const decodeActivities = decoder(Paged(Activity));
/** A bare array, unlike every other list. */
export const decodeTrendingTags = decoder(Type.Array(Tag));
/** "The parsed HTML content of the log": the documents leave open whether in an object. */
export const decodePreview = decoder(Type.Union([Type.Object({ content: Type.String() }), Type.String()]));
