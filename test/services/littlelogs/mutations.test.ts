import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AddLogCommentDocument,
  type AuthorizationScope,
  AuthorizationUrlDocument,
  CreateLogDocument,
  DeleteLogCommentDocument,
  DeleteLogDocument,
  ExchangeAuthorizationCodeDocument,
  FollowUserDocument,
  LikeLogDocument,
  MyAccountDocument,
  RefreshAccessTokenDocument,
  UnfollowUserDocument,
  UnlikeLogDocument,
} from '../../../schema/generated/graphql.ts';
import { DEMO_READ_TOKEN } from '../../../src/sandbox/littlelogs/demo.ts';
import { decide, REDIRECT_URI } from '../../sandbox/sign-in.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { globalId } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlelogs: SandboxedGateway;
let site: string;

beforeEach(async () => {
  littlelogs = await startSandboxed({ clock: new FakeClock({ now: Date.UTC(2026, 6, 1, 12) }) });
  site = littlelogs.sandbox.url.origin;
});
afterEach(() => littlelogs.close());

/** The answer's data, once it is clear that it has no errors. */
async function ask(query: string): Promise<unknown> {
  const { data, errors } = await littlelogs.query(query);
  expect(errors).toBeUndefined();
  return data;
}

async function newLog(content: string): Promise<string> {
  const { data } = await littlelogs.run(CreateLogDocument, { input: { content } });
  return data?.createLog?.log?.id ?? '';
}

async function newComment(logId: string, content: string): Promise<string> {
  const { data } = await littlelogs.run(AddLogCommentDocument, { input: { logId, content } });
  return data?.addLogComment?.log?.comments.at(-1)?.id ?? '';
}

/** A log by belle, which mattimck likes and nobody commented on. */
const id = globalId('Log', 2614);

test('a new log is answered as it is shown, and stands first wherever logs are read', async () => {
  const content = 'Wrote *tests* for @belle #quintetTests';
  const { data } = await littlelogs.run(CreateLogDocument, { input: { content } });
  const log = {
    id: expect.any(String),
    createdAt: '2026-07-01T12:00:00.000Z',
    contentHtml: `<p>Wrote <em>tests</em> for <a href="${site}/belle" class="content-user">@belle</a> <a href="${site}/tag/quintetTests" class="tag"><span class="hash">#</span>quintetTests</a></p>`,
    tags: [{ id: globalId('LogTag', 'quintetTests'), name: 'quintetTests' }],
    mentions: [{ username: 'belle' }],
    author: { id: globalId('LittlelogsUser', 'josh'), username: 'josh' },
  };
  expect(data).toEqual({ createLog: { log, userErrors: [] } });
  const nodes = [{ id: data?.createLog?.log?.id }];
  const first = '(first: 1) { nodes { id } }';
  expect(
    await ask(`{
      logs${first}
      tagged: logs(tag: "quintetTests") { totalCount nodes { id } }
      viewer { homeTimeline${first} account(service: LITTLELOGS) { ... on LittlelogsUser { logs${first} } } }
    }`),
  ).toEqual({
    logs: { nodes },
    tagged: { totalCount: 1, nodes },
    viewer: { homeTimeline: { nodes }, account: { logs: { nodes } } },
  });
});

test('a deleted log is gone', async () => {
  const own = await newLog('Soon gone');
  const { data } = await littlelogs.run(DeleteLogDocument, { input: { id: own } });
  expect(data).toEqual({ deleteLog: { deletedLogId: own, userErrors: [] } });
  expect(await ask(`{ log(id: "${own}") { id } node(id: "${own}") { id } logs { totalCount } }`)).toEqual({
    log: null,
    node: null,
    logs: { totalCount: 2402 },
  });
});

