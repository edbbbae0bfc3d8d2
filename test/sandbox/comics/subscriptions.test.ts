import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OTHER_KEY } from '../../../src/sandbox/comics/demo.ts';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, type Reply, send } from '../client.ts';
import { countOf, get, subscriptionTo } from './client.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await comicsSandbox.start({ directory: null });
});
afterEach(() => sandbox.close());

async function restart(quirks: readonly string[]): Promise<void> {
  await sandbox.close();
  sandbox = await comicsSandbox.start({ directory: null, quirks });
}

const post = (json: unknown): Promise<Reply> => asDemoUser(sandbox, 'POST', 'subscriptions/', { json });
const patch = (json: unknown): Promise<Reply> => asDemoUser(sandbox, 'PATCH', 'subscriptions/', { json });
const total = () => countOf(sandbox, 'subscriptions/');
const EMPTY_TYPE = 'text/html; charset=utf-8';
const FAILED = {
  error_message: 'Sorry, this request could not be processed. Please try again later.',
};
const unknown = (uri: string) => ({ error: `Could not find the provided object via resource URI '${uri}'.` });

describe('C10: POST subscriptions/', () => {
  test('subscribes, and names the subscription in Location alone', async () => {
    const { status, body, headers } = await post({ comic: '/api/v1/comics/19/' });
    const location = headers.get('location') ?? '';
    expect([status, body, headers.get('content-type'), location]).toEqual([
      201,
      '',
      EMPTY_TYPE,
      `${sandbox.url.origin}/api/v1/subscriptions/55/`,
    ]);
    expect((await get(sandbox, location)).body).toEqual({
      comic: '/api/v1/comics/19/',
      id: '55',
      resource_uri: '/api/v1/subscriptions/55/',
    });
    expect(await countOf(sandbox, 'comics/?subscribed=true')).toBe(51);
  });

  test('makes a second subscription to a comic, as every real instance does', async () => {
    const { status, headers } = await post({ comic: '/api/v1/comics/18/' });
    expect([status, headers.get('location'), await total()]).toEqual([
      201,
      `${sandbox.url.origin}/api/v1/subscriptions/55/`,
      51,
    ]);
    expect(await countOf(sandbox, 'subscriptions/?comic__slug=xkcd')).toBe(2);
  });

  test('fails where the subscription stands already, with the quirk of the documents', async () => {
    await restart(['unique-subscriptions']);
    const { status, body } = await post({ comic: '/api/v1/comics/18/' });
    expect([status, body, await total()]).toEqual([500, FAILED, 50]);
  });

  test.each([
    [{ comic: '/api/v1/comics/999/' }, unknown('/api/v1/comics/999/')],
    [{ comic: '/api/v1/releases/18/' }, unknown('/api/v1/releases/18/')],
    [{ comic: 18 }, unknown('18')],
    [{}, { error: "The 'comic' field has no data and doesn't allow a default or null value." }],
    [[], { error: 'Invalid data sent.' }],
  ])('refuses %j', async (json, error) => {
    const { status, body } = await post(json);
    expect([status, body, await total()]).toEqual([400, error, 50]);
  });

  test('refuses what is no JSON, or does not say that it is', async () => {
    const broken = await asDemoUser(sandbox, 'POST', 'subscriptions/', {
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    const form = await asDemoUser(sandbox, 'POST', 'subscriptions/', {
      form: { comic: '/api/v1/comics/19/' },
    });
    expect([broken.status, broken.body]).toEqual([400, { error: 'The body could not be read as JSON.' }]);
    expect([form.status, form.body.error]).toEqual([
      400,
      expect.stringContaining('no available deserialization'),
    ]);
  });
});

describe('C11: PATCH subscriptions/', () => {
  test('creates and deletes in one go, as in the documents’ example', async () => {
    const { status, body, headers } = await patch({
      objects: [{ comic: '/api/v1/comics/19/' }, { comic: '/api/v1/comics/20/' }],
      deleted_objects: ['/api/v1/subscriptions/4/', '/api/v1/subscriptions/5/'],
    });
    expect([status, body, headers.get('content-type')]).toEqual([202, '', EMPTY_TYPE]);
    expect([await subscriptionTo(sandbox, 19), await subscriptionTo(sandbox, 20), await total()]).toEqual([
      '/api/v1/subscriptions/55/',
      '/api/v1/subscriptions/56/',
      50,
    ]);
    expect([
      (await get(sandbox, 'subscriptions/4/')).status,
      (await get(sandbox, 'subscriptions/5/')).status,
    ]).toEqual([404, 404]);
  });

  test('leads a subscription to another comic', async () => {
    const { status } = await patch({
      objects: [{ resource_uri: '/api/v1/subscriptions/2/', comic: '/api/v1/comics/19/' }],
    });
    expect([status, await subscriptionTo(sandbox, 19), await subscriptionTo(sandbox, 18)]).toEqual([
      202,
      '/api/v1/subscriptions/2/',
      undefined,
    ]);
  });

  test.each([
    ['a second subscription', { comic: '/api/v1/comics/18/' }, [], 500, FAILED],
    ['a comic twice', { comic: '/api/v1/comics/19/' }, [], 500, FAILED],
    ['an unknown comic', { comic: '/api/v1/comics/999/' }, [], 400, unknown('/api/v1/comics/999/')],
    ['an unknown deletion', { comic: '/api/v1/comics/20/' }, ['/api/v1/subscriptions/999/'], 404, ''],
    ['somebody else’s', { comic: '/api/v1/comics/20/' }, ['/api/v1/subscriptions/51/'], 404, ''],
    [
      'a move onto another',
      { resource_uri: '/api/v1/subscriptions/4/', comic: '/api/v1/comics/18/' },
      [],
      500,
      FAILED,
    ],
  ])('does nothing at all where one part fails: %s', async (_, second, others, expected, answer) => {
    await restart(['unique-subscriptions']);
    const before = (await get(sandbox, 'subscriptions/?limit=0')).body;
    const { status, body } = await patch({
      objects: [{ comic: '/api/v1/comics/19/' }, second],
      deleted_objects: ['/api/v1/subscriptions/4/', ...others],
    });
    expect([status, body]).toEqual([expected, answer]);
    expect((await get(sandbox, 'subscriptions/?limit=0')).body).toEqual(before);
  });

  test.each([{ objects: 'x' }, { deleted_objects: {} }, 'x'])('refuses %j', async (json) => {
    const { status, body } = await patch(json);
    expect([status, body]).toEqual([400, { error: 'Invalid data sent.' }]);
  });
});

describe('C13: DELETE subscriptions/:id/', () => {
  test('unsubscribes, without content; a second time there is nothing', async () => {
    const first = await asDemoUser(sandbox, 'DELETE', 'subscriptions/17/');
    const second = await asDemoUser(sandbox, 'DELETE', 'subscriptions/17/');
    expect([first.status, first.body, second.status, await total()]).toEqual([204, '', 404, 49]);
  });

  test('leaves somebody else’s alone', async () => {
    const { status } = await asDemoUser(sandbox, 'DELETE', 'subscriptions/51/');
    const bobs = await send(sandbox, 'GET', 'subscriptions/51/', { authorization: `Key ${OTHER_KEY}` });
    expect([status, bobs.status]).toEqual([404, 200]);
  });

  test('never gives a number again', async () => {
    await post({ comic: '/api/v1/comics/19/' });
    await asDemoUser(sandbox, 'DELETE', 'subscriptions/55/');
    const { headers } = await post({ comic: '/api/v1/comics/19/' });
    expect(headers.get('location')).toBe(`${sandbox.url.origin}/api/v1/subscriptions/56/`);
  });
});
