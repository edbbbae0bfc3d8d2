import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  enveloped,
  globalId,
  signedIn,
  startLittlebits,
  wireDetail,
  wireOwner,
  wireProfile,
  wireProject,
} from './replay.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

describe('on the sandbox', () => {
  let littlebits: SandboxedGateway;
  beforeAll(async () => {
    littlebits = await startSandboxed();
  });
  afterAll(() => littlebits.close());
  beforeEach(() => {
    littlebits.calls.length = 0;
  });

  /** The answer's data, once it is clear that it has no errors. */
  async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await littlebits.query(query, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }
  const named = async (username: string) =>
    ask('query ($username: String!) { user(service: LITTLEBITS, username: $username) { username } }', {
      username,
    });

  describe('somebody is found by', () => {
    test.each([
      ['their username', 'erin_littleBits', 'erin_littleBits'],
      ['their username in another case', 'ERIN_LITTLEBITS', 'erin_littleBits'],
      ['their slug', 'erin_littlebits', 'erin_littleBits'],
      ['a name with spaces around it', ' lev ', 'lev'],
    ])('%s', async (_, name, username) => {
      expect(await named(name)).toEqual({ user: { username } });
      expect(littlebits.calls).toHaveLength(1);
    });
  });

  describe('nobody is found by', () => {
    test.each([
      ['a name that is nobody’s', 'nobody-at-all', 1],
      ['a number, which littleBits takes for an id', '25038', 1],
      ['a name that no slug can be made of', '!?', 0],
      ['a name like somebody’s slug, which differs from theirs', 'Caselden Studios', 1],
    ])('%s', async (_, name, calls) => {
      expect(await named(name)).toEqual({ user: null });
      expect(littlebits.calls).toHaveLength(calls);
    });
  });

  test.each(['', '..', 'lev/likes', 'lev\\likes', 'lev\0'])(
    '%j is no name, and refused without a call',
    async (username) => {
      const { data, errors } = await littlebits.query(
        'query ($username: String!) { user(service: LITTLEBITS, username: $username) { id } }',
        { username },
      );
      expect(data).toEqual({ user: null });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', retryable: false, argument: 'username' },
      ]);
      expect(littlebits.calls).toEqual([]);
    },
  );

  test('the id of somebody found by name is the one that their projects and comments hold', async () => {
    const id = globalId('LittlebitsUser', 7);
    expect(
      await ask(
        'query ($id: ID!) { user(service: LITTLEBITS, username: "erin_littleBits") { id } project(id: 176) { author { id } } node(id: $id) { id } }',
        { id },
      ),
    ).toEqual({ user: { id }, project: { author: { id } }, node: { id } });
  });

  test('your own account is null, without a call: a token does not tell whose it is', async () => {
    expect(await ask('{ viewer { account(service: LITTLEBITS) { id username } } }')).toEqual({
      viewer: { account: null },
    });
    expect(littlebits.calls).toEqual([]);
  });

  test('a profile with all projects and likes is 2 calls, however often and in whatever parts', async () => {
    const page = '{ totalCount nodes { name slug iconUrl author { username } } pageInfo { hasNextPage } }';
    await ask(`{
      user(service: LITTLEBITS, username: "littleBits") {
        bio location joinedAt
        ... on LittlebitsUser {
          projects(first: 5) ${page} rest: projects(last: 5) ${page} count: projects { totalCount }
          likedProjects(first: 5) ${page} last: likedProjects(last: 5) ${page} many: likedProjects { totalCount }
        }
      }
    }`);
    expect(littlebits.calls).toEqual(['GET users/littlebits', 'GET users/1750/likes']);
  });

  test('whether you like the projects of a profile is asked of each of them, and of nobody without a credential', async () => {
    const query =
      '{ user(service: LITTLEBITS, username: "erin_littleBits") { ... on LittlebitsUser { projects(first: 3) { nodes { databaseId viewerHasLiked } } } } }';
    const { user } = await ask<{ user: { projects: { nodes: { databaseId: string }[] } } }>(query);
    const details = user.projects.nodes.map(({ databaseId }) => `GET projects/${databaseId}`);
    expect(littlebits.calls.toSorted()).toEqual(['GET users/erin_littlebits', ...details].toSorted());
  });

  test('likes are walked through with one call a request, forwards and backwards', async () => {
    const likes = async (args: string) => {
      const data = await ask<{
        user: {
          likedProjects: {
            nodes: { databaseId: string }[];
            pageInfo: { hasNextPage: boolean; startCursor: string; endCursor: string };
          };
        };
      }>(
        `{ user(service: LITTLEBITS, username: "someguy") { ... on LittlebitsUser { likedProjects(${args}) { nodes { databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`,
      );
      const { nodes, pageInfo } = data.user.likedProjects;
      return { ids: nodes.map(({ databaseId }) => Number(databaseId)), ...pageInfo };
    };
    const all = await likes('first: 100');
    const seen: number[] = [];
    for (let args = 'first: 9'; ; ) {
      const { ids, hasNextPage, endCursor } = await likes(args);
      seen.push(...ids);
      if (!hasNextPage) break;
      args = `first: 9, after: "${endCursor}"`;
    }
    expect(seen).toEqual(all.ids);
    const last = await likes('last: 4');
    expect(last.ids).toEqual(all.ids.slice(-4));
    expect((await likes(`last: 4, before: "${last.startCursor}"`)).ids).toEqual(all.ids.slice(-8, -4));
  });

  test.each([
    ['projects(first: 0)', '`first` must be between 1 and 100, but is 0.', 'first'],
    ['likedProjects(first: 101)', '`first` must be between 1 and 100, but is 101.', 'first'],
    ['likedProjects(after: "x")', expect.stringContaining('`after` is not a cursor of this API'), 'after'],
  ])('%s is refused without a call', async (field, message, argument) => {
    const { data, errors } = await littlebits.query(
      `{ projects(first: 1) { nodes { author { ${field} { nodes { id } } } } } }`,
    );
    expect(data).toMatchObject({ projects: { nodes: [{ author: { [field.split('(')[0]!]: null } }] } });
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT', argument } }]);
    expect(littlebits.calls).toEqual(['GET projects?page=1&per_page=2']);
  });
});

