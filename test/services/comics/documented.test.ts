import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ComicDocument,
  ComicImageDocument,
  ComicImagesDocument,
  ComicsDocument,
  MyComicSubscriptionsDocument,
  MyComicsAccountDocument,
  ReleaseDocument,
  ReleasesDocument,
  SignInToComicsDocument,
  SubscribeToComicDocument,
  UnsubscribeFromComicDocument,
  UpdateComicSubscriptionsDocument,
} from '../../../schema/generated/graphql.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  documented,
  documentedJson,
  globalId,
  read,
  secretKey,
  signedIn,
  startComics,
  wirePage,
  write,
} from './documented.ts';

// Every operation that Comics documents (C1 to C13 of the contract), in the order of the documents: the request as it
// must be, and the documented answer as it comes out.

let comics: UpstreamGateway;
beforeEach(async () => {
  comics = await startComics();
});
afterEach(() => comics.close());

const ask = (query: string) => comics.query(query, {}, signedIn);

const xkcd = {
  id: globalId('Comic', 18),
  databaseId: '18',
  slug: 'xkcd',
  name: 'xkcd',
  language: 'en',
  url: 'http://www.xkcd.com/',
  rights: 'Randall Munroe, CC BY-NC 2.5',
  isActive: true,
  startDate: '2005-05-29',
  endDate: null,
  addedAt: '0001-01-01T00:00:00.000Z',
};

const microsoft = {
  id: globalId('ComicImage', 151937),
  databaseId: '151937',
  url: 'https://comics.example.com/static/media/xkcd/6/605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12.png',
  title: 'Microsoft',
  text: "Facebook, Apple, and Google all got away with their monopolist power grabs because they don't have any 'S's in their names for critics to snarkily replace with '$'s.",
  width: 278,
  height: 365,
  checksum: '605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12',
  fetchedAt: '2012-10-08T04:03:56.406Z',
};

const newest = {
  id: globalId('Release', 147708),
  databaseId: '147708',
  pubDate: '2012-10-08',
  fetchedAt: '2012-10-08T04:03:56.411Z',
  images: [microsoft],
};

const mySky = {
  id: globalId('ComicImage', 151394),
  url: 'https://comics.example.com/static/media/xkcd/6/6d1b67d3dc00d362ddb5b5e8f1c3f174926d2998ca497e8737ff8b74e7100997.png',
  title: 'My Sky',
  text: "According to my mom, my first word was (looking up at the sky) 'Wow!'",
  width: 713,
  height: 254,
};

describe('C1 the root', () => {
  const resources = ['comics', 'images', 'releases', 'subscriptions', 'users'];
  const listed = (name: string) => ({ list_endpoint: `/api/v1/${name}/` });
  const root = (describe: (name: string) => object) =>
    Object.fromEntries(resources.map((name) => [name, describe(name)]));
  /** What is told of Comics, asked for by somebody who is signed in. */
  const status = async () => {
    const { data, errors } = await ask(
      '{ services { service dialect offers reachability { isReachable message } } }',
    );
    expect(errors).toBeUndefined();
    const { services } = data as { services: { service: string }[] };
    return services.find(({ service }) => service === 'COMICS');
  };
  const there = { service: 'COMICS', reachability: { isReachable: true, message: null } };

  test.each<[string | null, string, object, readonly string[]]>([
    [
      'documented',
      'names schemas',
      root((name) => ({ ...listed(name), schema: `/api/v1/${name}/schema/` })),
      resources,
    ],
    ['newer', 'names no schemas', root(listed), resources],
    [null, 'names nothing', {}, []],
  ])('tells that it is %s where it %s, and what there is, to anybody', async (dialect, _, json, offers) => {
    comics.server.enqueue({ json });
    expect(await status()).toEqual({ ...there, dialect, offers });
    const { headers, ...request } = read(comics, '');
    const { authorization: __, ...anonymous } = headers;
    expect(comics.server.requests).toEqual([{ ...request, headers: anonymous }]);
  });

  test.each<[string, PlannedAnswer, string | null]>([
    ['tells nobody but users', { status: 401 }, null],
    [
      'lists something else',
      { json: { comics: '/api/v1/comics/' } },
      'Comics answered with something other than documented: /* must be object.',
    ],
    [
      'is not there',
      { status: 404 },
      'Comics answers, but its API is not at this address. Check COMICS_URL at the gateway.',
    ],
  ])('that %s is no less reachable', async (_, answer, message) => {
    comics.server.enqueue(answer);
    const reachability = { isReachable: true, message };
    expect(await status()).toEqual({ ...there, reachability, dialect: null, offers: null });
    expect(comics.calls).toEqual(['GET ']);
  });
});

