import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AccountsDocument } from '../../schema/generated/graphql.ts';
import { services } from '../../src/services.ts';
import { REQUEST_TIMEOUT_MS, UPSTREAM_TIMEOUT_MS } from '../failure/harness.ts';
import { uncachedTest } from '../support/caches.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { type AnswerHandler, startRecordingServer } from '../support/recording-server.ts';
import { type SandboxedGateway, startAllSandboxed } from '../support/sandboxed-gateway.ts';

async function sandboxed(): Promise<SandboxedGateway> {
  const gateway = await startAllSandboxed();
  onTestFinished(() => gateway.close());
  return gateway;
}

const ok = { status: 'OK', message: null, retryAfter: null };
const atHost = (path: string) => expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+${path}$`));

describe('who you are', () => {
  test('is told of all services in one query, in the same fields, for one call to each that tells', async () => {
    const gateway = await sandboxed();
    expect(await gateway.run(AccountsDocument, {})).toEqual({
      data: {
        viewer: {
          accounts: [
            {
              service: 'LITTLELOGS',
              user: {
                id: 'TGl0dGxlbG9nc1VzZXI6am9zaA',
                username: 'josh',
                displayName: 'Josh Sharp',
                avatarUrl: atHost('/static/media/avatars/josh\\.png'),
                profileUrl: atHost('/josh'),
                bio: 'Making this thing right now.',
                location: 'Melbourne, AU',
                joinedAt: null,
              },
              source: ok,
            },
            {
              service: 'LARDER',
              user: {
                id: 'TGFyZGVyVXNlcjpqb3No',
                username: 'josh',
                displayName: 'Josh Sharp',
                avatarUrl: atHost('/static/media/avatars/josh\\.png'),
                profileUrl: null,
                bio: null,
                location: null,
                joinedAt: '1992-01-10T03:55:09.000Z',
              },
              source: ok,
            },
            { service: 'LITTLEBITS', user: null, source: ok },
            {
              service: 'LIFE_LOGGER',
              user: {
                id: 'TGlmZUxvZ2dlclVzZXI6MQ',
                username: 'jacob',
                displayName: 'Jacob',
                avatarUrl: null,
                profileUrl: null,
                bio: null,
                location: null,
                joinedAt: '2024-05-30T17:42:10.000Z',
              },
              source: ok,
            },
            {
              service: 'COMICS',
              user: {
                id: 'Q29taWNzVXNlcjox',
                username: 'alice@example.com',
                displayName: 'alice@example.com',
                avatarUrl: null,
                profileUrl: null,
                bio: null,
                location: null,
                joinedAt: '2012-04-30T18:39:59.000Z',
              },
              source: ok,
            },
          ],
        },
      },
    });
    expect(gateway.calls.toSorted()).toEqual(['GET me', 'GET user/', 'GET users/', 'GET users/$self/']);
  });

  test('is asked once a request, however many fields want to know', async () => {
    const gateway = await sandboxed();
    const { data, errors } = await gateway.query(`{
      viewer {
        accounts { user { username } }
        again: accounts { user { displayName } }
        account(service: LARDER) { username }
        homeTimeline(first: 1) { nodes { viewerHasLiked } }
      }
      user(service: COMICS, username: "alice@example.com") { username }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      viewer: { account: { username: 'josh' } },
      user: { username: 'alice@example.com' },
    });
    expect(gateway.calls.toSorted()).toEqual([
      'GET me',
      'GET timelines/home/?limit=1&offset=0',
      'GET user/',
      'GET users/',
      'GET users/$self/',
    ]);
  });
});

interface FoundAuthors {
  readonly projects: {
    readonly nodes: readonly { readonly author: { id: string; username: string; location: string | null } }[];
  };
}

