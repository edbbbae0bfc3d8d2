import { builder } from '../../../graphql/builder.ts';
import { type Payload, userErrorsField } from '../../../graphql/user-errors.ts';
import type * as model from '../models.ts';
import { folderList } from './calls.ts';
import { Bookmark, BookmarkTag, Folder, folderReference } from './refs.ts';

export type FolderPayload = Payload & { readonly folder?: model.Folder };
export type BookmarkPayload = Payload & { readonly bookmark?: model.Bookmark };
export type TagPayload = Payload & { readonly bookmarkTag?: model.Tag };

export function folderPayload(name: string, description: string) {
  return builder.objectRef<FolderPayload>(name).implement({
    description,
    fields: (t) => ({
      folder: t.field({
        type: Folder,
        description: 'The folder as it is now; null where nothing was changed.',
        calls: folderList,
        resolve: ({ folder }, _, context, info) => (folder ? folderReference(folder, context, info) : null),
      }),
      userErrors: userErrorsField(t),
    }),
  });
}

export function bookmarkPayload(name: string, description: string) {
  return builder.objectRef<BookmarkPayload>(name).implement({
    description,
    fields: (t) => ({
      bookmark: t.field({
        type: Bookmark,
        description: 'The bookmark as it is now; null where nothing was changed.',
        resolve: ({ bookmark }) => bookmark ?? null,
      }),
      userErrors: userErrorsField(t),
    }),
  });
}

export function tagPayload(name: string, description: string) {
  return builder.objectRef<TagPayload>(name).implement({
    description,
    fields: (t) => ({
      bookmarkTag: t.field({
        type: BookmarkTag,
        description: 'The tag as it is now; null where nothing was changed.',
        resolve: ({ bookmarkTag }) => bookmarkTag ?? null,
      }),
      userErrors: userErrorsField(t),
    }),
  });
}