describe('C2 your account', () => {
  test('is asked for with your secret key, which is not told', async () => {
    comics.server.enqueue(documented('users'));
    const answer = await comics.run(MyComicsAccountDocument, {}, signedIn);
    expect(answer).toEqual({
      data: {
        viewer: {
          account: {
            id: globalId('ComicsUser', 1),
            service: 'COMICS',
            username: 'alice@example.com',
            displayName: 'alice@example.com',
            avatarUrl: null,
            profileUrl: null,
            bio: null,
            location: null,
            joinedAt: '2012-04-30T18:39:59.000Z',
            databaseId: '1',
            email: 'alice@example.com',
            lastSignInAt: '2012-06-09T23:09:54.312Z',
          },
        },
      },
    });
    expect(JSON.stringify(answer)).not.toContain(secretKey);
    expect(comics.server.requests).toEqual([read(comics, 'users/')]);
  });

  test('gives its secret key for an email address and a password', async () => {
    comics.server.enqueue(documented('users'));
    const input = { email: 'alice@example.com', password: 'secret' };
    // Signed in as whoever it was before: that credential stays at home.
    expect(await comics.run(SignInToComicsDocument, { input }, signedIn)).toEqual({
      data: {
        signInToComics: {
          credential: { header: 'X-Comics-Authorization', headerValue: `Key ${secretKey}` },
          user: {
            id: globalId('ComicsUser', 1),
            email: 'alice@example.com',
            joinedAt: '2012-04-30T18:39:59.000Z',
            lastSignInAt: '2012-06-09T23:09:54.312Z',
          },
          userErrors: [],
        },
      },
    });
    const basic = 'Basic YWxpY2VAZXhhbXBsZS5jb206c2VjcmV0';
    expect(comics.server.requests).toEqual([read(comics, 'users/', basic)]);
  });
});

