import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AddLogCommentDocument, MyActivityDocument } from '../../../schema/generated/graphql.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, signedIn, startLittlelogs } from './documented.ts';

let littlelogs: UpstreamGateway;
/** The web site, without a slash at the end. */
let site: string;
/** What Littlelogs answers, by path below the base address; 404 to all else. */
let answers: Record<string, PlannedAnswer['json']>;

beforeEach(async () => {
  answers = {};
  littlelogs = await startLittlelogs({
    handler: ({ url }) => {
      const json = answers[url.replace('/api/1/', '').replace(/\?.*/, '')];
      return json === undefined ? { status: 404, json: { detail: 'Not found.' } } : { json };
    },
  });
  site = littlelogs.server.url.origin;
});
afterEach(() => littlelogs.close());

const ask = (query: string) => littlelogs.query(query, {}, signedIn);

/** Objects of the wire with everything in them that the gateway demands, and whatever a test changes. */
const wireUser = (changes: object = {}) => ({
  id: 2,
  username: 'belle',
  first_name: 'Belle Beth',
  last_name: 'Cooper',
  bio: 'Writer and coder of things',
  url: 'http://bellebethcooper.com',
  location: 'Melbourne',
  avatar: 'http://littlelogs.co/static/media/avatars/belle.png',
  timezone: 'UTC',
  ...changes,
});
const wireComment = (changes: object = {}) => ({
  id: 11,
  created: '2015-11-01T04:49:59Z',
  user: wireUser(),
  content: '<p>Nice</p>',
  source: null,
  tags: [],
  mentions: [],
  ...changes,
});
const wireLog = (changes: object = {}) => ({
  id: 7,
  created: '2015-11-01T04:38:41Z',
  user: wireUser(),
  source: null,
  content: '<p>Did it</p>',
  comments: [],
  tags: [],
  mentions: [],
  likes: [],
  ...changes,
});
const wireActivity = (changes: object = {}) => ({
  id: 3,
  created: '2015-11-02T00:23:51Z',
  type: 'comment_after',
  content: 'belle commented after you on a log',
  originator: wireUser(),
  log: wireLog(),
  comment: wireComment(),
  ...changes,
});
const paged = (...results: object[]) => ({ count: results.length, next: null, previous: null, results });

test('L8 and L9 read the wrong way round, the schema does not', async () => {
  answers['users/belle/'] = wireUser();
  answers['users/followed-by/belle/'] = paged(wireUser({ username: 'followed-by-belle' }));
  answers['users/following/belle/'] = paged(wireUser({ username: 'follows-belle' }));
  const lists = '... on LittlelogsUser { following { nodes { username } } followers { nodes { username } } }';
  expect(await ask(`{ user(service: LITTLELOGS, username: "belle") { ${lists} } }`)).toEqual({
    data: {
      user: {
        following: { nodes: [{ username: 'followed-by-belle' }] },
        followers: { nodes: [{ username: 'follows-belle' }] },
      },
    },
  });
});

describe('L25 the trending tags', () => {
  test('come as a bare array, which can be empty', async () => {
    answers['tags/trending/'] = [];
    expect(await ask('{ trendingLogTags { name } }')).toEqual({ data: { trendingLogTags: [] } });
  });

  test('are an error where they come in an envelope, rather than no tags at all', async () => {
    answers['tags/trending/'] = paged({ name: 'exist', created: '2015-02-03T07:40:34Z' });
    expect(await ask('{ trendingLogTags { name } }')).toEqual({
      data: { trendingLogTags: null },
      errors: [
        {
          message: 'Littlelogs answered with something other than documented: the body must be array.',
          locations: [expect.anything()],
          path: ['trendingLogTags'],
          extensions: { code: 'UPSTREAM_INVALID_RESPONSE', service: 'LITTLELOGS', retryable: false },
        },
      ],
    });
  });
});

test('L19 a new comment is answered with the log that it stands under, and is its last', async () => {
  answers['logs/7/comment/'] = wireLog({ comments: [wireComment(), wireComment({ id: 12 })] });
  const input = { logId: '7', content: 'Nice' };
  const { data } = await littlelogs.run(AddLogCommentDocument, { input }, signedIn);
  expect(data?.addLogComment?.log?.id).toBe(globalId('Log', 7));
  expect(data?.addLogComment?.log?.comments.map(({ id }) => id)).toEqual([
    globalId('LogComment', 11),
    globalId('LogComment', 12),
  ]);
});

