import type { ServiceTimeline } from '../../contract/service.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import { UUID_KEY } from '../../upstream/lists/key-patterns.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import { assumed, mostPages, USUAL_FOLDERS } from './assumed-sizes.ts';
import { BOOKMARKS } from './bookmarks.ts';
import type { LarderDataSource } from './data-source.ts';
import type { Bookmark } from './models.ts';

/** The bookmarks of all folders, by when they were made: no endpoint lists them together. */
export const larderTimeline: ServiceTimeline<LarderDataSource> = {
  typename: 'Bookmark',
  sourceKeyPattern: UUID_KEY,
  anchors: anchorSchema(BOOKMARKS),
  // The list of folders, and each folder.
  calls: 1 + USUAL_FOLDERS,
  mostCalls: mostPages(assumed.folders) + assumed.folders + MOST_CALLS_OF_SOURCE,
  async sources({ bookmarks }) {
    const folders = await bookmarks.byFolder();
    return folders.map(
      ({ folder, list }): TimedSource<Bookmark> => ({
        key: folder.id,
        list,
        keyOf: BOOKMARKS.keyOf,
        timeOf: ({ created }) => timeOf(created),
        placeAt: (time) => time,
      }),
    );
  },
};
