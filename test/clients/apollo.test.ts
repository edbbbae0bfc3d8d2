import { readFileSync } from 'node:fs';
import {
  type ApolloClient,
  CombinedGraphQLErrors,
  gql,
  type ObservableQuery,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client';
import { filter, firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApolloClient, createCache } from '../../examples/clients/apollo/client.ts';
import { subscribeToComic, unsubscribeFromComic } from '../../examples/clients/apollo/subscriptions.ts';
import {
  Accounts,
  Comics,
  ReleasesOfComic,
  Subscriptions,
  Timeline,
} from '../../examples/clients/documents.ts';
import { manifestOf } from '../../examples/clients/manifest.ts';
import * as generated from '../../schema/generated/graphql.ts';
import { LogsDocument, type LogsQuery, type LogsQueryVariables } from '../../schema/generated/graphql.ts';
import { manifestFolder } from '../server/persisted/manifest-folder.ts';
import { idsOf, type ListeningGateway, startListening } from './gateway.ts';

// Apollo Client as a frontend uses it: over HTTP, set up as docs/clients.md says.

let gateway: ListeningGateway;
let client: ApolloClient;
beforeAll(async () => {
  gateway = await startListening();
}, 30_000);
afterAll(() => gateway.close());
beforeEach(() => {
  client = createApolloClient(gateway.url, gateway.credentials);
  gateway.requests.length = 0;
});

/** A query as a component watches it. */
function watch<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): ObservableQuery<Data, Variables> {
  // Apollo's types ask for a conditional type that a generic function can't show.
  const options = { query, variables } as ApolloClient.WatchQueryOptions<Data, Variables>;
  const watched = client.watchQuery<Data, Variables>(options);
  watched.subscribe(() => {});
  return watched;
}

/** What it shows once nothing is under way. */
async function shown<Data, Variables extends OperationVariables>(
  query: ObservableQuery<Data, Variables>,
): Promise<Data> {
  const result = await firstValueFrom(query.pipe(filter(({ loading }) => !loading)));
  if (result.dataState !== 'complete') throw result.error ?? new Error(`It shows ${result.dataState} data.`);
  return result.data as Data; // Nothing here is masked.
}

