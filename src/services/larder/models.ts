import type { WireType } from '../../contract/field-policy.ts';
import { larderFacts } from './facts.ts';
import type { WireBookmarkInFolder, WireFolderElsewhere, WireTag, WireUser } from './wire.ts';
import * as wire from './wire.ts';

// What backs each GraphQL type.

export type User = WireUser;
export type Tag = WireTag;

export type Folder = WireFolderElsewhere;
/** A folder as far as an answer tells of it. What is undefined was not told. */
export type KnownFolder = Pick<Folder, 'id'> & Partial<Folder>;

/** A bookmark with its folder, as far as the answer that held it tells of that. */
export type Bookmark = WireBookmarkInFolder & { readonly folder: KnownFolder | null };

export function idOf({ id }: { readonly id: string }): string {
  return id;
}

const service = larderFacts;

/** By which what a query reads of each is checked. */
export const WIRE_TYPES = {
  User: { typename: 'LarderUser', service, schema: wire.User },
  Folder: { typename: 'Folder', service, schema: wire.FolderElsewhere },
  Bookmark: { typename: 'Bookmark', service, sentAs: { folder: 'parent' }, schema: wire.BookmarkWithFolder },
  Tag: { typename: 'BookmarkTag', service, schema: wire.Tag },
} as const satisfies Record<string, WireType>;
