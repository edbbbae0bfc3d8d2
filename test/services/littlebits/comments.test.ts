import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AddProjectCommentDocument } from '../../../schema/generated/graphql.ts';
import { BANNED_TOKEN, DEMO_USER_ID } from '../../../src/sandbox/littlebits/demo.ts';
import { uncachedTest } from '../../support/caches.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  enveloped,
  globalId,
  refusal,
  signedIn,
  startLittlebits,
  wireComment,
  wireDetail,
} from './replay.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

describe('on the sandbox', () => {
  let littlebits: SandboxedGateway;
  beforeEach(async () => {
    littlebits = await startSandboxed({ clock: new FakeClock({ now: Date.UTC(2026, 6, 1, 12) }) });
  });
  afterEach(() => littlebits.close());

  /** The answer's data, once it is clear that it has no errors. */
  async function ask<Data>(query: string): Promise<Data> {
    const { data, errors } = await littlebits.query(query);
    expect(errors).toBeUndefined();
    return data as Data;
  }

  interface Commented {
    readonly project: {
      readonly comments: {
        readonly nodes: readonly {
          readonly createdAt: string;
          readonly author: { readonly databaseId: string; readonly username: string };
        }[];
        readonly pageInfo: { readonly hasNextPage: boolean };
      };
    };
  }

  test('30 comments by 12 people with their names and pictures are 2 calls and 12', async () => {
    const { project } = await ask<Commented>(`{
      project(slug: "robot") {
        comments(first: 30) {
          nodes { bodyText bodyHtml createdAt author { databaseId username avatarUrl bio } replies { id } }
          pageInfo { hasNextPage }
        }
      }
    }`);
    const { nodes, pageInfo } = project.comments;
    expect(nodes).toHaveLength(30);
    expect(pageInfo.hasNextPage).toBe(false);
    const people = new Set(nodes.map(({ author }) => author.databaseId));
    expect(people.size).toBe(12);
    expect(littlebits.calls.toSorted()).toEqual(
      [
        'GET projects/robot',
        'GET projects/18/comments?page=1&per_page=31',
        ...[...people].map((id) => `GET users/${id}`),
      ].toSorted(),
    );
  });

  test('come oldest first, and page by page', async () => {
    const { project } = await ask<Commented>(
      '{ project(id: 18) { comments(first: 30) { nodes { createdAt author { databaseId } } } } }',
    );
    const times = project.comments.nodes.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted());
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const page = await ask<Commented>(
        `{ project(id: 18) { comments(first: 7 ${after}) { nodes { createdAt author { databaseId } } pageInfo { hasNextPage endCursor } } } }`,
      );
      const { nodes, pageInfo } = page.project.comments;
      seen.push(...nodes.map(({ createdAt }) => createdAt));
      if (!pageInfo.hasNextPage) break;
      after = `after: "${(pageInfo as { endCursor?: string }).endCursor}"`;
    }
    expect(seen).toEqual(times);
  });

  test('whose authors are known by their ids alone cost none of the people', async () => {
    await ask(
      '{ project(id: 18) { comments { nodes { author { id service databaseId profileUrl ... on User { id } } } } } }',
    );
    expect(littlebits.calls).toEqual(['GET projects/18', 'GET projects/18/comments?page=1&per_page=21']);
  });

  test('hold their replies, whose authors are read once with all others', async () => {
    await ask(
      'mutation { addProjectComment(input: { projectId: 18, text: "Nice!" }) { comment { databaseId } } }',
    );
    const { project } = await ask<{
      project: { comments: { nodes: { bodyText: string; databaseId: string }[] } };
    }>('{ project(id: 18) { comments(first: 100) { nodes { bodyText databaseId } } } }');
    const comment = project.comments.nodes.at(-1);
    expect(comment?.bodyText).toBe('Nice!');
    littlebits.calls.length = 0;
    const reply = await littlebits.run(AddProjectCommentDocument, {
      input: { projectId: '18', replyTo: String(comment?.databaseId), text: 'Thank you' },
    });
    expect(reply.data?.addProjectComment).toMatchObject({
      comment: { bodyText: 'Thank you', author: { id: globalId('LittlebitsUser', DEMO_USER_ID) } },
      userErrors: [],
    });
    expect(littlebits.calls).toEqual([`POST projects/18/comments/${comment?.databaseId}`]);
    const read = await ask<{ project: { comments: { nodes: object[] } } }>(
      '{ project(id: 18) { commentCount comments(first: 100) { nodes { bodyText author { username } replies { bodyText author { username } replies { id } } } } } }',
    );
    expect(read.project).toMatchObject({ commentCount: 32 });
    expect(read.project.comments.nodes.at(-1)).toEqual({
      bodyText: 'Nice!',
      author: { username: 'someguy' },
      replies: [{ bodyText: 'Thank you', author: { username: 'someguy' }, replies: [] }],
    });
    expect(littlebits.calls.filter((call) => call === `GET users/${DEMO_USER_ID}`)).toHaveLength(1);
  });

  test('a new one is answered with its project as it is now', async () => {
    expect(
      await ask(`mutation {
        addProjectComment(input: { projectId: 16, text: "first!\\nand 1 < 2" }) {
          comment { bodyText bodyHtml createdAt author { username } replies { id } }
          project { name commentCount comments { nodes { bodyText } } }
          userErrors { message }
        }
      }`),
    ).toEqual({
      addProjectComment: {
        comment: {
          bodyText: 'first!\nand 1 < 2',
          bodyHtml: 'first!<br />and 1 &lt; 2',
          createdAt: '2026-07-01T12:00:00.000Z',
          author: { username: 'someguy' },
          replies: [],
        },
        project: {
          name: 'littlePiggy Bank',
          commentCount: 1,
          comments: { nodes: [{ bodyText: 'first!\nand 1 < 2' }] },
        },
        userErrors: [],
      },
    });
  });

  test('what was read before a comment is read anew after it', async () => {
    const add = (text: string) =>
      `addProjectComment(input: { projectId: 16, text: "${text}" }) { project { commentCount comments { nodes { bodyText } } } }`;
    expect(await ask(`mutation { a: ${add('one')} b: ${add('two')} }`)).toEqual({
      a: { project: { commentCount: 1, comments: { nodes: [{ bodyText: 'one' }] } } },
      b: { project: { commentCount: 2, comments: { nodes: [{ bodyText: 'one' }, { bodyText: 'two' }] } } },
    });
  });

  const notThere = (field: string) => [
    { field, code: 'NOT_FOUND', message: 'littleBits does not have this.' },
  ];
  const blank = [
    { field: 'text', code: 'REQUIRED', message: 'Write something: a comment must not be empty.' },
  ];

  test.each([
    ['the project', { projectId: '9', text: 'a' }, notThere('projectId')],
    [
      'the project, and the comment can not be',
      { projectId: '9', replyTo: '1', text: 'a' },
      notThere('projectId'),
    ],
    ['the comment', { projectId: '16', replyTo: '1', text: 'a' }, notThere('replyTo')],
    [
      'the comment, which is of another project,',
      { projectId: '16', replyTo: '2996', text: 'a' },
      notThere('replyTo'),
    ],
  ])('%s that is not there is told by its field', async (_, input, userErrors) => {
    const { data } = await littlebits.run(AddProjectCommentDocument, { input });
    expect(data).toEqual({ addProjectComment: { comment: null, project: null, userErrors } });
  });

  test.each([[''], [' \n\t']])('a blank one (%j) is refused without a call', async (text) => {
    const { data } = await littlebits.run(AddProjectCommentDocument, { input: { projectId: '16', text } });
    expect(data).toEqual({ addProjectComment: { comment: null, project: null, userErrors: blank } });
    expect(littlebits.calls).toEqual([]);
  });

  test.each([
    ['projectId', { projectId: 'robot', text: 'a' }, 'Project', 2055, 'robot'],
    ['replyTo', { projectId: '16', replyTo: '../like', text: 'a' }, 'ProjectComment', 2996, '../like'],
  ])('a %s that can be none is refused without a call', async (field, input, typename, example, given) => {
    const { data, errors } = await littlebits.query(
      'mutation ($input: AddProjectCommentInput!) { addProjectComment(input: $input) { userErrors { field code message } } }',
      { input },
    );
    const message = `\`input.${field}\` must be the \`id\` of a ${typename}, or its own key (a number such as \`${example}\`), but is \`${given}\`.`;
    expect(errors).toBeUndefined();
    expect(data).toEqual({ addProjectComment: { userErrors: [{ field, code: 'NOT_FOUND', message }] } });
    expect(littlebits.calls).toEqual([]);
  });

  test('a member who was banned may write none', async () => {
    const headers = { 'x-littlebits-authorization': BANNED_TOKEN };
    const input = { projectId: '16', text: 'Buy!' };
    expect(await littlebits.run(AddProjectCommentDocument, { input }, { headers })).toEqual({
      data: { addProjectComment: null },
      errors: [
        {
          message: 'littleBits does not permit this.',
          locations: [expect.anything()],
          path: ['addProjectComment'],
          extensions: {
            code: 'FORBIDDEN',
            service: 'LITTLEBITS',
            retryable: false,
            outcome: 'REFUSED',
          },
        },
      ],
    });
  });

  test('a wrong token may write none', async () => {
    const headers = { 'x-littlebits-authorization': 'wrong' };
    const input = { projectId: '16', text: 'Hi' };
    const { errors } = await littlebits.run(AddProjectCommentDocument, { input }, { headers });
    expect(errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED', header: 'X-Littlebits-Authorization' } },
    ]);
  });
});

