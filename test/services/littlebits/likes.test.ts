import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SetProjectLikedDocument } from '../../../schema/generated/graphql.ts';
import { BANNED_TOKEN } from '../../../src/sandbox/littlebits/demo.ts';
import { uncachedTest } from '../../support/caches.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { enveloped, globalId, refusal, signedIn, startLittlebits, wireDetail } from './replay.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

/** Liked by the demo user, and by nobody else. */
const piggyBank = '16';
const look = 'GET projects/16';
const turn = 'POST projects/16/like';

describe('on the sandbox, a like', () => {
  let littlebits: SandboxedGateway;
  beforeEach(async () => {
    littlebits = await startSandboxed();
  });
  afterEach(() => littlebits.close());

  async function set(liked: boolean) {
    littlebits.calls.length = 0;
    const { data } = await littlebits.run(SetProjectLikedDocument, {
      input: { projectId: piggyBank, liked },
    });
    const { viewerHadLiked, likeCount, userErrors, ...rest } = data!.setProjectLiked!;
    expect(userErrors).toEqual([]);
    expect(rest.viewerHasLiked).toBe(liked);
    expect(rest.project).toMatchObject({ viewerHasLiked: liked, likeCount });
    return { viewerHadLiked, likeCount, calls: [...littlebits.calls] };
  }

  uncachedTest(
    'ends as asked whatever it was, says what it was, and is turned over only where it must be',
    async () => {
      expect(await set(true)).toEqual({ viewerHadLiked: true, likeCount: 1, calls: [look] });
      expect(await set(false)).toEqual({ viewerHadLiked: true, likeCount: 0, calls: [look, turn] });
      expect(await set(false)).toEqual({ viewerHadLiked: false, likeCount: 0, calls: [look] });
      expect(await set(true)).toEqual({ viewerHadLiked: false, likeCount: 1, calls: [look, turn] });
      expect(await set(true)).toEqual({ viewerHadLiked: true, likeCount: 1, calls: [look] });
    },
  );

  test('shows everywhere in the rest of the request', async () => {
    const fields = `project {
      likeCount viewerHasLiked steps { title }
      author { projects(last: 1) { nodes { databaseId viewerHasLiked likeCount } } }
    }`;
    const { data } = await littlebits.query(`mutation {
      a: setProjectLiked(input: { projectId: 16, liked: false }) { ${fields} }
      b: setProjectLiked(input: { projectId: 16, liked: true }) { ${fields} }
    }`);
    const shown = (state: object) => ({
      project: expect.objectContaining({
        ...state,
        author: { projects: { nodes: [{ databaseId: '16', ...state }] } },
      }),
    });
    expect(data).toEqual({
      a: shown({ likeCount: 0, viewerHasLiked: false }),
      b: shown({ likeCount: 1, viewerHasLiked: true }),
    });
  });

  test('comes among what the person likes', async () => {
    await littlebits.query(
      'mutation { setProjectLiked(input: { projectId: 774, liked: true }) { viewerHasLiked } }',
    );
    const { data } = await littlebits.query(
      '{ user(service: LITTLEBITS, username: "someguy") { ... on LittlebitsUser { likedProjects(first: 1) { nodes { databaseId } } } } }',
    );
    expect(data).toEqual({ user: { likedProjects: { nodes: [{ databaseId: '774' }] } } });
  });

  test.each([true, false])('of a project that is not there is refused (%s)', async (liked) => {
    const input = { projectId: '9', liked };
    expect(await littlebits.run(SetProjectLikedDocument, { input })).toEqual({
      data: {
        setProjectLiked: {
          viewerHadLiked: null,
          viewerHasLiked: null,
          likeCount: null,
          project: null,
          userErrors: [{ field: 'projectId', code: 'NOT_FOUND', message: 'littleBits does not have this.' }],
        },
      },
    });
    expect(littlebits.calls).toEqual(['GET projects/9']);
  });

  test('of a member who was banned is forbidden', async () => {
    const headers = { 'x-littlebits-authorization': BANNED_TOKEN };
    const { errors } = await littlebits.run(
      SetProjectLikedDocument,
      { input: { projectId: piggyBank, liked: true } },
      { headers },
    );
    expect(errors).toMatchObject([
      { path: ['setProjectLiked'], extensions: { code: 'FORBIDDEN', service: 'LITTLEBITS' } },
    ]);
  });

  test('of nobody, with a token that the service does not know, is not turned over', async () => {
    const headers = { 'x-littlebits-authorization': 'wrong' };
    const { errors } = await littlebits.run(
      SetProjectLikedDocument,
      { input: { projectId: piggyBank, liked: true } },
      { headers },
    );
    expect(errors).toMatchObject([
      {
        message:
          'littleBits does not accept the credential. Send the header `X-Littlebits-Authorization: <mobile authentication token>`.',
        extensions: { code: 'UNAUTHENTICATED', header: 'X-Littlebits-Authorization', retryable: false },
      },
    ]);
    expect(littlebits.calls).toEqual([look]);
  });

  test.each([['robot'], [globalId('LittlebitsUser', 16)], ['']])(
    'of a project named by %j is refused without a call',
    async (projectId) => {
      const { data } = await littlebits.run(SetProjectLikedDocument, { input: { projectId, liked: true } });
      expect(data?.setProjectLiked?.userErrors).toMatchObject([{ field: 'projectId', code: 'NOT_FOUND' }]);
      expect(littlebits.calls).toEqual([]);
    },
  );
});

