import { describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/relay/global-id.ts';
import { type Fault, faults } from '../support/faulty-server.ts';
import { failed, gatewayOverPaths, REQUEST_TIMEOUT_MS } from './harness.ts';
import { wireLog, wirePage, wireTag, wireUser } from './wire.ts';

// A failure costs its own fields and nothing else. Here one of Littlelogs' addresses fails while the others answer;
// `five-services.test.ts` does the same with whole services.

const json = (value: unknown): Fault => faults.answer(200, JSON.stringify(value));
const down = faults.answer(503, '');
const isDown = 'Littlelogs answered with 503.';
const unavailable = (path: string) => failed(path, 'UPSTREAM_UNAVAILABLE', isDown, { retryable: true });

describe('what answers stands, beside', () => {
  const others = {
    'tags/trending/': json([wireTag('exist')]),
    'users/belle/': json(wireUser('belle')),
    'users/$self/': json(wireUser('me')),
  };
  const source = `{
    logs { totalCount nodes { databaseId } }
    trendingLogTags { name }
    user(service: LITTLELOGS, username: "belle") { username bio }
    viewer { account(service: LITTLELOGS) { username } }
  }`;
  const rest = {
    trendingLogTags: [{ name: 'exist' }],
    user: { username: 'belle', bio: 'I am belle.' },
    viewer: { account: { username: 'me' } },
  };

  test.each<[string, Fault, string, string, { retryable: boolean; retryAfter?: number }]>([
    ['is down', down, 'UPSTREAM_UNAVAILABLE', isDown, { retryable: true }],
    [
      'is down for an hour',
      faults.answer(503, '', { 'retry-after': '3600' }),
      'UPSTREAM_UNAVAILABLE',
      isDown,
      { retryable: true, retryAfter: 3600 },
    ],
    [
      'resets',
      faults.reset(),
      'UPSTREAM_UNAVAILABLE',
      'The connection to Littlelogs broke before it answered.',
      { retryable: true },
    ],
    [
      'limits its calls',
      faults.answer(429, '', { 'retry-after': '60' }),
      'RATE_LIMITED',
      'Littlelogs limits its calls. It asks to wait 60 s.',
      { retryable: true, retryAfter: 60 },
    ],
    [
      'refuses',
      faults.answer(403, ''),
      'FORBIDDEN',
      'Littlelogs does not permit this.',
      { retryable: false },
    ],
    [
      'lies',
      json({ count: 1, results: [{ id: 'x' }] }),
      'UPSTREAM_INVALID_RESPONSE',
      'Littlelogs answered with something other than documented: /results/0/id must be integer or must have the documented form.',
      { retryable: false },
    ],
  ])('what %s', async (_, fault, code, message, options) => {
    const { ask } = await gatewayOverPaths({ ...others, 'logs/': fault });
    expect(await ask(source)).toEqual({
      data: { logs: null, ...rest },
      errors: [failed('logs', code, message, options)],
    });
  });

  test('what stalls until the deadline', async () => {
    const { ask, called, clock } = await gatewayOverPaths({ ...others, 'logs/': faults.stall() });
    const answer = ask(source);
    await called(3);
    clock.advance(REQUEST_TIMEOUT_MS);
    expect(await answer).toEqual({
      data: { logs: null, ...rest },
      errors: [failed('logs', 'UPSTREAM_TIMEOUT', 'Littlelogs did not answer in time.', { retryable: true })],
    });
  });

  test('what does not take the credential', async () => {
    const { ask } = await gatewayOverPaths({
      ...others,
      'logs/': json(wirePage([wireLog(1)])),
      'users/$self/': faults.answer(401, ''),
    });
    expect(await ask(source)).toEqual({
      data: { logs: { totalCount: 1, nodes: [{ databaseId: '1' }] }, ...rest, viewer: { account: null } },
      errors: [
        {
          message:
            'Littlelogs does not accept the credential. Send the header `X-Littlelogs-Authorization: Bearer <access token>`.',
          path: ['viewer', 'account'],
          extensions: {
            code: 'UNAUTHENTICATED',
            service: 'LITTLELOGS',
            retryable: false,
            header: 'X-Littlelogs-Authorization',
          },
        },
      ],
    });
  });

  test('what demands a credential where none is sent, of which nothing is asked', async () => {
    const { ask, calls } = await gatewayOverPaths({ ...others, 'logs/': json(wirePage([wireLog(1)])) });
    expect(await ask(source, { headers: { 'X-Littlelogs-Authorization': '' } })).toEqual({
      data: { logs: { totalCount: 1, nodes: [{ databaseId: '1' }] }, ...rest, viewer: { account: null } },
      errors: [
        {
          message:
            'Littlelogs demands a credential for this. Send the header `X-Littlelogs-Authorization: Bearer <access token>`.',
          path: ['viewer', 'account'],
          extensions: {
            code: 'UNAUTHENTICATED',
            service: 'LITTLELOGS',
            retryable: false,
            header: 'X-Littlelogs-Authorization',
          },
        },
      ],
    });
    expect(calls.toSorted()).toEqual([
      'GET logs/?limit=20&offset=0',
      'GET tags/trending/',
      'GET users/belle/',
    ]);
  });
});

describe('inside an object', () => {
  test('a list that fails is null, the object stands', async () => {
    const { ask } = await gatewayOverPaths({
      'users/belle/': json(wireUser('belle')),
      'users/following/belle/': down,
      'users/followed-by/belle/': json(wirePage([wireUser('josh')])),
      'tags/user/belle/': json({ count: 1 }),
    });
    const answer = await ask(`{
      user(service: LITTLELOGS, username: "belle") {
        bio
        ... on LittlelogsUser {
          followers { totalCount }
          following { nodes { username } }
          tags { nodes { name } }
        }
      }
    }`);
    expect(answer).toEqual({
      data: {
        user: {
          bio: 'I am belle.',
          followers: null,
          following: { nodes: [{ username: 'josh' }] },
          tags: null,
        },
      },
      errors: [
        unavailable('user.followers'),
        failed(
          'user.tags',
          'UPSTREAM_INVALID_RESPONSE',
          'Littlelogs answered with something other than documented: the body must have required properties results.',
          { retryable: false },
        ),
      ],
    });
  });

  test('one person of many who fails is null in their places, wherever they stand, and asked for as if once', async () => {
    const { ask, calls } = await gatewayOverPaths({
      'logs/': json(
        wirePage([
          wireLog(1, { mentions: ['josh', 'ada'] }),
          wireLog(2, { mentions: ['josh'], likes: [{ user: 'josh', created: '2015-11-02T00:23:27Z' }] }),
        ]),
      ),
      'users/josh/': down,
      'users/ada/': json(wireUser('ada')),
    });
    expect(
      await ask('{ logs { nodes { databaseId mentions { user { bio } } likes { user { bio } } } } }'),
    ).toEqual({
      data: {
        logs: {
          nodes: [
            { databaseId: '1', mentions: [{ user: null }, { user: { bio: 'I am ada.' } }], likes: [] },
            { databaseId: '2', mentions: [{ user: null }], likes: [{ user: null }] },
          ],
        },
      },
      errors: [
        unavailable('logs.nodes.0.mentions.0.user'),
        unavailable('logs.nodes.1.likes.0.user'),
        unavailable('logs.nodes.1.mentions.0.user'),
      ],
    });
    expect(calls.filter((call) => call === 'GET users/josh/').length).toBe(3);
    expect(calls.filter((call) => call === 'GET users/ada/').length).toBe(1);
  });

  test('who you are fails for every log alike, for the calls of one', async () => {
    const { ask, calls } = await gatewayOverPaths({
      'logs/': json(wirePage([wireLog(1), wireLog(2)])),
      'users/$self/': down,
    });
    expect(await ask('{ logs { nodes { databaseId viewerHasLiked } } }')).toEqual({
      data: {
        logs: {
          nodes: [
            { databaseId: '1', viewerHasLiked: null },
            { databaseId: '2', viewerHasLiked: null },
          ],
        },
      },
      errors: [unavailable('logs.nodes.0.viewerHasLiked'), unavailable('logs.nodes.1.viewerHasLiked')],
    });
    expect(calls.length).toBe(4);
  });

  test('a node that fails is null in its place among the `nodes`', async () => {
    const { ask } = await gatewayOverPaths({
      'logs/1/': json(wireLog(1)),
      'logs/2/': down,
      'logs/3/': json(wireLog(3)),
    });
    const ids = [1, 2, 3].map((id) => encodeGlobalId('Log', id));
    expect(await ask(`{ nodes(ids: ${JSON.stringify(ids)}) { ... on Log { databaseId } } }`)).toEqual({
      data: { nodes: [{ databaseId: '1' }, null, { databaseId: '3' }] },
      errors: [unavailable('nodes.1')],
    });
  });
});