interface Connection {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Presses "more" to the end, and tells how long the list was after each page. */
async function walk<Data, Variables extends OperationVariables>(
  query: ObservableQuery<Data, Variables>,
  listIn: (data: Data) => Connection | null | undefined,
  pages = Number.POSITIVE_INFINITY,
) {
  const lengths: number[] = [];
  for (;;) {
    const { edges, pageInfo } = listIn(await shown(query))!;
    lengths.push(edges.length);
    if (!pageInfo.hasNextPage || lengths.length === pages)
      return { lengths, ids: edges.map(({ node }) => node.id) };
    // Every list of the tests takes `after`.
    await query.fetchMore({ variables: { after: pageInfo.endCursor } as unknown as Partial<Variables> });
  }
}

test('relayStylePagination makes one list of all pages: nothing twice, nothing left out, in order', async () => {
  const all = await idsOf(gateway, '{ comics(first: 100, filter: { language: "sv" }) { nodes { id } } }');
  const { lengths, ids } = await walk(
    watch(Comics, { first: 10, filter: { language: 'sv' } }),
    (data) => data.comics,
  );
  expect(ids).toEqual(all);
  expect(lengths).toEqual([10, 16]);
});

test('so it does within a node', async () => {
  const all = await idsOf(gateway, '{ comic(slug: "xkcd") { releases(first: 25) { nodes { id } } } }');
  const query = watch(ReleasesOfComic, { slug: 'xkcd', first: 10 });
  const { lengths, ids } = await walk(query, (data) => data.comic?.releases, 3);
  expect(lengths).toEqual([10, 20, 30]);
  expect(ids.slice(0, 25)).toEqual(all);
});

test('lists of other arguments are other lists, and an empty one is empty', async () => {
  await walk(watch(Comics, { first: 10 }), (data) => data.comics, 2);
  const none = watch(Comics, { first: 10, filter: { name: { equals: 'There is no such comic' } } });
  expect((await shown(none)).comics).toMatchObject({ edges: [], pageInfo: { hasNextPage: false } });
});

test('the timeline goes on without a service that is down, and says so', async () => {
  const { ids } = await walk(watch(Timeline, { first: 10 }), ({ viewer }) => viewer.timeline, 3);
  expect(new Set(ids).size).toBe(30);
  const { viewer } = await shown(watch(Timeline, { first: 10 }));
  expect(viewer.timeline?.sources.find(({ service }) => service === 'LARDER')?.status).toBe(
    'UPSTREAM_UNAVAILABLE',
  );
});

test('a timeline of nothing but what is down is empty and asks for no more', async () => {
  const { viewer } = await shown(watch(Timeline, { first: 10, services: ['LARDER'] }));
  expect(viewer.timeline).toMatchObject({ edges: [], pageInfo: { hasNextPage: false } });
});

test('fragments on interfaces match the types that have them', async () => {
  const query = gql`
    query Mine {
      viewer {
        account(service: LITTLELOGS) {
          ...Name
        }
      }
    }
    fragment Name on Node {
      id
      ... on User {
        displayName
      }
    }
  `;
  await client.query({ query });
  expect(client.readQuery({ query })).toMatchObject({ viewer: { account: { displayName: 'Josh Sharp' } } });
});

test('a change shows wherever the comic is shown, and in the list that grows or shrinks by it, with no query more', async () => {
  const comics = watch(Comics, { first: 10, filter: { language: 'sv', isSubscribed: false } });
  const subscriptions = watch(Subscriptions, { first: 100 });
  const { node: comic } = (await shown(comics)).comics!.edges[0]!;
  const before = (await shown(subscriptions)).viewer.comicSubscriptions!.edges;
  const state = async () => ({
    isSubscribed: (await shown(comics)).comics!.edges[0]!.node.isSubscribed,
    listed: (await shown(subscriptions)).viewer
      .comicSubscriptions!.edges.slice(before.length)
      .map(({ node }) => node.comic?.name),
  });
  gateway.requests.length = 0;
  expect(await state()).toEqual({ isSubscribed: false, listed: [] });
  await subscribeToComic(client, comic.id);
  expect(await state()).toEqual({ isSubscribed: true, listed: [comic.name] });
  await unsubscribeFromComic(client, comic.id);
  expect(await state()).toEqual({ isSubscribed: false, listed: [] });
  expect(gateway.requests).toEqual(['POST id', 'POST query', 'POST id', 'POST query']);
});

test('a refusal is data', async () => {
  const { data, error } = await subscribeToComic(client, '301');
  expect(error).toBeUndefined();
  expect(data?.subscribeToComic).toMatchObject({
    subscription: null,
    userErrors: [{ field: 'comicId', code: 'NOT_FOUND', message: 'Comics does not have a comic 301.' }],
  });
});

test('with errorPolicy "all" a service that is down costs its own field, and the error says which', async () => {
  const { data, error } = await client.query({ query: Accounts, errorPolicy: 'all' });
  expect(data).toMatchObject({ viewer: { littlelogs: { displayName: 'Josh Sharp' }, larder: null } });
  if (!CombinedGraphQLErrors.is(error)) throw error;
  expect(error.errors).toMatchObject([
    {
      path: ['viewer', 'larder'],
      extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'LARDER', retryable: true },
    },
  ]);
});

test('automatic persisted queries: the query goes once, its hash by GET from then on', async () => {
  const query = gql`
    query NobodyHasAskedThis {
      logs(first: 1) {
        totalCount
      }
    }
  `;
  const ask = () => client.query({ query, fetchPolicy: 'network-only' });
  const { data } = await ask();
  expect((await ask()).data).toEqual(data);
  expect(gateway.requests).toEqual(['GET id', 'POST query', 'GET id']);
});

test('each typed document of Quintet is in its manifest as Apollo Client sends it', async () => {
  const { cache } = client;
  const documents = Object.entries(generated)
    .filter(([name]) => !name.endsWith('FragmentDoc'))
    .map(([, value]) => value)
    .filter((value) => value instanceof generated.TypedDocumentString);
  const sent = await manifestOf(
    documents.map((document) => gql(document.toString())),
    (document) => cache.transformDocument(document),
  );
  expect(Object.keys(sent)).toHaveLength(documents.length);
  expect(JSON.parse(readFileSync('schema/persisted-operations.json', 'utf8'))).toMatchObject(sent);
});

test('where manifests alone are trusted, an app runs by its own and by the typed documents of Quintet', async () => {
  const cache = createCache();
  const manifest = await manifestOf([Comics], (document) => cache.transformDocument(document));
  const write = await manifestFolder();
  const trusted = await startListening({ trusted: true, manifests: [await write('app.json', manifest)] });
  client = createApolloClient(trusted.url, trusted.credentials);
  const logs: TypedDocumentNode<LogsQuery, LogsQueryVariables> = gql(LogsDocument.toString());
  const [{ data: own }, { data: quintets }] = await Promise.all([
    client.query({ query: Comics, variables: { first: 1 } }),
    client.query({ query: logs, variables: { first: 1 } }),
  ]);
  expect(own?.comics?.edges).toHaveLength(1);
  expect(quintets?.logs?.edges).toHaveLength(1);
  expect(trusted.requests).toEqual(['GET id', 'GET id']);
  await expect(client.query({ query: Accounts })).rejects.toThrow(/persisted operations alone/);
  await trusted.close();
});
