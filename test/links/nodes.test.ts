import { type GraphQLInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/relay/global-id.ts';
import { schema } from '../../src/schema.ts';
import { type SandboxedGateway, startAllSandboxed } from '../support/sandboxed-gateway.ts';

interface Pinned {
  /** Ids as clients have kept them since the first day: these texts never change. */
  readonly ids: readonly [string, ...string[]];
  /** What the first one alone costs. */
  readonly calls: readonly string[];
  /** A key of the right form that nobody has: somebody else's, or none any more. */
  readonly gone: string;
  /** What all the ids cost together, where that is not a call for each. */
  readonly together?: readonly string[];
}

const nobody = '00000000-0000-4000-8000-000000000000';

const pinned: Readonly<Record<string, Pinned>> = {
  Bookmark: {
    ids: [
      'Qm9va21hcms6ZGNlN2QxODUtYmJhNy01ZDE0LWE4YzQtOTAxNjgzOGUyNzc2',
      'Qm9va21hcms6ZjEwMDRjYjUtNWRhNi01NDg3LWFkNGMtMzZkNzc2NWUxZDdk',
    ],
    calls: ['GET search/?q=http&limit=200&offset=0'],
    gone: nobody,
    together: ['GET search/?q=http&limit=200&offset=0'],
  },
  BookmarkTag: {
    ids: [
      'Qm9va21hcmtUYWc6ZGJlZDQ1NTEtZTBlMS01ZjE1LWEzOTEtYWE4YjNmOGJkYWQy',
      'Qm9va21hcmtUYWc6OTI1MmUzMjAtY2MyOC00MTVmLWIxZjYtYmUyOGE5MGQwN2Vk',
    ],
    calls: ['GET tags/?limit=200&offset=0'],
    gone: nobody,
    together: ['GET tags/?limit=200&offset=0'],
  },
  Comic: {
    ids: ['Q29taWM6MjEy', 'Q29taWM6MTA3', 'Q29taWM6MQ'],
    calls: ['GET comics/212/'],
    gone: '999999999',
    together: ['GET comics/?limit=1000&offset=0'],
  },
  ComicImage: {
    ids: ['Q29taWNJbWFnZTo5MTEyNA', 'Q29taWNJbWFnZTo5MTEyNQ'],
    calls: ['GET images/91124/'],
    gone: '999999999',
    together: ['GET images/91124/', 'GET images/91125/'],
  },
  ComicSubscription: {
    ids: ['Q29taWNTdWJzY3JpcHRpb246MQ', 'Q29taWNTdWJzY3JpcHRpb246Mg'],
    calls: ['GET subscriptions/1/'],
    gone: '999999999',
    together: ['GET subscriptions/1/', 'GET subscriptions/2/'],
  },
  ComicsUser: { ids: ['Q29taWNzVXNlcjox'], calls: ['GET users/'], gone: '2' },
  Folder: {
    ids: [
      'Rm9sZGVyOmEyMjBjMGM2LTljYzEtNWU5NS1hMWEwLWFhNjU4N2VjNjA2ZQ',
      'Rm9sZGVyOmYyYWMyNjM3LWFhNGItNGIwMy1iZTU2LTIyNGQzMDA4NzQyYQ',
    ],
    calls: ['GET folders/?limit=200&offset=0'],
    gone: nobody,
    together: ['GET folders/?limit=200&offset=0'],
  },
  LarderUser: { ids: ['TGFyZGVyVXNlcjpqb3No'], calls: ['GET user/'], gone: 'belle' },
  LibraryModule: {
    ids: ['TGlicmFyeU1vZHVsZToyMTY', 'TGlicmFyeU1vZHVsZToxMw'],
    calls: ['GET my_library'],
    gone: '999999999',
    together: ['GET my_library'],
  },
  LifeLoggerUser: { ids: ['TGlmZUxvZ2dlclVzZXI6MQ'], calls: ['GET me'], gone: '2' },
  LittlebitsUser: {
    ids: ['TGl0dGxlYml0c1VzZXI6NDIyNjE', 'TGl0dGxlYml0c1VzZXI6NDU3NDg'],
    calls: ['GET users/42261'],
    gone: '999999999',
    together: ['GET users/42261', 'GET users/45748'],
  },
  LittlelogsUser: {
    ids: ['TGl0dGxlbG9nc1VzZXI6am9zaA', 'TGl0dGxlbG9nc1VzZXI6ZmJlbGw'],
    calls: ['GET users/josh/'],
    gone: 'no-such-person',
    together: ['GET users/josh/', 'GET users/fbell/'],
  },
  Log: {
    ids: ['TG9nOjI2MTc', 'TG9nOjI2MTY'],
    calls: ['GET logs/2617/'],
    gone: '999999999',
    together: ['GET logs/2617/', 'GET logs/2616/'],
  },
  LogTag: {
    ids: ['TG9nVGFnOjM1bW0', 'TG9nVGFnOjNEcHJpbnRpbmc'],
    calls: ['GET logs/tag/35mm/?limit=1&offset=0'],
    gone: 'no-such-tag',
    together: ['GET logs/tag/35mm/?limit=1&offset=0', 'GET logs/tag/3Dprinting/?limit=1&offset=0'],
  },
  Product: {
    ids: ['UHJvZHVjdDoyMDE', 'UHJvZHVjdDoxMw'],
    calls: ['GET products/201'],
    gone: '999999999',
    together: ['GET products'],
  },
  ProductVariant: {
    ids: ['UHJvZHVjdFZhcmlhbnQ6MjAxLTIxNg', 'UHJvZHVjdFZhcmlhbnQ6MTMtMTM'],
    calls: ['GET products/201/variants/216'],
    gone: '999999999-1',
    together: ['GET products'],
  },
  Project: {
    ids: ['UHJvamVjdDozOTg4', 'UHJvamVjdDozOTgz'],
    calls: ['GET projects/3988'],
    gone: '999999999',
    together: ['GET projects/3988', 'GET projects/3983'],
  },
  Release: {
    ids: ['UmVsZWFzZToxNDc4MDM', 'UmVsZWFzZToxNDc4MDI'],
    calls: ['GET releases/147803/'],
    gone: '999999999',
    together: ['GET releases/147803/', 'GET releases/147802/'],
  },
};
const types = Object.entries(pinned).map(([typename, pin]) => ({ typename, ...pin }));

/** Types whose objects have an id, and that no service has a way to read one of. */
const withoutLookup = ['Event', 'LogActivity', 'LogComment', 'ProjectComment'];

let gateway: SandboxedGateway;
beforeAll(async () => {
  gateway = await startAllSandboxed();
});
beforeEach(() => {
  gateway.calls.length = 0;
  // Larder's hourly limit is a matter of its own.
  gateway.clock.advance(600_000);
});
afterAll(() => gateway.close());

const node = (id: string) => gateway.query('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
const nodes = (ids: readonly string[]) =>
  gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });

