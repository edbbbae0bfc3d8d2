import type { ServiceFacts } from '../../contract/service-facts.ts';

export const lifeLoggerFacts: ServiceFacts = {
  id: 'LIFE_LOGGER',
  key: 'life-logger',
  dataSource: 'lifeLogger',
  name: 'Life Logger',
  description:
    "What you spend your time on: labelled events, on an instance of your own. A session ends after an hour without a call; log in again in the service's own app for a fresh token.",
  documentedPath: '/',
  credential: {
    name: 'X-Life-Logger-Authorization',
    example: 'Bearer <session token>',
    guidance:
      'The app shows the token while you are logged in. It ends after an hour without a call; log in again for a fresh one.',
    upstreamHeader: 'authorization',
  },
  // Nothing of it is documented, and no header shows it: each path of its server allows so many for each address.
  sharedRateLimit: { calls: 200, seconds: 60 },
};