test.each([
  ['missing', undefined],
  ['null', null],
])('a comment whose user is %s has no author and is whole otherwise', async (_, user) => {
  answers['logs/7/'] = wireLog({ comments: [wireComment({ user })] });
  expect(await ask('{ log(id: 7) { comments { databaseId contentText author { username } } } }')).toEqual({
    data: { log: { comments: [{ databaseId: '11', contentText: 'Nice', author: null }] } },
  });
});

test('a comment without tags, mentions and source has none', async () => {
  const { tags, mentions, source, ...bare } = wireComment();
  answers['logs/7/'] = wireLog({ comments: [bare] });
  const query = '{ log(id: 7) { comments { source tags { name } mentions { username user { id } } } } }';
  expect(await ask(query)).toEqual({
    data: { log: { comments: [{ source: null, tags: [], mentions: [] }] } },
  });
});

describe('an activity', () => {
  const activity = {
    id: globalId('LogActivity', 3),
    createdAt: '2015-11-02T00:23:51.000Z',
    kind: 'comment_after',
    text: 'belle commented after you on a log',
    actor: { id: globalId('LittlelogsUser', 'belle'), displayName: 'Belle Beth Cooper' },
    log: { id: globalId('Log', 7), contentText: 'Did it' },
    comment: { id: globalId('LogComment', 11), contentText: 'Nice' },
  };

  test.each([
    ['log', 'log', undefined],
    ['log', 'log', null],
    ['comment', 'comment', undefined],
    ['comment', 'comment', null],
    ['actor', 'originator', undefined],
    ['actor', 'originator', null],
  ] as const)('is whole otherwise where its %s (%s) is %s', async (field, name, value) => {
    answers['timelines/activity/'] = paged(wireActivity({ [name]: value }));
    const { data, errors } = await littlelogs.run(MyActivityDocument, {}, signedIn);
    expect(errors).toBeUndefined();
    expect(data?.viewer?.activity?.nodes).toEqual([{ ...activity, [field]: null }]);
  });

  test('of a kind that nobody has heard of survives', async () => {
    answers['timelines/activity/'] = paged(wireActivity({ type: 'sent_a_cake' }));
    const { data, errors } = await littlelogs.run(MyActivityDocument, {}, signedIn);
    expect(errors).toBeUndefined();
    expect(data?.viewer?.activity?.nodes).toEqual([{ ...activity, kind: 'sent_a_cake' }]);
  });

  test('whose comment has no user is whole otherwise', async () => {
    answers['timelines/activity/'] = paged(wireActivity({ comment: wireComment({ user: null }) }));
    expect(await ask('{ viewer { activity { nodes { comment { contentText author { id } } } } } }')).toEqual({
      data: { viewer: { activity: { nodes: [{ comment: { contentText: 'Nice', author: null } }] } } },
    });
  });
});

test('fields that the documents do not know are ignored', async () => {
  const more = { is_pinned: true, data: { __typename: 'User', constructor: null } };
  answers['logs/'] = {
    ...paged(wireLog({ ...more, user: wireUser(more), comments: [wireComment(more)] })),
    more,
  };
  const query = '{ logs { nodes { __typename databaseId author { username } comments { databaseId } } } }';
  expect(await ask(query)).toEqual({
    data: {
      logs: {
        nodes: [
          {
            __typename: 'Log',
            databaseId: '7',
            author: { username: 'belle' },
            comments: [{ databaseId: '11' }],
          },
        ],
      },
    },
  });
});

