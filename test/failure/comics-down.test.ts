import { describe, expect, test } from 'vitest';
import { globalId } from '../services/comics/documented.ts';
import {
  byMethod,
  comicsThat,
  failed,
  inTurn,
  json,
  list,
  wireComic,
  wireRelease,
  wireSubscription,
} from '../services/comics/failing.ts';
import { startSandboxed as startLarder } from '../services/larder/sandboxed.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';

const down = faults.answer(503, '');
const isDown = ['UPSTREAM_UNAVAILABLE', 'Comics answered with 503.', { retryable: true }] as const;
const broken = 'The connection to Comics broke before it answered.';
const notSent = [
  'UPSTREAM_UNAVAILABLE',
  'Comics answered with 503. Nothing was changed.',
  { retryable: true, outcome: 'NOT_SENT' },
] as const;
const inDoubt = ' Whether the change was made is not known.';
const unknown = { retryable: false, outcome: 'UNKNOWN' } as const;
const comicList = 'GET comics/?limit=1000&offset=0';
const subscriptionList = 'GET subscriptions/?limit=1000&offset=0';

describe('where the releases fail', () => {
  const comics = list(wireComic(1), wireComic(2), wireComic(3));

  test('the comics stand, and one read for all of them is tried three times, not one for each', async () => {
    const { ask, calls } = await comicsThat({ 'comics/': comics, 'releases/': down });
    expect(await ask('{ comics { nodes { name releases(first: 2) { nodes { id } } } } }')).toEqual({
      data: { comics: { nodes: [1, 2, 3].map((id) => ({ name: `Comic ${id}`, releases: null })) } },
      errors: [0, 1, 2].map((index) => failed(`comics.nodes.${index}.releases`, ...isDown)),
    });
    expect(calls).toHaveLength(4);
  });

  test('after the first read, the comics that it told all about stand', async () => {
    const many = Array.from({ length: 100 }, (_, index) => wireRelease(index + 1, 1));
    const first = json({ meta: { total_count: 120 }, objects: many });
    const { ask, calls } = await comicsThat({ 'comics/': comics, 'releases/': inTurn(first, down) });
    expect(await ask('{ comics { nodes { releases(first: 1) { nodes { databaseId } } } } }')).toEqual({
      data: {
        comics: {
          nodes: [{ releases: { nodes: [{ databaseId: '1' }] } }, { releases: null }, { releases: null }],
        },
      },
      errors: [1, 2].map((index) => failed(`comics.nodes.${index}.releases`, ...isDown)),
    });
    expect(calls).toHaveLength(5);
  });
});

describe('where the list of comics fails', () => {
  test('three comics by their ids are one read that is tried three times, and three errors', async () => {
    const { ask, calls } = await comicsThat({ 'comics/': down });
    const fields = [1, 2, 3].map((id) => `c${id}: comic(id: ${id}) { name }`);
    expect(await ask(`{ ${fields.join(' ')} }`)).toEqual({
      data: { c1: null, c2: null, c3: null },
      errors: [1, 2, 3].map((id) => failed(`c${id}`, ...isDown)),
    });
    expect(calls).toEqual([comicList, comicList, comicList]);
  });

  test('releases and subscriptions stand without their comics, with the keys of these', async () => {
    const { ask } = await comicsThat({
      'comics/': down,
      'releases/': list(wireRelease(1, 18), wireRelease(2, 19), wireRelease(3, 20)),
      'subscriptions/': list(wireSubscription(2, 18)),
    });
    const answer = await ask(
      '{ releases { nodes { comic { databaseId } more: comic { name } } } viewer { comicSubscriptions { nodes { databaseId comic { id } } } } }',
    );
    expect(answer).toEqual({
      data: {
        releases: {
          nodes: ['18', '19', '20'].map((databaseId) => ({ comic: { databaseId }, more: null })),
        },
        viewer: {
          comicSubscriptions: { nodes: [{ databaseId: '2', comic: { id: globalId('Comic', 18) } }] },
        },
      },
      errors: [0, 1, 2].map((index) => failed(`releases.nodes.${index}.more`, ...isDown)),
    });
  });
});

