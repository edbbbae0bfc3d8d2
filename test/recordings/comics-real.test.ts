import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { type Answer, startGateway } from '../support/gateway.ts';
import { startRecordingServer } from '../support/recording-server.ts';
import { ALICE, type ReplayedComics, startReplayedComics } from './comics-gateway.ts';
import { comicsGenerations, exchangeNamed, readRecording } from './recording.ts';
import { answerOf, startReplayServer } from './replay-server.ts';

// What real instances do that the documents don't say, and what a client gets of it.

const globalId = (typename: string, key: number) => Buffer.from(`${typename}:${key}`).toString('base64url');

describe.each(comicsGenerations)('%s:', (generation) => {
  let comics: ReplayedComics;
  beforeAll(async () => {
    comics = await startReplayedComics(generation);
  });
  afterEach(() => {
    expect(comics.server.takeUnknown()).toEqual([]);
    comics.calls.length = 0;
  });
  afterAll(() => comics.close());

  /** Runs an operation as of a recorded exchange. */
  function at(
    name: string,
    source: string,
    headers: Record<string, string> = ALICE,
  ): Promise<Answer<unknown>> {
    comics.server.standAt(exchangeNamed(comics.recording, name));
    return comics.query(source, {}, { headers });
  }

  const unsubscribe = (key: number) => `mutation {
    unsubscribeFromComic(input: { subscriptionId: ${key} }) {
      deletedComicSubscriptionId comic { id } userErrors { field code message } } }`;
  const unsubscribed = (deletedComicSubscriptionId: string | null, userErrors: object[] = []) => ({
    data: { unsubscribeFromComic: { deletedComicSubscriptionId, comic: null, userErrors } },
  });
  const noSubscription = {
    field: 'subscriptionId',
    code: 'NOT_FOUND',
    message: 'Comics does not have this.',
  };

  test('a 401 without a body is UNAUTHENTICATED, with the header to send', async () => {
    const wrong = { 'x-comics-authorization': 'Key 0123456789abcdef0123456789abcdef' };
    const { data, errors } = await at(
      'users: wrong key',
      '{ viewer { account(service: COMICS) { username } } }',
      wrong,
    );
    expect(data).toEqual({ viewer: { account: null } });
    expect(errors).toEqual([
      {
        message:
          'Comics does not accept the credential. Send the header `X-Comics-Authorization: Key <secret key>`.',
        locations: expect.any(Array),
        path: ['viewer', 'account'],
        extensions: {
          code: 'UNAUTHENTICATED',
          service: 'COMICS',
          retryable: false,
          header: 'X-Comics-Authorization',
        },
      },
    ]);
  });

  test('a 404 without a body is a comic that is not there', async () => {
    expect(await at('comic: unknown id', '{ comic(id: 9999) { name } }')).toEqual({ data: { comic: null } });
    expect(comics.calls).toEqual(['GET comics/9999/']);
  });

  test('a sign-in with an email address and a password, which may have letters of any kind and colons', async () => {
    const signIn = (password: string) => `mutation { signInToComics(input: {
      email: "alice@example.com", password: ${JSON.stringify(password)}
    }) { credential { header headerValue } user { databaseId email joinedAt } userErrors { field code message } } }`;
    const right = await at('users: Basic, right password', signIn('s3cret pä:ss'), {});
    const wrong = await at('users: Basic, wrong password', signIn('wrong'), {});
    expect(right).toEqual({
      data: {
        signInToComics: {
          credential: {
            header: 'X-Comics-Authorization',
            headerValue: 'Key 00112233445566778899aabbccddeeff',
          },
          user: { databaseId: '1', email: 'alice@example.com', joinedAt: '2012-04-30T18:39:59.000Z' },
          userErrors: [],
        },
      },
    });
    expect(wrong).toEqual({
      data: {
        signInToComics: {
          credential: null,
          user: null,
          userErrors: [{ field: null, code: 'INVALID', message: expect.any(String) }],
        },
      },
    });
  });

  test('the root says which generation it is, to anybody', async () => {
    const { data } = await at('root, no credential', '{ services { service dialect offers } }', {});
    expect((data as { services: object[] }).services).toContainEqual({
      service: 'COMICS',
      dialect: generation === 'comics-old' ? 'documented' : 'newer',
      offers: ['comics', 'images', 'releases', 'subscriptions', 'users'],
    });
  });

  test('a comic with two subscriptions is delivered once, and counted once where the whole list was read', async () => {
    const list = (fields: string) =>
      `{ comics(first: 20, filter: { isSubscribed: true, slug: { equals: "slug07XkC" } }) { ${fields} } }`;
    const { data } = await at(
      'after both: comics with subscribed=true',
      list('nodes { databaseId } totalCount'),
    );
    expect(data).toEqual({ comics: { nodes: [{ databaseId: '8' }], totalCount: 1 } });
  });

  test('what has not changed is not sent again: an `ETag` is asked with, and 304 is the comic as it was', async () => {
    const clock = new FakeClock();
    const server = await startReplayServer(readRecording(generation));
    const endpoints = { comics: { url: new URL('api/v1/', server.url), sandboxed: false } };
    const gateway = startGateway({ endpoints, clock, env: { UPSTREAM_CACHE_SECONDS: '10' } });
    const read = () => gateway.query('{ comic(id: 18) { name slug } }', {}, { headers: ALICE });
    const first = await read();
    clock.advance(30_000);
    expect(await read()).toEqual(first);
    expect(first).toEqual({ data: { comic: { name: 'None', slug: 'slug17-a' } } });
    expect(server.answered.map(({ name, response }) => [name, response.status])).toEqual([
      ['comic', 200],
      ['comic: If-None-Match', 304],
    ]);
    await gateway.close();
    await server.close();
  });

  test('an instance below a path is read there', async () => {
    const exchange = exchangeNamed(comics.recording, 'server mounted below /sub: list');
    const server = await startRecordingServer(() => answerOf(exchange));
    const endpoints = { comics: { url: new URL('sub/api/v1/', server.url), sandboxed: false } };
    const gateway = startGateway({ endpoints, env: { CACHE_BYTES: '0' } });
    const answer = await gateway.query('{ comics(first: 1) { nodes { name } } }', {}, { headers: ALICE });
    expect(answer).toEqual({ data: { comics: { nodes: [{ name: '  lead' }] } } });
    expect(server.requests[0]?.url).toMatch(/^\/sub\/api\/v1\/comics\/\?limit=\d&offset=0$/);
    await gateway.close();
    await server.close();
  });

  test("another user's subscription is there at older instances alone", async () => {
    const node = `{ node(id: "${globalId('ComicSubscription', 33)}") {
      ... on ComicSubscription { databaseId comic { databaseId } } } }`;
    const theirs = { node: { databaseId: '33', comic: { databaseId: '2' } } };
    expect(await at("subscription: another user's", node)).toEqual({
      data: generation === 'comics-old' ? theirs : { node: null },
    });
    expect(await at("unsubscribe: another user's subscription", unsubscribe(33))).toEqual(
      generation === 'comics-old'
        ? unsubscribed(globalId('ComicSubscription', 33))
        : unsubscribed(null, [noSubscription]),
    );
  });

  test('a subscription is deleted once', async () => {
    expect(await at('unsubscribe', unsubscribe(1))).toEqual(unsubscribed(globalId('ComicSubscription', 1)));
    expect(await at('unsubscribe again', unsubscribe(1))).toEqual(unsubscribed(null, [noSubscription]));
    expect(comics.calls).toEqual(['DELETE subscriptions/1/', 'DELETE subscriptions/1/']);
  });
});