test('a person is a `User` with the same fields at every service, and more of their own type', async () => {
  const gateway = await sandboxed();
  const { data: found } = await gateway.query(
    '{ projects(first: 20) { nodes { author { id username location } } } }',
  );
  const author = (found as FoundAuthors).projects.nodes.find(({ author }) => author.location)!.author;
  const { data, errors } = await gateway.query(
    `query ($author: String!) {
      littlelogs: user(service: LITTLELOGS, username: "josh") { ...Person ... on LittlelogsUser { timezone } }
      larder: user(service: LARDER, username: "josh") { ...Person ... on LarderUser { isTrial } }
      littlebits: user(service: LITTLEBITS, username: $author) { ...Person ... on LittlebitsUser { memberSince } }
      lifeLogger: user(service: LIFE_LOGGER, username: "jacob") { ...Person }
      comics: user(service: COMICS, username: "alice@example.com") { ...Person ... on ComicsUser { email } }
    }
    fragment Person on User {
      __typename id service username displayName avatarUrl profileUrl bio location joinedAt
    }`,
    { author: author.username },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    littlelogs: {
      __typename: 'LittlelogsUser',
      id: 'TGl0dGxlbG9nc1VzZXI6am9zaA',
      service: 'LITTLELOGS',
      username: 'josh',
      displayName: 'Josh Sharp',
      avatarUrl: atHost('/static/media/avatars/josh\\.png'),
      profileUrl: atHost('/josh'),
      bio: 'Making this thing right now.',
      location: 'Melbourne, AU',
      joinedAt: null,
      timezone: 'Australia/Melbourne',
    },
    larder: {
      __typename: 'LarderUser',
      id: 'TGFyZGVyVXNlcjpqb3No',
      service: 'LARDER',
      username: 'josh',
      displayName: 'Josh Sharp',
      avatarUrl: atHost('/static/media/avatars/josh\\.png'),
      profileUrl: null,
      bio: null,
      location: null,
      joinedAt: '1992-01-10T03:55:09.000Z',
      isTrial: false,
    },
    littlebits: {
      __typename: 'LittlebitsUser',
      id: author.id,
      service: 'LITTLEBITS',
      username: author.username,
      displayName: author.username,
      avatarUrl: atHost('/uploads/user/avatar/\\S+'),
      profileUrl: null,
      bio: expect.any(String),
      location: author.location,
      joinedAt: expect.stringMatching(/^\d{4}-\d\d-01T00:00:00\.000Z$/),
      memberSince: expect.stringMatching(/^Member since /),
    },
    lifeLogger: {
      __typename: 'LifeLoggerUser',
      id: 'TGlmZUxvZ2dlclVzZXI6MQ',
      service: 'LIFE_LOGGER',
      username: 'jacob',
      displayName: 'Jacob',
      avatarUrl: null,
      profileUrl: null,
      bio: null,
      location: null,
      joinedAt: '2024-05-30T17:42:10.000Z',
    },
    comics: {
      __typename: 'ComicsUser',
      id: 'Q29taWNzVXNlcjox',
      service: 'COMICS',
      username: 'alice@example.com',
      displayName: 'alice@example.com',
      avatarUrl: null,
      profileUrl: null,
      bio: null,
      location: null,
      joinedAt: '2012-04-30T18:39:59.000Z',
      email: 'alice@example.com',
    },
  });
});

/** Real services, so without demo users: every one answers by `handler`. */
async function overServers(keys: readonly string[], handler: AnswerHandler) {
  const server = await startRecordingServer(handler);
  const clock = new FakeClock({ skipUpTo: 300 });
  const gateway = startGateway({
    endpoints: Object.fromEntries(
      keys.map((key) => [key, { url: new URL(`${key}/`, server.url), sandboxed: false }]),
    ),
    clock,
  });
  onTestFinished(async () => {
    clock.advance(600_000);
    await gateway.close();
    await server.close();
  });
  return { ...gateway, server, clock };
}

const source =
  '{ viewer { accounts { service user { username } source { status isRetryable retryAfter } } } }';
const credentials = Object.fromEntries(services.map(({ credential }) => [credential.name, 'mine']));

const place = (service: string, status: string, retryAfter: number | null = null, isRetryable = false) => ({
  service,
  user: null,
  source: { status, isRetryable, retryAfter },
});

