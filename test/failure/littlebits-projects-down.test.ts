import { describe, expect, test } from 'vitest';
import type { WriteOutcome } from '../../src/upstream/http/errors.ts';
import { failed, littlebitsThat, results } from '../services/littlebits/failing-projects.ts';
import {
  wireComment,
  wireDetail,
  wireOwner,
  wireProfile,
  wireProject,
} from '../services/littlebits/replay.ts';
import { startSandboxed as startLittlelogs } from '../services/littlelogs/sandboxed.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';

const down = faults.answer(503, '');
const isDown = ['UPSTREAM_UNAVAILABLE', 'littleBits answered with 503.', { retryable: true }] as const;
const broken = 'The connection to littleBits broke before it answered.';

describe('where one address is down, the rest stands:', () => {
  test('one project costs its own steps', async () => {
    const { ask, calls } = await littlebitsThat({
      'projects?': results([wireProject(1), wireProject(2)]),
      'projects/1': down,
      'projects/2': results(wireDetail(2)),
    });
    expect(await ask('{ projects(first: 2) { nodes { name steps { title } tools { name } } } }')).toEqual({
      data: {
        projects: {
          nodes: [
            { name: 'Project 1', steps: null, tools: null },
            { name: 'Project 2', steps: [], tools: [] },
          ],
        },
      },
      errors: ['steps', 'tools'].map((field) => failed(`projects.nodes.0.${field}`, ...isDown)),
    });
    expect(calls.filter((call) => call === 'GET projects/1')).toHaveLength(3);
    expect(calls.filter((call) => call === 'GET projects/2')).toHaveLength(1);
  });

  test('the comments cost themselves', async () => {
    const { ask } = await littlebitsThat({
      'projects/16': results(wireDetail(16)),
      'projects/16/comments': down,
    });
    expect(await ask('{ project(id: 16) { name comments { nodes { bodyText } } } }')).toEqual({
      data: { project: { name: 'Project 16', comments: null } },
      errors: [failed('project.comments', ...isDown)],
    });
  });

  test('one person costs what only their profile tells, of the project and of the comments', async () => {
    const { ask } = await littlebitsThat({
      'projects/16': results(wireDetail(16, { user: wireOwner(8) })),
      'projects/16/comments': results([
        wireComment(1, { owner_id: 8 }),
        wireComment(2, { owner_id: 7, replies: [wireComment(3, { owner_id: 8 })] }),
      ]),
      'users/7': results([wireProfile(7)]),
      'users/8': down,
    });
    expect(
      await ask(
        '{ project(id: 16) { slug author { username bio } comments { nodes { bodyText author { username } replies { author { username } } } } } }',
      ),
    ).toEqual({
      data: {
        project: {
          slug: null,
          author: { username: 'Member-8', bio: null },
          comments: {
            nodes: [
              { bodyText: 'Comment 1', author: null, replies: [] },
              { bodyText: 'Comment 2', author: { username: 'Member-7' }, replies: [{ author: null }] },
            ],
          },
        },
      },
      errors: [
        failed('project.author.bio', ...isDown),
        failed('project.comments.nodes.0.author', ...isDown),
        failed('project.comments.nodes.1.replies.0.author', ...isDown),
        failed('project.slug', ...isDown),
      ],
    });
  });

  test('what a person likes costs itself', async () => {
    const { ask, calls } = await littlebitsThat({
      'users/ada': results([wireProfile(7, { username: 'ada' })]),
      'users/7/likes': down,
    });
    const person =
      '{ user(service: LITTLEBITS, username: "ada") { username ... on LittlebitsUser { projects { totalCount } likedProjects { totalCount } again: likedProjects(first: 1) { totalCount nodes { id } } } } }';
    expect(await ask(person)).toEqual({
      data: { user: { username: 'ada', projects: { totalCount: 0 }, likedProjects: null, again: null } },
      errors: [failed('user.again', ...isDown), failed('user.likedProjects', ...isDown)],
    });
    // A failure is shared as an answer is.
    expect(calls.filter((call) => call === 'GET users/7/likes')).toHaveLength(3);
  });

  test('the search costs itself', async () => {
    const { ask } = await littlebitsThat({
      'projects?': results([wireProject(1)]),
      'projects/search': down,
    });
    expect(
      await ask(
        '{ projects(first: 1) { nodes { name } } found: projects(filter: { kit: "base-kit" }) { nodes { name } } }',
      ),
    ).toEqual({
      data: { projects: { nodes: [{ name: 'Project 1' }] }, found: null },
      errors: [failed('found', ...isDown)],
    });
  });
});

describe('a change is sent exactly once, and may have been made:', () => {
  test.each([
    [
      'addProjectComment',
      '(input: { projectId: 16, text: "a" }) { userErrors { code } }',
      'projects/16/comments',
    ],
    [
      'addProjectComment',
      '(input: { projectId: 16, replyTo: 5, text: "a" }) { userErrors { code } }',
      'projects/16/comments/5',
    ],
    [
      'setProjectLiked',
      '(input: { projectId: 16, liked: true }) { userErrors { code } }',
      'projects/16/like',
    ],
  ])('%s%s', async (field, rest, path) => {
    const { ask, clock, server } = await littlebitsThat({
      'projects/16': results(wireDetail(16)),
      [path]: faults.reset(),
    });
    const message = `${broken} Whether the change was made is not known.`;
    expect(await ask(`mutation { ${field}${rest} }`)).toEqual({
      data: { [field]: null },
      errors: [failed(field, 'UPSTREAM_UNAVAILABLE', message, { retryable: false, outcome: 'UNKNOWN' })],
    });
    clock.advance(60_000);
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  });
});

