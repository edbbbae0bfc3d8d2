import type { ServiceFacts } from '../../contract/service-facts.ts';

export const comicsFacts: ServiceFacts = {
  id: 'COMICS',
  key: 'comics',
  dataSource: 'comics',
  name: 'Comics',
  description: 'Webcomics, their releases, and your subscriptions, on an instance of the Comics aggregator.',
  documentedPath: '/api/v1/',
  credential: {
    name: 'X-Comics-Authorization',
    example: 'Key <secret key>',
    guidance:
      'The key stands in the account section of your Comics instance; the mutation signInToComics tells it, too.',
    upstreamHeader: 'authorization',
  },
  // Its filters, in front of the `__` of their lookups.
  tracedParameters: [
    ...['subscribed', 'active', 'language', 'name', 'slug', 'comic', 'images', 'pub_date', 'fetched'],
    ...['title', 'text', 'height', 'width'],
  ],
};