describe('the HTML of a log is safe to put into a page:', () => {
  test.each([
    ['a link relative to the site', '<a href="/tag/it">x</a>', (s: string) => `<a href="${s}/tag/it">x</a>`],
    ['a link relative to nothing', '<a href="belle">x</a>', (s: string) => `<a href="${s}/belle">x</a>`],
    ['a link to another site', '<a href="https://exist.io/a?b=c&amp;d">x</a>', same],
    ['a link without a scheme', '<a href="//exist.io/a">x</a>', () => '<a href="http://exist.io/a">x</a>'],
    ['a link to an address of mail', '<a href="mailto:belle@example.org">x</a>', same],
    [
      'an image of the site',
      '<img src="/a.png" alt="b" />',
      (s: string) => `<img src="${s}/a.png" alt="b" />`,
    ],
    [
      'marks of tags and mentions',
      '<a href="https://x.org/" class="tag"><span class="hash">#</span>x</a>',
      same,
    ],
    [
      'what Markdown makes',
      '<h2>a</h2><pre><code>b</code></pre><blockquote>c</blockquote><del>d</del>',
      same,
    ],
    ['a list that begins at 3', '<ol start="3"><li>a</li></ol>', same],
    ['a script', '<p>a<script>alert(1)</script>b</p>', () => '<p>ab</p>'],
    ['a style', '<style>body { display: none }</style>a', () => 'a'],
    ['a frame', '<iframe src="https://evil.example/"></iframe>a', () => 'a'],
    ['a form', '<form action="https://evil.example/"><input name="a">b</form>', () => 'b'],
    ['a handler', '<p onclick="alert(1)">a</p>', () => '<p>a</p>'],
    ['a handler of an image', '<img src=x onerror=alert(1)>', (s: string) => `<img src="${s}/x" />`],
    ['a link to a script', '<a href="javascript:alert(1)">a</a>', () => '<a>a</a>'],
    ['a link to a script in disguise', '<a href=" java&#10;script&colon;alert(1)">a</a>', () => '<a>a</a>'],
    ['a link to data', '<a href="data:text/html,<script>alert(1)</script>">a</a>', () => '<a>a</a>'],
    ['an image that is data', '<img src="data:image/svg+xml,<svg onload=alert(1)>">', () => '<img />'],
    ['a link to no address', '<a href="http://[">a</a>', () => '<a>a</a>'],
    ['a style of an element', '<p style="position: fixed">a</p>', () => '<p>a</p>'],
    ['a drawing with a script', '<svg><script>alert(1)</script></svg>a', () => 'a'],
    ['a tag that is never closed', '<p>a<b', () => '<p>a</p>'],
  ])('%s', async (_, content, expected) => {
    answers['logs/7/'] = wireLog({ content, comments: [wireComment({ content })] });
    const contentHtml = expected === same ? content : expected(site);
    expect(await ask('{ log(id: 7) { contentHtml comments { contentHtml } } }')).toEqual({
      data: { log: { contentHtml, comments: [{ contentHtml }] } },
    });
  });
});

function same(content: string): string {
  return content;
}

