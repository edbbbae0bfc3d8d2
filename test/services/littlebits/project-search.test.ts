import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeClock } from '../../support/fake-clock.ts';
import { globalId, refusal, startLittlebits } from './replay.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let littlebits: SandboxedGateway;
beforeAll(async () => {
  littlebits = await startSandboxed({ clock: new FakeClock({ now: Date.UTC(2026, 5, 2) }) });
});
afterAll(() => littlebits.close());
beforeEach(() => {
  littlebits.calls.length = 0;
});

interface Found {
  readonly projects: {
    readonly nodes: readonly { readonly databaseId: string; readonly likeCount: number }[];
  };
}

async function search(filter: string) {
  const query = `{ projects(first: 100, filter: { ${filter} }) { nodes { databaseId likeCount } } }`;
  const { data, errors } = await littlebits.query(query);
  expect(errors).toBeUndefined();
  return (data as Found).projects.nodes;
}

describe('a search finds', () => {
  test.each([
    ['what can be built with a kit', 'kit: "base-kit"', 51],
    ['what has a tag', 'tags: ["music"]', 83],
    ['what has all of several tags', 'tags: ["music", "kids"]', 12],
    ['what holds the words', 'text: "piggy bank"', 29],
    ['what somebody published', 'authorId: 1750', 33],
    ['what somebody published, by their global id', `authorId: "${globalId('LittlebitsUser', 1750)}"`, 33],
    ['nothing by somebody who is not there', 'authorId: 2', 0],
    ['nothing that nobody wrote', 'text: "xyzzy"', 0],
    // Of June 2nd: three of May.
    ['what came of late', 'publishedWithinDays: 30', 3],
  ])('%s', async (_, filter, count) => {
    expect(await search(filter)).toHaveLength(count);
  });

  test('what uses certain variants and no others', async () => {
    const variants = '[{ variantId: 7 }, { variantId: 14 }, { variantId: 38 }]';
    expect((await search(`variants: ${variants}`)).map(({ databaseId }) => Number(databaseId))).toEqual([
      176,
    ]);
  });

  test('what uses so many of them', async () => {
    const found = await search('variants: [{ variantId: 133, quantity: 2 }]');
    expect(found.map(({ databaseId }) => Number(databaseId))).toEqual([3893, 2055]);
  });

  test('lessons only where they are asked for, while all projects hold both', async () => {
    const lessons = (await search('kind: LESSON')).map(({ databaseId }) => Number(databaseId));
    const projects = (await search('kind: PROJECT')).map(({ databaseId }) => Number(databaseId));
    expect(lessons.filter((id) => projects.includes(id))).toEqual([]);
    const all = (await search('')).map(({ databaseId }) => Number(databaseId));
    const newest = [...lessons, ...projects].sort((a, b) => b - a);
    expect(all).toEqual(newest.slice(0, 100));
  });

  test('the most liked first where that is asked for', async () => {
    const likes = (await search('sort: POPULAR, kit: "base-kit"')).map(({ likeCount }) => likeCount);
    expect(likes).toEqual(likes.toSorted((a, b) => b - a));
    const newest = (await search('sort: RECENT, kit: "base-kit"')).map(({ databaseId }) =>
      Number(databaseId),
    );
    expect(newest).toEqual(newest.toSorted((a, b) => b - a));
  });

  test('what holds to everything at once', async () => {
    const found = await search('text: "night light", tags: ["music"], sort: POPULAR, kind: PROJECT');
    const byText = (await search('text: "night light"')).map(({ databaseId }) => Number(databaseId));
    const byTag = (await search('tags: ["music"]')).map(({ databaseId }) => Number(databaseId));
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ databaseId }) => Number(databaseId)).toSorted()).toEqual(
      byText.filter((id) => byTag.includes(id)).toSorted(),
    );
  });
});

function badInput(message: string, argument: string) {
  const extensions = { code: 'BAD_USER_INPUT', retryable: false, argument };
  return {
    data: { projects: null },
    errors: [{ message, locations: [expect.anything()], path: ['projects'], extensions }],
  };
}

