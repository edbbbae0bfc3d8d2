// What types and fields declare in their `extensions`, beside the field, for `operation-cost.ts` to add up: how many
// objects and how many calls to services they can take. Cost and calls both come from here.

import { MOST_READS_OF_TIME_RANGES, mostReadsOfList } from '../upstream/lists/most-reads.ts';
import { SEARCH_BUDGET } from '../upstream/lists/search-budget.ts';

/** What one upstream call costs: as much as ten objects. */
export const CALL_COST = 10;

/** Calls that a field makes at one service. */
export interface Calls {
  /** Enum value of the service; null where that is decided only when the field is resolved. */
  readonly service: string | null;
  /** What it usually takes: the cost counts this, and what is admitted to a service's hourly limit. */
  readonly expected: number;
  /** What it can take: nothing that a client sends makes it more. */
  readonly most: number;
  /** All fields of a request with the same name here make these calls once, together. */
  readonly shared?: string;
}

/** The arguments of a selected field, variables and defaults included. */
export interface Arguments {
  int(name: string): number | undefined;
  /** The entries of a list; `input.subscribe` is a list inside an input object. */
  list(path: string): readonly unknown[] | undefined;
  has(name: string): boolean;
}

export type CallMark = {
  /** The calls of one field with these arguments, on one parent. */
  readonly calls: (given: Arguments) => readonly Calls[];
};

/** For `extensions` of a field that makes no call, although a field of its kind usually does. */
export const noCalls: CallMark = { calls: () => [] };

/** For `extensions` of a field that makes calls for each object it stands on: one, unless it says otherwise. */
export function callTo(
  service: string,
  { expected = 1, most = Math.max(1, expected) }: { readonly expected?: number; readonly most?: number } = {},
): CallMark {
  const calls = [{ service, expected, most }];
  return { calls: () => calls };
}

/** For `extensions` of a field that makes a call for each object it stands on, at a service that only that object knows. */
export const upstreamCall: CallMark = { calls: () => ONE_CALL };

const ONE_CALL: readonly Calls[] = [{ service: null, expected: 1, most: 1 }];

/** For `extensions` of a field whose calls all such fields of a request make once, together. */
export function sharedCall(
  service: string,
  shared: string,
  { expected = 1, most = Math.max(1, expected) }: { readonly expected?: number; readonly most?: number } = {},
): CallMark {
  const calls = [{ service, shared, expected, most }];
  return { calls: () => calls };
}

/** For `extensions` of a field to which several marks apply. */
export function allOf(...marks: readonly CallMark[]): CallMark {
  return { calls: (given) => marks.flatMap(({ calls }) => calls(given)) };
}

/**
 * For `extensions` of a connection over a list that a service gives in pages. A page with a cursor can take as many reads
 * as a place may be searched for, since the list can have changed, and a client can make cursors up.
 *
 * @param smallestPage Items that the service gives at once, at least, however many are asked for.
 * @param extraReads Reads that a page can take to find out how the service cuts its pages.
 */
export function callsOfPage(
  service: string,
  {
    smallestPage = 20,
    extraReads = 0,
  }: { readonly smallestPage?: number; readonly extraReads?: number } = {},
): CallMark {
  return {
    calls: (given) => {
      const hasCursor = given.has('after') || given.has('before');
      const isBackward = given.int('last') !== undefined && given.int('first') === undefined;
      const count = given.int('first') ?? given.int('last');
      const most = mostReadsOfList({ count, hasCursor, isBackward, smallestPage }) + extraReads;
      return [{ service, expected: hasCursor ? 1 + SEARCH_BUDGET : 1, most }];
    },
  };
}

/** The same for a list that is read by ranges of time. */
export function callsOfTimeRanges(service: string): CallMark {
  return { calls: () => [{ service, expected: 1, most: MOST_READS_OF_TIME_RANGES }] };
}

/**
 * For `extensions` of a field that finds objects by their global ids: each takes what its type's `loadedBy` says, and the
 * list holds as many objects as there are ids.
 */
export function loads(argument: string): { readonly loads: string } {
  return { loads: argument };
}

/** For `extensions` of a type of nodes: the calls that find one by its id. */
export function loadedBy(mark: CallMark): { readonly loadedBy: CallMark } {
  return { loadedBy: mark };
}

/** For `extensions` of a field whose type is marked by `page`, and holds an object for each entry of an argument. */
export function entriesOf(argument: string): { readonly entriesOf: string } {
  return { entriesOf: argument };
}

/**
 * For `extensions` of a field whose list comes whole with its parent: how many items it holds where people use the
 * service as they do. Some hold more; over a page of parents it evens out.
 *
 * @param most How many it can hold, for the calls below it.
 */
export function listOf(
  size: number,
  most: number = Math.max(size, MOST_ITEMS),
): { readonly listSize: number; readonly mostItems: number } {
  return { listSize: size, mostItems: most };
}

/** Items that a list which comes whole with its parent is taken to hold at most, where its field does not say. */
export const MOST_ITEMS = 100;

/** For `extensions` of a type that is no connection, and still holds as much as its field's `first` or `entriesOf` says. */
export const page = { isPage: true } as const;
