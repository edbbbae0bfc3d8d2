import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DialectName } from '../../src/sandbox/comics/dialect.ts';
import { sandbox as comicsSandbox } from '../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startRecordingServer } from '../support/recording-server.ts';
import { ALICE } from './comics-gateway.ts';
import { seedFromRecording } from './comics-seed.ts';
import { exchangeNamed, readRecording } from './recording.ts';
import { answerOf } from './replay-server.ts';

// Real instances, as far as the recordings show their data and what they do: the sandbox that was compared with them.

const generations = [
  ['older', 'comics-old'],
  ['newer', 'comics-new'],
] as const;
const subscriptionList = 'GET subscriptions/?limit=1000&offset=0';
const globalId = (typename: string, key: number) => Buffer.from(`${typename}:${key}`).toString('base64url');

interface Instance {
  readonly sandbox: RunningSandbox;
  readonly headers: Readonly<Record<string, string>>;
  readonly gateway: TestGateway;
}

const instances: Instance[] = [];
afterEach(async () => {
  await Promise.all(
    instances.splice(0).map(async ({ sandbox, gateway }) => {
      await gateway.close();
      await sandbox.close();
    }),
  );
});

async function startInstance(dialect: DialectName, quirks: readonly string[] = []): Promise<Instance> {
  const recording = readRecording(dialect === 'newer' ? 'comics-new' : 'comics-old');
  const sandbox = await comicsSandbox.start({
    directory: null,
    dialect,
    quirks: ['collation=code-points', 'any-case', ...quirks],
    seed: (database) => seedFromRecording(database, recording),
  });
  const endpoints = { comics: { url: sandbox.url, sandboxed: false } };
  const gateway = startGateway({ endpoints, env: { CACHE_BYTES: '0' } });
  const instance = { sandbox, gateway, headers: ALICE };
  instances.push(instance);
  return instance;
}

/** What another client of the instance sends as alice. */
function send({ sandbox }: Instance, method: string, path: string, json?: object): Promise<Response> {
  return fetch(new URL(path, sandbox.url), {
    method,
    headers: { Authorization: ALICE['x-comics-authorization'], 'Content-Type': 'application/json' },
    body: json === undefined ? null : JSON.stringify(json),
  });
}

/** The data of an answer without errors, and the calls that it took. */
async function ask(
  { gateway, headers }: Instance,
  source: string,
): Promise<{ data: unknown; calls: string[] }> {
  gateway.calls.length = 0;
  const { data, errors } = await gateway.query(source, {}, { headers });
  expect(errors).toBeUndefined();
  return { data, calls: [...gateway.calls] };
}

const subscribe = (comic: number) => `mutation { subscribeToComic(input: { comicId: ${comic} }) {
  subscription { databaseId comic { databaseId } } viewerWasSubscribed userErrors { field code message } } }`;
const subscribed = (databaseId: string, comic: string, viewerWasSubscribed: boolean) => ({
  subscribeToComic: {
    subscription: { databaseId, comic: { databaseId: comic } },
    viewerWasSubscribed,
    userErrors: [],
  },
});
const unsubscribe = (comic: number) => `mutation { unsubscribeFromComic(input: { comicId: ${comic} }) {
  deletedComicSubscriptionId comic { isSubscribed } userErrors { field code message } } }`;
const update = (subscribed: string, unsubscribed: string) => `mutation { updateComicSubscriptions(input: {
  subscribe: ${subscribed}, unsubscribe: ${unsubscribed}
}) { added { databaseId } deletedComicSubscriptionIds userErrors { field code message } } }`;

