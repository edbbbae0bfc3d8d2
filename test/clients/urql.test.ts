import { readFileSync } from 'node:fs';
import { type AnyVariables, type Client, formatDocument, gql, type TypedDocumentNode } from '@urql/core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import {
  Accounts,
  Comics,
  ReleasesOfComic,
  SubscribeToComic,
  Subscriptions,
  Timeline,
  UnsubscribeFromComic,
} from '../../examples/clients/documents.ts';
import { manifestOf } from '../../examples/clients/manifest.ts';
import { createUrqlClient } from '../../examples/clients/urql/client.ts';
import * as generated from '../../schema/generated/graphql.ts';
import { LogsDocument, type LogsQuery, type LogsQueryVariables } from '../../schema/generated/graphql.ts';
import { manifestFolder } from '../server/persisted/manifest-folder.ts';
import { idsOf, type ListeningGateway, startListening } from './gateway.ts';

// urql with its normalized cache as a frontend uses it: over HTTP, set up as docs/clients.md says.

let gateway: ListeningGateway;
let client: Client;
let warnings: MockInstance<typeof console.warn>;
beforeAll(async () => {
  gateway = await startListening();
}, 30_000);
afterAll(() => gateway.close());
beforeEach(() => {
  client = createUrqlClient(gateway.url, gateway.credentials);
  gateway.requests.length = 0;
  warnings = vi.spyOn(console, 'warn');
});
// The cache warns of what it can't keep: a type without an id, a fragment that it can't match.
afterEach(() => {
  expect(warnings).not.toHaveBeenCalled();
  warnings.mockRestore();
});

/** What a component shows. */
async function shown<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, error } = await client.query(query, variables).toPromise();
  if (error || !data) throw error ?? new Error('It shows nothing.');
  return data;
}