test('a comment is the last of its log, and is gone when it is deleted', async () => {
  await newComment(id, 'First');
  const { data } = await littlelogs.run(AddLogCommentDocument, { input: { logId: id, content: '*Second*' } });
  const author = { id: globalId('LittlelogsUser', 'josh'), username: 'josh' };
  const comments = [
    { id: expect.any(String), contentHtml: '<p>First</p>', author },
    { id: expect.any(String), contentHtml: '<p><em>Second</em></p>', author },
  ];
  expect(data).toEqual({ addLogComment: { log: { id, commentCount: 2, comments }, userErrors: [] } });
  const second = data?.addLogComment?.log?.comments.at(-1)?.id ?? '';
  expect((await littlelogs.run(DeleteLogCommentDocument, { input: { id: second } })).data).toEqual({
    deleteLogComment: { deletedLogCommentId: second, userErrors: [] },
  });
  expect(await ask(`{ log(id: "${id}") { comments { contentText } } }`)).toEqual({
    log: { comments: [{ contentText: 'First' }] },
  });
});

test('a like counts until it is taken back, and says that it is yours', async () => {
  expect((await littlelogs.run(LikeLogDocument, { input: { id } })).data).toEqual({
    likeLog: { log: { id, likeCount: 2, viewerHasLiked: true }, userErrors: [] },
  });
  expect(await ask(`{ log(id: "${id}") { likes { createdAt user { username } } } }`)).toEqual({
    log: {
      likes: [
        { createdAt: '2026-06-01T01:47:33.000Z', user: { username: 'mattimck' } },
        { createdAt: '2026-07-01T12:00:00.000Z', user: { username: 'josh' } },
      ],
    },
  });
  expect((await littlelogs.run(UnlikeLogDocument, { input: { id } })).data).toEqual({
    unlikeLog: { log: { id, likeCount: 1, viewerHasLiked: false }, userErrors: [] },
  });
  expect(await ask(`{ log(id: "${id}") { likeCount viewerHasLiked } }`)).toEqual({
    log: { likeCount: 1, viewerHasLiked: false },
  });
});

test('liking twice, or taking back what was not given, changes nothing', async () => {
  await littlelogs.run(LikeLogDocument, { input: { id } });
  const { data } = await littlelogs.run(LikeLogDocument, { input: { id } });
  expect(data?.likeLog).toEqual({ log: { id, likeCount: 2, viewerHasLiked: true }, userErrors: [] });
  await littlelogs.run(UnlikeLogDocument, { input: { id } });
  const again = await littlelogs.run(UnlikeLogDocument, { input: { id } });
  expect(again.data?.unlikeLog).toEqual({
    log: { id, likeCount: 1, viewerHasLiked: false },
    userErrors: [],
  });
});

test('who is followed has one follower more, and their logs come into the home timeline', async () => {
  const input = { userId: 'rpgdan' };
  const state = `{
    viewer {
      homeTimeline { totalCount }
      account(service: LITTLELOGS) { ... on LittlelogsUser { following(first: 100) { nodes { username } } } }
    }
    user(service: LITTLELOGS, username: "rpgdan") {
      ... on LittlelogsUser { logs { totalCount } followers { totalCount } }
    }
  }`;
  interface State {
    readonly viewer: {
      readonly homeTimeline: { readonly totalCount: number };
      readonly account: { readonly following: { readonly nodes: readonly { readonly username: string }[] } };
    };
    readonly user: Readonly<Record<'logs' | 'followers', { readonly totalCount: number }>>;
  }
  const read = async () => {
    const { viewer, user } = (await ask(state)) as State;
    return {
      follows: viewer.account.following.nodes.some(({ username }) => username === 'rpgdan'),
      timeline: viewer.homeTimeline.totalCount,
      followers: user.followers.totalCount,
      logs: user.logs.totalCount,
    };
  };
  const payload = (followers: number) => ({
    user: {
      id: globalId('LittlelogsUser', 'rpgdan'),
      username: 'rpgdan',
      followers: { totalCount: followers },
    },
    userErrors: [],
  });

  await littlelogs.run(UnfollowUserDocument, { input });
  const { timeline, followers, logs } = await read();
  expect((await littlelogs.run(FollowUserDocument, { input })).data).toEqual({
    followUser: payload(followers + 1),
  });
  expect(await read()).toEqual({
    follows: true,
    timeline: timeline + logs,
    followers: followers + 1,
    logs,
  });
  expect((await littlelogs.run(UnfollowUserDocument, { input })).data).toEqual({
    unfollowUser: payload(followers),
  });
  expect(await read()).toEqual({ follows: false, timeline, followers, logs });
});

