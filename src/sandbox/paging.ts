const DEFAULT_LIMIT = 20;
// No maximum is documented; this one keeps a single answer within reason.
const MAX_LIMIT = 1000;

/** A part of a list, as `limit` and `offset` ask for it. */
export interface PageWindow {
  readonly limit: number;
  readonly offset: number;
}

/** A paged list as Django REST Framework's LimitOffsetPagination wraps it. */
export interface PageEnvelope<Item> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Item[];
}

/** One window of a list, and how long the whole list is. */
export interface Slice<Item> {
  readonly count: number;
  readonly items: readonly Item[];
}

/** Reads `limit` (at most 1000) and `offset`; what isn't a number, is negative or is `limit=0` counts as not sent. */
export function readPageWindow(url: URL): PageWindow {
  const limit = wholeNumber(url.searchParams.get('limit'));
  const offset = wholeNumber(url.searchParams.get('offset'));
  return { limit: limit ? Math.min(limit, MAX_LIMIT) : DEFAULT_LIMIT, offset: offset ?? 0 };
}

// What Python's int() takes, less its underscores and foreign digits.
function wholeNumber(text: string | null): number | undefined {
  if (text === null || !/^\s*\+?\d+\s*$/.test(text)) return undefined;
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

/** Wraps the items of one window; the links are absolute and keep the request's other parameters. */
export function pageEnvelope<Item>(
  url: URL,
  window: PageWindow,
  count: number,
  results: readonly Item[],
): PageEnvelope<Item> {
  const { limit, offset } = window;
  return {
    count,
    next: offset + limit < count ? pageLink(url, limit, offset + limit) : null,
    previous: offset > 0 ? pageLink(url, limit, offset - limit) : null,
    results,
  };
}

/** The window of a list that the query asks for, in its envelope. */
export function pageOf<Item>(url: URL, read: (window: PageWindow) => Slice<Item>): PageEnvelope<Item> {
  const window = readPageWindow(url);
  const { count, items } = read(window);
  return pageEnvelope(url, window, count, items);
}

function pageLink(url: URL, limit: number, offset: number): string {
  const link = new URL(url);
  link.searchParams.set('limit', String(limit));
  // The link back to the first page has no offset at all.
  if (offset <= 0) link.searchParams.delete('offset');
  else link.searchParams.set('offset', String(offset));
  link.searchParams.sort();
  return link.href;
}