describe.each(comicsGenerations)('%s, where every answer is a page of HTML:', (generation) => {
  const recording = readRecording(generation);
  const comics = '{ comics(first: 3) { nodes { name } } }';

  async function answering(name: string, query: string): Promise<Answer<unknown>> {
    const server = await startRecordingServer(() => answerOf(exchangeNamed(recording, name)));
    const gateway = startGateway({
      endpoints: { comics: { url: new URL('api/v1/', server.url), sandboxed: false } },
      env: { CACHE_BYTES: '0' },
    });
    const answer = await gateway.query(query, {}, { headers: ALICE });
    await gateway.close();
    await server.close();
    return answer;
  }

  test('a wrong Host (400) is the gateway’s address of the instance at fault, not a filter', async () => {
    const { data, errors } = await answering('Host outside ALLOWED_HOSTS', comics);
    expect(data).toEqual({ comics: null });
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      ['Comics refused the request (400).', { code: 'BAD_USER_INPUT', service: 'COMICS', retryable: false }],
    ]);
  });

  test('an address that is not the API’s (404) is an error of the list', async () => {
    const { data, errors } = await answering('unknown path: 404 with an HTML page', comics);
    expect(data).toEqual({ comics: null });
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      ['Comics does not have this.', { code: 'NOT_FOUND', service: 'COMICS', retryable: false }],
    ]);
  });
});
