import { builder } from '../../../graphql/builder.ts';
import { deletionPayload } from '../../../graphql/deletion-payload.ts';
import { payload } from '../../../graphql/user-errors.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { callsOfChange, callsOfTagChange } from './calls.ts';
import { empty, noSlug, refusal } from './checks.ts';
import { type TagPayload, tagPayload } from './payloads.ts';
import { tagKey } from './refs.ts';

const CreateBookmarkTagPayload = tagPayload('CreateBookmarkTagPayload', 'The new tag.');
const UpdateBookmarkTagPayload = tagPayload('UpdateBookmarkTagPayload', 'The tag with its new name.');
const DeleteBookmarkTagPayload = deletionPayload(
  'DeleteBookmarkTagPayload',
  'deletedBookmarkTagId',
  'What was deleted. Its bookmarks are still there, without it.',
);

const NAME_DESCRIPTION = 'Its name without a #: letters, digits, `_` and `-`, 64 at most.';
const ID_DESCRIPTION = "The tag's `id`, or the service's own UUID for it.";

builder.mutationFields((t) => ({
  createBookmarkTag: t.fieldWithInput({
    type: CreateBookmarkTagPayload,
    description: 'Makes a tag for bookmarks at Larder. REST: `POST tags/add/`.',
    calls: callsOfTagChange,
    invalidates: ['BookmarkTag'],
    typeOptions: { description: 'A tag to make.' },
    argOptions: { description: 'The tag.' },
    input: { name: t.input.string({ required: true, description: NAME_DESCRIPTION }) },
    resolve: (_, { input: { name } }, { dataSources }): TagPayload | Promise<TagPayload> =>
      wrongName(name) ?? payload(async () => ({ bookmarkTag: await dataSources.larder.tags.create(name) })),
  }),
  updateBookmarkTag: t.fieldWithInput({
    type: UpdateBookmarkTagPayload,
    description: 'Renames a tag of bookmarks at Larder. REST: `POST tags/<id>/edit/`.',
    calls: callsOfTagChange,
    invalidates: ['Bookmark', 'BookmarkTag'],
    typeOptions: { description: 'A new name for a tag.' },
    argOptions: { description: 'The tag.' },
    input: {
      id: t.input.id({ required: true, description: ID_DESCRIPTION }),
      name: t.input.string({ required: true, description: NAME_DESCRIPTION }),
    },
    resolve: (_, { input }, { dataSources }): TagPayload | Promise<TagPayload> => {
      const id = tagKey(input.id, 'input.id');
      const change = async () => ({ bookmarkTag: await dataSources.larder.tags.update(id, input.name) });
      return wrongName(input.name) ?? payload(change, { notFound: () => 'id' });
    },
  }),
  deleteBookmarkTag: t.fieldWithInput({
    type: DeleteBookmarkTagPayload,
    description:
      'Deletes a tag of bookmarks at Larder and takes it off them; they stay. REST: `POST tags/<id>/delete/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'BookmarkTag'],
    typeOptions: { description: 'The tag to delete.' },
    argOptions: { description: 'The tag.' },
    input: { id: t.input.id({ required: true, description: ID_DESCRIPTION }) },
    resolve: (_, { input }, { dataSources }) => {
      const id = tagKey(input.id, 'input.id');
      const change = async () => {
        await dataSources.larder.tags.delete(id);
        return { deletedId: encodeGlobalId('BookmarkTag', id) };
      };
      return payload(change, { notFound: () => 'id' });
    },
  }),
}));

function wrongName(name: string) {
  return refusal(empty('name', name, 'A tag needs a name.')) ?? refusal(noSlug('name', [name]));
}
