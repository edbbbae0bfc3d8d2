import type { ServiceFacts } from '../../contract/service-facts.ts';

export const larderFacts: ServiceFacts = {
  id: 'LARDER',
  key: 'larder',
  dataSource: 'larder',
  name: 'Larder',
  description: 'Bookmarks in folders, with tags: larder.io.',
  documentedPath: '/api/1/@me/',
  credential: {
    name: 'X-Larder-Authorization',
    example: 'Token <token>',
    guidance:
      'The token stands on the app management page of your Larder account. An OAuth2 app sends Bearer <access token> instead.',
    upstreamHeader: 'authorization',
  },
  callsPerHour: 600,
  // Documented at the root of the site, three steps above the API.
  oauth: { authorize: '../../../oauth/authorize/', token: '../../../oauth/token/' },
  tracedParameters: ['q'],
};
