import {
  allOf,
  type CallEstimate,
  callsOfPage,
  callTo,
  sharedCall,
} from '../../../contract/call-estimates.ts';

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

/** A change of subscriptions, with the list before and after it, and a look at the instance's own URIs. */
export const subscriptionChange = allOf(callTo('COMICS', { most: 2 + MOST_PAGES }), subscriptionList);

/** Calls that a list is divided into where its filter is too long for one: slugs of 3000 comics take so many. */
const MOST_PARTS = 30;
const callsOfFilter = callTo('COMICS', { expected: 0, most: MOST_PAGES + MOST_PARTS });

/** A page of a list that can be narrowed: by what instances refuse on comics it takes the list of these, too. */
export const callsOfFilteredPage: CallEstimate = (given) => {
  const page = callsOfPage('COMICS')(given);
  return given.has('filter') || given.has('comic') ? [...page, ...callsOfFilter(given)] : page;
};
