import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway } from '../../support/gateway.ts';
import { globalId, startComics } from './documented.ts';
import { dialects, type SandboxedGateway, startSandboxed } from './sandboxed.ts';

/** The one error of an answer, whole. */
function failure(message: string, path: string, extensions: object) {
  return [{ message, locations: [expect.anything()], path: path.split('.'), extensions }];
}

function badInput(message: string, path: string, argument?: string) {
  const kind = { code: 'BAD_USER_INPUT', retryable: false };
  return failure(message, path, argument === undefined ? kind : { ...kind, argument });
}

describe.each(dialects)('at an instance that speaks the %s dialect,', (dialect) => {
  let comics: SandboxedGateway;
  beforeAll(async () => {
    comics = await startSandboxed(dialect);
  });
  afterAll(() => comics.close());
  beforeEach(() => {
    comics.calls.length = 0;
  });

  describe('a part of a list that can not be: no call,', () => {
    test.each([
      ['comics', 'first: 0', '`first` must be between 1 and 100, but is 0.', 'first'],
      ['releases', 'first: 101', '`first` must be between 1 and 100, but is 101.', 'first'],
      ['comicImages', 'last: -1', '`last` must be between 1 and 100, but is -1.', 'last'],
      ['releases', 'first: 1, last: 1', 'Give `first` or `last`, not both.', 'last'],
      [
        'comics',
        'after: "x"',
        "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.",
        'after',
      ],
    ])('%s(%s)', async (field, args, message, argument) => {
      expect(await comics.query(`{ ${field}(${args}) { nodes { id } } }`)).toEqual({
        data: { [field]: null },
        errors: badInput(message, field, argument),
      });
      expect(comics.calls).toEqual([]);
    });

    test('a cursor of the same list with another filter', async () => {
      const cursorOf = async (filter: string) => {
        const { data } = await comics.query(
          `{ comics(first: 1, filter: ${filter}) { pageInfo { endCursor } } }`,
        );
        return (data as { comics: { pageInfo: { endCursor: string } } }).comics.pageInfo.endCursor;
      };
      const cursor = await cursorOf('{ language: "en" }');
      comics.calls.length = 0;
      expect(
        await comics.query(`{ comics(after: "${cursor}", filter: { language: "no" }) { nodes { id } } }`),
      ).toEqual({
        data: { comics: null },
        errors: badInput(
          '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.',
          'comics',
          'after',
        ),
      });
      expect(comics.calls).toEqual([]);
    });
  });

  describe('a filter that would not mean what it says: no call,', () => {
    const empty = (at: string) => `\`${at}\` must not be empty. Leave it out.`;
    const comma = (at: string) =>
      `\`${at}\` must not hold several texts one of which has a comma: Comics separates them by commas. Ask for that one with \`equals\`.`;
    const language = (at: string) => `\`${at}\` must be the code of a language, such as \`en\`.`;

    test.each([
      ['comics', '{ name: { equals: "" } }', 'name.equals', empty],
      ['comics', '{ slug: { contains: "", equals: "a" } }', 'slug.contains', empty],
      ['comics', '{ slug: { startsWith: "" } }', 'slug.startsWith', empty],
      ['comics', '{ slug: { endsWith: "" } }', 'slug.endsWith', empty],
      [
        'comics',
        '{ slug: { in: ["a", ""] } }',
        'slug.in',
        (at: string) => `\`${at}\` must not hold an empty text.`,
      ],
      ['comics', '{ name: { in: ["a", "b, c"] } }', 'name.in', comma],
      [
        'comics',
        '{ name: { in: ["a"], ignoreCase: true } }',
        'name.in',
        (at: string) =>
          `\`${at}\` does not go with \`ignoreCase\`: Comics can't do that. Ask for each with \`equals\`.`,
      ],
      ['comics', '{ language: "" }', 'language', language],
      ['comics', '{ language: "English!" }', 'language', language],
      ['releases', '{ comic: { language: "e" } }', 'comic.language', language],
      ['releases', '{ comic: { name: { contains: "" } } }', 'comic.name.contains', empty],
      ['releases', '{ images: { text: { equals: "" } } }', 'images.text.equals', empty],
      [
        'releases',
        '{ pubDate: { year: 0 } }',
        'pubDate.year',
        (at: string) => `\`${at}\` must be between 1 and 9999, but is 0.`,
      ],
      [
        'releases',
        '{ pubDate: { month: 13 } }',
        'pubDate.month',
        (at: string) => `\`${at}\` must be between 1 and 12, but is 13.`,
      ],
      [
        'releases',
        '{ pubDate: { start: "2011-02-01", end: "2011-01-31" } }',
        'pubDate.start',
        (at: string) =>
          `\`${at}\` must not be after \`filter.pubDate.end\`, but is 2011-02-01, and \`filter.pubDate.end\` is 2011-01-31.`,
      ],
      [
        'releases',
        '{ fetchedAt: { start: "2011-02-01T00:00:00Z", end: "2011-02-01T00:59:59+01:00" } }',
        'fetchedAt.start',
        (at: string) =>
          `\`${at}\` must not be after \`filter.fetchedAt.end\`, but is 2011-02-01T00:00:00.000Z, and \`filter.fetchedAt.end\` is 2011-01-31T23:59:59.000Z.`,
      ],
      [
        'releases',
        '{ isSubscribed: true, comic: { isSubscribed: false } }',
        'comic.isSubscribed',
        (at: string) => `\`${at}\` contradicts \`filter.isSubscribed\`: they ask for the same.`,
      ],
      ['comicImages', '{ title: { contains: "" } }', 'title.contains', empty],
      [
        'comicImages',
        '{ fetchedAt: { start: "2012-01-01T00:00:00Z", end: "2011-01-01T00:00:00Z" } }',
        'fetchedAt.start',
        (at: string) =>
          `\`${at}\` must not be after \`filter.fetchedAt.end\`, but is 2012-01-01T00:00:00.000Z, and \`filter.fetchedAt.end\` is 2011-01-01T00:00:00.000Z.`,
      ],
    ])('%s(filter: %s)', async (field, filter, argument, message) => {
      const at = `filter.${argument}`;
      expect(await comics.query(`{ ${field}(filter: ${filter}) { totalCount } }`)).toEqual({
        data: { [field]: null },
        errors: badInput(message(at), field, at),
      });
      expect(comics.calls).toEqual([]);
    });

    test('of subscriptions', async () => {
      const subscriptions = (comic: string) =>
        comics.query(`{ viewer { comicSubscriptions(comic: ${comic}) { totalCount } } }`);
      const data = { viewer: { comicSubscriptions: null } };
      const message = 'Leave out `comic.isSubscribed`: these are the comics that you are subscribed to.';
      expect(await subscriptions('{ isSubscribed: true }')).toEqual({
        data,
        errors: badInput(message, 'viewer.comicSubscriptions', 'comic.isSubscribed'),
      });
      expect(await subscriptions('{ slug: { equals: "" } }')).toEqual({
        data,
        errors: badInput(empty('comic.slug.equals'), 'viewer.comicSubscriptions', 'comic.slug.equals'),
      });
      expect(comics.calls).toEqual([]);
    });

    test.each([
      ['"31.12.2011"', '`31.12.2011`'],
      ['"2011-02-30"', '`2011-02-30`'],
      ['"0000-01-01"', '`0000-01-01`'],
      ['2011', 'This'],
    ])('a day that is none: %s', async (day, given) => {
      const { errors } = await comics.query(
        `{ releases(filter: { pubDate: { on: ${day} } }) { totalCount } }`,
      );
      expect(errors).toMatchObject([
        {
          message: `${given} is no day of the calendar. Give it as \`YYYY-MM-DD\`: \`2012-10-08\`.`,
          extensions: { code: 'BAD_USER_INPUT', retryable: false },
        },
      ]);
      expect(comics.calls).toEqual([]);
    });
  });

  describe('a filter that nothing meets is an empty list, and no error:', () => {
    test('an empty list of texts, without a call', async () => {
      const none = { totalCount: 0, nodes: [] };
      expect(
        await comics.query(`{
          comics(filter: { slug: { in: [] }, isActive: true }) { totalCount nodes { id } }
          releases(filter: { comic: { slug: { in: [] } } }) { totalCount nodes { id } }
          comicImages(filter: { title: { in: [] } }) { totalCount nodes { id } }
          viewer { comicSubscriptions(comic: { name: { in: [] } }) { totalCount nodes { id } } }
        }`),
      ).toEqual({
        data: { comics: none, releases: none, comicImages: none, viewer: { comicSubscriptions: none } },
      });
      expect(comics.calls).toEqual([]);
    });

    test('a range as short as nothing', async () => {
      const moments = 'start: "2011-02-01T00:00:00Z", end: "2011-02-01T01:00:00+01:00"';
      expect(
        await comics.query(`{
          days: releases(filter: { pubDate: { start: "2011-02-01", end: "2011-02-01" } }) { totalCount }
          moments: releases(filter: { fetchedAt: { ${moments} } }) { totalCount }
        }`),
      ).toEqual({ data: { days: { totalCount: 0 }, moments: { totalCount: 0 } } });
    });

    test('a language that nobody writes in', async () => {
      expect(await comics.query('{ comics(filter: { language: "tlh" }) { totalCount } }')).toEqual({
        data: { comics: { totalCount: 0 } },
      });
    });
  });

  test('a filter without a condition, or with null for one, asks for all', async () => {
    expect(
      await comics.query(
        '{ comics(filter: { name: {}, slug: null, isActive: null }) { totalCount } releases(filter: {}) { totalCount } }',
      ),
    ).toEqual({ data: { comics: { totalCount: 300 }, releases: { totalCount: 40_000 } } });
  });

  describe('a comic', () => {
    test.each([
      ['', 'Give `id` or `slug`, one of them.', 'id'],
      ['(id: 18, slug: "xkcd")', 'Give `id` or `slug`, one of them.', 'id'],
      ['(slug: " ")', '`slug` must not be empty.', 'slug'],
      [
        '(id: "../users")',
        '`id` must be the `id` of a Comic, or its own key (a number such as `18`), but is `../users`.',
        'id',
      ],
      [
        '(id: 0)',
        '`id` must be the `id` of a Comic, or its own key (a number such as `18`), but is `0`.',
        'id',
      ],
    ])('%s is refused without a call', async (args, message, argument) => {
      expect(await comics.query(`{ comic${args} { name } }`)).toEqual({
        data: { comic: null },
        errors: badInput(message, 'comic', argument),
      });
      expect(comics.calls).toEqual([]);
    });

    test.each(['no-such-comic', 'xkcd,dilbert', 'XKCD/../', 'a b', 'ärger', '%00', 'None'])(
      'named %j is not there, which is no error',
      async (slug) => {
        const { data, errors } = await comics.query(
          'query ($slug: String!) { comic(slug: $slug) { name } }',
          {
            slug,
          },
        );
        expect(errors).toBeUndefined();
        expect(data).toEqual({ comic: null });
      },
    );
  });

  describe('what is not there is null, and no error:', () => {
    test.each([
      ['comic(id: 301) { id }', 'comic'],
      ['release(id: 999999999) { id }', 'release'],
      ['comicImage(id: 999999999) { id }', 'comicImage'],
      ['user(service: COMICS, username: "bob@example.com") { id }', 'user'],
      ...['Comic', 'Release', 'ComicImage', 'ComicSubscription', 'ComicsUser'].map((type) => [
        `node(id: "${globalId(type, 999_999_999)}") { id }`,
        'node',
      ]),
    ])('%s', async (field, name) => {
      expect(await comics.query(`{ ${field} }`)).toEqual({ data: { [name ?? '']: null } });
    });
  });

  describe('an id that can be none of these: no call,', () => {
    test.each([
      ['release', globalId('Comic', 18), '`id` must be the id of a Release, but is that of a Comic.'],
      [
        'comicImage',
        '9007199254740993',
        '`id` must be the `id` of a ComicImage, or its own key (a number such as `151937`), but is `9007199254740993`.',
      ],
      [
        'node',
        globalId('Release', '1/../2'),
        `\`${globalId('Release', '1/../2')}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      ],
    ])('%s', async (field, id, message) => {
      expect(await comics.query(`{ ${field}(id: "${id}") { id } }`)).toEqual({
        data: { [field]: null },
        errors: badInput(message, field, 'id'),
      });
      expect(comics.calls).toEqual([]);
    });
  });

  describe('a change that can not be: no call,', () => {
    test.each([
      [
        'unsubscribeFromComic(input: {})',
        'Give `comicId` or `subscriptionId`, one of them.',
        'input.comicId',
      ],
      [
        'unsubscribeFromComic(input: { comicId: 1, subscriptionId: 2 })',
        'Give `comicId` or `subscriptionId`, one of them.',
        'input.comicId',
      ],
    ])('%s', async (change, message, argument) => {
      const field = change.split('(', 1)[0] ?? '';
      const [error] = badInput(message, field, argument);
      expect(await comics.query(`mutation { ${change} { userErrors { message } } }`)).toEqual({
        data: { [field]: null },
        errors: [{ ...error, extensions: { ...error?.extensions, outcome: 'NOT_SENT' } }],
      });
      expect(comics.calls).toEqual([]);
    });

    test.each([
      ['subscribeToComic', '{ comicId: "xkcd" }', 'comicId', 'xkcd'],
      ['updateComicSubscriptions', '{ subscribe: ["1", "x"] }', 'subscribe.1', 'x'],
    ])('%s(input: %s)', async (change, input, field, id) => {
      const message = `\`input.${field}\` must be the \`id\` of a Comic, or its own key (a number such as \`18\`), but is \`${id}\`.`;
      expect(
        await comics.query(`mutation { ${change}(input: ${input}) { userErrors { field code message } } }`),
      ).toEqual({ data: { [change]: { userErrors: [{ field, code: 'NOT_FOUND', message }] } } });
      expect(comics.calls).toEqual([]);
    });

    test.each([
      ['{}', null, 'REQUIRED', 'Name the comics to change.'],
      ['{ subscribe: [], unsubscribe: null }', null, 'REQUIRED', 'Name the comics to change.'],
      [
        `{ subscribe: [18], unsubscribe: ["${globalId('Comic', 18)}"] }`,
        'unsubscribe',
        'INVALID',
        "Comic 18 can't be in both lists.",
      ],
    ])('updateComicSubscriptions(input: %s)', async (input, field, code, message) => {
      expect(
        await comics.query(
          `mutation { updateComicSubscriptions(input: ${input}) { added { id } userErrors { field code message } } }`,
        ),
      ).toEqual({
        data: { updateComicSubscriptions: { added: [], userErrors: [{ field, code, message }] } },
      });
      expect(comics.calls).toEqual([]);
    });
  });

  test('a credential that is wrong is said to be', async () => {
    const { data, errors } = await comics.query(
      '{ comics { totalCount } }',
      {},
      { headers: { 'X-Comics-Authorization': 'Key wrong' } },
    );
    expect(data).toEqual({ comics: null });
    expect(errors).toEqual(
      failure(
        'Comics does not accept the credential. Send the header `X-Comics-Authorization: Key <secret key>`.',
        'comics',
        { code: 'UNAUTHENTICATED', service: 'COMICS', retryable: false, header: 'X-Comics-Authorization' },
      ),
    );
  });
});

test('without a credential nothing is asked, of users and of comics alike; signing in needs none', async () => {
  const comics = await startComics();
  const { data, errors } = await comics.query(
    `{
      comics { totalCount } comic(id: 18) { name } comicOfSlug: comic(slug: "xkcd") { name }
      releases { totalCount } release(id: 1) { pubDate } comicImages { totalCount } comicImage(id: 1) { title }
      viewer { comicSubscriptions { totalCount } account(service: COMICS) { username } }
    }`,
  );
  expect(data).toEqual({
    comics: null,
    comic: null,
    comicOfSlug: null,
    releases: null,
    release: null,
    comicImages: null,
    comicImage: null,
    viewer: { comicSubscriptions: null, account: null },
  });
  expect(errors).toHaveLength(9);
  for (const { extensions } of errors ?? []) {
    expect(extensions).toMatchObject({ code: 'UNAUTHENTICATED', header: 'X-Comics-Authorization' });
  }
  for (const change of [
    'subscribeToComic(input: { comicId: 1 })',
    'unsubscribeFromComic(input: { comicId: 1 })',
    'unsubscribeFromComic(input: { subscriptionId: 1 })',
    'updateComicSubscriptions(input: { subscribe: [1] })',
  ]) {
    const answer = await comics.query(`mutation { ${change} { userErrors { message } } }`);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }
  expect(comics.server.requests).toEqual([]);
  await comics.close();
});

test('without an address Comics is not there', async () => {
  const gateway = startGateway({ endpoints: {} });
  const { data, errors } = await gateway.query('{ comics { totalCount } }');
  expect(data).toEqual({ comics: null });
  expect(errors).toEqual(
    failure('Comics is not configured here. Set COMICS_URL at the gateway.', 'comics', {
      code: 'SERVICE_NOT_CONFIGURED',
      service: 'COMICS',
      retryable: false,
    }),
  );
  await gateway.close();
});
