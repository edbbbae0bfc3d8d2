import type { ServiceTimeline } from '../../gateway/service.ts';
import { UUID_KEY } from '../../upstream/paging/key-patterns.ts';
import type { TimedSource } from '../../upstream/paging/source-reader.ts';
import type { Bookmark } from './bookmarks.ts';
import type { LarderDataSource } from './data-source.ts';
import { bookmarkAnchors, idOf } from './lists.ts';

/** Folders that somebody is taken to have, for the estimate of calls. */
const assumedFolders = 20;

/** The bookmarks of all folders, by when they were made: no endpoint lists them together. */
export const larderTimeline: ServiceTimeline<LarderDataSource> = {
  typename: 'Bookmark',
  calls: 1 + assumedFolders,
  sourceKeyPattern: UUID_KEY,
  anchors: bookmarkAnchors,
  async sources({ bookmarks }) {
    const folders = await bookmarks.byFolder();
    return folders.map(
      ({ folder, list }): TimedSource<Bookmark> => ({
        key: folder.id,
        list,
        keyOf: idOf,
        timeOf: ({ created }) => Date.parse(created),
        placeAt: (time) => time,
      }),
    );
  },
};
