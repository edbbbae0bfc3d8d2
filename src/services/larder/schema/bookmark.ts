import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { SearchResult } from '../../../graphql/interfaces/search-result.ts';
import { TimelineItem, timelineItemFields } from '../../../graphql/interfaces/timeline-item.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { connect } from '../../../relay/connection.ts';
import type { List } from '../../../upstream/lists/list.ts';
import type { Bookmarks } from '../bookmarks.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { BookmarkMeta, metaOf } from './bookmark-meta.ts';
import { bookmarkSearch, callsOfBookmarks, folderList } from './calls.ts';
import { isSlug } from './checks.ts';
import { dateFields } from './common-fields.ts';
import { Bookmark, BookmarkConnection, BookmarkTag, bookmarkKey, Folder, folderReference } from './refs.ts';

builder.node(Bookmark, {
  description:
    "An address that a person keeps at Larder. Larder reads no single bookmark: by its id it is looked for among all that have a web address, 200 a call, until it is found; one that isn't there costs the list of folders as well. Many ids in one request cost no more than the farthest of them.",
  interfaces: [TimelineItem, SearchResult],
  wire: WIRE_TYPES.Bookmark,
  id: {
    description:
      'Global id: opaque, good for `node(id:)` and as a cache key. It stays when the bookmark moves.',
    parse: (id) => bookmarkKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.larder.bookmarks.byId(id),
  loadedBy: bookmarkSearch,
  cacheFor: 10,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own id for the bookmark: a UUID."),
    title: t.string({
      nullable: false,
      description: 'Its title; the address where it has none.',
      reads: ['title', 'url'],
      resolve: titleOf,
    }),
    ...timelineItemFields(t, {
      service: 'LARDER',
      occurredAt: ['When it was made: `createdAt`.', ({ created }) => created, 'created'],
      summary: ['Its `title`.', titleOf, 'title', 'url'],
    }),
    description: t.string({
      description: "The person's own note, as plain text.",
      reads: ['description'],
      resolve: ({ description }) => textOrNull(description),
    }),
    url: t.field({
      type: 'URL',
      description: 'Where it leads, safe to link to; null where what was saved is no web address.',
      reads: ['url'],
      resolve: ({ url }) => webAddress(url),
    }),
    savedUrl: t.exposeString('url', {
      nullable: false,
      description: 'The address to the letter as it was saved. Show it; to link to it take `url`.',
    }),
    domain: t.string({
      description: 'The host of the address: `github.com`.',
      reads: ['domain'],
      resolve: ({ domain }) => textOrNull(domain),
    }),
    ...dateFields(t),
    folder: t.field({
      type: Folder,
      description:
        'The folder that it lies in. What the answer that held the bookmark tells of it costs nothing, anything else the list of folders, once a request.',
      calls: folderList,
      reads: ['folder'],
      resolve: ({ folder }, _, context, info) => folder && folderReference(folder, context, info),
    }),
    tags: t.expose('tags', {
      type: [BookmarkTag],
      nullable: false,
      description: 'Its tags.',
      listSize: 3,
    }),
    meta: t.field({
      type: BookmarkMeta,
      description: 'What Larder knows of the page; null for most.',
      reads: ['meta'],
      resolve: ({ meta }) => metaOf(meta),
    }),
  }),
});

builder.objectField(Viewer, 'bookmarks', (t) =>
  t.field({
    type: BookmarkConnection,
    description:
      'Your bookmarks at Larder. Without `query` and `tag` all there are, folder after folder and newest first in each: a page costs the list of folders and the folders that it touches. With one of them those that match, newest first. REST: `GET folders/<id>/`, `GET search/`.',
    calls: callsOfBookmarks,
    args: {
      ...t.arg.connectionArgs(),
      query: t.arg.string({
        description:
          'Only bookmarks that have this in their title, address, description or tags. As at the service itself, a leading `#` asks for exactly one tag.',
      }),
      tag: t.arg.string({
        description:
          'Only bookmarks with exactly this tag, named without its #. Larder takes one text to search for, so `query` and `tag` do not go together.',
      }),
    },
    resolve: (_, { query, tag, ...args }, { dataSources, cursors }, info) =>
      connect(args, listFor(dataSources.larder.bookmarks, query, tag), cursors, info),
  }),
);

function titleOf({ title, url }: model.Bookmark): string {
  return textOrNull(title) ?? url;
}

function listFor(
  bookmarks: Bookmarks,
  query: string | null | undefined,
  tag: string | null | undefined,
): List<model.Bookmark> {
  if (query == null && tag == null) return bookmarks.list();
  if (query != null && tag != null) {
    const message = "Give `query` or `tag`, not both: Larder can't search within a tag.";
    throw badUserInput(message, 'tag');
  }
  if (tag != null) {
    if (!isSlug(tag)) {
      const message = '`tag` must name one tag, without its #: letters, digits, `_` and `-`, 64 at most.';
      throw badUserInput(message, 'tag');
    }
    return bookmarks.tagged(tag);
  }
  const text = query?.trim() ?? '';
  if (text === '' || text === '#') {
    throw badUserInput('`query` must say what to search for. Leave it out for all bookmarks.', 'query');
  }
  return bookmarks.search(text);
}
