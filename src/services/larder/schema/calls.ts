import {
  allOf,
  type CallEstimate,
  callsOfPage,
  callTo,
  sharedCall,
} from '../../../contract/call-estimates.ts';
import { assumed, mostPages } from '../assumed-sizes.ts';

/** The list of all folders, once a request. */
export const folderList = sharedCall('LARDER', 'folders', { most: mostPages(assumed.folders) });

/**
 * A change: where it is refused, the list of folders can tell what is not there. Where its answer can't be read, what was
 * changed is looked for once, among the newest bookmarks or in the list of folders.
 */
export const callsOfChange = allOf(
  callTo('LARDER', { expected: 1, most: 2 }),
  sharedCall('LARDER', 'folders', { expected: 0, most: mostPages(assumed.folders) }),
);

/** A change of a tag: where its answer can't be read, the tag is looked for in the list. */
export const callsOfTagChange = allOf(
  callTo('LARDER'),
  sharedCall('LARDER', 'tags', { expected: 0, most: mostPages(assumed.tags) }),
);

/** The list of all tags, once a request and as far as needed. */
export const tagList = sharedCall('LARDER', 'tags', { most: mostPages(assumed.tags) });

/** A bookmark by its id is looked for in the search for all, and then in the folders that hold others. */
export const bookmarkSearch = allOf(
  sharedCall('LARDER', 'bookmarks', {
    expected: 2,
    most: 2 * mostPages(assumed.bookmarks) + assumed.folders,
  }),
  sharedCall('LARDER', 'folders', { expected: 0, most: mostPages(assumed.folders) }),
);

const page = callsOfPage('LARDER');

/** All bookmarks, folder after folder: a page can touch as many folders as it has items, and folders that hold none. */
export const callsOfBookmarks: CallEstimate = (given) => {
  const ofPage = page(given);
  if (given.has('query') || given.has('tag')) return ofPage;
  return [...ofPage, ...folderList(given), { service: 'LARDER', expected: 0, most: assumed.folders }];
};
