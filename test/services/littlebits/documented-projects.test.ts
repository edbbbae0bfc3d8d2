import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AddProjectCommentDocument,
  ProjectDocument,
  ProjectsDocument,
  SetProjectLikedDocument,
} from '../../../schema/generated/graphql.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import {
  documented,
  enveloped,
  globalId,
  read,
  refusal,
  signedIn,
  startLittlebits,
  token,
  wireDetail,
  write,
} from './replay.ts';

// What littleBits documents of projects (B12 to B18 of the contract), in the order of the documents: the request as it
// must be, and the documented answer as it comes out.

let littlebits: UpstreamGateway;
beforeEach(async () => {
  littlebits = await startLittlebits();
});
afterEach(() => littlebits.close());

const bucket = 'https://lb-community-staging.s3.amazonaws.com/uploads';
const piggyBank = {
  id: globalId('Project', 16),
  name: 'littlePiggy Bank',
  slug: 'littlepiggy-bank--3',
  iconUrl: `${bucket}/image/asset/776/small_pig3_interaction2_highRes.jpg`,
  descriptionText:
    'Interactive piggy bank that RINGS frantically to thank you for feeding it, BUZZES and LIGHTS up when you pet it’s ear, and SITS quietly when you want it to!',
  commentCount: 0,
  likeCount: 1,
  viewerHasLiked: true,
  author: {
    id: globalId('LittlebitsUser', 1750),
    username: 'littleBits',
    avatarUrl: `${bucket}/user/avatar/17/small_icon-green-ohhh.png`,
  },
};
const found = {
  data: { projects: { nodes: [piggyBank], pageInfo: { hasNextPage: false, endCursor: expect.any(String) } } },
};

describe('B12 all published projects', () => {
  test('are asked for with the credential, which tells what the viewer likes', async () => {
    littlebits.server.enqueue(documented('projects'));
    expect(await littlebits.run(ProjectsDocument, { first: 1 }, signedIn)).toEqual(found);
    expect(littlebits.server.requests).toEqual([read(littlebits, 'projects?page=1&per_page=2')]);
  });

  test('need none', async () => {
    littlebits.server.enqueue(documented('projects'));
    const { data } = await littlebits.run(ProjectsDocument, { first: 1 });
    expect(data?.projects?.nodes).toEqual([{ ...piggyBank, viewerHasLiked: null }]);
    expect(littlebits.server.requests).toEqual([read(littlebits, 'projects?page=1&per_page=2', {})]);
  });

  test.each([[{}], [null], [{ text: null, tags: null, kit: null }], [{ tags: [] }]])(
    'are what a filter with nothing in it asks for: %j',
    async (filter) => {
      littlebits.server.enqueue(documented('projects'));
      expect(await littlebits.run(ProjectsDocument, { first: 1, filter }, signedIn)).toEqual(found);
      expect(littlebits.server.requests).toEqual([read(littlebits, 'projects?page=1&per_page=2')]);
    },
  );
});

describe('B13 a search is asked for', () => {
  test('by the kit, as in the example', async () => {
    littlebits.server.enqueue(documented('projects'));
    const filter = { kit: 'base-kit' };
    expect(await littlebits.run(ProjectsDocument, { first: 1, filter }, signedIn)).toEqual(found);
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'projects/search?kit=base-kit&page=1&per_page=2'),
    ]);
  });

  test('by everything at once', async () => {
    littlebits.server.enqueue(documented('projects'));
    const filter = {
      text: ' piggy bank ',
      sort: 'POPULAR',
      publishedWithinDays: 30,
      tags: ['music', ' kids & co '],
      kind: 'LESSON',
      kit: 'base-kit',
      variants: [
        { variantId: '7', quantity: 1 },
        { variantId: '14', quantity: 2 },
      ],
      authorId: globalId('LittlebitsUser', 1750),
    } as const;
    const variables = {
      first: 1,
      filter: { ...filter, tags: [...filter.tags], variants: [...filter.variants] },
    };
    expect(await littlebits.run(ProjectsDocument, variables, signedIn)).toEqual(found);
    expect(littlebits.server.requests).toEqual([
      read(
        littlebits,
        'projects/search?q=piggy%20bank&sort=popular&days_ago=30&tags=music%2Ckids%20%26%20co&type=lesson&kit=base-kit&variants=7%2C14&qty=1%2C2&user=1750&page=1&per_page=2',
      ),
    ]);
  });

  test.each([
    ['text: "robot"', 'q=robot&'],
    ['sort: RECENT', 'sort=recent&'],
    ['publishedWithinDays: 1', 'days_ago=1&'],
    ['tags: ["a"]', 'tags=a&'],
    // "Defaults to projects only": without a filter there are lessons, too.
    ['kind: PROJECT', ''],
    ['kind: LESSON', 'type=lesson&'],
    ['variants: [{ variantId: 7 }, { variantId: "14" }]', 'variants=7%2C14&'],
    ['variants: [{ variantId: 7, quantity: null }]', 'variants=7&'],
    ['authorId: 1750', 'user=1750&'],
  ])('by one thing alone: %s', async (filter, query) => {
    littlebits.server.enqueue(documented('projects'));
    const { errors } = await littlebits.query(
      `{ projects(filter: { ${filter} }) { nodes { id } } }`,
      {},
      signedIn,
    );
    expect(errors).toBeUndefined();
    expect(littlebits.server.requests).toEqual([
      read(littlebits, `projects/search?${query}page=1&per_page=21`),
    ]);
  });
});