interface Connection {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Reads on to the end, and tells how long the list was after each page. */
async function walk(
  read: (after: { after?: string | null }) => Promise<Connection | null | undefined>,
  pages = Number.POSITIVE_INFINITY,
) {
  const lengths: number[] = [];
  for (let after = {}; ; ) {
    const { edges, pageInfo } = (await read(after))!;
    lengths.push(edges.length);
    if (!pageInfo.hasNextPage || lengths.length === pages) {
      return { lengths, ids: edges.map(({ node }) => node.id) };
    }
    after = { after: pageInfo.endCursor };
  }
}

test('relayPagination makes one list of all pages: nothing twice, nothing left out, in order', async () => {
  const all = await idsOf(gateway, '{ comics(first: 100, filter: { language: "sv" }) { nodes { id } } }');
  const filter = { language: 'sv' };
  const { lengths, ids } = await walk(
    async (after) => (await shown(Comics, { first: 6, filter, ...after })).comics,
  );
  expect(ids).toEqual(all);
  expect(lengths).toEqual([6, 12, 16]);
});

test('so it does within a node', async () => {
  const all = await idsOf(gateway, '{ comic(slug: "xkcd") { releases(first: 25) { nodes { id } } } }');
  const variables = { slug: 'xkcd', first: 10 };
  const { lengths, ids } = await walk(
    async (after) => (await shown(ReleasesOfComic, { ...variables, ...after })).comic?.releases,
    3,
  );
  expect(lengths).toEqual([10, 20, 30]);
  expect(ids.slice(0, 25)).toEqual(all);
});

test('lists of other arguments are other lists, and an empty one is empty', async () => {
  await walk(async (after) => (await shown(Comics, { first: 10, ...after })).comics, 2);
  const none = { first: 10, filter: { name: { equals: 'There is no such comic' } } };
  expect((await shown(Comics, none)).comics).toMatchObject({
    edges: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  });
});

test('the timeline goes on without a service that is down, and says so', async () => {
  const read = async (after: object) => (await shown(Timeline, { first: 10, ...after })).viewer.timeline;
  const { ids } = await walk(read, 3);
  expect(new Set(ids).size).toBe(30);
  const sources = (await read({}))!.sources;
  expect(sources.find(({ service }) => service === 'LARDER')?.status).toBe('UPSTREAM_UNAVAILABLE');
});

test('a timeline of nothing but what is down is empty and asks for no more', async () => {
  const { viewer } = await shown(Timeline, { first: 10, services: ['LARDER'] });
  expect(viewer.timeline).toMatchObject({ edges: [], pageInfo: { hasNextPage: false } });
});

test('fragments on interfaces match the types that have them', async () => {
  const query = gql<generated.MyAccountQuery, Record<string, never>>`
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
  const read = { viewer: { account: { displayName: 'Josh Sharp' } } };
  expect(await shown(query, {})).toMatchObject(read);
  expect(client.readQuery(query, {})?.data).toMatchObject(read);
});

test('a change shows wherever the comic is shown, and in the list that grows or shrinks by it', async () => {
  const variables = { first: 10, filter: { language: 'sv', isSubscribed: false } };
  const comic = (await shown(Comics, variables)).comics!.edges[0]!.node;
  const subscriptions = async () => {
    const { viewer } = await shown(Subscriptions, { first: 100 });
    return viewer.comicSubscriptions!.edges.map(({ node }) => node.comic?.name);
  };
  const before = await subscriptions();
  const isSubscribed = async () => (await shown(Comics, variables)).comics!.edges[0]!.node.isSubscribed;
  gateway.requests.length = 0;
  await client.mutation(SubscribeToComic, { comicId: comic.id }).toPromise();
  expect(await isSubscribed()).toBe(true);
  expect(gateway.requests.splice(0)).toEqual(['POST id', 'POST query']);
  expect(await subscriptions()).toEqual([...before, comic.name]);
  expect(gateway.requests.splice(0)).toEqual(['GET id']);
  await client.mutation(UnsubscribeFromComic, { comicId: comic.id }).toPromise();
  expect(await isSubscribed()).toBe(false);
  expect(gateway.requests).toEqual(['POST id', 'POST query']);
  expect(await subscriptions()).toEqual(before);
});

test('a refusal is data', async () => {
  const { data, error } = await client.mutation(SubscribeToComic, { comicId: '301' }).toPromise();
  expect(error).toBeUndefined();
  expect(data?.subscribeToComic).toMatchObject({
    subscription: null,
    userErrors: [{ field: 'comicId', code: 'NOT_FOUND', message: 'Comics does not have a comic 301.' }],
  });
});

test('a service that is down costs its own field, and the error says which', async () => {
  const { data, error } = await client.query(Accounts, {}).toPromise();
  expect(data).toMatchObject({ viewer: { littlelogs: { displayName: 'Josh Sharp' }, larder: null } });
  expect(error?.graphQLErrors).toMatchObject([
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
  const ask = () => client.query(query, {}, { requestPolicy: 'network-only' }).toPromise();
  const { data } = await ask();
  expect((await ask()).data).toEqual(data);
  expect(gateway.requests).toEqual(['GET id', 'GET query', 'GET id']);
});

test('each typed document of Quintet is in its manifest as urql sends it', async () => {
  const documents = Object.entries(generated)
    .filter(([name]) => !name.endsWith('FragmentDoc'))
    .map(([, value]) => value)
    .filter((value) => value instanceof generated.TypedDocumentString);
  const sent = await manifestOf(
    documents.map((document) => gql(document.toString())),
    formatDocument,
  );
  expect(Object.keys(sent)).toHaveLength(documents.length);
  expect(JSON.parse(readFileSync('schema/persisted-operations.json', 'utf8'))).toMatchObject(sent);
});

test('where manifests alone are trusted, an app runs by its own and by the typed documents of Quintet', async () => {
  const write = await manifestFolder();
  const manifest = await write('app.json', await manifestOf([Comics], formatDocument));
  const trusted = await startListening({ trusted: true, manifests: [manifest] });
  client = createUrqlClient(trusted.url, trusted.credentials);
  const logs: TypedDocumentNode<LogsQuery, LogsQueryVariables> = gql(LogsDocument.toString());
  expect((await shown(Comics, { first: 1 })).comics?.edges).toHaveLength(1);
  expect((await shown(logs, { first: 1 })).logs?.edges).toHaveLength(1);
  expect(trusted.requests).toEqual(['GET id', 'GET id']);
  await expect(shown(Accounts, {})).rejects.toThrow(/persisted operations alone/);
  await trusted.close();
});
