import type { PageWindow, Slice } from '../paging.ts';
import type { Dialect } from './dialect.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

/** The parameters of a list that are no filters. */
export const LIST_PARAMETERS = ['limit', 'offset', 'key', 'format', 'callback'] as const;

/** A list as tastypie wraps it. */
export interface Page {
  readonly meta: {
    readonly limit: number;
    readonly next: string | null;
    readonly offset: number;
    readonly previous: string | null;
    readonly total_count: number;
  };
  readonly objects: readonly object[];
}

/** The window of a list that the query asks for; a limit of 0 has no end. What is no number is refused. */
export function pageOf(url: URL, dialect: Dialect, read: (window: PageWindow) => Slice<object>): Page {
  const asked = readNumber(url, dialect, 'limit') ?? DEFAULT_LIMIT;
  const isEndless = asked === 0 && dialect.hasEndlessPages;
  const limit = isEndless ? 0 : Math.min(asked || MAX_LIMIT, MAX_LIMIT);
  const offset = readNumber(url, dialect, 'offset') ?? 0;
  // SQLite takes a negative limit for none.
  const { count, items } = read({ limit: isEndless ? -1 : limit, offset });
  const hasNext = !isEndless && offset + limit < count;
  // A page that would begin before the list does is not linked to.
  const hasPrevious = !isEndless && offset >= limit;
  return {
    meta: {
      limit,
      next: hasNext ? pageLink(url, limit, offset + limit) : null,
      offset,
      previous: hasPrevious ? pageLink(url, limit, offset - limit) : null,
      total_count: count,
    },
    objects: items,
  };
}

function readNumber(url: URL, dialect: Dialect, name: 'limit' | 'offset'): number | undefined {
  const text = url.searchParams.getAll(name).at(-1);
  if (text === undefined) return undefined;
  const isNumber = /^\s*[+-]?\d+\s*$/.test(text);
  const value = Number(text);
  if (!isNumber || value < 0) throw dialect.refuse(dialect.words.badWindow(name, text, isNumber));
  return Math.min(value, Number.MAX_SAFE_INTEGER);
}

/** A path that keeps every other parameter, a secret key too. */
function pageLink({ pathname, searchParams }: URL, limit: number, offset: number): string {
  const parameters = new URLSearchParams(searchParams);
  for (const name of ['limit', 'offset']) parameters.delete(name);
  parameters.append('limit', String(limit));
  parameters.append('offset', String(offset));
  return `${pathname}?${parameters}`;
}