describe.each(generations)('an %s instance', (dialect, recording) => {
  let instance: Instance;
  beforeEach(async () => {
    instance = await startInstance(dialect);
  });

  const rowsOf = async (slug: string): Promise<number> => {
    const response = await send(instance, 'GET', `subscriptions/?comic__slug=${slug}`);
    return (await response.json()).meta.total_count;
  };
  const post = (comic: number) =>
    send(instance, 'POST', 'subscriptions/', { comic: `/api/v1/comics/${comic}/` });

  describe('has no constraint on subscriptions:', () => {
    test('subscribing twice leaves one', async () => {
      expect(await ask(instance, subscribe(8))).toEqual({
        data: subscribed('36', '8', false),
        calls: [subscriptionList, 'POST subscriptions/'],
      });
      expect(await ask(instance, subscribe(8))).toEqual({
        data: subscribed('36', '8', true),
        calls: [subscriptionList],
      });
      expect(await rowsOf('slug07XkC')).toBe(1);
    });

    test('a comic with two is told to be subscribed to, and comes once in its list', async () => {
      await post(8);
      await post(8);
      expect((await ask(instance, subscribe(8))).data).toEqual(subscribed('36', '8', true));
      const list =
        '{ comics(filter: { isSubscribed: true, slug: { equals: "slug07XkC" } }) { nodes { databaseId } } }';
      expect((await ask(instance, list)).data).toEqual({ comics: { nodes: [{ databaseId: '8' }] } });
      const page =
        '{ comics(first: 100, filter: { isSubscribed: true }) { totalCount nodes { databaseId } } }';
      const { data } = await ask(instance, page);
      const { nodes, totalCount } = (data as { comics: { nodes: object[]; totalCount: number } }).comics;
      // 33 comics in 34 rows: the whole list was read, so that its length is known.
      expect([nodes.length, totalCount]).toEqual([33, 33]);
      const first =
        '{ comics(first: 25, filter: { isSubscribed: true, name: { contains: "i" } }) { totalCount } }';
      expect((await ask(instance, first)).data).toEqual({ comics: { totalCount: expect.any(Number) } });
    });

    test('unsubscribing removes every one', async () => {
      await post(8);
      await post(8);
      expect(await ask(instance, unsubscribe(8))).toEqual({
        data: {
          unsubscribeFromComic: {
            deletedComicSubscriptionId: globalId('ComicSubscription', 36),
            comic: { isSubscribed: false },
            userErrors: [],
          },
        },
        calls: [subscriptionList, 'PATCH subscriptions/', subscriptionList],
      });
      expect(await rowsOf('slug07XkC')).toBe(0);
    });

    test('one is removed by its address', async () => {
      expect(await ask(instance, unsubscribe(1))).toEqual({
        data: {
          unsubscribeFromComic: {
            deletedComicSubscriptionId: globalId('ComicSubscription', 1),
            comic: { isSubscribed: false },
            userErrors: [],
          },
        },
        calls: [subscriptionList, 'DELETE subscriptions/1/', subscriptionList],
      });
    });

    test('a bulk change removes every one, too, and reports what the list no longer shows', async () => {
      await post(8);
      await post(8);
      expect(await ask(instance, update('[10, 12, 1]', '[8, 9999]'))).toEqual({
        data: {
          updateComicSubscriptions: {
            added: [{ databaseId: '38' }, { databaseId: '39' }],
            deletedComicSubscriptionIds: [36, 37].map((key) => globalId('ComicSubscription', key)),
            userErrors: [],
          },
        },
        calls: [subscriptionList, 'PATCH subscriptions/', subscriptionList],
      });
    });
  });

  test('does not have an unknown comic: the same error from every generation', async () => {
    const missing = (field: string) => [
      { field, code: 'NOT_FOUND', message: 'Comics does not have a comic 9999.' },
    ];
    expect((await ask(instance, subscribe(9999))).data).toEqual({
      subscribeToComic: { subscription: null, viewerWasSubscribed: null, userErrors: missing('comicId') },
    });
    expect((await ask(instance, update('[16, 9999]', '[]'))).data).toEqual({
      updateComicSubscriptions: {
        added: [],
        deletedComicSubscriptionIds: [],
        userErrors: missing('subscribe'),
      },
    });
    expect((await ask(instance, '{ comic(id: 9999) { name } }')).data).toEqual({ comic: null });
  });

  describe('finds texts that are words to Python:', () => {
    test.each([
      ['{ equals: "true" }', ['true']],
      ['{ equals: "None" }', ['None']],
      ['{ in: ["true"] }', ['true']],
      ['{ in: ["true", "None"] }', ['None', 'true']],
      ['{ equals: "NONE", ignoreCase: true }', ['None']],
      ['{ equals: "none", ignoreCase: true }', ['None']],
      ['{ contains: "none", ignoreCase: true }', ['None']],
      ['{ contains: "true" }', ['true']],
      ['{ startsWith: "None" }', ['None']],
      ['{ endsWith: "True", ignoreCase: true }', ['true']],
      ['{ equals: "nil" }', []],
    ])('comics whose name is %s', async (name, names) => {
      const { data, calls } = await ask(instance, `{ comics(filter: { name: ${name} }) { nodes { name } } }`);
      expect(data).toEqual({ comics: { nodes: names.map((found) => ({ name: found })) } });
      expect(calls).toHaveLength(1);
    });

    test('a search', async () => {
      const { data } = await ask(
        instance,
        '{ search(query: "none") { nodes { __typename ... on Comic { name } } } }',
      );
      expect((data as { search: { nodes: object[] } }).search.nodes).toContainEqual({
        __typename: 'Comic',
        name: 'None',
      });
    });
  });

  describe('refuses parts of texts on the comic of something else:', () => {
    test('releases are asked for in two calls', async () => {
      const { data, calls } = await ask(
        instance,
        '{ releases(first: 3, filter: { comic: { name: { contains: "Dil" } } }) { totalCount nodes { databaseId } } }',
      );
      const response = await send(
        instance,
        'GET',
        'releases/?comic__slug__in=slug08,slug06_B,slug07XkC&limit=3',
      );
      const { meta, objects } = await response.json();
      expect(data).toEqual({
        releases: {
          totalCount: meta.total_count,
          nodes: objects.map(({ id }: { id: unknown }) => ({ databaseId: String(id) })),
        },
      });
      expect(calls).toEqual([
        'GET comics/?name__contains=Dil&limit=1000&offset=0',
        expect.stringMatching(
          /^GET releases\/\?comic__slug__in=slug08%2Cslug06_B%2Cslug07XkC&limit=[34]&offset=0$/,
        ),
      ]);
    });

    test('subscriptions likewise, and comics that are not there cost no second call', async () => {
      const list = (name: string) =>
        `{ viewer { comicSubscriptions(comic: { name: { startsWith: "${name}" } }) { nodes { comic { databaseId } } } } }`;
      expect(await ask(instance, list('xk'))).toEqual({
        // SQLite finds `XKCD copy`, too.
        data: {
          viewer: {
            comicSubscriptions: { nodes: [{ comic: { databaseId: '1' } }, { comic: { databaseId: '29' } }] },
          },
        },
        calls: [
          'GET comics/?name__startswith=xk&limit=1000&offset=0',
          'GET subscriptions/?comic__slug__in=slug28%2Cxkcd&limit=20&offset=0',
        ],
      });
      expect(await ask(instance, list('nobody'))).toEqual({
        data: { viewer: { comicSubscriptions: { nodes: [] } } },
        calls: ['GET comics/?name__startswith=nobody&limit=1000&offset=0'],
      });
    });
  });

  test('counts pictures that match, so that their releases have no total; each comes once', async () => {
    const query = (after: string | null) =>
      `{ releases(first: 50${after === null ? '' : `, after: "${after}"`}, filter: { images: { height: { greaterThan: 1000 } } }) {
        totalCount nodes { databaseId } pageInfo { hasNextPage endCursor } } }`;
    const ids: string[] = [];
    const totals = new Set<number | null>();
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { data } = await ask(instance, query(after));
      const { releases } = data as { releases: ReleasePage };
      ids.push(...releases.nodes.map(({ databaseId }) => databaseId));
      totals.add(releases.totalCount);
      [after, hasNext] = [releases.pageInfo.endCursor, releases.pageInfo.hasNextPage];
    }
    const response = await send(instance, 'GET', 'releases/?images__height__gt=1000&limit=1000');
    const { meta, objects } = await response.json();
    const distinct = new Set(objects.map(({ id }: { id: unknown }) => String(id)));
    expect([meta.total_count, distinct.size, ids.length]).toEqual([305, 302, 302]);
    expect(new Set(ids)).toEqual(distinct);
    expect([...totals]).toEqual([null]);
  });

  test('that answers a filter with a page of HTML (400) does not refuse the filter', async () => {
    const host = exchangeNamed(readRecording(recording), 'Host outside ALLOWED_HOSTS');
    const server = await startRecordingServer(() => answerOf(host));
    const endpoints = { comics: { url: new URL('api/v1/', server.url), sandboxed: false } };
    const gateway = startGateway({ endpoints, env: { CACHE_BYTES: '0' } });
    const list = '{ comics(filter: { language: "en" }) { nodes { name } } }';
    const { errors } = await gateway.query(list, {}, { headers: ALICE });
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      ['Comics refused the request (400).', { code: 'BAD_USER_INPUT', service: 'COMICS', retryable: false }],
    ]);
    await gateway.close();
    await server.close();
  });
});