describe('over any littleBits', () => {
  let littlebits: UpstreamGateway;
  beforeEach(async () => {
    littlebits = await startLittlebits();
  });
  afterEach(() => littlebits.close());

  const add = (replyTo: string | null, text = 'Yes') =>
    littlebits.query(
      `mutation ($input: AddProjectCommentInput!) { addProjectComment(input: $input) { comment { databaseId bodyText } userErrors { field code message } } }`,
      { input: { projectId: '16', replyTo, text } },
      signedIn,
    );
  const added = (comment: object | null, userErrors: object[] = []) => ({
    data: { addProjectComment: { comment, userErrors } },
  });

  test('a comment without a credential is refused without a call', async () => {
    const { errors } = await littlebits.run(AddProjectCommentDocument, {
      input: { projectId: '16', text: 'Hi' },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', service: 'LITTLEBITS' } }]);
    expect(littlebits.server.requests).toEqual([]);
  });

  test.each<[string, object[]]>([
    ['alone', [wireComment(9, { body: 'Yes' })]],
    ['under what it replies to', [wireComment(5, { replies: [wireComment(9, { body: 'Yes' })] })]],
    [
      'among older replies of the same words',
      [wireComment(5, { replies: [wireComment(6, { body: 'Yes' }), wireComment(9, { body: ' Yes ' })] })],
    ],
    [
      'in all of the comments, with one of somebody else that came right after',
      [wireComment(5, { replies: [wireComment(9, { body: 'Yes' })] }), wireComment(10)],
    ],
    ['in other words than it was written in', [wireComment(5), wireComment(9, { body: '<p>Yes</p>' })]],
  ])('the new reply is found where the answer holds it %s', async (_, results) => {
    littlebits.server.enqueue({ status: 201, json: enveloped(results) });
    expect(await add('5')).toEqual(added({ databaseId: '9', bodyText: expect.stringMatching(/^Yes$/) }));
  });

  test('a reply that the answer does not hold is null, and no refusal', async () => {
    littlebits.server.enqueue({ status: 201, json: enveloped([wireComment(5)]) });
    expect(await add('5')).toEqual(added(null));
  });

  test('a refusal is told in the words of the service, whatever its status', async () => {
    littlebits.server.enqueue(refusal("Body can't be blank"), refusal('Body is too long', 422));
    expect(await add(null)).toEqual(
      added(null, [{ field: null, code: 'REFUSED', message: "Body can't be blank" }]),
    );
    expect(await add(null)).toEqual(
      added(null, [{ field: null, code: 'INVALID', message: 'Body is too long' }]),
    );
    expect(littlebits.server.requests).toHaveLength(2);
  });

  test.each([
    ['plain', 'AWESOME!!!! :)', 'AWESOME!!!! :)', 'AWESOME!!!! :)'],
    ['with what looks like markup', 'I <3 it & 1 < 2', 'I &lt;3 it &amp; 1 &lt; 2', 'I <3 it & 1 < 2'],
    ['of several lines', 'one\r\ntwo\n\nthree', 'one<br />two<br /><br />three', 'one\r\ntwo\n\nthree'],
    [
      'with markup',
      '<b>Love</b> it<br>a lot &amp; more',
      '<b>Love</b> it<br />a lot &amp; more',
      'Love it\na lot & more',
    ],
    [
      'with a script',
      'Hi<script>alert(1)</script><img src=x onerror=alert(1)>',
      expect.not.stringMatching(/script|onerror/),
      'Hi',
    ],
    [
      'with a link',
      '<a href="/tips" onclick="x()">tips</a>',
      expect.stringMatching(/^<a href="http:\/\/127\.0\.0\.1:\d+\/tips">tips<\/a>$/),
      'tips',
    ],
    ['with a link that is none', '<a href="javascript:alert(1)">tips</a>', '<a>tips</a>', 'tips'],
    ['empty', '', '', ''],
  ])('a comment %s is safe to show', async (_, body, bodyHtml, bodyText) => {
    littlebits.server.enqueue(
      { json: enveloped(wireDetail(16)) },
      { json: enveloped([wireComment(5, { body })]) },
    );
    expect(
      await littlebits.query('{ project(id: 16) { comments { nodes { bodyHtml bodyText } } } }'),
    ).toEqual({ data: { project: { comments: { nodes: [{ bodyHtml, bodyText }] } } } });
  });

  test.each([[null], [undefined]])('a comment whose owner is %s has no author', async (owner_id) => {
    const comment = wireComment(5, { owner_id, replies: null });
    littlebits.server.enqueue({ json: enveloped(wireDetail(16)) }, { json: enveloped([comment]) });
    expect(
      await littlebits.query(
        '{ project(id: 16) { comments { nodes { author { username } replies { id } } } } }',
      ),
    ).toEqual({ data: { project: { comments: { nodes: [{ author: null, replies: [] }] } } } });
  });

  uncachedTest(
    'comments that end where the service gives no more are not asked about twice, whatever the count says',
    async () => {
      const all = Array.from({ length: 25 }, (_, index) => wireComment(index + 1));
      const ids = async () => {
        const { data } = await littlebits.query(
          '{ project(id: 16) { comments(first: 100) { nodes { databaseId } pageInfo { hasNextPage } } } }',
        );
        const { comments } = (data as { project: { comments: { nodes: object[]; pageInfo: object } } })
          .project;
        return [comments.nodes.length, comments.pageInfo];
      };
      // 25 and no replies: surely all.
      littlebits.server.enqueue(
        { json: enveloped(wireDetail(16, { comment_count: 25 })) },
        { json: enveloped(all) },
      );
      expect(await ids()).toEqual([25, { hasNextPage: false }]);
      expect(littlebits.calls).toHaveLength(2);
      // Of 60 that are counted, 35 may be replies, or beyond what the service gives at once: it is asked what comes next.
      littlebits.server.enqueue(
        { json: enveloped(wireDetail(16, { comment_count: 60 })) },
        { json: enveloped(all) },
        { json: enveloped(all.slice(24)) },
      );
      expect(await ids()).toEqual([25, { hasNextPage: false }]);
      expect(littlebits.calls).toHaveLength(5);
    },
  );
});