test('each change of one operation is answered as it stood after that change', async () => {
  const comment = await newComment(id, 'Soon gone');
  littlelogs.calls.length = 0;
  const log = '{ log { likeCount commentCount } }';
  const mutation = `mutation {
    liked: likeLog(input: { id: "${id}" }) ${log}
    commented: addLogComment(input: { logId: "${id}", content: "Nice" }) ${log}
    unliked: unlikeLog(input: { id: "2614" }) ${log}
    deleteLogComment(input: { id: "${comment}" }) { deletedLogCommentId }
    unlikedAgain: unlikeLog(input: { id: "${id}" }) ${log}
    likedAgain: likeLog(input: { id: "2614" }) ${log}
  }`;
  expect(await ask(mutation)).toEqual({
    liked: { log: { likeCount: 2, commentCount: 1 } },
    commented: { log: { likeCount: 2, commentCount: 2 } },
    unliked: { log: { likeCount: 1, commentCount: 2 } },
    deleteLogComment: { deletedLogCommentId: comment },
    unlikedAgain: { log: { likeCount: 1, commentCount: 1 } },
    likedAgain: { log: { likeCount: 2, commentCount: 1 } },
  });
  const commentKey = Buffer.from(comment, 'base64url').toString().split(':')[1];
  expect(littlelogs.calls).toEqual([
    'POST logs/2614/like/',
    'POST logs/2614/comment/',
    'DELETE logs/2614/unlike/',
    'GET logs/2614/',
    `DELETE comment/${commentKey}/delete/`,
    'DELETE logs/2614/unlike/',
    'GET logs/2614/',
    'POST logs/2614/like/',
  ]);
});

describe('a change that is refused', () => {
  const notFound = { code: 'NOT_FOUND', message: 'Littlelogs does not have this.' };
  const unknown = [
    ['likeLog', 'input: { id: 99999 }', 'log { id }', { log: null }, 'id'],
    ['unlikeLog', 'input: { id: 99999 }', 'log { id }', { log: null }, 'id'],
    ['deleteLog', 'input: { id: 99999 }', 'deletedLogId', { deletedLogId: null }, 'id'],
    ['addLogComment', 'input: { logId: 99999, content: "a" }', 'log { id }', { log: null }, 'logId'],
    ['deleteLogComment', 'input: { id: 99999 }', 'deletedLogCommentId', { deletedLogCommentId: null }, 'id'],
    ['followUser', 'input: { userId: "nobody" }', 'user { id }', { user: null }, 'userId'],
    ['unfollowUser', 'input: { userId: "nobody" }', 'user { id }', { user: null }, 'userId'],
  ] as const;

  test.each(unknown)(
    '%s of what is not there says so, and changes nothing',
    async (field, args, selection, nothing, at) => {
      expect(
        await ask(`mutation { ${field}(${args}) { ${selection} userErrors { field code message } } }`),
      ).toEqual({
        [field]: { ...nothing, userErrors: [{ field: at, ...notFound }] },
      });
      expect(littlelogs.calls).toHaveLength(1);
    },
  );

  const required = [
    ['createLog', 'input: { content: "" }', 'content', 'Write something: a log must not be empty.'],
    ['createLog', 'input: { content: " \\n " }', 'content', 'Write something: a log must not be empty.'],
    [
      'addLogComment',
      'input: { logId: 2614, content: "" }',
      'content',
      'Write something: a comment must not be empty.',
    ],
    [
      'addLogComment',
      'input: { logId: 2614, content: "\\t" }',
      'content',
      'Write something: a comment must not be empty.',
    ],
    [
      'exchangeAuthorizationCode',
      'input: { service: LITTLELOGS, code: "", redirectUri: "https://app.example/" }',
      'code',
      'Give the code that the person came back with.',
    ],
    [
      'refreshAccessToken',
      'input: { service: LITTLELOGS, refreshToken: "" }',
      'refreshToken',
      'Give the refresh token.',
    ],
  ] as const;

  test.each(required)(
    '%s(%s) names the field that is empty, without a call',
    async (field, args, at, message) => {
      expect(await ask(`mutation { ${field}(${args}) { userErrors { field code message } } }`)).toEqual({
        [field]: { userErrors: [{ field: at, code: 'REQUIRED', message }] },
      });
      expect(littlelogs.calls).toEqual([]);
    },
  );

  test('followUser of oneself is told in the words of the service', async () => {
    expect((await littlelogs.run(FollowUserDocument, { input: { userId: 'josh' } })).data).toEqual({
      followUser: {
        user: null,
        userErrors: [{ field: null, code: 'INVALID', message: 'You cannot follow yourself.' }],
      },
    });
  });

  test('leaves the other changes of its operation as they were made', async () => {
    const payload = '{ log { likeCount } userErrors { code } }';
    const mutation = `mutation {
      a: likeLog(input: { id: 2614 }) ${payload}
      b: likeLog(input: { id: 99999 }) ${payload}
      c: unlikeLog(input: { id: 2614 }) ${payload}
    }`;
    expect(await ask(mutation)).toEqual({
      a: { log: { likeCount: 2 }, userErrors: [] },
      b: { log: null, userErrors: [{ code: 'NOT_FOUND' }] },
      c: { log: { likeCount: 1 }, userErrors: [] },
    });
  });
});