describe('a like that is turned over from elsewhere at the same time', () => {
  let littlebits: UpstreamGateway;
  beforeEach(async () => {
    littlebits = await startLittlebits();
  });
  afterEach(() => littlebits.close());

  const project = (liked_by_user: unknown) => ({ json: enveloped(wireDetail(16, { liked_by_user })) });
  const turned = (like_count: number, liked_by_user: unknown) => ({
    json: enveloped({ like_count, liked_by_user }),
  });
  const like = (options: object = signedIn) =>
    littlebits.query(
      'mutation { setProjectLiked(input: { projectId: 16, liked: true }) { viewerHadLiked viewerHasLiked likeCount project { viewerHasLiked likeCount } userErrors { field code message } } }',
      {},
      options,
    );

  test('is turned over once more: the answer shows that the first turn undid the other', async () => {
    littlebits.server.enqueue(project(false), turned(3, false), turned(4, true));
    expect(await like()).toEqual({
      data: {
        setProjectLiked: {
          viewerHadLiked: false,
          viewerHasLiked: true,
          likeCount: 4,
          project: { viewerHasLiked: true, likeCount: 4 },
          userErrors: [],
        },
      },
    });
    expect(littlebits.calls).toEqual([look, turn, turn]);
  });

  test('is left as it is after that, and said to be so', async () => {
    littlebits.server.enqueue(project(false), turned(3, false), turned(3, false));
    expect(await like()).toEqual({
      data: {
        setProjectLiked: {
          viewerHadLiked: false,
          viewerHasLiked: false,
          likeCount: 3,
          project: { viewerHasLiked: false, likeCount: 3 },
          userErrors: [
            {
              field: 'liked',
              code: 'CONFLICT',
              message:
                'It is changed from elsewhere at the same time, and was left as `viewerHasLiked` says.',
            },
          ],
        },
      },
    });
    expect(littlebits.calls).toEqual([look, turn, turn]);
  });

  test('is refused without a call for somebody without a credential', async () => {
    const { data, errors } = await like({});
    expect(data).toEqual({ setProjectLiked: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', service: 'LITTLEBITS' } }]);
    expect(littlebits.server.requests).toEqual([]);
  });

  test('is refused where the service refuses', async () => {
    littlebits.server.enqueue(project(false), refusal('You can not like your own project.'));
    expect(await like()).toMatchObject({
      data: {
        setProjectLiked: {
          viewerHasLiked: null,
          userErrors: [{ field: null, code: 'REFUSED', message: 'You can not like your own project.' }],
        },
      },
    });
  });

  test.each([[null], [undefined]])('is not turned over where nobody says what it was (%s)', async (liked) => {
    littlebits.server.enqueue(project(liked));
    const { errors } = await like();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(littlebits.calls).toEqual([look]);
  });
});