test('where the subscriptions fail, the comics stand', async () => {
  const { ask, calls } = await comicsThat({
    'comics/': list(wireComic(1), wireComic(2)),
    'subscriptions/': down,
  });
  expect(await ask('{ comics { nodes { name isSubscribed } } }')).toEqual({
    data: { comics: { nodes: [1, 2].map((id) => ({ name: `Comic ${id}`, isSubscribed: null })) } },
    errors: [0, 1].map((index) => failed(`comics.nodes.${index}.isSubscribed`, ...isDown)),
  });
  expect(calls).toHaveLength(4);
});

test('an instance that comes back while it is asked is no failure', async () => {
  const { ask, calls } = await comicsThat({ 'comics/': inTurn(down, faults.reset(), list(wireComic(1))) });
  expect(await ask('{ comics { totalCount } }')).toEqual({ data: { comics: { totalCount: 1 } } });
  expect(calls).toHaveLength(3);
});

test('where Comics is down, other services stand', async () => {
  const larder = await startLarder();
  const { url, credential } = larder.sandbox;
  const gateway = startGateway({
    endpoints: {
      comics: { url: new URL('api/v1/', closedPort()), sandboxed: false, demoCredential: 'Key a' },
      larder: { url, sandboxed: true, demoCredential: credential },
    },
  });
  const { data, errors } = await gateway.query('{ comics { totalCount } viewer { folders { totalCount } } }');
  expect(data).toEqual({ comics: null, viewer: { folders: { totalCount: 40 } } });
  expect(errors).toMatchObject([
    {
      message: "Comics can't be reached.",
      path: ['comics'],
      extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'COMICS', retryable: true },
    },
  ]);
  await gateway.close();
  await larder.close();
});

describe('a subscription whose answer is lost is sent once, and then looked for:', () => {
  const subscribe =
    'mutation { subscribeToComic(input: { comicId: 18 }) { subscription { databaseId } viewerWasSubscribed } }';
  const found = list(wireSubscription(2, 18));
  const fails = (message: string) => ({
    data: { subscribeToComic: null },
    errors: [failed('subscribeToComic', 'UPSTREAM_UNAVAILABLE', message + inDoubt, unknown)],
  });
  const failures: [string, Fault, string, boolean | null][] = [
    ['500', faults.answer(500, '<h1>Server Error (500)</h1>'), 'Comics answered with 500.', true],
    ['502', faults.answer(502, ''), 'Comics answered with 502.', null],
    ['a reset', faults.reset(), broken, null],
    ['a hang-up', faults.hangUp(), broken, null],
  ];

  test.each(failures)('after %s it stands', async (_, fault, __, viewerWasSubscribed) => {
    const { ask, calls } = await comicsThat({
      'subscriptions/': byMethod({ GET: inTurn(list(), found), other: fault }),
    });
    expect(await ask(subscribe)).toEqual({
      data: { subscribeToComic: { subscription: { databaseId: '2' }, viewerWasSubscribed } },
    });
    expect(calls).toEqual([subscriptionList, 'POST subscriptions/', subscriptionList]);
  });

  test.each(failures)('after %s it does not stand', async (_, fault, message) => {
    const other = list(wireSubscription(3, 19));
    const { ask, calls } = await comicsThat({ 'subscriptions/': byMethod({ GET: other, other: fault }) });
    expect(await ask(subscribe)).toEqual(fails(message));
    expect(calls).toEqual([subscriptionList, 'POST subscriptions/', subscriptionList]);
  });

  test.each(failures)('after %s nobody can tell', async (_, fault, message) => {
    const { ask, calls } = await comicsThat({
      'subscriptions/': byMethod({ GET: inTurn(list(), down), other: fault }),
    });
    expect(await ask(subscribe)).toEqual(fails(message));
    expect(calls).toEqual([subscriptionList, 'POST subscriptions/', ...Array(3).fill(subscriptionList)]);
  });

  test.each<[number, string]>([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [429, 'RATE_LIMITED'],
  ])('after %i it was not made for sure, and nobody looks', async (status, code) => {
    const { ask, calls } = await comicsThat({
      'subscriptions/': byMethod({ GET: list(), other: faults.answer(status, '') }),
    });
    expect(await ask(subscribe)).toMatchObject({
      data: { subscribeToComic: null },
      errors: [{ extensions: { code, outcome: 'REFUSED' } }],
    });
    expect(calls).toEqual([subscriptionList, 'POST subscriptions/']);
  });
});

