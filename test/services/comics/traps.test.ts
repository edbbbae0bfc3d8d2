import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { documentedJson, globalId, secretKey, signedIn, startComics, wirePage } from './documented.ts';
import { wireComic, wireImage, wireRelease, wireSubscription } from './failing.ts';
import { startSandboxed } from './sandboxed.ts';

let comics: UpstreamGateway;
/** What the instance answers, by path below the base address, with its query or without; 404 to all else. */
let answers: Record<string, PlannedAnswer | ((query: URLSearchParams) => PlannedAnswer)>;

beforeEach(async () => {
  answers = {};
  comics = await startComics({
    handler: ({ url }) => {
      const asked = url.replace('/api/v1/', '');
      const [path = '', query] = asked.split('?');
      const answer = answers[asked] ?? answers[path];
      return (typeof answer === 'function' ? answer(new URLSearchParams(query)) : answer) ?? { status: 404 };
    },
  });
});
afterEach(() => comics.close());

const ask = (query: string) => comics.query(query, {}, signedIn);
const list = (...objects: readonly unknown[]): PlannedAnswer => ({ json: wirePage(objects) });
/** A part of a list, as the parameters ask for it; `cap` is the most that the instance gives at once. */
const pagesOf =
  (objects: readonly unknown[], cap = 1000) =>
  (query: URLSearchParams): PlannedAnswer => {
    const offset = Number(query.get('offset'));
    const part = objects.slice(offset, offset + Math.min(cap, Number(query.get('limit'))));
    return { json: wirePage(part, objects.length) };
  };

function invalid(message: string, path: string) {
  const extensions = { code: 'UPSTREAM_INVALID_RESPONSE', service: 'COMICS', retryable: false };
  return [{ message, locations: [expect.anything()], path: path.split('.'), extensions }];
}

test('instances old and new answer the same to the same query', async () => {
  const query = `{
    comics(first: 30, filter: { isActive: true }) {
      totalCount
      nodes { id databaseId name slug language url rights startDate endDate addedAt isSubscribed
        releases(first: 2) { nodes { id pubDate fetchedAt } pageInfo { endCursor hasNextPage } } }
      pageInfo { endCursor }
    }
    releases(first: 30, filter: { isSubscribed: true }) { totalCount nodes { id databaseId pubDate fetchedAt comic { name } images { id text width } } pageInfo { endCursor } }
    comicImages(last: 5) { nodes { id databaseId title fetchedAt checksum } }
    viewer {
      comicSubscriptions(first: 30) { nodes { id databaseId comic { slug } } pageInfo { endCursor } }
      account(service: COMICS) { id username joinedAt ... on ComicsUser { databaseId lastSignInAt } }
    }
  }`;
  const [older, newer] = [await startSandboxed('documented'), await startSandboxed('newer')];
  const [old, recent] = [await older.query(query), await newer.query(query)];
  expect(old.errors).toBeUndefined();
  expect(recent).toEqual(old);
  await older.close();
  await newer.close();
});

test('ids are texts or numbers, and become the same global ids', async () => {
  answers['comics/'] = list(wireComic(18, { id: 18 }), wireComic(19, { id: '19' }));
  expect(await ask('{ comics { nodes { id databaseId } } }')).toEqual({
    data: {
      comics: {
        nodes: ['18', '19'].map((databaseId) => ({ id: globalId('Comic', databaseId), databaseId })),
      },
    },
  });
});

test.each([
  ['2012-10-08T04:03:56.411028+00:00', '2012-10-08T04:03:56.411Z'],
  ['2012-10-08T04:03:56.411028', '2012-10-08T04:03:56.411Z'],
  ['2012-10-08T04:03:56', '2012-10-08T04:03:56.000Z'],
  ['2012-10-08T04:03:56Z', '2012-10-08T04:03:56.000Z'],
  ['2012-10-08T06:03:56+02:00', '2012-10-08T04:03:56.000Z'],
  ['0001-01-01T00:00:00+00:00', '0001-01-01T00:00:00.000Z'],
  ['0001-01-01T00:00:00', '0001-01-01T00:00:00.000Z'],
])('a moment told as %s is %s', async (told, moment) => {
  answers['comics/18/'] = { json: wireComic(18, { added: told }) };
  expect(await ask('{ comic(id: 18) { addedAt } }')).toEqual({ data: { comic: { addedAt: moment } } });
});

