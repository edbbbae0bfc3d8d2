import { encodeGlobalId as globalId } from '../../../src/relay/global-id.ts';
import { NEWCOMER_TOKEN } from '../../../src/sandbox/larder/demo.ts';
import { type Changes, tokenChanges } from './changes.ts';

const header = 'x-larder-authorization';
/** Three folders of the sandbox, and a bookmark and a tag in it. */
const graphql = 'cf44505b-b235-4038-9d8a-3070489e97c8';
const android = 'f2ac2637-aa4b-4b03-be56-224d3008742a';
const requests = 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc';

export const larderChanges: Changes = {
  service: 'larder',
  reads: [
    'viewer.bookmarks(first: 5)',
    'viewer.bookmarks(first: 5, query: "aardvark")',
    'viewer.bookmarks(first: 5, tag: "aardvarks")',
    'viewer.bookmarkTags(first: 3)',
    'viewer.folders(first: 3)',
    `viewer.folder(id: "${graphql}")`,
    `viewer.folder(id: "${android}")`,
    'viewer.account(service: LARDER) as LarderUser',
    'viewer.accounts',
    'viewer.timeline(first: 5)',
    'search(query: "aardvark")',
    'user(service: LARDER, username: "josh")',
    `node(id: "${globalId('Folder', android)}")`,
    `nodes(ids: ["${globalId('Bookmark', requests)}"])`,
  ],
  viewers: async () => ({
    josh: {},
    tomasz: { [header]: `Token ${NEWCOMER_TOKEN}` },
  }),
  steps: [
    { mutation: 'createFolder', input: () => ({ name: 'Aardvarks' }), select: 'folder { id }', as: 'folder' },
    {
      mutation: 'createBookmark',
      input: () => ({
        url: 'https://example.com/aardvark',
        folderId: graphql,
        title: 'The aardvark',
        tags: ['aaaardvark'],
      }),
      select: 'bookmark { id }',
      as: 'bookmark',
    },
    {
      mutation: 'updateBookmark',
      input: (made) => ({ id: made.get('bookmark'), folderId: made.get('folder'), tags: ['aaaapteryx'] }),
      select: 'bookmark { tags { id } }',
      as: 'tag',
    },
    { mutation: 'createBookmarkTag', input: () => ({ name: 'aaaa' }) },
    { mutation: 'updateBookmarkTag', input: (made) => ({ id: made.get('tag'), name: 'aardvarks' }) },
    { mutation: 'deleteBookmarkTag', input: (made) => ({ id: made.get('tag') }) },
    {
      mutation: 'updateFolder',
      input: (made) => ({ id: made.get('folder'), name: 'Zebras', parentId: graphql }),
    },
    {
      mutation: 'deleteFolder',
      input: (made) => ({ id: made.get('folder'), contents: { moveTo: android } }),
    },
    { mutation: 'deleteBookmark', input: (made) => ({ id: made.get('bookmark') }) },
    { mutation: 'deleteFolder', input: () => ({ id: android, contents: { delete: true } }) },
  ],
};

export const larderTokenChanges = tokenChanges({
  service: 'larder',
  header,
  reads: [
    'viewer.bookmarks(first: 1)',
    'viewer.bookmarkTags(first: 1)',
    'viewer.folders(first: 1)',
    'viewer.account(service: LARDER) as LarderUser',
    'viewer.accounts',
    'search(query: "graphql")',
  ],
});