test('C3 comics are listed by what they are', async () => {
  comics.server.enqueue(documented('comics'));
  expect(
    await comics.run(ComicsDocument, { filter: { slug: { equals: 'xkcd' } }, first: 20 }, signedIn),
  ).toEqual({
    data: {
      comics: {
        totalCount: 1,
        nodes: [xkcd],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    },
  });
  expect(comics.server.requests).toEqual([read(comics, 'comics/?slug=xkcd&limit=20&offset=0')]);
});

test.each([
  ['{ isSubscribed: true }', 'subscribed=true'],
  ['{ isSubscribed: false }', 'subscribed=false'],
  ['{ isActive: false }', 'active=false'],
  ['{ language: "en" }', 'language=en'],
  ['{ name: { equals: "Piled Higher & Deeper" } }', 'name=Piled%20Higher%20%26%20Deeper'],
  ['{ name: { startsWith: "Dilbert" } }', 'name__startswith=Dilbert'],
  ['{ name: { equals: "XkcD", ignoreCase: true } }', 'name__iexact=XkcD'],
  ['{ name: { contains: "a+b" } }', 'name__contains=a%2Bb'],
  ['{ name: { contains: "é", ignoreCase: true } }', 'name__icontains=%C3%A9'],
  ['{ name: { startsWith: "x", endsWith: "d", ignoreCase: true } }', 'name__istartswith=x&name__iendswith=d'],
  ['{ slug: { contains: "kc" } }', 'slug__contains=kc'],
  ['{ slug: { endsWith: "db" } }', 'slug__endswith=db'],
  ['{ slug: { in: ["xkcd", "dilbert"] } }', 'slug__in=xkcd%2Cdilbert'],
  ['{ slug: { in: ["xkcd"] } }', 'slug=xkcd'],
  [
    '{ isSubscribed: true, isActive: true, language: "en", slug: { contains: "k", endsWith: "d" } }',
    'subscribed=true&active=true&language=en&slug__contains=k&slug__endswith=d',
  ],
])('C3 comics with %s are asked for with %s', async (filter, query) => {
  comics.server.enqueue({ json: wirePage([]) });
  expect(await ask(`{ comics(filter: ${filter}) { nodes { id } } }`)).toEqual({
    data: { comics: { nodes: [] } },
  });
  expect(comics.server.requests).toEqual([read(comics, `comics/?${query}&limit=20&offset=0`)]);
});

test('C4 one comic is read by its id', async () => {
  comics.server.enqueue(documented('comic'));
  const fields = 'id databaseId slug name language url rights isActive startDate endDate addedAt';
  expect(await ask(`{ comic(id: "${xkcd.id}") { ${fields} } }`)).toEqual({ data: { comic: xkcd } });
  expect(comics.server.requests).toEqual([read(comics, 'comics/18/')]);
});

describe('C5 releases', () => {
  test('are listed by what they and their comics and pictures are', async () => {
    comics.server.enqueue(documented('releases'), documented('comic'));
    const filter = { comic: { slug: { equals: 'xkcd' } } };
    const comic = { id: xkcd.id, name: 'xkcd', language: 'en' };
    const { databaseId: _, checksum: __, fetchedAt: ___, ...image } = microsoft;
    expect(await comics.run(ReleasesDocument, { filter, first: 2 }, signedIn)).toEqual({
      data: {
        releases: {
          totalCount: 1104,
          nodes: [
            {
              id: newest.id,
              pubDate: newest.pubDate,
              fetchedAt: newest.fetchedAt,
              comic,
              images: [image],
            },
            {
              id: globalId('Release', 147172),
              pubDate: '2012-10-05',
              fetchedAt: '2012-10-05T05:03:33.744Z',
              comic,
              images: [mySky],
            },
          ],
          pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        },
      },
    });
    expect(comics.server.requests).toEqual([
      read(comics, 'releases/?comic__slug=xkcd&limit=2&offset=0'),
      read(comics, 'comics/18/'),
    ]);
  });

  test.each([
    ['{ isSubscribed: false }', 'subscribed=false'],
    ['{ comic: { isSubscribed: true } }', 'subscribed=true'],
    ['{ comic: { isActive: true, language: "no" } }', 'comic__active=true&comic__language=no'],
    ['{ comic: { slug: { in: ["a", "b"] } } }', 'comic__slug__in=a%2Cb'],
    ['{ images: { height: { greaterThan: 1000 } } }', 'images__height__gt=1000'],
    [
      '{ images: { width: { atLeast: 10, lessThan: 20 }, title: { startsWith: "A" } } }',
      'images__title__startswith=A&images__width__gte=10&images__width__lt=20',
    ],
    ['{ pubDate: { year: 2011 } }', 'pub_date__year=2011'],
    ['{ pubDate: { on: "2011-02-28" } }', 'pub_date=2011-02-28'],
    ['{ pubDate: { month: 12 } }', 'pub_date__month=12'],
    [
      '{ pubDate: { start: "2011-01-01", end: "2012-01-01" } }',
      'pub_date__gte=2011-01-01&pub_date__lt=2012-01-01',
    ],
    [
      '{ fetchedAt: { start: "2012-10-08T06:00:00+02:00", end: "2012-10-09T00:00:00Z" } }',
      'fetched__gte=2012-10-08T04%3A00%3A00.000Z&fetched__lt=2012-10-09T00%3A00%3A00.000Z',
    ],
  ])('with %s are asked for with %s', async (filter, query) => {
    comics.server.enqueue({ json: wirePage([]) });
    expect(await ask(`{ releases(filter: ${filter}) { nodes { id } } }`)).toEqual({
      data: { releases: { nodes: [] } },
    });
    expect(comics.server.requests).toEqual([read(comics, `releases/?${query}&limit=20&offset=0`)]);
  });

  test('by parts of the texts of their comics are asked for in two calls: instances refuse those in one', async () => {
    const comic = (id: number, slug: string) => ({
      ...documentedJson('comic'),
      id: String(id),
      slug,
      name: 'A',
    });
    comics.server.enqueue({ json: wirePage([comic(1, 'a'), comic(2, 'b')]) }, { json: wirePage([]) });
    const filter =
      '{ comic: { name: { contains: "a", ignoreCase: true }, isActive: true }, pubDate: { year: 2011 } }';
    expect(await ask(`{ releases(filter: ${filter}) { nodes { id } } }`)).toEqual({
      data: { releases: { nodes: [] } },
    });
    expect(comics.server.requests).toEqual([
      read(comics, 'comics/?active=true&name__icontains=a&limit=1000&offset=0'),
      read(comics, 'releases/?pub_date__year=2011&comic__slug__in=a%2Cb&limit=20&offset=0'),
    ]);
  });

  test('of a comic come with it', async () => {
    comics.server.enqueue(documented('comics'), documented('releases'), documented('subscriptions'));
    const { data } = await comics.run(ComicDocument, { slug: 'xkcd', first: 2 }, signedIn);
    expect(data?.comic).toMatchObject({
      ...xkcd,
      isSubscribed: true,
      releases: {
        totalCount: 1104,
        nodes: [newest, { databaseId: '147172' }],
        pageInfo: { hasNextPage: true },
      },
    });
    const requests = comics.server.requests.toSorted((a, b) => a.url.localeCompare(b.url));
    expect(requests).toEqual([
      read(comics, 'comics/?slug=xkcd&limit=1&offset=0'),
      read(comics, 'releases/?comic__slug=xkcd&limit=2&offset=0'),
      read(comics, 'subscriptions/?limit=1000&offset=0'),
    ]);
  });
});

describe('C6 one release', () => {
  test('is read by its id, with its comic', async () => {
    comics.server.enqueue(documented('release'), documented('comic'));
    expect(await comics.run(ReleaseDocument, { id: newest.id }, signedIn)).toEqual({
      data: { release: { ...newest, comic: { id: xkcd.id, name: 'xkcd', slug: 'xkcd' } } },
    });
    expect(comics.server.requests).toEqual([read(comics, 'releases/147708/'), read(comics, 'comics/18/')]);
  });
});

describe('C7 pictures', () => {
  test('are listed by what they are', async () => {
    const images = documentedJson('release').images;
    comics.server.enqueue({ json: wirePage(images) });
    const filter = { text: { contains: "'S'", ignoreCase: true } };
    expect(await comics.run(ComicImagesDocument, { filter, first: 20 }, signedIn)).toEqual({
      data: {
        comicImages: {
          totalCount: 1,
          nodes: [microsoft],
          pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
        },
      },
    });
    expect(comics.server.requests).toEqual([read(comics, "images/?text__icontains='S'&limit=20&offset=0")]);
  });

  test.each([
    ['{ title: { contains: "cake", ignoreCase: true } }', 'title__icontains=cake'],
    ['{ text: { contains: "lies", ignoreCase: true } }', 'text__icontains=lies'],
    ['{ height: { greaterThan: 1000 } }', 'height__gt=1000'],
    ['{ width: { equals: 740 } }', 'width=740'],
    ['{ width: { atMost: 10 } }', 'width__lte=10'],
    ['{ fetchedAt: { start: "2012-01-01T00:00:00Z" } }', 'fetched__gte=2012-01-01T00%3A00%3A00.000Z'],
  ])('with %s are asked for with %s', async (filter, query) => {
    comics.server.enqueue({ json: wirePage([]) });
    expect(await ask(`{ comicImages(filter: ${filter}) { nodes { id } } }`)).toEqual({
      data: { comicImages: { nodes: [] } },
    });
    expect(comics.server.requests).toEqual([read(comics, `images/?${query}&limit=20&offset=0`)]);
  });
});

test('C8 one picture is read by its id', async () => {
  comics.server.enqueue({ json: documentedJson('release').images[0] });
  expect(await comics.run(ComicImageDocument, { id: microsoft.id }, signedIn)).toEqual({
    data: { comicImage: microsoft },
  });
  expect(comics.server.requests).toEqual([read(comics, 'images/151937/')]);
});

describe('C9 your subscriptions', () => {
  const subscription = {
    id: globalId('ComicSubscription', 2),
    databaseId: '2',
    comic: { id: xkcd.id, name: 'xkcd', slug: 'xkcd' },
  };

  test('are listed with their comics', async () => {
    comics.server.enqueue(documented('subscriptions'), documented('comic'));
    const variables = { comic: { slug: { equals: 'xkcd' } }, first: 20 };
    expect(await comics.run(MyComicSubscriptionsDocument, variables, signedIn)).toEqual({
      data: {
        viewer: {
          comicSubscriptions: {
            totalCount: 1,
            nodes: [subscription],
            pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
          },
        },
      },
    });
    expect(comics.server.requests).toEqual([
      read(comics, 'subscriptions/?comic__slug=xkcd&limit=20&offset=0'),
      read(comics, 'comics/18/'),
    ]);
  });
});

test('C10 a subscription is made by the address of its comic, and named by `Location`', async () => {
  comics.server.enqueue(
    { json: wirePage([]) },
    {
      status: 201,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        location: 'https://example.com/api/v1/subscriptions/4/',
      },
    },
  );
  expect(await comics.run(SubscribeToComicDocument, { input: { comicId: xkcd.id } }, signedIn)).toEqual({
    data: {
      subscribeToComic: {
        subscription: { id: globalId('ComicSubscription', 4), databaseId: '4', comic: { id: xkcd.id } },
        viewerWasSubscribed: false,
        userErrors: [],
      },
    },
  });
  expect(comics.server.requests).toEqual([
    read(comics, 'subscriptions/?limit=1000&offset=0'),
    write(comics, 'POST', 'subscriptions/', { comic: '/api/v1/comics/18/' }),
  ]);
});

