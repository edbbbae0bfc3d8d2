import { builder } from '../../../graphql/builder.ts';
import { type DeletionPayload, deletionPayload } from '../../../graphql/deletion-payload.ts';
import { payload, refused } from '../../../graphql/user-errors.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { callsOfChange } from './calls.ts';
import { empty, longest, refusal, tooLong } from './checks.ts';
import { type FolderPayload, folderPayload } from './payloads.ts';
import { FOLDER_ID_RULE, folderKey } from './refs.ts';

const CreateFolderPayload = folderPayload('CreateFolderPayload', 'The new folder.');
const UpdateFolderPayload = folderPayload('UpdateFolderPayload', 'The changed folder.');
const DeleteFolderPayload = deletionPayload('DeleteFolderPayload', 'deletedFolderId', 'What was deleted.');

const ID_DESCRIPTION = "The folder's `id`, or the service's own UUID for it.";
const NAME_DESCRIPTION = `What to call it, ${longest.folderName} characters at most.`;
/** Larder's name for the field, and ours. */
const names = { parent: 'parentId' };

const DeletedFolderContentsInput = builder.inputType('DeletedFolderContentsInput', {
  description: 'What becomes of the contents of a folder that is deleted: one of the two.',
  isOneOf: true,
  fields: (t) => ({
    moveTo: t.id({ description: `The folder to move them to: ${FOLDER_ID_RULE}.` }),
    delete: t.boolean({
      description:
        'True deletes the bookmarks for ever: they can not be brought back. False is refused, since it says nothing.',
    }),
  }),
});

builder.mutationFields((t) => ({
  createFolder: t.fieldWithInput({
    type: CreateFolderPayload,
    description: 'Makes a folder at Larder. REST: `POST folders/add/`.',
    // It holds no bookmark yet, but the cursors of all bookmarks go by folders.
    calls: callsOfChange,
    invalidates: ['Bookmark', 'Folder'],
    typeOptions: { description: 'A folder to make.' },
    argOptions: { description: 'The folder.' },
    input: {
      name: t.input.string({ required: true, description: NAME_DESCRIPTION }),
      parentId: t.input.id({
        description: `The folder to make it in: ${FOLDER_ID_RULE}. Without one it is a top-level folder.`,
      }),
    },
    resolve: (_, { input: { name, parentId } }, { dataSources }): FolderPayload | Promise<FolderPayload> => {
      const parent = parentId == null ? null : folderKey(parentId, 'input.parentId');
      const create = () => dataSources.larder.folders.create({ name, parentId: parent });
      return (
        wrongName(name) ??
        payload(async () => ({ folder: await create() }), { names, notFound: () => 'parentId' })
      );
    },
  }),
  updateFolder: t.fieldWithInput({
    type: UpdateFolderPayload,
    description: 'Renames a folder at Larder, or moves it into another one. REST: `POST folders/<id>/edit/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'Folder'],
    typeOptions: { description: 'What to change of a folder. What is left out stays as it is.' },
    argOptions: { description: 'The changes.' },
    input: {
      id: t.input.id({ required: true, description: ID_DESCRIPTION }),
      name: t.input.string({ description: NAME_DESCRIPTION }),
      parentId: t.input.id({
        description: `The folder to move it into: ${FOLDER_ID_RULE}; null makes it a top-level folder.`,
      }),
    },
    resolve: (_, { input }, { dataSources }): FolderPayload | Promise<FolderPayload> => {
      const { folders } = dataSources.larder;
      const id = folderKey(input.id, 'input.id');
      const { name, parentId } = input;
      const parent = parentId == null ? parentId : folderKey(parentId, 'input.parentId');
      if (name === undefined && parent === undefined) return nothingToChange();
      const change = async () => ({
        // A name that is null was refused.
        folder: await folders.update(id, { name: name ?? undefined, parentId: parent }),
      });
      // Both can be what is not there.
      const notFound = async () => (parent && (await folders.byId(id)) ? 'parentId' : 'id');
      return wrongName(name) ?? payload(change, { names, notFound });
    },
  }),
  deleteFolder: t.fieldWithInput({
    type: DeleteFolderPayload,
    description:
      'Deletes a folder at Larder. What becomes of its contents must be said: they are moved to another folder or deleted with it. REST: `POST folders/<id>/delete/`.',
    calls: callsOfChange,
    invalidates: ['Bookmark', 'BookmarkTag', 'Folder', 'LarderUser'],
    typeOptions: { description: 'The folder to delete, and what becomes of its contents.' },
    argOptions: { description: 'The folder.' },
    input: {
      id: t.input.id({ required: true, description: ID_DESCRIPTION }),
      contents: t.input.field({
        type: DeletedFolderContentsInput,
        required: true,
        description: 'What becomes of the bookmarks in it.',
      }),
    },
    resolve: (_, { input }, { dataSources }): DeletionPayload | Promise<DeletionPayload> => {
      const { folders } = dataSources.larder;
      const id = folderKey(input.id, 'input.id');
      const { contents } = input;
      const target = contents.moveTo == null ? null : folderKey(contents.moveTo, 'input.contents.moveTo');
      // Larder deletes where it is told no folder: never by accident.
      if (target === null && contents.delete !== true) {
        const message =
          'Say what becomes of the contents: set `delete` to true, or name a folder in `moveTo`.';
        return refused('contents.delete', 'INVALID', message);
      }
      if (target === id) {
        const message = 'The contents must move to another folder than the one that goes.';
        return refused('contents.moveTo', 'INVALID', message);
      }
      const change = async () => {
        await folders.delete(id, target);
        return { deletedId: encodeGlobalId('Folder', id) };
      };
      const notFound = async () => (target && (await folders.byId(id)) ? 'contents.moveTo' : 'id');
      return payload(change, { names: { empty_to: 'contents.moveTo' }, notFound });
    },
  }),
}));

function wrongName(name: string | null | undefined) {
  return refusal(empty('name', name, 'A folder needs a name.'), tooLong('name', name, longest.folderName));
}

function nothingToChange() {
  return { userErrors: [{ field: null, code: 'REQUIRED', message: 'Say what to change.' }] } as const;
}
