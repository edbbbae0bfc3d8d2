import type { WireBookmarkInFolder, WireFolder, WireFolderElsewhere, WireTag, WireUser } from './wire.ts';

// What backs each GraphQL type.

export type User = WireUser;
export type Tag = WireTag;

/** A folder as far as an answer tells of it: at least its id. What is undefined was not told. */
export type Folder = Pick<WireFolder, 'id'> & Partial<WireFolderElsewhere>;

/** A bookmark with its folder, as far as the answer that held it tells of that. */
export type Bookmark = WireBookmarkInFolder & { readonly folder: Folder | null };

export function idOf({ id }: { readonly id: string }): string {
  return id;
}