/** The documented project, but for what its detail leaves out. */
const soundingBox = {
  id: globalId('Project', 2055),
  name: 'Sounding Box #11',
  descriptionHtml:
    'Sounding Box #11 is the first piece to go public in a series of acoustic sculptures that allow viewers...',
  likeCount: 10,
  viewerHasLiked: false,
  author: {
    id: globalId('LittlebitsUser', 47312),
    username: 'Caselden_Studios',
    avatarUrl: `${bucket}/user/avatar/small_Caselden_Studios_high_res.png`,
  },
  credits: 'God',
  images: [{ databaseId: '15', url: `${bucket}/image/asset/7755/large_filled_IMG_6771.jpg` }],
  embeds: [{ databaseId: '5', service: 'youtube.com', url: 'https://www.youtube.com/embed/IYJSEPD9T40' }],
  files: [],
  tools: [{ databaseId: '1', name: '3D Printers' }],
  products: [
    {
      name: 'Arduino',
      quantity: 2,
      imageUrl:
        'https://s3.amazonaws.com/lb-spree-staging/spree/products/2046/small/arduino_withlogo.jpg?1423167635',
      productDatabaseId: '139',
      variantDatabaseId: '133',
    },
  ],
  materials: [{ databaseId: '4', name: 'Assorted Paints and Finishing Oils', quantity: 1 }],
  steps: [
    {
      databaseId: '2',
      number: 1,
      title: 'i am a jolly step title',
      descriptionHtml:
        '<b>Make a sound box:</b><br />Design a resonating wooden chamber. We took design influence from...',
      images: [
        {
          databaseId: '9896',
          url: `${bucket}/image/asset/9896/large_filled_PurpleBit.jpg`,
          caption: 'Picture 1',
        },
      ],
    },
  ],
};
const comment = {
  id: globalId('ProjectComment', 2996),
  bodyHtml: 'AWESOME!!!! :)',
  createdAt: '2015-04-06T12:48:36.000Z',
  author: null,
  replies: [],
};

describe('B14 a project', () => {
  test('is asked for by its slug, and by the id that the answer tells from then on', async () => {
    littlebits.server.enqueue(documented('project'), documented('comments'), { status: 404 });
    expect(await littlebits.run(ProjectDocument, { slug: 'robot' }, signedIn)).toEqual({
      data: {
        project: {
          ...soundingBox,
          comments: {
            nodes: [comment],
            pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
          },
        },
      },
    });
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'projects/robot'),
      read(littlebits, 'projects/2055/comments?page=1&per_page=21'),
      read(littlebits, 'users/15157'),
    ]);
  });

  test.each([['2055'], [globalId('Project', 2055)]])('is asked for by its id, given as %s', async (id) => {
    littlebits.server.enqueue(documented('project'));
    expect(
      await littlebits.query('query ($id: ID!) { project(id: $id) { name commentCount } }', { id }, signedIn),
    ).toEqual({ data: { project: { name: 'Sounding Box #11', commentCount: 1 } } });
    expect(littlebits.server.requests).toEqual([read(littlebits, 'projects/2055')]);
  });

  test('that is not there is null', async () => {
    littlebits.server.enqueue(refusal("Couldn't find Project", 404), refusal("Couldn't find Project", 404));
    expect(
      await littlebits.query('{ a: project(id: 9) { name } b: project(slug: "nothing") { name } }'),
    ).toEqual({ data: { a: null, b: null } });
  });
});