describe('what can not be searched for is refused without a call:', () => {
  const noVariant = (index: number) =>
    `\`filter.variants.${index}.variantId\` must be the service's own number for a variant, such as \`133\`.`;
  const user = (given: string) =>
    `\`filter.authorId\` must be the \`id\` of a LittlebitsUser, or its own key (a number such as \`1750\`), but is \`${given}\`.`;

  test.each([
    ['text: " "', '`filter.text` must say what to search for. Leave it out to find them all.', 'text'],
    [
      'kit: ""',
      '`filter.kit` must be the slug of a kit, such as `base-kit`. Leave it out to find them all.',
      'kit',
    ],
    [
      'publishedWithinDays: 0',
      '`filter.publishedWithinDays` must be at least 1, but is 0.',
      'publishedWithinDays',
    ],
    [
      'publishedWithinDays: -5',
      '`filter.publishedWithinDays` must be at least 1, but is -5.',
      'publishedWithinDays',
    ],
    ['tags: ["a", ""]', '`filter.tags` must each be one tag: not empty, and without a comma.', 'tags'],
    ['tags: ["a,b"]', '`filter.tags` must each be one tag: not empty, and without a comma.', 'tags'],
    ['variants: []', '`filter.variants` must be 1 to 100, but are 0.', 'variants'],
    [
      'variants: [{ variantId: 7, quantity: 1 }, { variantId: 8 }]',
      '`filter.variants` must all have a `quantity`, or none of them.',
      'variants',
    ],
    [
      'variants: [{ variantId: 7 }, { variantId: "7" }]',
      '`filter.variants` must each be another variant.',
      'variants',
    ],
    ['variants: [{ variantId: 7 }, { variantId: "7,8" }]', noVariant(1), 'variants.1.variantId'],
    ['variants: [{ variantId: 0 }]', noVariant(0), 'variants.0.variantId'],
    [
      'variants: [{ variantId: 7, quantity: 0 }]',
      '`filter.variants.0.quantity` must be at least 1, but is 0.',
      'variants.0.quantity',
    ],
    ['authorId: "lev"', user('lev'), 'authorId'],
    ['authorId: ""', user(''), 'authorId'],
    [
      `authorId: "${globalId('Project', 16)}"`,
      '`filter.authorId` must be the id of a LittlebitsUser, but is that of a Project.',
      'authorId',
    ],
  ])('%s', async (filter, message, argument) => {
    expect(await littlebits.query(`{ projects(filter: { ${filter} }) { nodes { id } } }`)).toEqual(
      badInput(message, `filter.${argument}`),
    );
    expect(littlebits.calls).toEqual([]);
  });

  test('more variants than an address can hold', async () => {
    const variants = Array.from({ length: 101 }, (_, index) => ({ variantId: index + 1 }));
    expect(
      await littlebits.query(
        'query ($filter: ProjectFilter) { projects(filter: $filter) { nodes { id } } }',
        {
          filter: { variants },
        },
      ),
    ).toEqual(badInput('`filter.variants` must be 1 to 100, but are 101.', 'filter.variants'));
    expect(littlebits.calls).toEqual([]);
  });

  test('a cursor of another search', async () => {
    const { data } = await littlebits.query(
      '{ projects(first: 2, filter: { tags: ["music"] }) { pageInfo { endCursor } } }',
    );
    const { endCursor } = (data as { projects: { pageInfo: { endCursor: string } } }).projects.pageInfo;
    littlebits.calls.length = 0;
    const message =
      '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';
    for (const filter of ['tags: ["kids"]', 'tags: ["music"], sort: POPULAR', '']) {
      expect(
        await littlebits.query(`{ projects(after: "${endCursor}", filter: { ${filter} }) { nodes { id } } }`),
      ).toMatchObject({ errors: [{ message }] });
    }
    expect(littlebits.calls).toEqual([]);
  });

  test('the end of a list that tells no total', async () => {
    const message =
      "This list tells no total, so it can't be read from its end. Give `first`, or `last` with `before`.";
    expect(await littlebits.query('{ projects(last: 5) { nodes { id } } }')).toEqual(
      badInput(message, 'last'),
    );
    expect(littlebits.calls).toEqual([]);
  });
});

describe('a search that the service refuses says what is wrong:', () => {
  test('a kit that is none', async () => {
    expect(
      await littlebits.query('{ projects(filter: { kit: "no-kit", sort: RECENT }) { nodes { id } } }'),
    ).toEqual(
      badInput(
        '`filter.kit` must be the slug of a kit, such as `base-kit`. littleBits refused the search: There is no kit "no-kit".',
        'filter.kit',
      ),
    );
    expect(littlebits.calls).toEqual(['GET projects/search?sort=recent&kit=no-kit&page=1&per_page=21']);
  });

  test('anything else, in its own words', async () => {
    const other = await startLittlebits();
    other.server.enqueue(refusal('Search is closed on Sundays.'));
    expect(await other.query('{ projects(filter: { text: "a" }) { nodes { id } } }')).toEqual(
      badInput('littleBits refused the search: Search is closed on Sundays.', 'filter'),
    );
    await other.close();
  });
});