test('every type with an id can be fetched by it, but for those that no service reads alone', () => {
  const Node = schema.getType('Node') as GraphQLInterfaceType;
  const fetchable = schema.getPossibleTypes(Node).map(({ name }) => name);
  expect(fetchable.toSorted()).toEqual(Object.keys(pinned).toSorted());
  const withId = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type.getFields().id)
    .map(({ name }) => name);
  expect(withId.filter((name) => !fetchable.includes(name)).toSorted()).toEqual(withoutLookup);
});

describe('an id stays valid for ever', () => {
  test.each(types)(
    '$typename: it gives its object, which has the same id',
    async ({ typename, ids, calls }) => {
      expect(await node(ids[0])).toEqual({ data: { node: { __typename: typename, id: ids[0] } } });
      expect(gateway.calls).toEqual(calls);
    },
  );
});

describe('many ids are batched as any other field is', () => {
  test.each(types)('$typename', async ({ typename, ids, calls, together = calls }) => {
    expect(await nodes([...ids, ids[0]])).toEqual({
      data: { nodes: [...ids, ids[0]].map((id) => ({ __typename: typename, id })) },
    });
    expect(gateway.calls.toSorted()).toEqual(together.toSorted());
  });

  test('of all types in one request, in the order of the ids', async () => {
    const all = types.flatMap(({ typename, ids }) => ids.map((id) => ({ __typename: typename, id })));
    expect(await nodes(all.map(({ id }) => id))).toEqual({ data: { nodes: all } });
    const calls = new Set(types.flatMap(({ calls, together = calls }) => together));
    expect(gateway.calls.toSorted()).toEqual([...calls].toSorted());
  });

  test('with what else the request asks for', async () => {
    const { data, errors } = await gateway.query(
      `query ($id: ID!) {
        node(id: $id) { ... on Folder { name } }
        viewer { bookmarks(first: 1) { nodes { folder { name parent { name } } } } }
      }`,
      { id: pinned.Folder!.ids[0] },
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ node: { name: 'Accessibility' } });
    expect(gateway.calls).toEqual([
      'GET folders/?limit=200&offset=0',
      'GET folders/a220c0c6-9cc1-5e95-a1a0-aa6587ec606e/?limit=1&offset=0',
    ]);
  });
});

