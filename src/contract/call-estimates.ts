// How many calls to services a field makes: the values of the field option `calls` and the type option `loadedBy`. The
// limits on cost and on calls both add them up.

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

/** The calls of one field with these arguments, on one parent. */
export type CallEstimate = (given: Arguments) => readonly Calls[];

/** No call, for a field whose kind usually makes one. */
export const noCalls: CallEstimate = () => [];

/** Calls for each parent object: one by default. */
export function callTo(
  service: string,
  { expected = 1, most = Math.max(1, expected) }: { readonly expected?: number; readonly most?: number } = {},
): CallEstimate {
  const calls = [{ service, expected, most }];
  return () => calls;
}

/** One call for each parent object, to a service that only that object knows. */
export const upstreamCall: CallEstimate = () => ONE_CALL;

const ONE_CALL: readonly Calls[] = [{ service: null, expected: 1, most: 1 }];

/** Calls that all fields of a request with the same name for them make once, together. */
export function sharedCall(
  service: string,
  shared: string,
  { expected = 1, most = Math.max(1, expected) }: { readonly expected?: number; readonly most?: number } = {},
): CallEstimate {
  const calls = [{ service, shared, expected, most }];
  return () => calls;
}

/** The sum of several estimates. */
export function allOf(...estimates: readonly CallEstimate[]): CallEstimate {
  return (given) => estimates.flatMap((calls) => calls(given));
}

/**
 * The calls of a connection over a list that a service gives in pages. A page with a cursor can take as many reads
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
): CallEstimate {
  return (given) => {
    const hasCursor = given.has('after') || given.has('before');
    const isBackward = given.int('last') !== undefined && given.int('first') === undefined;
    const count = given.int('first') ?? given.int('last');
    const most = mostReadsOfList({ count, hasCursor, isBackward, smallestPage }) + extraReads;
    return [{ service, expected: hasCursor ? 1 + SEARCH_BUDGET : 1, most }];
  };
}

/** The same for a list that is read by ranges of time. */
export function callsOfTimeRanges(service: string): CallEstimate {
  return callTo(service, { most: MOST_READS_OF_TIME_RANGES });
}