describe('a service has its place and says why there is nobody', () => {
  test('where no credential was sent, which costs no call; where there is no address', async () => {
    const { query, server } = await overServers(['littlelogs', 'littlebits', 'comics'], () => ({}));
    expect(await query(source)).toEqual({
      data: {
        viewer: {
          accounts: [
            place('LITTLELOGS', 'UNAUTHENTICATED'),
            place('LARDER', 'SERVICE_NOT_CONFIGURED'),
            place('LITTLEBITS', 'OK'),
            place('LIFE_LOGGER', 'SERVICE_NOT_CONFIGURED'),
            place('COMICS', 'UNAUTHENTICATED'),
          ],
        },
      },
    });
    expect(server.requests).toEqual([]);
  });

  test('where it is down, limits its calls, lies or is not configured, beside one that answers', async () => {
    const me = { id: 7, username: 'me', display_name: null, created_at: null };
    const { query } = await overServers(['littlelogs', 'larder', 'life-logger', 'comics'], ({ url }) => {
      if (url.startsWith('/littlelogs/')) return { status: 503 };
      if (url.startsWith('/larder/')) return { status: 429, headers: { 'retry-after': '60' } };
      if (url.startsWith('/comics/')) return { json: { id: 'x' } };
      return { json: me };
    });
    expect(await query(source, {}, { headers: credentials })).toEqual({
      data: {
        viewer: {
          accounts: [
            place('LITTLELOGS', 'UPSTREAM_UNAVAILABLE', null, true),
            place('LARDER', 'RATE_LIMITED', 60, true),
            place('LITTLEBITS', 'SERVICE_NOT_CONFIGURED'),
            { ...place('LIFE_LOGGER', 'OK'), user: { username: 'me' } },
            place('COMICS', 'UPSTREAM_INVALID_RESPONSE'),
          ],
        },
      },
    });
  });

  test('where it is slow: it is waited for half of the time that there is', async () => {
    const never = Promise.withResolvers<never>();
    const { query, server, clock, calls } = await overServers(['larder', 'comics'], ({ url }) =>
      url.startsWith('/larder/') ? never.promise : { status: 403 },
    );
    const answer = query(source, {}, { headers: credentials });
    while (calls.length === 0) await new Promise(setImmediate); // Comics has answered.
    const start = clock.now();
    await server.received(2);
    clock.advance(UPSTREAM_TIMEOUT_MS);
    // Larder is tried once more, in what is left of its time.
    await server.received(3);
    clock.advance(REQUEST_TIMEOUT_MS / 2 - (clock.now() - start));
    expect(await answer).toEqual({
      data: {
        viewer: {
          accounts: [
            place('LITTLELOGS', 'SERVICE_NOT_CONFIGURED'),
            place('LARDER', 'UPSTREAM_TIMEOUT', null, true),
            place('LITTLEBITS', 'SERVICE_NOT_CONFIGURED'),
            place('LIFE_LOGGER', 'SERVICE_NOT_CONFIGURED'),
            place('COMICS', 'FORBIDDEN'),
          ],
        },
      },
    });
    expect(clock.now() - start).toBe(REQUEST_TIMEOUT_MS / 2);
  });
});

uncachedTest('of an hourly limit it needs one call, however often it is asked for', async () => {
  let remaining = 1;
  const { query, server } = await overServers(['larder'], () => ({
    headers: { 'ratelimit-remaining': String(remaining--), 'ratelimit-reset': '600' },
    body: readFileSync('test/services/larder/documented/user.json'),
  }));
  const accountOf = async () => {
    const { data, errors } = await query(
      '{ viewer { again: accounts { service user { username } } accounts { service user { username } source { status } } account(service: LARDER) { username } } }',
      {},
      { headers: credentials },
    );
    const { accounts, account } = (data as { viewer: Record<string, unknown[]> }).viewer;
    return { larder: accounts![1], account, codes: errors?.map(({ extensions }) => extensions.code) };
  };
  const josh = { username: 'josh' };
  const answered = {
    larder: { service: 'LARDER', user: josh, source: { status: 'OK' } },
    account: josh,
    codes: undefined,
  };
  expect([await accountOf(), await accountOf()]).toEqual([answered, answered]);
  expect(await accountOf()).toEqual({
    larder: { service: 'LARDER', user: null, source: { status: 'RATE_LIMITED' } },
    account: null,
    codes: ['RATE_LIMITED'],
  });
  expect(server.requests.length).toBe(2);
});
