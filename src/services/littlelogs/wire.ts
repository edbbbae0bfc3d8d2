import type { Static } from 'typebox';
import { decoder, keyCheck, keyDecoder } from '../../upstream/http/decoding/decode.ts';
import { envelope } from '../../upstream/http/decoding/envelope.ts';
import {
  DJANGO_PAGE,
  Id,
  Missing,
  Name,
  OptionalText,
  Timestamp,
} from '../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../upstream/http/decoding/wire-type.ts';

// The JSON of Littlelogs exactly as sent. Only what the schema promises is demanded; texts that people may leave out
// come as "" by the documents, and are taken as missing when null or absent.

export const User = Type.Object({
  id: Id,
  username: Name,
  first_name: OptionalText,
  last_name: OptionalText,
  bio: OptionalText,
  url: OptionalText,
  location: OptionalText,
  avatar: OptionalText,
  timezone: OptionalText,
});

export const Comment = Type.Object({
  id: Id,
  created: Timestamp,
  // An activity's comment comes without its user at times.
  user: Missing(User),
  content: Type.String(),
  source: OptionalText,
  tags: Type.Optional(Type.Array(Name)),
  mentions: Type.Optional(Type.Array(Name)),
});

export const Like = Type.Object({ user: Name, created: Timestamp });

export const Log = Type.Object({
  id: Id,
  created: Timestamp,
  user: User,
  source: OptionalText,
  content: Type.String(),
  comments: Type.Array(Comment),
  tags: Type.Array(Name),
  mentions: Type.Array(Name),
  likes: Type.Array(Like),
});

export const Tag = Type.Object({ name: Name, created: Timestamp });
/** As the list of tags tells of it, or as a log names it. */
export const NamedTag = Type.Object({ name: Name, created: Missing(Timestamp) });

export const Activity = Type.Object({
  id: Id,
  created: Timestamp,
  // Only `comment_after` is documented; whatever else comes is passed on.
  type: Type.String(),
  content: Type.String(),
  originator: Missing(User),
  log: Missing(Log),
  comment: Missing(Comment),
});

/** Of every list but one. */
export const PAGE = DJANGO_PAGE;
export const BARE_ARRAY = envelope('', Type.Array(Type.Unknown()), (items) => ({ items, total: null }));

export type WireUser = Static<typeof User>;
export type WireLog = Static<typeof Log>;
export type WireComment = Static<typeof Comment>;
export type WireLike = Static<typeof Like>;
export type WireTag = Static<typeof Tag>;
export type WireActivity = Static<typeof Activity>;

// By what they are found: the rest is checked where it is read.
export const decodeUserKey = keyDecoder(User, 'username');
export const decodeLogKey = keyDecoder(Log, 'id');
export const decodeTagKey = keyDecoder(Tag, 'name');
export const decodeActivityKey = keyDecoder(Activity, 'id');
export const isUser = keyCheck(User, 'username');
export const isLog = keyCheck(Log, 'id');

/** Of a change, which is known to be made by its answer. */
export const decodeLog = decoder(Log);
/** "The parsed HTML content of the log": the documents leave open whether in an object. */
export const decodePreview = decoder(Type.Union([Type.Object({ content: Type.String() }), Type.String()]));
