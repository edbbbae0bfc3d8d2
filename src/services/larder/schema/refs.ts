import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import { reference } from '../../../graphql/reference.ts';
import { type KeyFormat, keyFromId } from '../../../relay/global-id.ts';
import type * as model from '../models.ts';

export const LarderUser = builder.objectRef<model.User>('LarderUser');
export const Folder = builder.objectRef<model.Folder>('Folder');
export const Bookmark = builder.objectRef<model.Bookmark>('Bookmark');
export const BookmarkTag = builder.objectRef<model.Tag>('BookmarkTag');

/** A folder of which another answer tells something. */
export const folderReference = reference(Folder, {
  fields: {
    id: ['id'],
    databaseId: ['id'],
    name: ['name'],
    color: ['color'],
    icon: ['icon'],
    createdAt: ['created'],
    updatedAt: ['modified'],
    parent: ['parent'],
    children: ['folders'],
    bookmarkCount: ['links'],
    bookmarks: ['id'],
  },
  load: ({ id }: Pick<model.Folder, 'id'>, { dataSources }) => dataSources.larder.folders.byId(id),
});

export const FolderConnection = connectionType(Folder, {
  description: 'Folders of bookmarks, in the order of the service.',
  hasTotal: true,
});
export const BookmarkConnection = connectionType(Bookmark, {
  description: 'Bookmarks, newest first; those of several folders folder after folder.',
  hasTotal: true,
});
export const BookmarkTagConnection = connectionType(BookmarkTag, {
  description: 'Tags of bookmarks, by name.',
  hasTotal: true,
});

function uuidFormat(typename: string): KeyFormat {
  return {
    typename,
    pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    example: 'a UUID such as `cf44505b-b235-4038-9d8a-3070489e97c8`',
  };
}

const [folderFormat, bookmarkFormat, tagFormat] = [
  uuidFormat('Folder'),
  uuidFormat('Bookmark'),
  uuidFormat('BookmarkTag'),
];

/** What the id of a folder can be, for descriptions. */
export const FOLDER_ID_RULE = "its `id`, or the service's own UUID for it";

export function folderKey(id: string, argument: string): string {
  return keyFromId(id, folderFormat, argument).toLowerCase();
}

export function bookmarkKey(id: string, argument: string): string {
  return keyFromId(id, bookmarkFormat, argument).toLowerCase();
}

export function tagKey(id: string, argument: string): string {
  return keyFromId(id, tagFormat, argument).toLowerCase();
}
