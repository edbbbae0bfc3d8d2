import { describe, expect, onTestFinished, test } from 'vitest';
import { describeCalls } from '../../src/server/observe/upstream-trace.ts';
import type { Endpoint } from '../../src/server/service-instance.ts';
import { services } from '../../src/services.ts';
import { wireLog, wirePage, wireTag, wireUser } from '../failure/wire.ts';
import { startSandboxed as startLarder } from '../services/larder/sandboxed.ts';
import { startSandboxed as startLifeLogger } from '../services/life-logger/sandboxed.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort } from '../support/faulty-server.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  type AnswerHandler,
  type RecordingServer,
  startRecordingServer,
} from '../support/recording-server.ts';

const traced = { headers: { 'X-Quintet-Trace': '1' } };

interface Over {
  readonly gateway: TestGateway;
  readonly server: RecordingServer;
  /** What `extensions.upstream` holds. */
  upstream(source: string, variables?: object): Promise<unknown>;
}

/** The gateway over a Littlelogs that answers as told; time stands still but for retries. */
async function over(
  handler: AnswerHandler,
  env: Readonly<Record<string, string>> = {},
  endpoint: Partial<Endpoint> = {},
): Promise<Over> {
  const server = await startRecordingServer(handler);
  const gateway = startGateway({
    endpoints: { littlelogs: { url: new URL('api/1/', server.url), sandboxed: false, ...endpoint } },
    clock: new FakeClock({ skipUpTo: 300 }),
    // An empty value is none: tracing is on outside production.
    env: { UPSTREAM_TRACE: '', ...env },
  });
  onTestFinished(async () => {
    await gateway.close();
    await server.close();
  });
  const upstream = async (source: string, variables = {}) =>
    (await gateway.query(source, { ...variables }, traced)).extensions?.upstream;
  return { gateway, server, upstream };
}

/** Answers by path below the base address. */
function by(answers: Readonly<Record<string, unknown>>): AnswerHandler {
  return ({ url }) => {
    const path = url.replace('/api/1/', '').split('?', 1)[0] ?? '';
    return path in answers ? { json: answers[path] } : { status: 404, json: { detail: 'Not found.' } };
  };
}

const likedBy = (...names: string[]) => ({
  likes: names.map((user) => ({ user, created: '2015-11-02T00:23:27Z' })),
});
const call = {
  service: 'LITTLELOGS',
  method: 'GET',
  status: 200,
  startMs: 0,
  durationMs: 0,
  bytes: expect.any(Number),
  attempt: 1,
  shared: 0,
  cached: 0,
};