test('days are told as they are, from the year 1 on', async () => {
  answers['comics/18/'] = { json: wireComic(18, { start_date: '0001-01-01', end_date: '2012-02-29' }) };
  expect(await ask('{ comic(id: 18) { startDate endDate } }')).toEqual({
    data: { comic: { startDate: '0001-01-01', endDate: '2012-02-29' } },
  });
});

describe('the file of a picture', () => {
  test.each([
    ['an address', 'https://media.example/a.png', 'https://media.example/a.png'],
    ['a path', '/static/media/a.png', 'ORIGIN/static/media/a.png'],
    ['an address without its scheme', '//media.example/a.png', 'http://media.example/a.png'],
    ['null', null, null],
    ['empty', '', null],
    ['no address of the web', 'javascript:alert(1)', null],
  ])('that is %s', async (_, file, url) => {
    answers['images/5/'] = { json: wireImage(5, { file }) };
    expect(await ask('{ comicImage(id: 5) { url } }')).toEqual({
      data: { comicImage: { url: url?.replace('ORIGIN', comics.server.url.origin) ?? null } },
    });
  });

  test('and its measures, title and text may be missing', async () => {
    const missing = { file: undefined, width: null, height: undefined, title: '', text: null };
    answers['images/5/'] = { json: wireImage(5, missing) };
    expect(await ask('{ comicImage(id: 5) { url width height title text } }')).toEqual({
      data: { comicImage: { url: null, width: null, height: null, title: null, text: null } },
    });
  });
});

