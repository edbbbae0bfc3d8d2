import { DEMO_EMAIL, DEMO_KEY, DEMO_PASSWORD, OTHER_EMAIL, OTHER_KEY, OTHER_PASSWORD } from '../demo.ts';

/** A row of the table `user`. */
export interface SeededUser {
  readonly id: number;
  readonly email: string;
  readonly password: string;
  readonly key: string;
  readonly joined: string;
  readonly lastLogin: string;
}

export const ALICE: SeededUser = {
  id: 1,
  email: DEMO_EMAIL,
  password: DEMO_PASSWORD,
  key: DEMO_KEY,
  joined: '2012-04-30T18:39:59',
  lastLogin: '2012-06-09T23:09:54.312109',
};

export const BOB: SeededUser = {
  id: 2,
  email: OTHER_EMAIL,
  password: OTHER_PASSWORD,
  key: OTHER_KEY,
  joined: '2012-08-14T09:12:30',
  lastLogin: '2012-10-07T18:45:02.118250',
};

/** What the documents' examples show of xkcd; the pictures' words are our own. */
export const XKCD = {
  id: 18,
  name: 'xkcd',
  slug: 'xkcd',
  language: 'en',
  url: 'http://www.xkcd.com/',
  active: true,
  startDate: '2005-05-29',
  endDate: null,
  rights: 'Randall Munroe, CC BY-NC 2.5',
  added: '0001-01-01T00:00:00',
} as const;

export const XKCD_RELEASE_COUNT = 1104;

/** A release of the documents' example, with its one picture. */
export interface DocumentedRelease {
  readonly id: number;
  readonly pubDate: string;
  readonly fetched: string;
  readonly image: {
    readonly id: number;
    readonly checksum: string;
    readonly fetched: string;
    readonly height: number;
    readonly width: number;
    readonly title: string;
    readonly text: string;
  };
}

/** Newest first. */
export const XKCD_RELEASES: readonly DocumentedRelease[] = [
  {
    id: 147_708,
    pubDate: '2012-10-08',
    fetched: '2012-10-08T04:03:56.411028',
    image: {
      id: 151_937,
      checksum: '605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12',
      fetched: '2012-10-08T04:03:56.406586',
      height: 365,
      width: 278,
      title: 'The Merger',
      text: 'The other three companies are still looking for the meeting room.',
    },
  },
  {
    id: 147_172,
    pubDate: '2012-10-05',
    fetched: '2012-10-05T05:03:33.744355',
    image: {
      id: 151_394,
      checksum: '6d1b67d3dc00d362ddb5b5e8f1c3f174926d2998ca497e8737ff8b74e7100997',
      fetched: '2012-10-05T05:03:33.737231',
      height: 254,
      width: 713,
      title: 'Looking Up',
      text: 'The clouds have been told not to look down.',
    },
  },
];

/** The documents subscribe to these two in one go, so the demo user is not subscribed to them yet. */
export const UNSUBSCRIBED_COMIC_IDS = [19, 20] as const;

/** The demo user's subscription to xkcd. */
export const DOCUMENTED_SUBSCRIPTION_ID = 2;
