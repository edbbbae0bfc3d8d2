import { describe, expect, test } from 'vitest';
import { failed, littlebitsThat, results } from '../services/littlebits/failing-projects.ts';
import {
  enveloped,
  wireComment,
  wireDetail,
  wireOwner,
  wireProfile,
  wireProject,
} from '../services/littlebits/replay.ts';
import { type Fault, faults } from '../support/faulty-server.ts';

const other = 'littleBits answered with something other than documented:';
const invalid = (path: string, message: string, retryable = false) =>
  failed(path, 'UPSTREAM_INVALID_RESPONSE', message, { retryable });

const page = (changes: object) => results([wireProject(1), wireProject(2, changes)]);

test('a project whose name is a number is left out of its list, and the response says so', async () => {
  const { ask } = await littlebitsThat({ 'projects?': page({ name: 7 }) });
  const omitted = { path: ['projects', 'nodes'], service: 'LITTLEBITS', problem: '/name must be string' };
  expect(await ask('{ projects(first: 2) { nodes { name } } }')).toEqual({
    data: { projects: { nodes: [{ name: 'Project 1' }] } },
    extensions: { omitted: [{ ...omitted, count: 1 }] },
  });
});

test.each<[string, Fault]>([
  ['a count that is a text', page({ like_count: '3' })],
  ['a like that is a number', page({ liked_by_user: 1 })],
  ['an author without a name', page({ user: wireOwner(7, { username: '' }) })],
])('%s costs nothing where it is not selected', async (_, fault) => {
  const { ask } = await littlebitsThat({ 'projects?': fault });
  expect(await ask('{ projects(first: 2) { nodes { name } } }')).toEqual({
    data: { projects: { nodes: [{ name: 'Project 1' }, { name: 'Project 2' }] } },
  });
});

describe('a list that is not as documented is an error that says where, never half a list:', () => {
  test.each<[string, Fault, string]>([
    ['an id that is a text', page({ id: '2' }), `${other} /results/1/id must be integer.`],
    ['an object', results({}), `${other} /results must be array.`],
    ['no envelope', faults.answer(200, '[]'), `${other} the body must be object.`],
    ['nothing', faults.answer(200, ''), `${other} the body must be object.`],
    [
      'a page for people',
      faults.answer(200, '<!doctype html>', { 'content-type': 'text/html' }),
      'littleBits answered with text/html where JSON is documented.',
    ],
    [
      'more than was asked for',
      results(Array.from({ length: 4 }, (_, index) => wireProject(index + 1))),
      'littleBits answered with more items than were asked for.',
    ],
  ])('%s', async (_, fault, message) => {
    const { ask, calls } = await littlebitsThat({ 'projects?': fault });
    expect(await ask('{ projects(first: 2) { nodes { name } } }')).toEqual({
      data: { projects: null },
      errors: [invalid('projects', message)],
    });
    expect(calls).toHaveLength(1);
  });

  test('half an answer, after three tries', async () => {
    const whole = JSON.stringify(enveloped([wireProject(1)]));
    const { ask, calls } = await littlebitsThat({ 'projects?': faults.truncate(whole.slice(0, -20)) });
    expect(await ask('{ projects(first: 2) { nodes { name } } }')).toEqual({
      data: { projects: null },
      errors: [invalid('projects', 'The answer of littleBits broke off in the middle.', true)],
    });
    expect(calls).toHaveLength(3);
  });
});

describe('a project that is not as documented costs what only it tells, and nothing of its list:', () => {
  test.each<[string, unknown, string]>([
    ['a list', [wireDetail(1)], `${other} /results must be object.`],
    ['another project', wireDetail(2), 'littleBits answered with another project than the one asked for.'],
  ])('%s', async (_, value, message) => {
    const { ask } = await littlebitsThat({
      'projects?': results([wireProject(1)]),
      'projects/1': results(value),
    });
    expect(
      await ask('{ projects(first: 1) { nodes { name steps { title } } } project(id: 1) { name } }'),
    ).toEqual({
      data: { projects: { nodes: [{ name: 'Project 1', steps: null }] }, project: null },
      errors: [invalid('project', message), invalid('projects.nodes.0.steps', message)],
    });
  });
});

test.each<[string, object, object]>([
  [
    'without steps loses those alone',
    { steps: undefined },
    {
      errors: [
        invalid(
          'project.steps',
          "littleBits's response does not match its documentation: /steps is missing (in a Project).",
        ),
      ],
    },
  ],
  [
    'with a step whose number is a text loses that step alone',
    { steps: [{ id: 1, number: '1', title: 'a', images: [] }] },
    {
      extensions: {
        omitted: [
          {
            path: ['project', 'steps'],
            service: 'LITTLEBITS',
            problem: '/number must be integer',
            count: 1,
          },
        ],
      },
    },
  ],
])('a project %s', async (_, changes, rest) => {
  const { ask } = await littlebitsThat({ 'projects/1': results(wireDetail(1, changes)) });
  const steps = 'errors' in rest ? null : [];
  expect(await ask('{ project(id: 1) { name steps { number } } }')).toEqual({
    data: { project: { name: 'Project 1', steps } },
    ...rest,
  });
});