describe('a comic is named by an address whose prefix is the business of the instance:', () => {
  test.each([
    '/api/v1/comics/18/',
    '/reader/api/v2/comics/18/',
    'https://comics.example/api/v1/comics/18/',
    '/api/v1/comics/18',
  ])('%s', async (comic) => {
    answers['releases/5/'] = { json: wireRelease(5, 0, { comic }) };
    expect(await ask('{ release(id: 5) { comic { databaseId } } }')).toEqual({
      data: { release: { comic: { databaseId: '18' } } },
    });
  });

  test.each(['/api/v1/users/18/', '/api/v1/comics/', '/api/v1/comics/../18/', '/api/v1/comics/0/', 18])(
    '%j names none',
    async (comic) => {
      answers['releases/5/'] = { json: wireRelease(5, 0, { comic }) };
      const { data, errors } = await ask('{ release(id: 5) { comic { databaseId } } }');
      expect(data).toEqual({ release: { comic: null } });
      expect(errors).toMatchObject([
        { message: expect.stringContaining(' /comic '), extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
      ]);
    },
  );
});

describe('a filter that the instance does not know', () => {
  const said = (message: string) => [
    { status: 400, json: { error: message } },
    { status: 400, json: { detail: message } },
  ];

  test.each([
    ...said("The 'slug' field does not allow filtering.").map((answer) => ['slug.contains', answer] as const),
    ...said("'icontains' is not an allowed filter on the 'name' field.").map(
      (answer) => ['name.startsWith', answer] as const,
    ),
  ])('and refuses is told, with the argument: %s', async (argument, answer) => {
    answers['comics/'] = answer;
    const { data, errors } = await ask(
      '{ comics(filter: { name: { startsWith: "a", ignoreCase: true }, slug: { contains: "b" } }) { totalCount } }',
    );
    expect(data).toEqual({ comics: null });
    expect(errors).toEqual([
      {
        message: `This Comics instance does not take \`filter.${argument}\`. It says: ${Object.values(answer.json)[0]}`,
        locations: [expect.anything()],
        path: ['comics'],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument: `filter.${argument}` },
      },
    ]);
    expect(comics.server.requests).toHaveLength(1);
  });

  test.each([
    ['comics(filter: { slug: { equals: "b" } })', 'comics/', 'filter.slug.equals'],
    ['comics(filter: { isActive: true, language: "en" })', 'comics/', 'filter'],
    ['comicImages(filter: { height: { greaterThan: 1 } })', 'images/', 'filter.height.greaterThan'],
    ['releases(filter: { images: { text: { contains: "b" } } })', 'releases/', 'filter.images.text.contains'],
  ])('and refuses without saying which: %s', async (field, path, argument) => {
    answers[path] = { status: 400, json: { error: 'Invalid filter value' } };
    const { errors } = await ask(`{ ${field} { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  test('and ignores on comics that were found first does not pass for one', async () => {
    answers['comics/'] = list(wireComic(1));
    answers['releases/'] = list(wireRelease(1, 1), wireRelease(2, 2));
    const field = 'releases(filter: { comic: { name: { startsWith: "Comic" } } })';
    expect(await ask(`{ ${field} { nodes { databaseId } } }`)).toEqual({
      data: { releases: null },
      errors: invalid(
        'Comics answered with what is of other comics: this instance ignores that filter.',
        'releases',
      ),
    });
  });

  test('of subscriptions', async () => {
    answers['subscriptions/'] = {
      status: 400,
      json: { error: "The 'comic' field does not allow filtering." },
    };
    const { errors } = await ask(
      '{ viewer { comicSubscriptions(comic: { slug: { equals: "a" } }) { totalCount } } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'comic.slug.equals' } }]);
  });

  const ignores = (argument: string) =>
    `Comics answered with what does not match \`${argument}\`: this instance ignores that filter.`;

  test.each([
    ['{ isActive: false }', 'isActive'],
    ['{ language: "no" }', 'language'],
    ['{ name: { equals: "xkcd" } }', 'name.equals'],
    ['{ name: { contains: "kc", ignoreCase: true } }', 'name.contains'],
    ['{ slug: { startsWith: "x" } }', 'slug.startsWith'],
    ['{ slug: { endsWith: "d" } }', 'slug.endsWith'],
    ['{ slug: { in: ["comic-1", "xkcd"] } }', 'slug.in'],
  ])('and ignores does not pass for one: comics(filter: %s)', async (filter, argument) => {
    answers['comics/'] = list(wireComic(1), wireComic(2));
    expect(await ask(`{ comics(filter: ${filter}) { nodes { name } } }`)).toEqual({
      data: { comics: null },
      errors: invalid(ignores(argument), 'comics'),
    });
  });

  test.each([
    ['{ pubDate: { on: "2012-10-07" } }', 'pubDate.on'],
    ['{ pubDate: { start: "2012-10-09" } }', 'pubDate.start'],
    ['{ pubDate: { end: "2012-10-08" } }', 'pubDate.end'],
    ['{ pubDate: { year: 2011 } }', 'pubDate.year'],
    ['{ pubDate: { month: 9 } }', 'pubDate.month'],
    ['{ fetchedAt: { start: "2012-10-08T04:03:57Z" } }', 'fetchedAt.start'],
    ['{ fetchedAt: { end: "2012-10-08T04:03:56Z" } }', 'fetchedAt.end'],
    ['{ images: { height: { greaterThan: 300 } } }', 'images.height.greaterThan'],
    ['{ images: { title: { equals: "Another" } } }', 'images.title.equals'],
  ])('and ignores does not pass for one: releases(filter: %s)', async (filter, argument) => {
    answers['releases/'] = list(wireRelease(1, 18, { images: [wireImage(1)] }));
    expect(await ask(`{ releases(filter: ${filter}) { nodes { id } } }`)).toEqual({
      data: { releases: null },
      errors: invalid(ignores(argument), 'releases'),
    });
  });

  test.each([
    ['{ width: { equals: 401 } }', 'width.equals'],
    ['{ width: { atLeast: 401 } }', 'width.atLeast'],
    ['{ width: { lessThan: 400 } }', 'width.lessThan'],
    ['{ width: { atMost: 399 } }', 'width.atMost'],
    ['{ text: { contains: "cake" } }', 'text.contains'],
  ])('and ignores does not pass for one: comicImages(filter: %s)', async (filter, argument) => {
    answers['images/'] = list(wireImage(1));
    expect(await ask(`{ comicImages(filter: ${filter}) { nodes { id } } }`)).toEqual({
      data: { comicImages: null },
      errors: invalid(ignores(argument), 'comicImages'),
    });
  });

  test('is not suspected where databases differ in case, accents and spaces', async () => {
    answers['comics/'] = list(wireComic(1, { name: 'Élan Vital ' }));
    const { errors } = await ask('{ comics(filter: { name: { equals: "elan VITAL" } }) { totalCount } }');
    expect(errors).toBeUndefined();
  });

  test('and ignores does not make one comic another', async () => {
    answers['comics/'] = list(wireComic(1));
    const { data, errors } = await ask('{ comic(slug: "xkcd") { name } }');
    expect(data).toEqual({ comic: null });
    expect(errors).toEqual(invalid(ignores('slug.equals'), 'comic'));
  });
});

describe('an instance that takes no lists of slugs', () => {
  const wires = [1, 2, 3].map((id) => wireComic(id));
  const releasesOf = (id: number) => [10, 11, 12, 13].map((n) => wireRelease(id * 100 + n, id));
  const refuses: PlannedAnswer = { status: 400, json: { error: "'in' is not an allowed filter" } };
  const query = '{ comics { nodes { slug releases(first: 2) { nodes { databaseId } } } } }';
  const expected = {
    data: {
      comics: {
        nodes: [1, 2, 3].map((id) => ({
          slug: `comic-${id}`,
          releases: { nodes: [{ databaseId: `${id}10` }, { databaseId: `${id}11` }] },
        })),
      },
    },
  };
  const ownLists = [1, 2, 3].map((id) => `GET releases/?comic__slug=comic-${id}&limit=2&offset=0`);

  const instance = (lists: (query: URLSearchParams) => PlannedAnswer) => {
    answers['comics/'] = (query) => {
      if (query.has('slug__in')) return lists(query);
      const slug = query.get('slug');
      return pagesOf(wires.filter((wire) => slug === null || wire.slug === slug))(query);
    };
    answers['releases/'] = (query) => {
      if (query.has('comic__slug__in')) return lists(query);
      return pagesOf(releasesOf(Number(query.get('comic__slug')?.split('-')[1])))(query);
    };
  };

  uncachedTest.each([
    ['refuses them', () => refuses],
    ['ignores them', (query: URLSearchParams) => pagesOf([wireRelease(7, 4), ...releasesOf(1)])(query)],
  ])('and %s is asked comic by comic, and never that way again', async (_, lists) => {
    instance(lists);
    expect(await ask(query)).toEqual(expected);
    expect(comics.calls[1]).toMatch(/^GET releases\/\?comic__slug__in=/);
    expect(comics.calls.slice(2).toSorted()).toEqual(ownLists);
    comics.calls.length = 0;
    expect(await ask(query)).toEqual(expected);
    expect(comics.calls.slice(1).toSorted()).toEqual(ownLists);
  });

  uncachedTest.each([
    ['refuses them', () => refuses],
    ['ignores them', (query: URLSearchParams) => pagesOf([wireComic(9), ...wires])(query)],
  ])('and %s is asked for comics slug by slug', async (_, lists) => {
    instance(lists);
    const bySlug = '{ a: comic(slug: "comic-1") { databaseId } b: comic(slug: "comic-3") { databaseId } }';
    const both = { data: { a: { databaseId: '1' }, b: { databaseId: '3' } } };
    const own = [1, 3].map((id) => `GET comics/?slug=comic-${id}&limit=1&offset=0`);
    expect(await ask(bySlug)).toEqual(both);
    expect(comics.calls).toEqual(['GET comics/?slug__in=comic-1%2Ccomic-3&limit=2&offset=0', ...own]);
    comics.calls.length = 0;
    expect(await ask(bySlug)).toEqual(both);
    expect(comics.calls).toEqual(own);
  });

  test('and ignores every filter does not give one comic the releases of another', async () => {
    answers['comics/'] = list(...wires.slice(0, 2));
    answers['releases/'] = list(wireRelease(7, 4));
    const { data, errors } = await ask(query);
    expect(data).toEqual({
      comics: { nodes: wires.slice(0, 2).map(({ slug }) => ({ slug, releases: null })) },
    });
    expect(errors?.map(({ message }) => message)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('this instance ignores that filter')),
    );
  });
});

test('a slug with a comma is asked for by itself: in a list it would be two', async () => {
  answers['comics/'] = list(wireComic(1), wireComic(2), wireComic(3, { slug: 'a,b' }));
  answers['releases/'] = (query) => {
    const slug = query.get('comic__slug');
    return pagesOf(slug ? [wireRelease(30, 3)] : [wireRelease(10, 1), wireRelease(20, 2)])(query);
  };
  expect(await ask('{ comics { nodes { releases(first: 1) { nodes { databaseId } } } } }')).toEqual({
    data: {
      comics: { nodes: ['10', '20', '30'].map((databaseId) => ({ releases: { nodes: [{ databaseId }] } })) },
    },
  });
  expect(comics.calls.slice(1)).toEqual([
    'GET releases/?comic__slug__in=comic-1%2Ccomic-2&limit=100&offset=0',
    'GET releases/?comic__slug=a%2Cb&limit=1&offset=0',
  ]);
});

test('an address is never too long for a list of slugs: it is made several', async () => {
  const wires = Array.from({ length: 100 }, (_, index) =>
    wireComic(index + 1, { slug: `${'s'.repeat(80)}-${index + 1}` }),
  );
  answers['comics/'] = pagesOf(wires);
  answers['releases/'] = (query) => {
    const slugs = query.get('comic__slug__in')?.split(',') ?? [];
    return pagesOf(
      slugs.map((slug) => wireRelease(1000 + Number(slug.split('-')[1]), Number(slug.split('-')[1]))),
    )(query);
  };
  const { data } = await ask(
    '{ comics(first: 100) { nodes { releases(first: 1) { nodes { databaseId } } } } }',
  );
  expect(data).toEqual({
    comics: {
      nodes: wires.map(({ id }) => ({ releases: { nodes: [{ databaseId: String(1000 + Number(id)) }] } })),
    },
  });
  expect(comics.calls.length).toBeLessThan(8);
  for (const { url } of comics.server.requests) expect(url.length).toBeLessThan(2500);
});

test('an instance that gives fewer at once than asked for is read on', async () => {
  const wires = Array.from({ length: 30 }, (_, index) => wireComic(index + 1, { name: `A${100 + index}` }));
  answers['comics/'] = pagesOf(wires, 7);
  const { data } = await ask('{ comics(first: 30) { nodes { databaseId } pageInfo { hasNextPage } } }');
  expect(data).toEqual({
    comics: {
      nodes: wires.map(({ id }) => ({ databaseId: id })),
      pageInfo: { hasNextPage: false },
    },
  });
});

test('releases that were fetched in one millisecond keep their order, to the microsecond', async () => {
  const wires = Array.from({ length: 9 }, (_, index) =>
    wireRelease(index + 1, 18, { fetched: `2012-10-08T04:03:56.41100${9 - index}` }),
  );
  answers['releases/'] = pagesOf(wires);
  const page = (args: string) =>
    ask(`{ releases(${args}) { nodes { databaseId } pageInfo { endCursor } } }`) as Promise<{
      data: { releases: { nodes: object[]; pageInfo: { endCursor: string } } };
    }>;
  const { endCursor } = (await page('first: 3')).data.releases.pageInfo;
  // All that the cursor remembers is gone, but when its release was fetched.
  answers['releases/'] = pagesOf(wires.slice(5));
  const { nodes } = (await page(`first: 2, after: "${endCursor}"`)).data.releases;
  expect(nodes).toEqual([{ databaseId: '6' }, { databaseId: '7' }]);
});

describe('`limit=0` is everything to some and a thousand to others, so it is never sent:', () => {
  test('more comics than a page holds are found in as many pages as that takes', async () => {
    const wires = Array.from({ length: 1500 }, (_, index) =>
      wireComic(index + 1, { name: `A${10_000 + index}` }),
    );
    answers['comics/'] = pagesOf(wires);
    const ids = [3, 4, 1400].map((id) => `"${globalId('Comic', id)}"`).join();
    expect(await ask(`{ nodes(ids: [${ids}]) { ... on Comic { databaseId } } }`)).toEqual({
      data: { nodes: ['3', '4', '1400'].map((databaseId) => ({ databaseId })) },
    });
    expect(comics.calls).toEqual(['GET comics/?limit=1000&offset=0', 'GET comics/?limit=1000&offset=999']);
  });

  test('more subscriptions than a page holds are all looked through', async () => {
    const wires = Array.from({ length: 1200 }, (_, index) => wireSubscription(index + 1, index + 1));
    answers['subscriptions/'] = pagesOf(wires);
    answers['comics/1100/'] = { json: wireComic(1100) };
    expect(await ask('{ comic(id: 1100) { isSubscribed } }')).toEqual({
      data: { comic: { isSubscribed: true } },
    });
    expect(comics.calls.slice(1)).toEqual([
      'GET subscriptions/?limit=1000&offset=0',
      'GET subscriptions/?limit=1000&offset=999',
    ]);
  });
});

describe('the secret key', () => {
  test('in `next` and `previous` is neither followed nor told', async () => {
    const leak = `http://127.0.0.1:9/api/v1/comics/?key=${secretKey}&offset=1`;
    answers['comics/'] = () => {
      const page = wirePage([wireComic(1)], 2);
      return { json: { ...page, meta: { ...page.meta, next: leak, previous: leak } } };
    };
    const answer = await ask(
      '{ comics(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }',
    );
    expect(answer).toMatchObject({ data: { comics: { pageInfo: { hasNextPage: true } } } });
    expect(JSON.stringify(answer)).not.toContain(secretKey);
    const cursor = (answer.data as { comics: { pageInfo: { endCursor: string } } }).comics.pageInfo.endCursor;
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain(secretKey);
    expect(comics.server.requests).toHaveLength(1);
  });

  test('goes in a header, never in an address', async () => {
    answers['users/'] = { json: documentedJson('users') };
    await ask('{ viewer { account(service: COMICS) { username } } }');
    expect(comics.server.requests.map(({ url }) => url)).toEqual(['/api/v1/users/']);
    expect(comics.server.requests[0]?.headers.authorization).toBe(`Key ${secretKey}`);
  });

  test('may be given as `Bearer …`, too: it goes on as it came', async () => {
    const newer = await startSandboxed('newer');
    const headers = { 'X-Comics-Authorization': `Bearer ${secretKey}` };
    expect(
      await newer.query('{ viewer { account(service: COMICS) { username } } }', {}, { headers }),
    ).toEqual({ data: { viewer: { account: { username: 'alice@example.com' } } } });
    await newer.close();
  });

  test('is no field of anything but what signing in gives', async () => {
    const { data } = await ask('{ __schema { types { name fields { name } } } }');
    const { types } = (data as { __schema: { types: { name: string; fields: { name: string }[] | null }[] } })
      .__schema;
    const telling = types.filter(({ fields }) =>
      fields?.some(({ name }) => /secret|headerValue/i.test(name)),
    );
    expect(telling.map(({ name }) => name).toSorted()).toEqual(['AccessToken', 'ServiceCredential']);
  });
});

test('an account that never signed in at the web site, of an instance that tells no time zone', async () => {
  const page = documentedJson('users');
  Object.assign(page.objects[0], { last_login: null, date_joined: '2012-04-30T18:39:59' });
  answers['users/'] = { json: page };
  expect(
    await ask('{ viewer { account(service: COMICS) { joinedAt ... on ComicsUser { lastSignInAt } } } }'),
  ).toEqual({
    data: { viewer: { account: { joinedAt: '2012-04-30T18:39:59.000Z', lastSignInAt: null } } },
  });
});

describe('a new subscription', () => {
  const subscribe =
    'mutation { subscribeToComic(input: { comicId: 18 }) { subscription { databaseId comic { databaseId } } viewerWasSubscribed userErrors { message } } }';
  const subscriptions = 'GET subscriptions/?limit=1000&offset=0';
  const stands = (databaseId: string) => ({
    data: {
      subscribeToComic: {
        subscription: { databaseId, comic: { databaseId: '18' } },
        viewerWasSubscribed: false,
        userErrors: [],
      },
    },
  });

  test.each([
    ['a whole address', 'https://elsewhere.example/api/v1/subscriptions/4/'],
    ['a path', '/api/v1/subscriptions/4/'],
    ['a path without its slash', '/reader/subscriptions/4'],
  ])('is named by the end of `Location`, be it %s', async (_, location) => {
    comics.server.enqueue(list(), { status: 201, headers: { location } });
    expect(await ask(subscribe)).toEqual(stands('4'));
    expect(comics.server.requests).toHaveLength(2);
  });

  test.each([
    ['none', {}],
    ['one that names nothing', { location: '/api/v1/subscriptions/' }],
  ])('with a `Location` that is %s is looked up', async (_, headers) => {
    comics.server.enqueue(list(), { status: 201, headers: headers as Record<string, string> });
    answers['subscriptions/'] = list(wireSubscription(3, 17), wireSubscription(4, 18));
    expect(await ask(subscribe)).toEqual(stands('4'));
    expect(comics.calls).toEqual([subscriptions, 'POST subscriptions/', subscriptions]);
  });

  test('that somebody else makes at the same time is there before (500), as documented', async () => {
    comics.server.enqueue(list(), { status: 500 });
    answers['subscriptions/'] = list(wireSubscription(4, 18));
    const { data } = await ask(subscribe);
    expect(data).toMatchObject({ subscribeToComic: { viewerWasSubscribed: true, userErrors: [] } });
    expect(comics.calls).toEqual([subscriptions, 'POST subscriptions/', subscriptions]);
  });

  test('that nobody can find afterwards is an error', async () => {
    comics.server.enqueue(list(), { status: 201 });
    answers['subscriptions/'] = list();
    const { data, errors } = await ask(subscribe);
    expect(data).toEqual({ subscribeToComic: null });
    const message = 'Comics answered with no subscription after it was made. The change was made.';
    const [error] = invalid(message, 'subscribeToComic');
    expect(errors).toEqual([{ ...error, extensions: { ...error?.extensions, outcome: 'MADE' } }]);
  });
});
