import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { possibleTypes } from '../../../schema/generated/possible-types.ts';
import { sha256 } from '../sha256.ts';

export function createCache(): InMemoryCache {
  return new InMemoryCache({
    // Which types a Node, a User or a TimelineItem can be.
    possibleTypes,
    typePolicies: {
      // A list for each set of these arguments; `first` and `after` make it longer.
      Query: { fields: { comics: relayStylePagination(['filter']) } },
      Comic: { fields: { releases: relayStylePagination() } },
      Viewer: {
        // There is one: all that queries ask of it comes together.
        keyFields: [],
        fields: {
          comicSubscriptions: relayStylePagination(['comic']),
          timeline: relayStylePagination(['services', 'since', 'until']),
        },
      },
    },
  });
}

/** `credentials` gives a header for each service: `{ 'X-Comics-Authorization': 'Key …' }`. */
export function createApolloClient(url: string, credentials: () => Record<string, string>): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      new SetContextLink(({ headers }) => ({ headers: { ...headers, ...credentials() } })),
      // Sends the hash of a query, and the query itself where the gateway does not know it yet.
      new PersistedQueryLink({ sha256, useGETForHashedQueries: true }),
      new HttpLink({ uri: url }),
    ]),
    cache: createCache(),
  });
}
