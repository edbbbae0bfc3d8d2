import { callTo, sharedCall } from '../../../contract/call-estimates.ts';

/**
 * Documented: 10 on a page, more where they are asked for. A run of items can lie across two pages, and where a page comes
 * short, other pages are read to find out whether the service cuts them.
 */
export const PAGING = { smallestPage: 6, extraReads: 6 } as const;

/** Of a field that the profile of a person tells: it is read once a request, by whichever field needs it first. */
export const profileCall = callTo('LITTLEBITS', { expected: 0 });

/** Of a product or a variant that something else names: however many, they are mostly one call together. */
export const callsOfReference = callTo('LITTLEBITS', { expected: 0 });

/** The viewer's library. */
export const libraryCall = sharedCall('LITTLEBITS', 'library');
