import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway } from '../../support/gateway.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { documented, globalId, startLittlelogs } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlelogs: SandboxedGateway;
beforeAll(async () => {
  littlelogs = await startSandboxed();
});
afterAll(() => littlelogs.close());
beforeEach(() => {
  littlelogs.calls.length = 0;
});

/** `nodes.0` → `['nodes', 0]` */
function pathOf(text: string) {
  return text.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The one error of an answer, whole. */
function failure(message: string, path: string, extensions: object) {
  return [{ message, locations: [expect.anything()], path: pathOf(path), extensions }];
}

function badInput(message: string, path: string, argument?: string) {
  const code = { code: 'BAD_USER_INPUT', retryable: false };
  return failure(message, path, argument === undefined ? code : { ...code, argument });
}

/** What a change answers for an id that can't be read: the same as for the id of nothing. */
function unknownId(field: string, argument: string, message: string) {
  return { data: { [field]: { userErrors: [{ field: argument, code: 'NOT_FOUND', message }] } } };
}

describe('a part of a list that can not be: no call,', () => {
  const lengths = [
    ['first: 0', '`first` must be between 1 and 100, but is 0.', 'first'],
    ['first: -1', '`first` must be between 1 and 100, but is -1.', 'first'],
    ['first: 101', '`first` must be between 1 and 100, but is 101.', 'first'],
    ['last: 0', '`last` must be between 1 and 100, but is 0.', 'last'],
    ['last: 101', '`last` must be between 1 and 100, but is 101.', 'last'],
    ['first: 1, last: 1', 'Give `first` or `last`, not both.', 'last'],
    ['first: 1, before: "x"', '`before` goes with `last`; with `first` give `after`.', 'before'],
    ['last: 1, after: "x"', '`after` goes with `first`; with `last` give `before`.', 'after'],
    ['after: "x", before: "x"', '`after` goes with `first`; with `last` give `before`.', 'after'],
  ] as const;

  test.each(lengths)('logs(%s)', async (args, message, argument) => {
    expect(await littlelogs.query(`{ logs(${args}) { nodes { id } } }`)).toEqual({
      data: { logs: null },
      errors: badInput(message, 'logs', argument),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test.each(['logTags', 'logs(tag: "exist",'])('as in every other list: %s', async (field) => {
    const opened = field.includes('(') ? field : `${field}(`;
    expect(await littlelogs.query(`{ list: ${opened} first: 0) { totalCount } }`)).toEqual({
      data: { list: null },
      errors: badInput('`first` must be between 1 and 100, but is 0.', 'list', 'first'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test.each(['homeTimeline', 'activity'])("as in every other list: the viewer's %s", async (field) => {
    expect(await littlelogs.query(`{ viewer { ${field}(first: 101) { totalCount } } }`)).toEqual({
      data: { viewer: { [field]: null } },
      errors: badInput('`first` must be between 1 and 100, but is 101.', `viewer.${field}`, 'first'),
    });
    expect(littlelogs.calls).toEqual([]);
  });
});

describe('a cursor is refused without a call', () => {
  async function cursorOf(list: string): Promise<string> {
    const { data } = await littlelogs.query(`{ list: ${list} { pageInfo { endCursor } } }`);
    littlelogs.calls.length = 0;
    return (data as { list: { pageInfo: { endCursor: string } } }).list.pageInfo.endCursor;
  }
  const query = 'query ($cursor: String!) { logs(tag: "exist", first: 2, after: $cursor) { nodes { id } } }';
  const otherList =
    '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';
  const noCursor =
    "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.";

  test.each([
    ['of a list of something else', 'logTags(first: 2)'],
    ['of all logs', 'logs(first: 2)'],
    ['of the logs with another tag', 'logs(tag: "admin", first: 2)'],
  ])('%s', async (_, list) => {
    const cursor = await cursorOf(list);
    expect(await littlelogs.query(query, { cursor })).toEqual({
      data: { logs: null },
      errors: badInput(otherList, 'logs', 'after'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test.each([
    ['cut short', (cursor: string) => cursor.slice(0, -2)],
    ['with something added', (cursor: string) => `${cursor}AA`],
    ['altered', (cursor: string) => cursor.replace(/.{4}$/, 'AAAA')],
    ['made up', () => 'MTIzNDU2'],
    ['that is no base64', () => '§ offset=20 §'],
    ['empty', () => ''],
    ['that is an offset', () => '20'],
    ['that is the id of a log', () => globalId('Log', 2614)],
  ])('%s', async (_, change) => {
    const cursor = change(await cursorOf('logs(tag: "exist", first: 2)'));
    expect(await littlelogs.query(query, { cursor })).toEqual({
      data: { logs: null },
      errors: badInput(noCursor, 'logs', 'after'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test('and named by the argument that holds it', async () => {
    expect(await littlelogs.query('{ logs(last: 2, before: "20") { nodes { id } } }')).toEqual({
      data: { logs: null },
      errors: badInput(noCursor.replace('after', 'before'), 'logs', 'before'),
    });
    expect(littlelogs.calls).toEqual([]);
  });
});

const log = globalId('Log', 2614);
const notOfThisApi = (argument: string) =>
  `\`${argument}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`;
const notALog = (argument: string, id: string) =>
  `\`${argument}\` must be the \`id\` of a Log, or its own key (a number such as \`2588\`), but is \`${id}\`.`;

describe('an id is refused without a call where it is', () => {
  /** Of what each message is made: the argument that holds the id, and the id. */
  type Message = (argument: string, id: string) => string;
  const wrong: readonly (readonly [what: string, id: string, message: Message])[] = [
    ['empty', '', notALog],
    ['made up', 'garbage', notALog],
    ['cut short', log.slice(0, -1), notALog],
    ['with something added', `${log}=`, notALog],
    ['negative', '-1', notALog],
    ['0', '0', notALog],
    ['written with a zero in front', '02614', notALog],
    ['too big for a number', '99999999999999999', notALog],
    ['a path', '../users/belle', notALog],
    ['of somebody', globalId('LittlelogsUser', 'belle'), anIdOf('LittlelogsUser')],
    ['of a comment', globalId('LogComment', 2521), anIdOf('LogComment')],
    ['of nothing known', globalId('Nonsense', 1), anIdOf('Nonsense')],
    ['forged with a path', globalId('Log', '../users/belle'), notOfThisApi],
    ['forged with a name', globalId('Log', 'belle'), notOfThisApi],
    ['forged with a zero in front', globalId('Log', '02614'), notOfThisApi],
  ];
  function anIdOf(typename: string): Message {
    return (argument) => `\`${argument}\` must be the id of a Log, but is that of a ${typename}.`;
  }

  test.each(wrong)('the argument of log, %s: %s', async (_, id, message) => {
    expect(await littlelogs.query('query ($id: ID!) { log(id: $id) { id } }', { id })).toEqual({
      data: { log: null },
      errors: badInput(message('id', id), 'log', 'id'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  describe.each([
    ['deleteLog', 'id', '{ id: $id }'],
    ['likeLog', 'id', '{ id: $id }'],
    ['unlikeLog', 'id', '{ id: $id }'],
    ['addLogComment', 'logId', '{ logId: $id, content: "a" }'],
  ])('that of %s (%s)', (field, argument, input) => {
    const query = `mutation ($id: ID!) { ${field}(input: ${input}) { userErrors { field code message } } }`;
    test.each(wrong)('%s: %s', async (_, id, message) => {
      expect(await littlelogs.query(query, { id })).toEqual(
        unknownId(field, argument, message(`input.${argument}`, id)),
      );
      expect(littlelogs.calls).toEqual([]);
    });
  });

  test('the argument of deleteLogComment, and of a log', async () => {
    const query =
      'mutation ($id: ID!) { deleteLogComment(input: { id: $id }) { userErrors { field code message } } }';
    expect(await littlelogs.query(query, { id: log })).toEqual(
      unknownId('deleteLogComment', 'id', '`input.id` must be the id of a LogComment, but is that of a Log.'),
    );
    expect(littlelogs.calls).toEqual([]);
  });
});

describe.each(['followUser', 'unfollowUser'])('whom to %s is refused without a call where it is', (field) => {
  const neither = (id: string) =>
    `\`input.userId\` must be the \`id\` of a LittlelogsUser, or its own key (a username such as \`belle\`), but is \`${id}\`.`;

  test.each([
    ['empty', '', neither('')],
    ['a path', '../logs', neither('../logs')],
    ['the folder above', '..', neither('..')],
    ["the service's own word for oneself", '$self', neither('$self')],
    ['a log', log, '`input.userId` must be the id of a LittlelogsUser, but is that of a Log.'],
    [
      'forged',
      globalId('LittlelogsUser', '$self'),
      '`input.userId` is not an id of this API. Pass an `id` that it gave, unchanged.',
    ],
  ])('%s: %j', async (_, userId, message) => {
    const query = `mutation ($userId: ID!) { ${field}(input: { userId: $userId }) { userErrors { field code message } } }`;
    expect(await littlelogs.query(query, { userId })).toEqual(unknownId(field, 'userId', message));
    expect(littlelogs.calls).toEqual([]);
  });
});

describe('node and nodes', () => {
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const unfetchable = (argument: string, typename: string) =>
    `\`${argument}\` holds an id of ${typename}, which can't be fetched by its id.`;

  test.each([
    ['made up', 'garbage', notOfThisApi('garbage')],
    ['empty', '', notOfThisApi('')],
    ['the own number of a log', '2614', notOfThisApi('2614')],
    ['cut short', log.slice(0, -1), notOfThisApi(log.slice(0, -1))],
  ])('refuse an id that is %s, without a call, and answer with all others', async (_, id, message) => {
    expect(await littlelogs.query(node, { id })).toEqual({
      data: { node: null },
      errors: badInput(message, 'node', 'id'),
    });
    expect(littlelogs.calls).toEqual([]);
    expect(await littlelogs.query(nodes, { ids: [id, log] })).toEqual({
      data: { nodes: [null, { id: log }] },
      errors: badInput(message, 'nodes.0', 'ids'),
    });
    expect(littlelogs.calls).toEqual(['GET logs/2614/']);
  });

  test.each([
    ['of no type', 'Nonsense'],
    ['of an interface', 'Node'],
    ['of a comment, which has no address of its own', 'LogComment'],
  ])('refuse an id %s, without a call, and answer with all others', async (_, typename) => {
    const id = globalId(typename, 2521);
    expect(await littlelogs.query(node, { id })).toEqual({
      data: { node: null },
      errors: badInput(unfetchable('id', typename), 'node', 'id'),
    });
    expect(littlelogs.calls).toEqual([]);
    expect(await littlelogs.query(nodes, { ids: [log, id] })).toEqual({
      data: { nodes: [{ id: log }, null] },
      errors: badInput(unfetchable('ids', typename), 'nodes.1', 'ids'),
    });
    expect(littlelogs.calls).toEqual(['GET logs/2614/']);
  });

  test('refuse an id forged with a path, without a call', async () => {
    const forged = globalId('Log', '../users/belle');
    expect(await littlelogs.query(node, { id: forged })).toEqual({
      data: { node: null },
      errors: badInput(notOfThisApi(forged), 'node', 'id'),
    });
    expect(await littlelogs.query(nodes, { ids: [forged] })).toEqual({
      data: { nodes: [null] },
      errors: badInput(notOfThisApi(forged), 'nodes.0', 'ids'),
    });
    const dots = globalId('LittlelogsUser', '..');
    expect(await littlelogs.query(node, { id: dots })).toEqual({
      data: { node: null },
      errors: badInput(notOfThisApi(dots), 'node', 'id'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test('answer with all other objects where one of the ids is forged', async () => {
    const forged = globalId('LittlelogsUser', '..');
    expect(await littlelogs.query(nodes, { ids: [log, forged] })).toEqual({
      data: { nodes: [{ id: log }, null] },
      errors: badInput(notOfThisApi(forged), 'nodes.1', 'ids'),
    });
    expect(littlelogs.calls).toEqual(['GET logs/2614/']);
  });

  test('take 100 ids at most', async () => {
    expect(await littlelogs.query(nodes, { ids: new Array(101).fill(log) })).toEqual({
      data: { nodes: null },
      errors: badInput('`ids` must be 100 at most, but are 101.', 'nodes', 'ids'),
    });
    expect(littlelogs.calls).toEqual([]);
  });

  test('answer with what the ids stand for, in their order, and null for what is gone', async () => {
    const query = `query ($ids: [ID!]!) {
      nodes(ids: $ids) { __typename id ... on Log { databaseId } ... on LogTag { name } ... on User { username } }
    }`;
    const ids = [
      globalId('LogTag', 'exist'),
      globalId('Log', 99999),
      log,
      globalId('LittlelogsUser', 'nobody'),
      globalId('LittlelogsUser', 'belle'),
      globalId('LogTag', 'nosuchtag'),
      log,
    ];
    const found = { __typename: 'Log', id: log, databaseId: '2614' };
    expect(await littlelogs.query(query, { ids })).toEqual({
      data: {
        nodes: [
          { __typename: 'LogTag', id: ids[0], name: 'exist' },
          null,
          found,
          null,
          { __typename: 'LittlelogsUser', id: ids[4], username: 'belle' },
          null,
          found,
        ],
      },
    });
  });
});

describe('what is not there is null, and no error:', () => {
  test.each([
    ['a log', 'log(id: 99999) { id }'],
    ['somebody', 'user(service: LITTLELOGS, username: "nobody") { id }'],
    ['the logs with a tag that nobody ever used', 'logs(tag: "nosuchtag") { nodes { id } }'],
    ['their number', 'logs(tag: "nosuchtag") { totalCount }'],
  ])('%s', async (_, field) => {
    expect(await littlelogs.query(`{ it: ${field} }`)).toEqual({ data: { it: null } });
    expect(littlelogs.calls).toHaveLength(1);
  });
});

test("a log is found by the service's own number, as a number too, and by its id", async () => {
  const query = '{ a: log(id: 2614) { id } b: log(id: "2614") { id } c: log(id: "TG9nOjI2MTQ") { id } }';
  expect(await littlelogs.query(query)).toEqual({ data: { a: { id: log }, b: { id: log }, c: { id: log } } });
  expect(littlelogs.calls).toEqual(['GET logs/2614/']);
});

describe('an empty text is refused without a call:', () => {
  test.each([
    ['logPreview', 'content: ""', '`content` must not be empty: there is nothing to preview.', 'content'],
    ['logPreview', 'content: " "', '`content` must not be empty: there is nothing to preview.', 'content'],
    ['logs', 'tag: ""', '`tag` must name a tag. Leave it out for all logs.', 'tag'],
  ])('%s(%s)', async (field, args, message, argument) => {
    expect(await littlelogs.query(`{ ${field}(${args}) { __typename } }`)).toEqual({
      data: { [field]: null },
      errors: badInput(message, field, argument),
    });
    expect(littlelogs.calls).toEqual([]);
  });
});

describe('the page that asks a person for an app', () => {
  test.each(['http://app.example/back', 'app.example/back', '/back', 'javascript:alert(1)', ''])(
    'can not lead back to %j',
    async (redirectUri) => {
      const query =
        'query ($redirectUri: String!) { authorizationUrl(service: LITTLELOGS, redirectUri: $redirectUri) }';
      expect(await littlelogs.query(query, { redirectUri })).toEqual({
        data: { authorizationUrl: null },
        errors: badInput(
          '`redirectUri` must be an absolute `https` address.',
          'authorizationUrl',
          'redirectUri',
        ),
      });
      expect(littlelogs.calls).toEqual([]);
    },
  );

  test('asks for one scope at least', async () => {
    const query =
      '{ authorizationUrl(service: LITTLELOGS, redirectUri: "https://app.example/", scopes: []) }';
    expect(await littlelogs.query(query)).toEqual({
      data: { authorizationUrl: null },
      errors: badInput('Ask for at least one scope.', 'authorizationUrl', 'scopes'),
    });
  });
});

describe('without a credential, at a Littlelogs that is no sandbox,', () => {
  let real: UpstreamGateway;
  beforeEach(async () => {
    real = await startLittlelogs();
  });
  afterEach(() => real.close());

  const unauthenticated = (path: string, more: object = {}) =>
    failure(
      'Littlelogs demands a credential for this. Send the header `X-Littlelogs-Authorization: Bearer <access token>`.',
      path,
      {
        code: 'UNAUTHENTICATED',
        service: 'LITTLELOGS',
        retryable: false,
        header: 'X-Littlelogs-Authorization',
        ...more,
      },
    );

  test.each([
    ['homeTimeline', '{ viewer { homeTimeline { totalCount } } }'],
    ['activity', '{ viewer { activity { nodes { id } } } }'],
    ['account', '{ viewer { account(service: LITTLELOGS) { id } } }'],
  ])("the viewer's %s is refused without a call, with the header to send", async (field, query) => {
    expect(await real.query(query)).toEqual({
      data: { viewer: { [field]: null } },
      errors: unauthenticated(`viewer.${field}`),
    });
    expect(real.server.requests).toEqual([]);
  });

  test.each([
    ['createLog', 'content: "a"'],
    ['deleteLog', 'id: 1'],
    ['addLogComment', 'logId: 1, content: "a"'],
    ['deleteLogComment', 'id: 1'],
    ['likeLog', 'id: 1'],
    ['unlikeLog', 'id: 1'],
    ['followUser', 'userId: "belle"'],
    ['unfollowUser', 'userId: "belle"'],
  ])('%s is refused without a call, with the header to send', async (field, input) => {
    expect(await real.query(`mutation { ${field}(input: { ${input} }) { userErrors { code } } }`)).toEqual({
      data: { [field]: null },
      errors: unauthenticated(field, { outcome: 'NOT_SENT' }),
    });
    expect(real.server.requests).toEqual([]);
  });

  test.each(['', ' '])('a header with nothing in it (%j) counts as none', async (value) => {
    const headers = { 'x-littlelogs-authorization': value };
    expect(await real.query('{ viewer { homeTimeline { totalCount } } }', {}, { headers })).toEqual({
      data: { viewer: { homeTimeline: null } },
      errors: unauthenticated('viewer.homeTimeline'),
    });
    expect(real.server.requests).toEqual([]);
  });

  test('what is public can be read, and nothing is said about whose likes are whose', async () => {
    real.server.enqueue(documented('log'));
    const query = '{ log(id: 2588) { databaseId likeCount viewerHasLiked } }';
    expect(await real.query(query)).toEqual({
      data: { log: { databaseId: '2588', likeCount: 2, viewerHasLiked: null } },
    });
    expect(real.server.requests.map(({ url, headers }) => ({ url, headers }))).toEqual([
      {
        url: '/api/1/logs/2588/',
        headers: {
          host: real.server.url.host,
          connection: 'keep-alive',
          accept: 'application/json',
          'user-agent': 'quintet',
          'accept-encoding': 'gzip, br, zstd, deflate',
        },
      },
    ]);
  });

  test('a service that demands one for what is documented as public says so, with the header to send', async () => {
    real.server.enqueue({ status: 401, json: { detail: 'Authentication credentials were not provided.' } });
    const [error] = unauthenticated('logs');
    const message =
      'Littlelogs demands a credential. Send the header `X-Littlelogs-Authorization: Bearer <access token>`.';
    expect(await real.query('{ logs { totalCount } }')).toEqual({
      data: { logs: null },
      errors: [{ ...error, message }],
    });
  });

  test('an app that nobody registered can not be authorised, and the gateway says what to set', async () => {
    const query = '{ authorizationUrl(service: LITTLELOGS, redirectUri: "https://app.example/") }';
    expect(await real.query(query)).toEqual({
      data: { authorizationUrl: null },
      errors: failure(
        'No OAuth2 client is configured for Littlelogs. Set LITTLELOGS_CLIENT_ID at the gateway.',
        'authorizationUrl',
        { code: 'SERVICE_NOT_CONFIGURED', service: 'LITTLELOGS', retryable: false },
      ),
    });
    expect(real.server.requests).toEqual([]);
  });
});

describe('where no Littlelogs is configured', () => {
  const unconfigured = startGateway({ endpoints: {} });
  afterAll(() => unconfigured.close());

  test.each([
    ['logs', 'query { logs { totalCount } }'],
    ['log', 'query { log(id: 1) { id } }'],
    ['logTags', 'query { logTags { totalCount } }'],
    ['trendingLogTags', 'query { trendingLogTags { name } }'],
    ['logPreview', 'query { logPreview(content: "a") { contentText } }'],
    ['user', 'query { user(service: LITTLELOGS, username: "belle") { id } }'],
    ['node', `query { node(id: "${log}") { id } }`],
    ['nodes.0', `query { nodes(ids: ["${log}"]) { id } }`],
    ['viewer.homeTimeline', 'query { viewer { homeTimeline { totalCount } } }'],
    ['viewer.account', 'query { viewer { account(service: LITTLELOGS) { id } } }'],
    [
      'authorizationUrl',
      'query { authorizationUrl(service: LITTLELOGS, redirectUri: "https://a.example/") }',
    ],
    ['likeLog', 'mutation { likeLog(input: { id: 1 }) { log { id } } }'],
    [
      'refreshAccessToken',
      'mutation { refreshAccessToken(input: { service: LITTLELOGS, refreshToken: "a" }) { accessToken { header } } }',
    ],
  ])('%s says so, and what to set', async (path, query) => {
    const { errors } = await unconfigured.query(query);
    expect(errors).toEqual(
      failure('Littlelogs is not configured here. Set LITTLELOGS_URL at the gateway.', path, {
        code: 'SERVICE_NOT_CONFIGURED',
        service: 'LITTLELOGS',
        retryable: false,
        ...(query.startsWith('mutation') ? { outcome: 'NOT_SENT' } : {}),
      }),
    );
  });

  test('all other fields stand', async () => {
    const query = `{ __typename logs { totalCount } viewer { __typename homeTimeline { totalCount } } }`;
    const { data, errors } = await unconfigured.query(query);
    expect(data).toEqual({
      __typename: 'Query',
      logs: null,
      viewer: { __typename: 'Viewer', homeTimeline: null },
    });
    expect(errors).toHaveLength(2);
  });
});

describe('variables that do not fit their types', () => {
  test.each([
    ['a value that is missing', 'query ($i: ID!) { log(id: $i) { id } }', {}],
    ['null where there must be a value', 'query ($i: ID!) { log(id: $i) { id } }', { i: null }],
    ['another type', 'query ($f: Int) { logs(first: $f) { totalCount } }', { f: 'x' }],
    ['a fraction', 'query ($f: Int) { logs(first: $f) { totalCount } }', { f: 1.5 }],
  ])('are BAD_USER_INPUT: %s', async (_, query, variables) => {
    const { data, errors } = await littlelogs.query(query, variables);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', retryable: false } }]);
    expect(littlelogs.calls).toEqual([]);
  });
});

test.each([
  ['#exist', 'Name the `tag` without its #.'],
  [' ', '`tag` must name a tag. Leave it out for all logs.'],
])('a tag %j is refused, without a call', async (tag, message) => {
  const { errors } = await littlelogs.query('query ($tag: String) { logs(tag: $tag) { totalCount } }', {
    tag,
  });
  expect(errors).toEqual(badInput(message, 'logs', 'tag'));
  expect(littlelogs.calls).toEqual([]);
});