describe('a change that the credential does not permit', () => {
  const forbidden = (field: string) => ({
    data: { [field]: null },
    errors: [
      {
        message: 'Littlelogs does not permit this.',
        locations: [expect.anything()],
        path: [field],
        extensions: { code: 'FORBIDDEN', service: 'LITTLELOGS', retryable: false, outcome: 'REFUSED' },
      },
    ],
  });
  const changes = [
    ['createLog', 'input: { content: "a" }'],
    ['deleteLog', 'input: { id: 2617 }'],
    ['addLogComment', 'input: { logId: 2614, content: "a" }'],
    ['deleteLogComment', 'input: { id: 1 }'],
    ['likeLog', 'input: { id: 2614 }'],
    ['unlikeLog', 'input: { id: 2614 }'],
    ['followUser', 'input: { userId: "rpgdan" }'],
    ['unfollowUser', 'input: { userId: "belle" }'],
  ] as const;

  test.each(changes)('%s with a token that may only read is FORBIDDEN', async (field, args) => {
    const headers = { 'x-littlelogs-authorization': `Bearer ${DEMO_READ_TOKEN}` };
    const mutation = `mutation { ${field}(${args}) { userErrors { message } } }`;
    expect(await littlelogs.query(mutation, {}, { headers })).toEqual(forbidden(field));
    expect(littlelogs.calls).toHaveLength(1);
  });

  test.each(changes)(
    '%s with a wrong token is UNAUTHENTICATED, with the header to send',
    async (field, args) => {
      const headers = { 'x-littlelogs-authorization': 'Bearer wrong' };
      const mutation = `mutation { ${field}(${args}) { userErrors { message } } }`;
      expect(await littlelogs.query(mutation, {}, { headers })).toEqual({
        data: { [field]: null },
        errors: [
          {
            message:
              'Littlelogs does not accept the credential. Send the header `X-Littlelogs-Authorization: Bearer <access token>`.',
            locations: [expect.anything()],
            path: [field],
            extensions: {
              code: 'UNAUTHENTICATED',
              service: 'LITTLELOGS',
              retryable: false,
              header: 'X-Littlelogs-Authorization',
              outcome: 'REFUSED',
            },
          },
        ],
      });
    },
  );

  test("deleting somebody else's log is FORBIDDEN, and the log stays", async () => {
    const mutation = 'mutation { deleteLog(input: { id: 2614 }) { deletedLogId } }';
    expect(await littlelogs.query(mutation)).toEqual(forbidden('deleteLog'));
    expect(await ask('{ log(id: 2614) { databaseId } }')).toEqual({ log: { databaseId: '2614' } });
  });
});