describe('B15 the comments of a project', () => {
  test('are asked for by its id', async () => {
    littlebits.server.enqueue({ json: enveloped(wireDetail(774)) }, documented('comments'));
    expect(
      await littlebits.query(
        '{ project(id: 774) { comments { nodes { databaseId bodyText createdAt author { databaseId } replies { id } } } } }',
        {},
        signedIn,
      ),
    ).toEqual({
      data: {
        project: {
          comments: {
            nodes: [
              {
                databaseId: '2996',
                bodyText: 'AWESOME!!!! :)',
                createdAt: '2015-04-06T12:48:36.000Z',
                author: { databaseId: '15157' },
                replies: [],
              },
            ],
          },
        },
      },
    });
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'projects/774'),
      read(littlebits, 'projects/774/comments?page=1&per_page=21'),
    ]);
  });
});

const written = {
  comment: {
    id: globalId('ProjectComment', 2996),
    databaseId: '2996',
    bodyHtml: 'first!',
    bodyText: 'first!',
    createdAt: '2015-04-06T12:48:36.000Z',
    author: { id: globalId('LittlebitsUser', 15157) },
    replies: [],
  },
  project: { id: globalId('Project', 16) },
  userErrors: [],
};

describe('B16 a comment', () => {
  test.each([['16'], [globalId('Project', 16)]])('is form data, on the project %s', async (projectId) => {
    littlebits.server.enqueue(documented('new-comment', 201));
    expect(
      await littlebits.run(AddProjectCommentDocument, { input: { projectId, text: 'first!' } }, signedIn),
    ).toEqual({ data: { addProjectComment: written } });
    expect(littlebits.server.requests).toEqual([
      write(littlebits, 'projects/16/comments', 'comment=first%21'),
    ]);
  });

  test('arrives as it was written', async () => {
    littlebits.server.enqueue(documented('new-comment', 201));
    const input = { projectId: '16', text: ' Größe & "Form" = 2+2\n<b>🎈</b>' };
    await littlebits.run(AddProjectCommentDocument, { input }, signedIn);
    const [request] = littlebits.server.requests;
    expect([...new URLSearchParams(request?.body)]).toEqual([['comment', input.text]]);
  });
});

describe('B17 a reply', () => {
  test.each([['2990'], [globalId('ProjectComment', 2990)]])('goes to the comment %s', async (replyTo) => {
    littlebits.server.enqueue(documented('new-comment', 201));
    const input = { projectId: '16', replyTo, text: 'first!' };
    expect(await littlebits.run(AddProjectCommentDocument, { input }, signedIn)).toEqual({
      data: { addProjectComment: written },
    });
    expect(littlebits.server.requests).toEqual([
      write(littlebits, 'projects/16/comments/2990', 'comment=first%21'),
    ]);
  });
});

describe('B18 a like', () => {
  test('is looked at, and turned over without a body', async () => {
    littlebits.server.enqueue({ json: enveloped(wireDetail(16, { like_count: 5 })) }, documented('like'));
    const input = { projectId: '16', liked: true };
    expect(await littlebits.run(SetProjectLikedDocument, { input }, signedIn)).toEqual({
      data: {
        setProjectLiked: {
          viewerHadLiked: false,
          viewerHasLiked: true,
          likeCount: 6,
          project: { id: globalId('Project', 16), name: 'Project 16', likeCount: 6, viewerHasLiked: true },
          userErrors: [],
        },
      },
    });
    expect(littlebits.server.requests).toEqual([
      read(littlebits, 'projects/16'),
      write(littlebits, 'projects/16/like'),
    ]);
  });
});

test('the credential goes in the header that the documents name, and nothing else of the client does', async () => {
  littlebits.server.enqueue(documented('projects'));
  await littlebits.run(ProjectsDocument, { first: 1 }, signedIn);
  const [request] = littlebits.server.requests;
  expect(request?.headers).toMatchObject({ mobileappauth: token });
  expect(Object.keys(request?.headers ?? {})).not.toContain('authorization');
});
