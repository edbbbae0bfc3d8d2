import { DEMO_EMAIL, DEMO_PASSWORD, OTHER_KEY } from '../../../src/sandbox/comics/demo.ts';
import type { Changes } from './changes.ts';

export const comicsChanges: Changes = {
  service: 'comics',
  reads: [
    'comics(first: 3)',
    'comics(first: 3, filter: { isSubscribed: true })',
    'comic(id: "19")',
    'releases(first: 3)',
    'releases(first: 3, filter: { isSubscribed: true })',
    'release(id: "147708")',
    'comicImages(first: 3)',
    'comicImage(id: "151937")',
    'search(query: "office")',
    'user(service: COMICS, username: "alice@example.com")',
    'node(id: "Q29taWNTdWJzY3JpcHRpb246NQ")',
    'nodes(ids: ["Q29taWNTdWJzY3JpcHRpb246NQ", "Q29taWM6MTk"])',
    'viewer.comicSubscriptions(first: 3)',
    'viewer.account(service: COMICS)',
    'viewer.accounts',
    'viewer.timeline(first: 5)',
  ],
  viewers: async () => ({ alice: {}, bob: { 'x-comics-authorization': `Key ${OTHER_KEY}` } }),
  steps: [
    { mutation: 'signInToComics', input: () => ({ email: DEMO_EMAIL, password: DEMO_PASSWORD }) },
    { mutation: 'subscribeToComic', input: () => ({ comicId: '19' }) },
    { mutation: 'unsubscribeFromComic', input: () => ({ comicId: '19' }) },
    { mutation: 'updateComicSubscriptions', input: () => ({ subscribe: ['19'] }) },
  ],
};
