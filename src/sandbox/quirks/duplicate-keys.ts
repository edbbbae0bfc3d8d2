import type { ListFormat } from './list-format.ts';
import { readingInstead, readList } from './list-response.ts';
import { type Handler, POSITIVE, type Quirk } from './quirk.ts';

export const duplicateKeys: Quirk = {
  description: 'Of every {value} items of a list the last one comes twice and is counted twice.',
  value: { default: '5', pattern: POSITIVE },
  wrap:
    (next, value, { lists }) =>
    async (request) => {
      const every = Number(value);
      const response = await next(request);
      const list = request.method === 'GET' ? await readList(response, lists) : undefined;
      if (list === undefined) return response;
      const url = new URL(request.url);
      const window = windowOf(url, lists);
      if (window === undefined) return list.with({ items: repeated(list.items, every) });
      // A block of `every` rows is one item longer in the list.
      const block = Math.floor(window.offset / (every + 1));
      const lastBlock = Math.ceil((window.offset + window.limit) / (every + 1));
      const rows = await readRows(next, request, lists, block * every, lastBlock * every);
      const skipped = window.offset - block * (every + 1);
      const items = repeated(rows, every).slice(skipped, skipped + window.limit);
      if (list.total === undefined) return list.with({ items });
      const total = list.total + Math.floor(list.total / every);
      const end = window.offset + window.limit;
      return list.with({ items, total, next: end < total ? linkTo(url, lists, window.limit, end) : null });
    },
};

interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** Undefined for a list that comes whole. */
function windowOf({ pathname, searchParams }: URL, { paging }: ListFormat): Window | undefined {
  if (!paging || (paging.by === 'number' && !paging.paths.test(pathname))) return undefined;
  const limit = Number(searchParams.get(paging.size)) || paging.defaultSize;
  const position = Number(searchParams.get(paging.position));
  return { limit, offset: paging.by === 'offset' ? position : (Math.max(1, position) - 1) * limit };
}

/** The rows from `start` to before `end`, read page by page. */
async function readRows(
  next: Handler,
  request: Request,
  lists: ListFormat,
  start: number,
  end: number,
): Promise<unknown[]> {
  const { paging } = lists;
  if (!paging) return [];
  const url = new URL(request.url);
  const size = end - start;
  const rows: unknown[] = [];
  const first = paging.by === 'offset' ? start : Math.floor(start / size) * size;
  for (let at = first; at < end; at += size) {
    url.searchParams.set(paging.size, String(size));
    url.searchParams.set(paging.position, String(paging.by === 'offset' ? at : at / size + 1));
    const list = await readList(await next(readingInstead(request, url)), lists);
    rows.push(...(list?.items ?? []));
  }
  return rows.slice(start - first, end - first);
}

function repeated(rows: readonly unknown[], every: number): unknown[] {
  return rows.flatMap((row, index) => ((index + 1) % every === 0 ? [row, row] : [row]));
}

function linkTo(url: URL, { links, paging }: ListFormat, limit: number, offset: number): string {
  const link = new URL(url);
  if (paging) link.searchParams.set(paging.size, String(limit));
  link.searchParams.set('offset', String(offset));
  return links === 'path' ? link.pathname + link.search : link.href;
}
