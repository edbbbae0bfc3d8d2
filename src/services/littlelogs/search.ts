import type { ServiceSearch } from '../../contract/service.ts';
import { CursorLostError, OutOfOrderError } from '../../upstream/http/errors.ts';
import type { Anchor } from '../../upstream/lists/anchor.ts';
import type { List } from '../../upstream/lists/list.ts';
import { mostReadsOfStart } from '../../upstream/lists/most-reads.ts';
import type { Page } from '../../upstream/lists/page.ts';
import { SEARCH_BUDGET } from '../../upstream/lists/search-budget.ts';
import type { LittlelogsDataSource } from './data-source.ts';
import type { WireTag } from './wire.ts';

/** Tags that are read at once. Most instances have no more. */
const PAGE_LENGTH = 1000;
/** Tags that are looked through one by one, at most, where they are in another order than documented. */
const MAX_TAGS = 2000;

/** Tags that begin with the text, whatever the case. */
export const littlelogsSearch: readonly ServiceSearch<LittlelogsDataSource>[] = [
  {
    typename: 'LogTag',
    // The beginning of the list, as many reads as a place may take to be found, and the whole list.
    calls: 15,
    mostCalls: 2 * mostReadsOfStart(MAX_TAGS, 100) + 2 * SEARCH_BUDGET,
    find: async ({ tags }, text, count) => {
      const start = text.replace(/^#/, '').toLowerCase();
      // No tag has a space in it.
      if (start === '' || /[\s\p{Cc}]/u.test(start)) return [];
      const found = await tagsFrom(tags.list(), start, count);
      return found.filter((tag) => sortName(tag).startsWith(start)).slice(0, count);
    },
  },
];

/**
 * Tags among which are the first `count` that begin with `start`. No endpoint searches, but GET tags/ is in the order of
 * the names, so that a place in it is found in few reads. Where it shows to be in another order, as a database with
 * other rules for letters may have it, all are read.
 *
 * @throws OutOfOrderError where these are too many.
 */
async function tagsFrom(tags: List<WireTag>, start: string, count: number): Promise<readonly WireTag[]> {
  const first = await tags.page({ direction: 'forward', count: PAGE_LENGTH, anchor: null });
  if (!first.hasNextPage) return first.items;
  if (isInOrder(first.items) && !mayHoldCapitalsOnly(first.items)) {
    if (holdsAll(first, start, count)) return first.items;
    const found = await readFrom(tags, placeBefore(start, first));
    if (found && isInOrder([...first.items, ...found])) return [...first.items, ...found];
  }
  const all = await tags.page({ direction: 'forward', count: MAX_TAGS, anchor: null });
  if (all.hasNextPage) {
    throw new OutOfOrderError(
      'The tags are in no order that they could be found by, and too many to read them all.',
    );
  }
  return all.items;
}

/** Whether what begins with `start` ends on this page, or there is enough of it. */
function holdsAll({ items }: Page<WireTag>, start: string, count: number): boolean {
  const matching = items.filter((tag) => sortName(tag).startsWith(start));
  const last = items.at(-1);
  return (
    matching.length >= count || (last !== undefined && !matching.includes(last) && sortName(last) > start)
  );
}

/** Null where the place is not found. */
async function readFrom(tags: List<WireTag>, anchor: Anchor): Promise<readonly WireTag[] | null> {
  try {
    return (await tags.page({ direction: 'forward', count: PAGE_LENGTH, anchor })).items;
  } catch (error) {
    if (error instanceof CursorLostError) return null;
    throw error;
  }
}

/** Right before the first name that is not less than `start`; no name stands there. To be looked for behind `page`. */
function placeBefore(start: string, { items, total }: Page<WireTag>): Anchor {
  const last = start.length - 1;
  const value = `${start.slice(0, last)}${String.fromCharCode(start.charCodeAt(last) - 1)}\uffff`;
  return { key: '', position: items.length - 1, total, previous: [], next: [], value };
}

function isInOrder(tags: readonly WireTag[]): boolean {
  const names = tags.map(sortName);
  return names.every((name, index) => name >= (names[index - 1] ?? ''));
}

/** Whether the order may as well be one with all capitals before all other letters, of which none came so far. */
function mayHoldCapitalsOnly(tags: readonly WireTag[]): boolean {
  const last = tags.at(-1)?.name ?? '';
  const isCapital = last.charAt(0) !== last.charAt(0).toLowerCase();
  return isCapital && tags.every(({ name }, index) => name >= (tags[index - 1]?.name ?? ''));
}

function sortName({ name }: WireTag): string {
  return name.toLowerCase();
}
