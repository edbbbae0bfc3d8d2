import { builder } from '../../../graphql/builder.ts';
import { deletionPayload } from '../../../graphql/deletion-payload.ts';
import { payload } from '../../../graphql/user-errors.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { callsOfChange } from './calls.ts';
import { empty, longest, noSlug, refusal, tooLong } from './checks.ts';
import { type BookmarkPayload, bookmarkPayload } from './payloads.ts';
import { bookmarkKey, FOLDER_ID_RULE, folderKey } from './refs.ts';

const CreateBookmarkPayload = bookmarkPayload('CreateBookmarkPayload', 'The new bookmark.');
const UpdateBookmarkPayload = bookmarkPayload('UpdateBookmarkPayload', 'The changed bookmark.');
const DeleteBookmarkPayload = deletionPayload(
  'DeleteBookmarkPayload',
  'deletedBookmarkId',
  'What was deleted.',
);

const ID_DESCRIPTION = "The bookmark's `id`, or the service's own UUID for it.";
const TAG_RULE = 'Letters, digits, `_` and `-` each, without a #. A tag that does not exist is made.';
const TITLE_RULE = `${longest.title} characters at most`;
const DESCRIPTION_RULE = `${longest.description} characters at most`;
/** Larder's name for the field, and ours. */
const names = { parent: 'folderId' };

builder.mutationFields((t) => ({
  createBookmark: t.fieldWithInput({
    type: CreateBookmarkPayload,
    description: 'Keeps an address at Larder. REST: `POST links/add/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'BookmarkTag', 'Folder', 'LarderUser'],
    typeOptions: { description: 'An address to keep.' },
    argOptions: { description: 'The bookmark.' },
    input: {
      url: t.input.string({ required: true, description: 'The address.' }),
      folderId: t.input.id({ required: true, description: `The folder to keep it in: ${FOLDER_ID_RULE}.` }),
      title: t.input.string({
        description: `Title of the page, ${TITLE_RULE}. Without one Larder takes the address.`,
      }),
      description: t.input.string({ description: `A note of your own, ${DESCRIPTION_RULE}.` }),
      tags: t.input.stringList({ description: `Its tags. ${TAG_RULE}` }),
    },
    resolve: (_, { input }, { dataSources }): BookmarkPayload | Promise<BookmarkPayload> => {
      const { url, title, description, tags } = input;
      const content = {
        url,
        folderId: folderKey(input.folderId, 'input.folderId'),
        title: title || undefined,
        description: description || undefined,
        tags: tags ?? [],
      };
      const change = async () => ({ bookmark: await dataSources.larder.bookmarks.create(content) });
      return wrongContent(input) ?? payload(change, { names, notFound: () => 'folderId' });
    },
  }),
  updateBookmark: t.fieldWithInput({
    type: UpdateBookmarkPayload,
    description: 'Changes a bookmark at Larder. REST: `POST links/<id>/edit/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'BookmarkTag', 'Folder'],
    typeOptions: { description: 'What to change of a bookmark. What is left out stays as it is.' },
    argOptions: { description: 'The changes.' },
    input: {
      id: t.input.id({ required: true, description: ID_DESCRIPTION }),
      url: t.input.string({ description: 'The address.' }),
      folderId: t.input.id({ description: `The folder to move it to: ${FOLDER_ID_RULE}.` }),
      title: t.input.string({
        description: `Title of the page, ${TITLE_RULE}. Null or an empty text puts the address in its place.`,
      }),
      description: t.input.string({
        description: `A note of your own, ${DESCRIPTION_RULE}. Null or an empty text takes it away.`,
      }),
      tags: t.input.stringList({
        description: `All its tags from now on; null or an empty list takes them away. ${TAG_RULE}`,
      }),
    },
    resolve: (_, { input }, { dataSources }): BookmarkPayload | Promise<BookmarkPayload> => {
      const { bookmarks, folders } = dataSources.larder;
      const id = bookmarkKey(input.id, 'input.id');
      const { url, folderId, title, description, tags } = input;
      const folder = folderId == null ? undefined : folderKey(folderId, 'input.folderId');
      const changes = {
        // An address or a folder that is null was refused.
        url: url ?? undefined,
        folderId: folder,
        title: title === null ? '' : title,
        description: description === null ? '' : description,
        tags: tags === null ? [] : tags,
      };
      const change = async () => ({ bookmark: await bookmarks.update(id, changes) });
      // Both can be what is not there.
      const notFound = async () => (folder && !(await folders.byId(folder)) ? 'folderId' : 'id');
      return wrongContent(input) ?? nothingIn(changes) ?? payload(change, { names, notFound });
    },
  }),
  deleteBookmark: t.fieldWithInput({
    type: DeleteBookmarkPayload,
    description: 'Deletes a bookmark at Larder for ever. REST: `POST links/<id>/delete/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'BookmarkTag', 'Folder', 'LarderUser'],
    typeOptions: { description: 'The bookmark to delete.' },
    argOptions: { description: 'The bookmark.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }) => {
      const id = bookmarkKey(input.id, 'input.id');
      const change = async () => {
        await dataSources.larder.bookmarks.delete(id);
        return { deletedId: encodeGlobalId('Bookmark', id) };
      };
      return payload(change, { notFound: () => 'id' });
    },
  }),
}));

interface ContentInput {
  readonly url?: string | null | undefined;
  readonly folderId?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
}

function wrongContent({ url, folderId, title, description, tags }: ContentInput) {
  return refusal(
    empty('url', url, 'A bookmark needs an address.'),
    empty('folderId', folderId, 'A bookmark needs a folder to lie in.'),
    tooLong('title', title, longest.title),
    tooLong('description', description, longest.description),
    noSlug('tags', tags ?? []),
  );
}

function nothingIn(changes: object) {
  if (Object.values(changes).some((value) => value !== undefined)) return null;
  return refusal({ field: null, code: 'REQUIRED', message: 'Say what to change.' });
}