describe('which fields asked', () => {
  test('each person who likes a log is one call, however many fields name them, and none where the page held them', async () => {
    const { upstream, gateway } = await over(
      by({
        'logs/': wirePage([
          wireLog(3, likedBy('ann', 'bob')),
          wireLog(2, likedBy('ann', 'belle')),
          wireLog(1, likedBy('ann')),
        ]),
        'users/ann/': wireUser('ann'),
        'users/bob/': wireUser('bob'),
      }),
    );
    const trace = await upstream('{ logs { nodes { author { bio } likes { user { bio } } } } }');
    expect(trace).toEqual([
      {
        ...call,
        path: 'logs/?limit=20&offset=0',
        cached: 1,
        fields: { logs: 1, 'logs.nodes.likes.user': 1 },
      },
      { ...call, path: 'users/ann/', shared: 2, fields: { 'logs.nodes.likes.user': 3 } },
      { ...call, path: 'users/bob/', fields: { 'logs.nodes.likes.user': 1 } },
    ]);
    expect(gateway.calls).toHaveLength(3);
  });

  test('a page that two aliases ask for is one call of both', async () => {
    const { upstream } = await over(by({ 'logs/': wirePage([wireLog(1)]) }));
    expect(
      await upstream('{ logs { totalCount nodes { id } } also: logs { nodes { contentText } } }'),
    ).toEqual([{ ...call, path: 'logs/?limit=20&offset=0', shared: 1, fields: { logs: 1, also: 1 } }]);
  });

  test('the account is read once, by whichever field came first', async () => {
    const { gateway } = await over(
      by({ 'users/$self/': wireUser('me'), 'logs/': wirePage([wireLog(2), wireLog(1)]) }),
    );
    const { extensions } = await gateway.query(
      '{ logs { nodes { viewerHasLiked } } }',
      {},
      { headers: { ...traced.headers, 'X-Littlelogs-Authorization': 'Bearer me' } },
    );
    expect(extensions?.upstream).toEqual([
      { ...call, path: 'logs/?limit=20&offset=0', fields: { logs: 1 } },
      { ...call, path: 'users/$self/', shared: 1, fields: { 'logs.nodes.viewerHasLiked': 2 } },
    ]);
  });

  test('ids that one walk over a list finds share its call', async () => {
    const larder = await startLarder({ env: { UPSTREAM_TRACE: 'true' } });
    onTestFinished(() => larder.close());
    const all = (await larder.query('{ viewer { folders(first: 100) { nodes { id } } } }')).data as {
      viewer: { folders: { nodes: { id: string }[] } };
    };
    const [first, second] = all.viewer.folders.nodes;
    const { extensions } = await larder.query(
      `query ($first: ID!, $second: ID!) {
        viewer { a: folder(id: $first) { name } b: folder(id: $second) { name } }
        node(id: $second) { ... on Folder { name } }
      }`,
      { first: first?.id, second: second?.id },
      traced,
    );
    expect(extensions?.upstream).toEqual([
      {
        ...call,
        service: 'LARDER',
        path: 'folders/?limit=200&offset=0',
        startMs: expect.any(Number),
        durationMs: expect.any(Number),
        shared: 2,
        fields: { 'viewer.a': 1, 'viewer.b': 1, node: 1 },
      },
    ]);
  });

  test('ranges of time that are read as one have its call in common, and others have their own', async () => {
    const life = await startLifeLogger(undefined, { UPSTREAM_TRACE: 'true' });
    onTestFinished(() => life.close());
    const { extensions } = await life.query(
      `{ viewer {
        today: events(start: "2026-06-01T00:00:00Z", end: "2026-06-02T00:00:00Z") { totalCount }
        week: events(start: "2026-06-01T00:00:00Z", end: "2026-06-08T00:00:00Z") { totalCount }
        before: events(start: "2026-05-01T00:00:00Z", end: "2026-05-02T00:00:00Z") { totalCount }
      } }`,
      {},
      traced,
    );
    const range = (start: string, end: string) =>
      `events?start=${encodeURIComponent(`${start}T00:00:00.000Z`)}&end=${encodeURIComponent(`${end}T00:00:00.000Z`)}`;
    const event = { ...call, service: 'LIFE_LOGGER' };
    expect(extensions?.upstream).toEqual([
      { ...event, path: range('2026-05-01', '2026-05-02'), fields: { 'viewer.before': 1 } },
      {
        ...event,
        path: range('2026-06-01', '2026-06-08'),
        shared: 1,
        fields: { 'viewer.today': 1, 'viewer.week': 1 },
      },
    ]);
  });

  test('a change has its call, and what is read after it its own', async () => {
    const { gateway } = await over(({ method }) =>
      method === 'POST' ? { json: wireLog(9, likedBy('ann')) } : { json: wireUser('ann') },
    );
    const { extensions } = await gateway.query(
      'mutation { likeLog(input: { id: "9" }) { log { likes { user { bio } } } } }',
      {},
      { headers: { ...traced.headers, 'X-Littlelogs-Authorization': 'Bearer me' } },
    );
    expect(extensions?.upstream).toEqual([
      { ...call, method: 'POST', path: 'logs/9/like/', fields: { likeLog: 1 } },
      { ...call, path: 'users/ann/', fields: { 'likeLog.log.likes.user': 1 } },
    ]);
  });
});