test('C11 many subscriptions are changed at once', async () => {
  const page = (...pairs: [number, number][]) => ({
    json: wirePage(
      pairs.map(([id, comic]) => ({
        comic: `/api/v1/comics/${comic}/`,
        id: String(id),
        resource_uri: `/api/v1/subscriptions/${id}/`,
      })),
    ),
  });
  comics.server.enqueue(
    page([2, 18], [4, 7], [5, 8]),
    { status: 202, headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': '0' } },
    page([2, 18], [6, 19], [7, 20]),
  );
  const input = { subscribe: ['19', globalId('Comic', 20)], unsubscribe: ['7', '8'] };
  expect(await comics.run(UpdateComicSubscriptionsDocument, { input }, signedIn)).toEqual({
    data: {
      updateComicSubscriptions: {
        added: [
          {
            id: globalId('ComicSubscription', 6),
            databaseId: '6',
            comic: { id: globalId('Comic', 19) },
          },
          {
            id: globalId('ComicSubscription', 7),
            databaseId: '7',
            comic: { id: globalId('Comic', 20) },
          },
        ],
        deletedComicSubscriptionIds: [globalId('ComicSubscription', 4), globalId('ComicSubscription', 5)],
        userErrors: [],
      },
    },
  });
  expect(comics.server.requests).toEqual([
    read(comics, 'subscriptions/?limit=1000&offset=0'),
    write(comics, 'PATCH', 'subscriptions/', {
      objects: [{ comic: '/api/v1/comics/19/' }, { comic: '/api/v1/comics/20/' }],
      deleted_objects: ['/api/v1/subscriptions/4/', '/api/v1/subscriptions/5/'],
    }),
    read(comics, 'subscriptions/?limit=1000&offset=0'),
  ]);
});

test('C12 one subscription is read by its id', async () => {
  comics.server.enqueue(documented('subscription'));
  const id = globalId('ComicSubscription', 2);
  expect(
    await ask(`{ node(id: "${id}") { id ... on ComicSubscription { databaseId comic { id } } } }`),
  ).toEqual({ data: { node: { id, databaseId: '2', comic: { id: xkcd.id } } } });
  expect(comics.server.requests).toEqual([read(comics, 'subscriptions/2/')]);
});

test('C13 a subscription is ended', async () => {
  comics.server.enqueue({ status: 204, headers: { 'content-type': 'text/html; charset=utf-8' } });
  const input = { subscriptionId: globalId('ComicSubscription', 17) };
  expect(await comics.run(UnsubscribeFromComicDocument, { input }, signedIn)).toEqual({
    data: {
      unsubscribeFromComic: { deletedComicSubscriptionId: input.subscriptionId, userErrors: [] },
    },
  });
  expect(comics.server.requests).toEqual([write(comics, 'DELETE', 'subscriptions/17/')]);
});