test('a profile without projects costs nothing but those', async () => {
  const { ask } = await littlebitsThat({
    'projects?': results([wireProject(1)]),
    'users/7': results([wireProfile(7, { projects: null })]),
  });
  const author = { username: 'Member-7', projects: null };
  expect(
    await ask('{ projects(first: 1) { nodes { author { username projects { nodes { name } } } } } }'),
  ).toEqual({
    data: { projects: { nodes: [{ author }] } },
    errors: [invalid('projects.nodes.0.author.projects', `${other} /projects must be array.`)],
  });
});

describe('a profile that is not as documented costs what only it tells:', () => {
  test.each<[string, unknown, string]>([
    ['two of them', [wireProfile(7), wireProfile(8)], `${other} /results must not have more than 1 items.`],
    ['no list', wireProfile(7), `${other} /results must be array.`],
    ["somebody else's", [wireProfile(8)], 'littleBits answered with somebody else than the one asked for.'],
  ])('%s', async (_, value, message) => {
    const { ask } = await littlebitsThat({
      'projects?': results([wireProject(1)]),
      'users/7': results(value),
    });
    expect(await ask('{ projects(first: 1) { nodes { author { username bio } } } }')).toEqual({
      data: { projects: { nodes: [{ author: { username: 'Member-7', bio: null } }] } },
      errors: [invalid('projects.nodes.0.author.bio', message)],
    });
  });
});

describe('comments', () => {
  const over = (comments: unknown) =>
    littlebitsThat({ 'projects/16': results(wireDetail(16)), 'projects/16/comments': results(comments) });

  test.each<[string, object]>([
    ['of no time', wireComment(1, { created_at: 'yesterday' })],
    ['by a name', wireComment(1, { owner_id: 'ada' })],
  ])('%s cost nothing where that is not selected', async (_, comment) => {
    const { ask } = await over([comment]);
    expect(await ask('{ project(id: 16) { name comments { nodes { bodyText } } } }')).toEqual({
      data: { project: { name: 'Project 16', comments: { nodes: [{ bodyText: 'Comment 1' }] } } },
    });
  });

  test('that can not be read are left out, and so are such replies at each level', async () => {
    const { ask } = await over([
      wireComment(1, { replies: [wireComment(2), { id: 3 }] }),
      wireComment(4, { replies: [wireComment(5, { replies: [{}] })] }),
      wireComment(6, { body: null }),
    ]);
    const query =
      '{ project(id: 16) { comments { nodes { bodyText replies { bodyText replies { bodyText } } } } } }';
    const path = ['project', 'comments', 'nodes'];
    const omitted = { service: 'LITTLEBITS', problem: '/body is missing', count: 1 };
    expect(await ask(query)).toEqual({
      data: {
        project: {
          comments: {
            nodes: [
              { bodyText: 'Comment 1', replies: [{ bodyText: 'Comment 2', replies: [] }] },
              { bodyText: 'Comment 4', replies: [{ bodyText: 'Comment 5', replies: [] }] },
            ],
          },
        },
      },
      extensions: {
        omitted: [
          { ...omitted, path, problem: '/body must be string' },
          { ...omitted, path: [...path, 0, 'replies'] },
          { ...omitted, path: [...path, 1, 'replies', 0, 'replies'] },
        ],
      },
    });
  });
});

test.each<[string, Fault]>([
  ['something else', results({ id: 7 }, 201)],
  ['no comment', results([], 201)],
  ['a comment without a text', results([{ ...wireComment(9), body: 7 }], 201)],
  ['a comment with broken replies', results([wireComment(9, { replies: [{}] })], 201)],
])('a comment that is answered with %s was made all the same, and is not repeated', async (_, fault) => {
  const { ask, server } = await littlebitsThat({ 'projects/16/comments': fault });
  const answer = await ask(
    'mutation { addProjectComment(input: { projectId: 16, text: "a" }) { comment { id } } }',
  );
  expect(answer).toMatchObject({
    data: { addProjectComment: null },
    errors: [
      {
        message: expect.stringMatching(/ The change was made\.$/),
        extensions: { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false, outcome: 'MADE' },
      },
    ],
  });
  expect(server.requests).toHaveLength(1);
});