describe('what became of each call', () => {
  test('every try is told, with its time', async () => {
    const { upstream, server } = await over(by({ 'tags/trending/': [wireTag('exist')] }));
    server.enqueue({ status: 503 }, { status: 500 });
    const fields = { trendingLogTags: 1 };
    const path = 'tags/trending/';
    expect(await upstream('{ trendingLogTags { name } }')).toEqual([
      { ...call, path, status: 503, error: 'UPSTREAM_UNAVAILABLE', bytes: 0, fields },
      {
        ...call,
        path,
        status: 500,
        error: 'UPSTREAM_UNAVAILABLE',
        bytes: 0,
        attempt: 2,
        startMs: 50,
        fields,
      },
      { ...call, path, attempt: 3, startMs: 200, fields },
    ]);
  });

  test('an answer with errors has its trace, too', async () => {
    const { gateway } = await over(by({ 'tags/trending/': [{ name: 7 }] }));
    const { data, errors, extensions } = await gateway.query(
      '{ trendingLogTags { name } log(id: "5") { id } }',
      {},
      traced,
    );
    expect(data).toEqual({ trendingLogTags: null, log: null });
    expect(errors?.map(({ extensions: { code } }) => code)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
    expect(extensions?.upstream).toEqual([
      { ...call, path: 'tags/trending/', error: 'UPSTREAM_INVALID_RESPONSE', fields: { trendingLogTags: 1 } },
      { ...call, path: 'logs/5/', status: 404, error: 'NOT_FOUND', fields: { log: 1 } },
    ]);
  });

  test('a service that is not there has no status', async () => {
    const gateway = startGateway({
      endpoints: { littlelogs: { url: closedPort(), sandboxed: false } },
      env: { UPSTREAM_TRACE: 'true' },
      clock: new FakeClock({ skipUpTo: 300 }),
    });
    onTestFinished(() => gateway.close());
    const { extensions } = await gateway.query('{ logPreview(content: "x") { contentText } }', {}, traced);
    expect(extensions?.upstream).toEqual([
      {
        ...call,
        method: 'POST',
        path: 'logs/preview/',
        status: null,
        error: 'UPSTREAM_UNAVAILABLE',
        bytes: 0,
        fields: { logPreview: 1 },
      },
    ]);
  });

  test('an answer that took no call says so', async () => {
    const { upstream } = await over(by({}));
    expect(await upstream('{ services { name } }')).toEqual([]);
  });
});

describe('who gets it', () => {
  const source = '{ trendingLogTags { name } }';
  const tags = by({ 'tags/trending/': [] });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['no header', {}],
    ['the header of GraphiQL, emptied', { 'X-Quintet-Trace': '' }],
    ['a header that says no', { 'X-Quintet-Trace': '0' }],
  ])('nobody with %s', async (_, headers) => {
    const { gateway } = await over(tags);
    expect(await gateway.query(source, {}, { headers })).toEqual({ data: { trendingLogTags: [] } });
  });

  test('nobody in production', async () => {
    const { gateway } = await over(tags, { NODE_ENV: 'production' });
    expect(await gateway.query(source, {}, traced)).toEqual({ data: { trendingLogTags: [] } });
  });

  test('in production, who asks where it is allowed', async () => {
    const { upstream } = await over(tags, { NODE_ENV: 'production', UPSTREAM_TRACE: 'true' });
    expect(await upstream(source)).toEqual([
      { ...call, path: 'tags/trending/', fields: { trendingLogTags: 1 } },
    ]);
  });

  test('of two requests at once each its own', async () => {
    const { upstream } = await over(by({ 'tags/trending/': [], 'logs/': wirePage([wireLog(1)]) }));
    const [one, other] = await Promise.all([upstream(source), upstream('{ logs { totalCount } }')]);
    expect(one).toEqual([{ ...call, path: 'tags/trending/', fields: { trendingLogTags: 1 } }]);
    expect(other).toEqual([{ ...call, path: 'logs/?limit=1&offset=0', fields: { logs: 1 } }]);
  });
});

