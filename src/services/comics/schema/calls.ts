import { allOf, callTo, sharedCall } from '../../../contract/call-estimates.ts';

/** Pages of 1000 that the list of comics, or of a viewer's subscriptions, is taken to have at most. */
const MOST_PAGES = 3;

/** One comic by its id or slug: a call, or the list of all where many are needed at once. */
export const callsOfOneComic = allOf(
  callTo('COMICS', { most: 2 }),
  sharedCall('COMICS', 'comics', { expected: 0, most: MOST_PAGES }),
);

/** The comic that something else names: however many, they are mostly one call together. */
export const callsOfComic = allOf(
  callTo('COMICS', { expected: 0 }),
  sharedCall('COMICS', 'comics', { most: MOST_PAGES }),
);

/** The list of the viewer's subscriptions. */
export const subscriptionList = sharedCall('COMICS', 'subscriptions', { most: MOST_PAGES });