describe('many changes whose answer is lost are sent once, and then looked for:', () => {
  const update =
    'mutation { updateComicSubscriptions(input: { subscribe: [19], unsubscribe: [18] }) { added { databaseId } deletedComicSubscriptionIds } }';
  const before = list(wireSubscription(2, 18));
  const after = list(wireSubscription(3, 19));
  const half = list(wireSubscription(2, 18), wireSubscription(3, 19));
  const failures: [string, Fault, string][] = [
    ['500', faults.answer(500, ''), 'Comics answered with 500.'],
    ['a reset', faults.reset(), broken],
  ];

  test.each(failures)('after %s they are made', async (_, fault) => {
    const { ask, calls } = await comicsThat({
      'subscriptions/': byMethod({ GET: inTurn(before, after), other: fault }),
    });
    expect(await ask(update)).toEqual({
      data: {
        updateComicSubscriptions: {
          added: [{ databaseId: '3' }],
          deletedComicSubscriptionIds: [globalId('ComicSubscription', 2)],
        },
      },
    });
    expect(calls).toEqual([subscriptionList, 'PATCH subscriptions/', subscriptionList]);
  });

  test.each(
    failures.flatMap(([name, ...rest]) => [
      [`${name} nothing is`, before, ...rest] as const,
      [`${name} only the new one is`, half, ...rest] as const,
      [`${name} only the end of the old one is`, list(), ...rest] as const,
      [`${name} nobody can tell what is`, down, ...rest] as const,
    ]),
  )('after %s made', async (_, state, fault, message) => {
    const { ask, server } = await comicsThat({
      'subscriptions/': byMethod({ GET: inTurn(before, state), other: fault }),
    });
    expect(await ask(update)).toEqual({
      data: { updateComicSubscriptions: null },
      errors: [failed('updateComicSubscriptions', 'UPSTREAM_UNAVAILABLE', message + inDoubt, unknown)],
    });
    expect(server.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
  });

  test('where the list of after fails they are made all the same, and nothing is reported as gone unseen', async () => {
    const { ask } = await comicsThat({
      'subscriptions/': byMethod({ GET: inTurn(before, down), other: faults.answer(202, '') }),
    });
    expect(await ask(update)).toEqual({
      data: {
        updateComicSubscriptions: {
          added: null,
          deletedComicSubscriptionIds: [],
        },
      },
      errors: [failed('updateComicSubscriptions.added', ...isDown)],
    });
  });

  test('where the list of before fails nothing is sent', async () => {
    const { ask, server } = await comicsThat({ 'subscriptions/': down });
    expect(await ask(update)).toEqual({
      data: { updateComicSubscriptions: null },
      errors: [failed('updateComicSubscriptions', ...notSent)],
    });
    expect(server.requests.every((request) => request.startsWith('GET'))).toBe(true);
  });
});

test('the end of a subscription is sent once', async () => {
  const { ask, calls } = await comicsThat({ 'subscriptions/2/': faults.answer(500, '') });
  expect(
    await ask(
      'mutation { unsubscribeFromComic(input: { subscriptionId: 2 }) { deletedComicSubscriptionId } }',
    ),
  ).toEqual({
    data: { unsubscribeFromComic: null },
    errors: [
      failed('unsubscribeFromComic', 'UPSTREAM_UNAVAILABLE', `Comics answered with 500.${inDoubt}`, unknown),
    ],
  });
  expect(calls).toEqual(['DELETE subscriptions/2/']);
});

test('the end of a subscription that somebody else has ended meanwhile is how it was to be', async () => {
  const { ask } = await comicsThat({
    'subscriptions/': list(wireSubscription(2, 18)),
    'subscriptions/2/': faults.answer(404, ''),
  });
  expect(
    await ask(
      'mutation { unsubscribeFromComic(input: { comicId: 18 }) { deletedComicSubscriptionId userErrors { code } } }',
    ),
  ).toEqual({ data: { unsubscribeFromComic: { deletedComicSubscriptionId: null, userErrors: [] } } });
});

test('signing in reads, so it is tried again', async () => {
  const { ask, calls } = await comicsThat({ 'users/': down });
  expect(
    await ask(
      'mutation { signInToComics(input: { email: "a@b.example", password: "c" }) { userErrors { code } } }',
    ),
  ).toEqual({ data: { signInToComics: null }, errors: [failed('signInToComics', ...notSent)] });
  expect(calls).toEqual(['GET users/', 'GET users/', 'GET users/']);
});
