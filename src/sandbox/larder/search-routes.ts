import { type PageEnvelope, type PageWindow, pageOf, type Slice } from '../paging.ts';
import { type AddResource, forReaders } from '../resource.ts';
import type { Link } from './link-store.ts';
import type { Stores } from './stores.ts';

/** The host that the documents' example of a search names in `next`. */
const INTERNAL_HOST = 'larder.athena.lan';

export interface SearchOptions {
  /** Lets `next` and `previous` of a search point at a host that nobody reaches, as in the documents' example. */
  readonly internalLinks: boolean;
}

export function addSearchRoutes(
  add: AddResource,
  { foldersOf, links }: Stores,
  { internalLinks }: SearchOptions,
): void {
  const search = (userId: number, query: string, window: PageWindow): Slice<Link> => {
    if (query.startsWith('#')) return links.withTag(userId, query.slice(1).trim(), window);
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    // No endpoint lists all bookmarks, so a search for nothing doesn't either.
    return words.length === 0 ? { count: 0, items: [] } : links.matching(userId, words, window);
  };

  add('/api/1/@me/search/', {
    GET: forReaders(({ url, viewer }) => {
      const folders = foldersOf(viewer.userId);
      // Django takes the last of a name that comes twice.
      const query = url.searchParams.getAll('q').at(-1)?.trim() ?? '';
      const page = pageOf(url, (window) => {
        const { count, items } = search(viewer.userId, query, window);
        const inFolders = items.map((link) =>
          link.withParent(folders.toFoundParent(folders.get(link.row.folderId))),
        );
        return { count, items: inFolders };
      });
      return { status: 200, body: internalLinks ? withInternalLinks(page) : page };
    }),
  });
}

function withInternalLinks<Item>(page: PageEnvelope<Item>): PageEnvelope<Item> {
  const internal = (link: string | null): string | null => {
    if (link === null) return null;
    const { pathname, search } = new URL(link);
    return `http://${INTERNAL_HOST}${pathname}${search}`;
  };
  return { ...page, next: internal(page.next), previous: internal(page.previous) };
}
