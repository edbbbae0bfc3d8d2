import type { ServiceFacts } from '../../contract/service-facts.ts';

export const littlebitsFacts: ServiceFacts = {
  id: 'LITTLEBITS',
  key: 'littlebits',
  dataSource: 'littlebits',
  name: 'littleBits',
  description:
    'Electronic modules, the kits they come in, and projects that people build with them: littlebits.cc.',
  documentedPath: '/api/v2/',
  credential: {
    name: 'X-Littlebits-Authorization',
    // The token that signing in gives, bare: no scheme stands before it.
    example: '<mobile authentication token>',
    guidance:
      'Signing in with an email address and a password gives it: see the mutation signInToLittlebits.',
    upstreamHeader: 'mobileappauth',
  },
  hasStagingLogin: true,
  tracedParameters: ['q', 'sort', 'days_ago', 'tags', 'type', 'kit', 'variants', 'qty', 'user'],
};