describe('a like', () => {
  const like =
    'mutation { setProjectLiked(input: { projectId: 16, liked: true }) { viewerHasLiked userErrors { code } } }';

  test('is not turned over where nobody knows what it is', async () => {
    const { ask, calls } = await littlebitsThat({ 'projects/16': down });
    expect(await ask(like)).toEqual({
      data: { setProjectLiked: null },
      errors: [
        failed('setProjectLiked', isDown[0], `${isDown[1]} Nothing was changed.`, {
          ...isDown[2],
          outcome: 'NOT_SENT',
        }),
      ],
    });
    expect(calls).toEqual(['GET projects/16', 'GET projects/16', 'GET projects/16']);
  });

  test.each<[string, Fault, string, string, WriteOutcome]>([
    [
      'is never answered',
      faults.stall(),
      'UPSTREAM_TIMEOUT',
      'littleBits did not answer in time. Whether the change was made is not known.',
      'UNKNOWN',
    ],
    [
      'is answered half',
      faults.truncate('{"results": '),
      'UPSTREAM_INVALID_RESPONSE',
      'The answer of littleBits broke off in the middle. The change was made.',
      'MADE',
    ],
    [
      'is answered with something else',
      results({ like_count: 3 }),
      'UPSTREAM_INVALID_RESPONSE',
      'littleBits answered with something other than documented: /results must have required properties liked_by_user. The change was made.',
      'MADE',
    ],
    [
      'is answered with 500',
      faults.answer(500, '{}'),
      'UPSTREAM_UNAVAILABLE',
      'littleBits answered with 500. Whether the change was made is not known.',
      'UNKNOWN',
    ],
  ])('that %s is not turned over again', async (_, fault, code, message, outcome) => {
    const { ask, clock, server, calls } = await littlebitsThat({
      'projects/16': results(wireDetail(16)),
      'projects/16/like': fault,
    });
    const answer = ask(like);
    await server.received(2);
    if (code === 'UPSTREAM_TIMEOUT') clock.advance(10_000);
    expect(await answer).toEqual({
      data: { setProjectLiked: null },
      errors: [failed('setProjectLiked', code, message, { retryable: false, outcome })],
    });
    clock.advance(60_000);
    // It was made: a look shows that it is not as asked, and leaves it so.
    const look = outcome === 'MADE' ? ['GET projects/16'] : [];
    expect(calls).toEqual(['GET projects/16', 'POST projects/16/like', ...look]);
  });
});

test('a comment that was made stands where the look at its project afterwards fails', async () => {
  const { ask } = await littlebitsThat({
    'projects/16': down,
    'projects/16/comments': results([wireComment(9, { body: 'Hi' })], 201),
    'users/7': down,
  });
  expect(
    await ask(
      'mutation { addProjectComment(input: { projectId: 16, text: "Hi" }) { comment { bodyText author { username } } project { name } userErrors { code } } }',
    ),
  ).toEqual({
    data: { addProjectComment: { comment: { bodyText: 'Hi', author: null }, project: null, userErrors: [] } },
    errors: [
      failed('addProjectComment.comment.author', ...isDown),
      failed('addProjectComment.project', ...isDown),
    ],
  });
});

test('a comment that was refused is refused, also where nobody can tell what is not there', async () => {
  const { ask } = await littlebitsThat({
    'projects/16': down,
    'projects/16/comments/5': faults.answer(404, '{}'),
  });
  expect(
    await ask(
      'mutation { addProjectComment(input: { projectId: 16, replyTo: 5, text: "Hi" }) { userErrors { field code } } }',
    ),
  ).toEqual({ data: { addProjectComment: { userErrors: [{ field: null, code: 'NOT_FOUND' }] } } });
});

test('a littleBits that is not there costs nothing of Littlelogs', async () => {
  const littlelogs = await startLittlelogs();
  const { url, credential: demoCredential } = littlelogs.sandbox;
  const both = startGateway({
    endpoints: {
      littlelogs: { url, sandboxed: true, demoCredential },
      littlebits: { url: new URL('api/v2/', closedPort()), sandboxed: false },
    },
  });
  const { data, errors } = await both.query(
    '{ logs(first: 1) { totalCount } projects { nodes { name } } project(id: 16) { name } user(service: LITTLEBITS, username: "lev") { id } }',
  );
  expect(data).toEqual({ logs: { totalCount: 2402 }, projects: null, project: null, user: null });
  const unreachable = {
    message: "littleBits can't be reached.",
    extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'LITTLEBITS', retryable: true },
  };
  expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
    unreachable,
    unreachable,
    unreachable,
  ]);
  await both.close();
  await littlelogs.close();
});