test.each([
  ['paragraphs', '<p>a</p>\n<p>b</p>', 'a\n\nb'],
  ['lists', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>', '- a\n- b\n\n 1. c'],
  ['headings, not shouted', '<h1>Big</h1><p>a</p>', 'Big\n\na'],
  ['links, without their addresses', '<p>a <a href="/tag/b"><span class="hash">#</span>b</a></p>', 'a #b'],
  ['entities', '<p>a &amp; &lt;b&gt; &quot;c&quot;</p>', 'a & <b> "c"'],
  ['long lines, unbroken', `<p>${'word '.repeat(50)}end</p>`, `${'word '.repeat(50)}end`],
  ['pictures and scripts, left out', '<p>a<img src="/b.png" alt="c"><script>d</script></p>', 'a'],
])('the plain text beside the HTML keeps %s', async (_, content, contentText) => {
  answers['logs/7/'] = wireLog({ content, comments: [wireComment({ content })] });
  expect(await ask('{ log(id: 7) { contentText comments { contentText } } }')).toEqual({
    data: { log: { contentText, comments: [{ contentText }] } },
  });
});

describe('a person', () => {
  const fields =
    'username displayName firstName lastName bio location timezone avatarUrl websiteUrl profileUrl';
  const person = `{ user(service: LITTLELOGS, username: "belle") { ... on LittlelogsUser { ${fields} } } }`;
  const nothing = {
    username: 'belle',
    displayName: 'belle',
    firstName: null,
    lastName: null,
    bio: null,
    location: null,
    timezone: null,
    avatarUrl: null,
    websiteUrl: null,
  };

  test.each([
    ['empty', ''],
    ['blank', ' '],
    ['null', null],
    ['missing', undefined],
  ])('whose texts are %s has null there, and is shown by the username', async (_, text) => {
    const texts = {
      first_name: text,
      last_name: text,
      bio: text,
      url: text,
      location: text,
      avatar: text,
      timezone: text,
    };
    answers['users/belle/'] = wireUser(texts);
    expect(await ask(person)).toEqual({ data: { user: { ...nothing, profileUrl: `${site}/belle` } } });
  });

  test.each([
    'bellebethcooper.com',
    'javascript:alert(1)',
    'ftp://example.org/',
    'http://',
    'my site: http://example.org',
  ])('whose web site is %j has none', async (url) => {
    answers['users/belle/'] = wireUser({ url });
    expect(
      await ask('{ user(service: LITTLELOGS, username: "belle") { ... on LittlelogsUser { websiteUrl } } }'),
    ).toEqual({
      data: { user: { websiteUrl: null } },
    });
  });

  test('whose picture has an address relative to the site has it absolute', async () => {
    answers['users/belle/'] = wireUser({ avatar: '/static/media/avatars/belle.png' });
    expect(await ask('{ user(service: LITTLELOGS, username: "belle") { avatarUrl } }')).toEqual({
      data: { user: { avatarUrl: `${site}/static/media/avatars/belle.png` } },
    });
  });

  test('whose username has odd characters is asked for by exactly that name', async () => {
    const username = 'a?b=c&d#e %2e+é';
    answers['users/a%3Fb%3Dc%26d%23e%20%252e%2B%C3%A9/'] = wireUser({ username });
    const query = `query ($username: String!) {
      user(service: LITTLELOGS, username: $username) { id username profileUrl }
    }`;
    expect(await littlelogs.query(query, { username }, signedIn)).toEqual({
      data: {
        user: {
          id: globalId('LittlelogsUser', username),
          username,
          profileUrl: `${site}/a%3Fb%3Dc%26d%23e%20%252e%2B%C3%A9`,
        },
      },
    });
  });

  test('is the same by whatever case of the username', async () => {
    answers['users/BELLE/'] = wireUser();
    answers['users/BELLE/follow/'] = {};
    const id = globalId('LittlelogsUser', 'belle');
    expect(await ask('{ user(service: LITTLELOGS, username: "BELLE") { id username } }')).toEqual({
      data: { user: { id, username: 'belle' } },
    });
    expect(await ask('mutation { followUser(input: { userId: "BELLE" }) { user { id username } } }')).toEqual(
      {
        data: { followUser: { user: { id, username: 'belle' } } },
      },
    );
  });

  test('is never found by "$self", which would be whoever asks', async () => {
    answers['users/$self/'] = wireUser();
    answers['users/%24self/'] = wireUser();
    expect(await ask('{ user(service: LITTLELOGS, username: "$self") { username } }')).toEqual({
      data: { user: null },
    });
    expect(littlelogs.calls).toEqual([]);
  });
});

test('names that would ask for something else are refused without a call', async () => {
  const faults = {
    '..': 'must not be `..`',
    '.': 'must not be `.`',
    '': 'must not be empty',
    'a/b': 'must not contain `/`',
  };
  const names = Object.keys(faults) as (keyof typeof faults)[];
  const refusal = (name: keyof typeof faults, argument: string, alias: string) => ({
    message: `\`${argument}\` ${faults[name]}. Pass a name or a key as the service has it.`,
    locations: [expect.anything()],
    path: [alias],
    extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
  });
  const users = names.map((name, i) => `u${i}: user(service: LITTLELOGS, username: "${name}") { id }`);
  const { data, errors } = await ask(`{ ${users.join(' ')} tag: logs(tag: "..") { totalCount } }`);
  expect(data).toEqual({ u0: null, u1: null, u2: null, u3: null, tag: null });
  const expected = [
    ...names.map((name, i) => refusal(name, 'username', `u${i}`)),
    refusal('..', 'tag', 'tag'),
  ];
  expect(errors?.toSorted(byPath)).toEqual(expected.toSorted(byPath));
  expect(littlelogs.calls).toEqual([]);
});

function byPath(a: { path?: readonly unknown[] }, b: { path?: readonly unknown[] }): number {
  return String(a.path).localeCompare(String(b.path));
}

test('people who are gone are null where a log names them, in their places', async () => {
  answers['users/belle/'] = wireUser();
  answers['logs/7/'] = wireLog({
    user: wireUser({ username: 'josh' }),
    mentions: ['gone', 'belle'],
    likes: [{ user: 'gone', created: '2015-11-02T01:47:33Z' }],
    comments: [wireComment({ mentions: ['gone'] })],
  });
  const query = `{
    log(id: 7) {
      mentions { username user { displayName } }
      likeCount
      likes { createdAt user { displayName } username }
      comments { mentions { username user { displayName } } }
    }
  }`;
  expect(await ask(query)).toEqual({
    data: {
      log: {
        mentions: [
          { username: 'gone', user: null },
          { username: 'belle', user: { displayName: 'Belle Beth Cooper' } },
        ],
        likeCount: 1,
        likes: [{ createdAt: '2015-11-02T01:47:33.000Z', user: null, username: 'gone' }],
        comments: [{ mentions: [{ username: 'gone', user: null }] }],
      },
    },
  });
  expect(littlelogs.calls.toSorted()).toEqual(['GET logs/7/', 'GET users/gone/']);
});

test('lists of people who are gone are null', async () => {
  answers['logs/7/'] = wireLog({ mentions: ['gone'] });
  const lists = ['logs', 'following', 'followers', 'tags'].map((list) => `${list} { totalCount }`).join(' ');
  expect(await ask(`{ log(id: 7) { mentions { user { username ${lists} } } } }`)).toEqual({
    data: {
      log: {
        mentions: [{ user: { username: 'gone', logs: null, following: null, followers: null, tags: null } }],
      },
    },
  });
});

describe('a name that Littlelogs gives and that nothing there can have', () => {
  const people = '... on LittlelogsUser { %s(first: 1) { nodes { id } } }';
  const uses: Readonly<Record<string, readonly [fields: string, path: string]>> = {
    followers: [people.replace('%s', 'followers'), 'users/following/*/'],
    following: [people.replace('%s', 'following'), 'users/followed-by/*/'],
    logs: [people.replace('%s', 'logs'), 'logs/user/*/'],
  };

  describe.each(['bel\ud800le', 'bel\u0000le', 'bel\\le', '..'])('%j', (username) => {
    test.each(Object.entries(uses))('is its fault, and costs %s alone', async (field, [fields]) => {
      answers['logs/7/'] = wireLog({ user: wireUser({ username }) });
      const { data, errors } = await ask(`{ log(id: 7) { databaseId author { displayName ${fields} } } }`);
      expect(data).toMatchObject({ log: { databaseId: '7' } });
      expect(errors).toEqual([
        {
          message: 'Littlelogs answered with a name that no address can hold.',
          locations: [expect.anything()],
          path: ['log', 'author', field],
          extensions: { code: 'UPSTREAM_INVALID_RESPONSE', service: 'LITTLELOGS', retryable: false },
        },
      ]);
      expect(littlelogs.server.requests.map(({ url }) => url)).toEqual(['/api/1/logs/7/']);
    });
  });
});

test('many texts that take long to make safe come whole, each as far as it is read', async () => {
  const contents = Array.from(
    { length: 40 },
    (_, index) => `<p>${index} ${'<p>'.repeat(9000)}${'x'.repeat(9000)}`,
  );
  answers['logs/'] = paged(...contents.map((content, id) => wireLog({ id, content })));
  const { data, errors } = await ask('{ logs(first: 100) { nodes { contentHtml contentText summary } } }');
  expect(errors).toBeUndefined();
  const nodes = (data as { logs: { nodes: { contentHtml: string; contentText: string; summary: string }[] } })
    .logs.nodes;
  const xs = 30_000 - 27_000 - '<p> '.length;
  expect(nodes.map(({ contentText }) => contentText.replace(/\s+/g, ' '))).toEqual(
    contents.map((_, index) => `${index} ${'x'.repeat(xs - `${index}`.length)} … (shortened)`),
  );
  expect(nodes.map(({ summary }) => summary)).toEqual(nodes.map(({ contentText }) => contentText));
  for (const { contentHtml } of nodes) expect(contentHtml).toMatch(/x<\/p>(<\/p>)*<p>… \(shortened\)<\/p>$/);
});