describe('an app that asks a person, on the page of the sandbox,', () => {
  const belle = '2';

  /** Sends a person to the page; answers where their button leads. */
  async function comeBack(scopes: AuthorizationScope[], decision: 'allow' | 'deny'): Promise<URL> {
    const variables = { service: 'LITTLELOGS', redirectUri: REDIRECT_URI, scopes, state: 'a/state' } as const;
    const { data } = await littlelogs.run(AuthorizationUrlDocument, variables);
    return decide(new URL(data?.authorizationUrl ?? ''), decision, belle);
  }

  async function exchange(code: string) {
    const input = { service: 'LITTLELOGS', code, redirectUri: REDIRECT_URI } as const;
    const { data } = await littlelogs.run(ExchangeAuthorizationCodeDocument, { input });
    return data?.exchangeAuthorizationCode;
  }

  async function refresh(refreshToken: string) {
    const input = { service: 'LITTLELOGS', refreshToken } as const;
    return (await littlelogs.run(RefreshAccessTokenDocument, { input })).data?.refreshAccessToken;
  }

  async function allowed(...scopes: AuthorizationScope[]) {
    const code = (await comeBack(scopes, 'allow')).searchParams.get('code') ?? '';
    const token = (await exchange(code))?.accessToken;
    if (!token) throw new Error('No token came.');
    return { code, token, headers: { [token.header]: token.headerValue } };
  }

  async function whoAmI(headers: Readonly<Record<string, string>>) {
    const { data, errors } = await littlelogs.run(MyAccountDocument, {}, { headers });
    return data?.viewer?.account?.username ?? errors?.[0]?.extensions.code;
  }

  const hexadecimal = expect.stringMatching(/^[0-9a-f]{40}$/);

  test('a person who allows an app comes back with a code for a token that acts for them', async () => {
    const back = await comeBack(['READ', 'WRITE'], 'allow');
    expect(back.href.split('?')[0]).toBe(REDIRECT_URI);
    expect(back.searchParams.get('state')).toBe('a/state');

    const payload = await exchange(back.searchParams.get('code') ?? '');
    expect(payload).toEqual({
      accessToken: {
        token: hexadecimal,
        refreshToken: hexadecimal,
        scopes: ['READ', 'WRITE'],
        otherScopes: [],
        // As many seconds as in the documents.
        expiresAt: new Date(Date.UTC(2026, 6, 1, 12) + 31_535_999_000).toISOString(),
        header: 'X-Littlelogs-Authorization',
        headerValue: `Bearer ${payload?.accessToken?.token}`,
      },
      userErrors: [],
    });

    const headers = { [payload?.accessToken?.header ?? '']: payload?.accessToken?.headerValue ?? '' };
    expect(await whoAmI(headers)).toBe('belle');
    const { data } = await littlelogs.run(
      CreateLogDocument,
      { input: { content: 'Signed in' } },
      { headers },
    );
    expect(data?.createLog?.log?.author.username).toBe('belle');
  });

  test('a person who allows reading alone has not allowed writing', async () => {
    const { token, headers } = await allowed('READ');
    expect(token.scopes).toEqual(['READ']);
    expect(await whoAmI(headers)).toBe('belle');
    const { errors } = await littlelogs.run(CreateLogDocument, { input: { content: 'a' } }, { headers });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  test('a person who denies comes back with an error and no code', async () => {
    const back = await comeBack(['READ'], 'deny');
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'a/state' });
  });

  test('a refreshed token takes the place of the old pair', async () => {
    const { token, headers } = await allowed('READ', 'WRITE');
    const refreshed = await refresh(token.refreshToken ?? '');
    expect(refreshed).toEqual({
      accessToken: {
        ...token,
        token: hexadecimal,
        refreshToken: hexadecimal,
        headerValue: expect.any(String),
      },
      userErrors: [],
    });
    expect(refreshed?.accessToken?.token).not.toBe(token.token);
    expect(await whoAmI({ [token.header]: refreshed?.accessToken?.headerValue ?? '' })).toBe('belle');
    expect(await whoAmI(headers)).toBe('UNAUTHENTICATED');
    expect(await refresh(token.refreshToken ?? '')).toEqual({
      accessToken: null,
      userErrors: [
        {
          field: 'refreshToken',
          code: 'INVALID',
          message:
            'Littlelogs does not take this refresh token: it was used already, or is no longer valid. Send the person to `authorizationUrl` again.',
        },
      ],
    });
  });

  test('a code is good for one token', async () => {
    const { code } = await allowed('READ');
    expect(await exchange(code)).toEqual({
      accessToken: null,
      userErrors: [
        {
          field: 'code',
          code: 'INVALID',
          message:
            'Littlelogs does not take this code: it was used already, has expired, or was not given for this `redirectUri`. Send the person to `authorizationUrl` again.',
        },
      ],
    });
  });
});