describe('over any littleBits', () => {
  let littlebits: UpstreamGateway;
  beforeEach(async () => {
    littlebits = await startLittlebits();
  });
  afterEach(() => littlebits.close());

  const profile = async (changes: object, selection: string) => {
    littlebits.server.enqueue({ json: enveloped([wireProfile(7, changes)]) });
    const { data, errors } = await littlebits.query(
      `query ($id: ID!) { node(id: $id) { ... on LittlebitsUser { ${selection} } } }`,
      { id: globalId('LittlebitsUser', 7) },
    );
    expect(errors).toBeUndefined();
    return (data as { node: object }).node;
  };

  test.each([
    ['Member since June 2015', '2015-06-01T00:00:00.000Z'],
    ['Member since December 2012', '2012-12-01T00:00:00.000Z'],
    ['On board since January 2026', '2026-01-01T00:00:00.000Z'],
    ['Member since 2015', null],
    ['Member since Juni 2015', null],
    ['Member since June 15', null],
    ['June 2015 was a good month', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('`member_since` %j is %j as a date, and stays as it is beside it', async (member_since, joinedAt) => {
    expect(await profile({ member_since }, 'joinedAt memberSince')).toEqual({
      joinedAt,
      memberSince: member_since || null,
    });
  });

  uncachedTest('addresses without a scheme are completed with the one of the service', async () => {
    expect(await profile({ image: '//images.example/a.png' }, 'avatarUrl')).toEqual({
      avatarUrl: 'http://images.example/a.png',
    });
    expect(await profile({ image: '/a.png' }, 'avatarUrl')).toEqual({
      avatarUrl: new URL('/a.png', littlebits.server.url).href,
    });
    for (const image of ['', null, undefined, 'javascript:alert(1)']) {
      expect(await profile({ image }, 'avatarUrl')).toEqual({ avatarUrl: null });
    }
  });

  test.each([
    ['<b>Makes</b> toys.', 'Makes toys.', '<b>Makes</b> toys.'],
    ['We make. <a href="http://a.example">a</a>', 'We make. a', 'We make. <a href="http://a.example/">a</a>'],
    ['Art & 1 < 2', 'Art & 1 < 2', 'Art &amp; 1 &lt; 2'],
    ['<script>alert(1)</script>', null, null],
    ['', null, null],
    [null, null, null],
    [undefined, null, null],
  ])('a bio %j comes as text and as safe HTML', async (bio, text, html) => {
    expect(await profile({ bio }, 'bio bioHtml')).toEqual({ bio: text, bioHtml: html });
  });

  test.each([[''], [null], [undefined]])('texts that are %j are none', async (text) => {
    expect(await profile({ twitter: text, location: text }, 'twitter location')).toEqual({
      twitter: null,
      location: null,
    });
  });

  const find = (username: string) =>
    littlebits.query(
      'query ($username: String!) { user(service: LITTLEBITS, username: $username) { username } }',
      { username },
    );

  test.each([
    // Asked for, and whose profile the service answers with.
    ['ada--2', 'Ada', 'Ada'],
    ['ada-l', 'Ada L.', 'Ada L.'],
    ['Ada L.', 'Ada L.', 'Ada L.'],
    ['Zoë', 'zoë', 'zoë'],
    ['Ada L.', 'ada-l', null],
    ['Ada', 'Adam', null],
    ['42', '42', '42'],
    ['42', 'somebody', null],
  ])('who is asked for as %j is %j: %j', async (name, username, expected) => {
    littlebits.server.enqueue({ json: enveloped([wireProfile(7, { username })]) });
    expect(await find(name)).toEqual({ data: { user: expected && { username: expected } } });
  });

  test('nobody is an empty list, too', async () => {
    littlebits.server.enqueue({ json: enveloped([]) });
    expect(await find('ada')).toEqual({ data: { user: null } });
  });

  test('the author of a project costs no call for what the project tells of them', async () => {
    littlebits.server.enqueue({ json: enveloped([wireProject(16)]) });
    const fields = 'id service databaseId username displayName avatarUrl profileUrl';
    const { data } = await littlebits.query(
      `{ projects(first: 1) { nodes { author { ${fields} } } } }`,
      {},
      signedIn,
    );
    expect(data).toEqual({
      projects: {
        nodes: [
          {
            author: {
              id: globalId('LittlebitsUser', 7),
              service: 'LITTLEBITS',
              databaseId: '7',
              username: 'Member-7',
              displayName: 'Member-7',
              avatarUrl: 'https://images.example/small_7.png',
              profileUrl: null,
            },
          },
        ],
      },
    });
    expect(littlebits.server.requests).toHaveLength(1);
  });

  test('an author whose profile is gone keeps what the project tells of them', async () => {
    littlebits.server.enqueue({ json: enveloped([wireProject(16)]) }, { status: 404 }, { status: 404 });
    const { data, errors } = await littlebits.query(
      '{ projects(first: 1) { nodes { author { username bio joinedAt projects { totalCount } likedProjects { totalCount } } } } }',
    );
    expect(errors).toBeUndefined();
    const gone = { bio: null, joinedAt: null, projects: null, likedProjects: null };
    expect(data).toEqual({ projects: { nodes: [{ author: { username: 'Member-7', ...gone } }] } });
    expect(littlebits.calls.toSorted()).toEqual([
      'GET projects?page=1&per_page=2',
      'GET users/7',
      'GET users/7/likes',
    ]);
  });

  test('a part of a person never passes for the whole', async () => {
    // The page is asked for first: objects are loaded by their keys a turn later.
    littlebits.server.enqueue(
      { json: enveloped([wireProject(16)]) },
      { json: enveloped([wireProfile(7, { location: 'Berlin' })]) },
    );
    const { data } = await littlebits.query(
      'query ($id: ID!) { projects(first: 1) { nodes { author { username } } } node(id: $id) { ... on LittlebitsUser { location } } }',
      { id: globalId('LittlebitsUser', 7) },
    );
    expect(data).toMatchObject({ node: { location: 'Berlin' } });
  });

  test('a project without an owner has no author', async () => {
    littlebits.server.enqueue({
      json: enveloped([wireProject(16, { user: null }), wireProject(17, { user: undefined })]),
    });
    const { data } = await littlebits.query('{ projects(first: 2) { nodes { author { username } } } }');
    expect(data).toEqual({ projects: { nodes: [{ author: null }, { author: null }] } });
  });

  test('the slug of a project whose author does not list it is null', async () => {
    littlebits.server.enqueue(
      { json: enveloped(wireDetail(16, { user: wireOwner(7) })) },
      { json: enveloped([wireProfile(7, { projects: [wireProject(17)] })]) },
    );
    expect(await littlebits.query('{ project(id: 16) { name slug iconUrl } }')).toEqual({
      data: { project: { name: 'Project 16', slug: null, iconUrl: null } },
    });
    expect(littlebits.calls).toEqual(['GET projects/16', 'GET users/7']);
  });
});