describe('what is not there', () => {
  test.each(types)('is null: $typename', async ({ typename, gone }) => {
    const id = encodeGlobalId(typename, gone);
    expect(await node(id)).toEqual({ data: { node: null } });
  });

  test('is null in its place alone', async () => {
    const ids = types.flatMap(({ typename, ids: [id], gone }) => [encodeGlobalId(typename, gone), id]);
    expect(await nodes(ids)).toEqual({
      data: { nodes: types.flatMap(({ typename, ids: [id] }) => [null, { __typename: typename, id }]) },
    });
  });
});

const unknown = (id: string) =>
  `\`${id.length > 60 ? `${id.slice(0, 60)}…` : id}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`;
const refused = (message: string, path: (string | number)[], argument: string) => ({
  message,
  path,
  extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
});
const withoutLocations = <Error extends object>(errors: readonly Error[] | undefined) =>
  errors?.map((error) => ({ ...error, locations: undefined }));

describe('an id that this API never gave', () => {
  // Where keys are names, any text is one: those are looked for, in one step of the path.
  const byName = ['LarderUser', 'LittlelogsUser', 'LogTag'];

  test.each(types.filter(({ typename }) => !byName.includes(typename)))(
    'is refused without a call: $typename',
    async ({ typename }) => {
      for (const key of ['../../users/$self', 'no key', '0x10', '-1', '1e3']) {
        const id = encodeGlobalId(typename, key);
        const { data, errors } = await node(id);
        expect(data).toEqual({ node: null });
        expect(withoutLocations(errors)).toEqual([refused(unknown(id), ['node'], 'id')]);
      }
      expect(gateway.calls).toEqual([]);
    },
  );

  test.each(byName)('never leads to another address of the service: %s', async (typename) => {
    for (const key of ['../../users/$self', 'josh/../belle', '..', 'a?b=c#d']) {
      expect((await node(encodeGlobalId(typename, key))).data).toEqual({ node: null });
    }
    const paths = gateway.calls.map((call) => call.replace(/\?(limit=1&offset=0)?$/, ''));
    const expected = {
      LarderUser: ['GET user/'],
      LittlelogsUser: [/^GET users\/[^/?#]+\/$/],
      LogTag: [/^GET logs\/tag\/[^/?#]+\/$/],
    }[typename]!;
    expect(paths).not.toEqual([]);
    for (const path of paths) expect(path).toMatch(expected[0]!);
  });

  test.each([...withoutLookup, 'Query', 'Node', 'ServiceStatus', 'Nonsense'])(
    'is refused as that of a %s, which no id fetches',
    async (typename) => {
      const { data, errors } = await node(encodeGlobalId(typename, 1));
      expect(data).toEqual({ node: null });
      const message = `\`id\` holds an id of ${typename}, which can't be fetched by its id.`;
      expect(withoutLocations(errors)).toEqual([refused(message, ['node'], 'id')]);
      expect(gateway.calls).toEqual([]);
    },
  );

  test('is refused where it was cut or changed, in its place alone', async () => {
    const { data, errors } = await nodes([
      pinned.Log!.ids[0],
      `${pinned.Log!.ids[0]}=`,
      pinned.LibraryModule!.ids[0].slice(0, -1),
      '2617',
      'toString',
      pinned.LarderUser!.ids[0],
    ]);
    expect(data).toEqual({
      nodes: [
        { __typename: 'Log', id: pinned.Log!.ids[0] },
        null,
        null,
        null,
        null,
        { __typename: 'LarderUser', id: pinned.LarderUser!.ids[0] },
      ],
    });
    expect(withoutLocations(errors)).toEqual(
      ['TG9nOjI2MTc=', 'TGlicmFyeU1vZHVsZToyMT', '2617', 'toString'].map((id, index) =>
        refused(unknown(id), ['nodes', index + 1], 'ids'),
      ),
    );
    expect(gateway.calls.toSorted()).toEqual(['GET logs/2617/', 'GET user/']);
  });
});

describe('the id of one type where another is wanted is refused without a call', () => {
  test.each([
    ['log(id: $id) { id }', 'Project', 'Log'],
    ['product(id: $id) { id }', 'Log', 'Product'],
    ['project(id: $id) { id }', 'Product', 'Project'],
    ['comic(id: $id) { id }', 'Release', 'Comic'],
    ['release(id: $id) { id }', 'Comic', 'Release'],
    ['comicImage(id: $id) { id }', 'Comic', 'ComicImage'],
    ['viewer { folder(id: $id) { id } }', 'Bookmark', 'Folder'],
  ])('%s', async (field, given, wanted) => {
    const { errors } = await gateway.query(`query ($id: ID!) { ${field} }`, { id: pinned[given]!.ids[0] });
    expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      [`\`id\` must be the id of a ${wanted}, but is that of a ${given}.`, 'BAD_USER_INPUT'],
    ]);
    expect(gateway.calls).toEqual([]);
  });
});