describe('nothing secret is in it', () => {
  const SECRET = 'tok3n-S3CRET';

  test('no credential of any service, whatever the service answers', async () => {
    const echo: AnswerHandler = ({ headers }) => ({
      status: 400,
      json: { error: `Bad ${JSON.stringify(headers)}` },
    });
    const server = await startRecordingServer(echo);
    const endpoint = { url: new URL(`${SECRET}/api/`, server.url), sandboxed: false };
    const gateway = startGateway({
      endpoints: Object.fromEntries(services.map(({ key }) => [key, endpoint])),
      env: { UPSTREAM_TRACE: 'true' },
      clock: new FakeClock({ skipUpTo: 300 }),
    });
    onTestFinished(async () => {
      await gateway.close();
      await server.close();
    });
    const credentials = services.map(({ credential }) => [credential.name, `Bearer ${SECRET}`]);
    const aliases = services
      .filter(({ users }) => users)
      .map(({ id }) => `${id.toLowerCase()}: account(service: ${id}) { username }`);
    const answer = await gateway.query(
      `{ viewer { ${aliases.join(' ')} } services { originUrl reachability { isReachable message } } }`,
      {},
      { headers: { ...traced.headers, ...Object.fromEntries(credentials) } },
    );
    const sent = server.requests.filter(({ headers }) => JSON.stringify(headers).includes(SECRET));
    // littleBits can't be asked whose a token is.
    expect(sent.length).toBeGreaterThanOrEqual(aliases.length - 1);
    const told = answer.extensions?.upstream as { service: string }[];
    expect(told).toHaveLength(server.requests.length);
    expect(new Set(told.map(({ service }) => service))).toEqual(new Set(services.map(({ id }) => id)));
    expect(JSON.stringify(answer)).not.toContain(SECRET);
  });

  test.each([
    ['that fails', 400, { error: 'invalid_grant', hint: SECRET }],
    ['that succeeds', 200, { access_token: 'new-tok3n', token_type: 'Bearer', refresh_token: 'next' }],
  ])('nothing of an OAuth2 exchange %s but that it took place', async (_, status, json) => {
    const oauthClient = { id: 'app', secret: SECRET };
    const { server, upstream } = await over(() => ({ status, json }), {}, { oauthClient });
    const input = { service: 'LITTLELOGS', code: SECRET, redirectUri: 'https://app.example/back' };
    const trace = await upstream(
      'mutation ($input: ExchangeAuthorizationCodeInput!) { exchangeAuthorizationCode(input: $input) { accessToken { scopes } } }',
      { input },
    );
    expect(server.requests[0]?.body).toContain(SECRET);
    expect(trace).toEqual([
      {
        ...call,
        method: 'POST',
        path: '../../oauth/token',
        status,
        ...(status === 200 ? {} : { error: 'BAD_USER_INPUT' }),
        fields: { exchangeAuthorizationCode: 1 },
      },
    ]);
  });

  test('not where a service redirects to', async () => {
    const { gateway, server, upstream } = await over(by({ 'tags/trending/': [] }));
    server.enqueue({ status: 302, headers: { location: `/api/1/${SECRET}/?key=${SECRET}` } });
    server.enqueue({ json: [] });
    const trace = await upstream('{ trendingLogTags { name } }');
    expect(trace).toEqual([
      { ...call, path: 'tags/trending/', status: 302, bytes: 0, fields: { trendingLogTags: 1 } },
      { ...call, path: 'tags/trending/ (redirected)', fields: { trendingLogTags: 1 } },
    ]);
    expect(gateway.calls[1]).toContain(SECRET);
  });

  test.each<[query: string, shown: string, service?: string]>([
    ['limit=20&offset=40', 'limit=20&offset=40'],
    ['q=%23python', 'q=%23python', 'LARDER'],
    ['comic__slug__in=a,b', 'comic__slug__in=a,b', 'COMICS'],
    // A service's own parameters are shown for that service alone.
    ['q=%23python&comic__slug__in=a,b', 'q=…&comic__slug__in=…'],
    ['key=S3CRET&limit=1', 'key=…&limit=1'],
    ['email=ann%40example.com', 'email=…'],
    [
      'code=S3CRET&state=S3CRET&access_token=S3CRET&password=S3CRET',
      'code=…&state=…&access_token=…&password=…',
    ],
    ['limit__key=1&__proto__=S3CRET&toString=S3CRET', 'limit__key=1&__proto__=…&toString=…'],
  ])('of the query %s it shows %s', (query, shown, service = 'LITTLELOGS') => {
    const sent = {
      ...call,
      service,
      error: null,
      askedPath: 'users/',
      path: 'users/',
      query,
      order: 1,
      startedAt: 0,
      isRedirected: false,
      source: 'service' as const,
      ageSeconds: null,
      cause: null,
      traceOrigin: undefined,
    };
    expect(describeCalls([sent], 0).map(({ path }) => path)).toEqual([`users/?${shown}`]);
  });
});
