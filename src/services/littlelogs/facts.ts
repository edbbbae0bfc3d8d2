import type { ServiceFacts } from '../../contract/service-facts.ts';

export const littlelogsFacts: ServiceFacts = {
  id: 'LITTLELOGS',
  key: 'littlelogs',
  dataSource: 'littlelogs',
  name: 'Littlelogs',
  description: 'Work logs and the people who write them: littlelogs.co.',
  documentedPath: '/api/1/',
  credential: {
    name: 'X-Littlelogs-Authorization',
    example: 'Bearer <access token>',
    guidance:
      'Register an app on the apps page of your Littlelogs account: signing in to it gives the token.',
    upstreamHeader: 'authorization',
  },
  // Documented at the root of the site, two steps above the API: no trailing slashes, unlike everything else.
  oauth: { authorize: '../../oauth/authorize', token: '../../oauth/token' },
};
