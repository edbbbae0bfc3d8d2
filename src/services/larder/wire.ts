import type { Static } from 'typebox';
import { decoder, keyCheck, keyDecoder } from '../../upstream/http/decoding/decode.ts';
import {
  Count,
  Id,
  Missing,
  Name,
  OptionalText,
  Timestamp,
} from '../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../upstream/http/decoding/wire-type.ts';

// The JSON of Larder exactly as sent. Only what the schema promises is demanded. `next` and `previous` of a list are
// not read: they can point at an internal host.

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });

export const User = Type.Object({
  id: Id,
  username: Name,
  first_name: OptionalText,
  last_name: OptionalText,
  timezone: OptionalText,
  avatar: OptionalText,
  date_joined: Timestamp,
  links: Count,
  is_trial: Type.Boolean(),
});

const folderFields = {
  id: Uuid,
  name: Type.String(),
  /** Six hexadecimal digits without a `#`. */
  color: OptionalText,
  /** None is null or "". */
  icon: OptionalText,
  created: Timestamp,
  modified: Timestamp,
};

// "Its child folders", which the documents' only example leaves empty: whole ones or ids.
const Children = Type.Array(Type.Union([Uuid, Type.Object({ id: Uuid })]));

/** As the list of folders tells of it. */
const Folder = Type.Object({
  ...folderFields,
  parent: Type.Union([Uuid, Type.Null()]),
  folders: Children,
  links: Count,
});

/** A folder as it comes elsewhere: the documents show more of it here, less there. */
export const FolderElsewhere = Type.Object({
  ...folderFields,
  parent: Missing(Uuid),
  folders: Type.Optional(Children),
  links: Type.Optional(Count),
});

export const Tag = Type.Object({
  id: Uuid,
  name: Name,
  color: OptionalText,
  created: Timestamp,
  modified: Timestamp,
});

const bookmarkFields = {
  id: Uuid,
  tags: Type.Array(Tag),
  title: OptionalText,
  description: OptionalText,
  url: Type.String(),
  domain: OptionalText,
  created: Timestamp,
  modified: Timestamp,
  /** Free-form by its `type`. */
  meta: Type.Optional(Type.Unknown()),
};

/** In the list of its folder, which is the only place that tells no parent. */
const BookmarkInFolder = Type.Object(bookmarkFields);

/** Anywhere else. A search and a new bookmark tell of the folder, a changed one tells the folder's id. */
const Bookmark = Type.Object({
  ...bookmarkFields,
  parent: Type.Union([FolderElsewhere, Uuid, Type.Null()]),
});

/** With the folder that it was found in, or that it tells of. */
export const BookmarkWithFolder = Type.Object({
  ...bookmarkFields,
  folder: Type.Union([Type.Object({ id: Uuid }), Type.Null()]),
});

export type WireUser = Static<typeof User>;
export type WireFolder = Static<typeof Folder>;
export type WireFolderElsewhere = Static<typeof FolderElsewhere>;
export type WireTag = Static<typeof Tag>;
export type WireBookmarkInFolder = Static<typeof BookmarkInFolder>;
export type WireBookmark = Static<typeof Bookmark>;

// By what they are found: the rest is checked where it is read.
export const decodeUserKey = keyDecoder(User, 'username');
export const decodeFolderKey = keyDecoder(Folder, 'id');
export const decodeTagKey = keyDecoder(Tag, 'id');
export const decodeBookmarkKey = keyDecoder(Bookmark, 'id');
export const decodeBookmarkInFolderKey = keyDecoder(BookmarkInFolder, 'id');
export const isTag = keyCheck(Tag, 'id');

// Of changes, which are known to be made by their answers.
export const decodeFolderElsewhere = decoder(FolderElsewhere);
export const decodeTag = decoder(Tag);
export const decodeBookmark = decoder(Bookmark);