interface ReleasePage {
  readonly totalCount: number | null;
  readonly nodes: readonly { readonly databaseId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe.each(generations)('an %s instance mounted below a path', (dialect) => {
  test('is told of comics and subscriptions by its own URIs', async () => {
    const instance = await startInstance(dialect, ['mounted=/sub']);
    expect(await ask(instance, subscribe(18))).toEqual({
      data: subscribed('36', '18', false),
      calls: [subscriptionList, 'POST subscriptions/'],
    });
    const { data } = await ask(instance, update('[10]', '[18]'));
    expect(data).toEqual({
      updateComicSubscriptions: {
        added: [{ databaseId: '37' }],
        deletedComicSubscriptionIds: [globalId('ComicSubscription', 36)],
        userErrors: [],
      },
    });
  });

  test('is asked for them first where nothing has shown them yet', async () => {
    const instance = await startInstance(dialect, ['mounted=/sub']);
    const rows = Array.from({ length: 32 }, (_, index) => `/sub/api/v1/subscriptions/${index + 1}/`);
    const uris = dialect === 'newer' ? rows.map((uri) => uri.slice(4)) : rows;
    await send(instance, 'PATCH', 'subscriptions/', { objects: [], deleted_objects: uris });
    expect(await ask(instance, subscribe(18))).toEqual({
      data: subscribed('36', '18', false),
      calls: [subscriptionList, 'GET comics/?limit=1&offset=0', 'POST subscriptions/'],
    });
  });
});

test('a 202 is no proof: what an instance passes over is not reported as deleted', async () => {
  // As newer ones do with what they don't find.
  const accepted = exchangeNamed(readRecording('comics-new'), 'bulk: add comic 14, delete an unknown');
  const row = { comic: '/api/v1/comics/8/', id: 36, resource_uri: '/api/v1/subscriptions/36/' };
  const page = {
    meta: { limit: 1000, next: null, offset: 0, previous: null, total_count: 1 },
    objects: [row],
  };
  const server = await startRecordingServer(({ method }) =>
    method === 'PATCH' ? answerOf(accepted) : { json: page },
  );
  const endpoints = { comics: { url: new URL('api/v1/', server.url), sandboxed: false } };
  const gateway = startGateway({ endpoints, env: { CACHE_BYTES: '0' } });
  expect(await gateway.query(update('[]', '[8]'), {}, { headers: ALICE })).toEqual({
    data: { updateComicSubscriptions: { added: [], deletedComicSubscriptionIds: [], userErrors: [] } },
  });
  expect(gateway.calls).toEqual([subscriptionList, 'PATCH subscriptions/', subscriptionList]);
  await gateway.close();
  await server.close();
});

describe('lists that no single address can ask for', () => {
  async function startDemo(dialect: DialectName): Promise<Instance> {
    const sandbox = await comicsSandbox.start({ directory: null, dialect });
    const endpoints = {
      comics: { url: sandbox.url, sandboxed: true, demoCredential: sandbox.credential },
    };
    const gateway = startGateway({ endpoints, env: { CACHE_BYTES: '0' } });
    const instance = { sandbox, gateway, headers: {} };
    instances.push(instance);
    return instance;
  }
  async function rawList({ sandbox }: Instance, path: string) {
    const response = await fetch(new URL(path, sandbox.url), {
      headers: { Authorization: sandbox.credential },
    });
    return (await response.json()).objects;
  }

  test.each(['documented', 'newer'] as const)(
    'are divided and merged in their order: %s',
    async (dialect) => {
      const instance = await startDemo(dialect);
      const comics: { slug: string; name: string }[] = await rawList(instance, 'comics/?limit=1000');
      const slugs = JSON.stringify(comics.map(({ slug }) => slug).toReversed());
      const page = (more: string) =>
        `{ comics(first: 100${more}, filter: { slug: { in: ${slugs} } }) {
        totalCount nodes { slug } pageInfo { endCursor } } }`;
      const first = await ask(instance, page(''));
      const { comics: read } = first.data as {
        comics: { totalCount: number; nodes: object[]; pageInfo: { endCursor: string } };
      };
      expect([read.totalCount, read.nodes]).toEqual([
        300,
        comics.slice(0, 100).map(({ slug }) => ({ slug })),
      ]);
      expect(first.calls.length).toBeGreaterThan(2);
      expect(first.calls.every((call) => call.length < 2200)).toBe(true);
      const second = await ask(instance, page(`, after: "${read.pageInfo.endCursor}"`));
      expect((second.data as typeof first.data & { comics: object }).comics).toMatchObject({
        nodes: comics.slice(100, 200).map(({ slug }) => ({ slug })),
      });
    },
  );

  test('releases of many comics by parts of their names are those of one call that documented instances take', async () => {
    const instance = await startDemo('documented');
    const releases: { id: string }[] = await rawList(
      instance,
      'releases/?comic__name__icontains=a&limit=150',
    );
    const query = (more: string) =>
      `{ releases(first: 75${more}, filter: { comic: { name: { contains: "a", ignoreCase: true } } }) {
        nodes { databaseId } pageInfo { endCursor } } }`;
    const first = await ask(instance, query(''));
    const { releases: read } = first.data as { releases: ReleasePage };
    const second = await ask(instance, query(`, after: "${read.pageInfo.endCursor}"`));
    const { releases: next } = second.data as { releases: ReleasePage };
    const ids = [...read.nodes, ...next.nodes].map(({ databaseId }) => databaseId);
    expect(ids).toEqual(releases.map(({ id }) => id));
    expect(first.calls[0]).toBe('GET comics/?name__icontains=a&limit=1000&offset=0');
    expect(first.calls.length).toBeGreaterThan(2);
  });
});
