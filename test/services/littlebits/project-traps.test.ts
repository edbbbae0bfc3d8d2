import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { enveloped, globalId, signedIn, startLittlebits, wireDetail, wireProject } from './replay.ts';

let littlebits: UpstreamGateway;
beforeEach(async () => {
  littlebits = await startLittlebits();
});
afterEach(() => littlebits.close());

const listed = async (changes: object, selection: string, options = {}) => {
  littlebits.server.enqueue({ json: enveloped([wireProject(16, changes)]) });
  return littlebits.query(`{ projects(first: 1) { nodes { ${selection} } } }`, {}, options);
};
const answered = (node: object) => ({ data: { projects: { nodes: [node] } } });

const detailed = async (changes: object, selection: string) => {
  littlebits.server.enqueue({ json: enveloped(wireDetail(16, changes)) });
  const { data, errors } = await littlebits.query(`{ project(id: 16) { ${selection} } }`, {}, signedIn);
  expect(errors).toBeUndefined();
  return (data as { project: object }).project;
};

describe('whether you like a project', () => {
  test.each([[true], [false], [null]])('is what the list says: %s', async (liked_by_user) => {
    expect(await listed({ liked_by_user }, 'viewerHasLiked', signedIn)).toEqual(
      answered({ viewerHasLiked: liked_by_user }),
    );
    expect(littlebits.calls).toHaveLength(1);
  });

  test('is asked of the project where the list does not say', async () => {
    littlebits.server.enqueue(
      { json: enveloped([wireProject(16, { liked_by_user: undefined })]) },
      { json: enveloped(wireDetail(16, { liked_by_user: true })) },
    );
    expect(
      await littlebits.query('{ projects(first: 1) { nodes { viewerHasLiked } } }', {}, signedIn),
    ).toEqual(answered({ viewerHasLiked: true }));
  });

  test('is null without a credential, and not asked for', async () => {
    expect(await listed({ liked_by_user: undefined }, 'viewerHasLiked')).toEqual(
      answered({ viewerHasLiked: null }),
    );
    expect(littlebits.calls).toHaveLength(1);
  });
});

test.each([[''], [null], [undefined]])(
  'a description, a slug and a picture that are %j are none',
  async (text) => {
    const changes = { description: text, icon: text, slug: text === undefined ? null : text };
    expect(
      await listed(
        { ...changes, icon: text === undefined ? null : text },
        'descriptionHtml descriptionText slug iconUrl',
      ),
    ).toEqual(answered({ descriptionHtml: null, descriptionText: null, slug: null, iconUrl: null }));
  },
);

test('a picture without a scheme gets the one of the service', async () => {
  expect(await listed({ icon: '//images.example/a.png' }, 'iconUrl')).toEqual(
    answered({ iconUrl: 'http://images.example/a.png' }),
  );
});

test('a description is safe to show, and has its text beside it', async () => {
  const description =
    '<div onclick="x()"><p>It <b>rings</b>. <a rel="nofollow" target="_blank" href="/tips">Tips</a></p><iframe src="//evil.example"></iframe></div><script>alert(1)</script>';
  expect(await listed({ description }, 'descriptionHtml descriptionText')).toEqual(
    answered({
      descriptionHtml: `<div><p>It <b>rings</b>. <a href="${littlebits.server.url}tips">Tips</a></p></div>`,
      descriptionText: 'It rings. Tips',
    }),
  );
});

describe('what is embedded in a project gives an address, never its HTML:', () => {
  const frame = (attributes: string) => `<iframe width="560" ${attributes} allowfullscreen></iframe>`;
  test.each<[string, string | null | undefined, string | null]>([
    ['without a scheme', frame('src="//www.youtube.com/embed/a"'), 'https://www.youtube.com/embed/a'],
    ['with one', frame("src='http://vimeo.example/1'"), 'http://vimeo.example/1'],
    ['without quotes', frame('src=https://vimeo.example/1'), 'https://vimeo.example/1'],
    ['with entities', frame('src="//v.example/?a=1&amp;b=2"'), 'https://v.example/?a=1&b=2'],
    ['in capitals', '<IFRAME SRC="//v.example/1"></IFRAME>', 'https://v.example/1'],
    [
      'inside something else',
      `<div class="video">${frame('src="//v.example/1"')}</div>`,
      'https://v.example/1',
    ],
    [
      'of two frames the first',
      `${frame('src="//v.example/1"')}${frame('src="//v.example/2"')}`,
      'https://v.example/1',
    ],
    ['with a script for an address', frame('src="javascript:alert(1)"'), null],
    ['with data for an address', frame('src="data:text/html,<script>alert(1)</script>"'), null],
    ['without a frame', '<embed src="//v.example/1">', null],
    ['without an address', frame(''), null],
    ['that is broken', '<iframe src="//v.example/1', null],
    ['that is empty', '', null],
    ['that is null', null, null],
    ['that is missing', undefined, null],
  ])('%s', async (_, code, url) => {
    expect(
      await detailed(
        { embeds: [{ id: 5, service: 'v.example', code }] },
        'embeds { databaseId service url }',
      ),
    ).toEqual({ embeds: [{ databaseId: '5', service: 'v.example', url }] });
  });
});

test('a file is given as far as it can be read, and whole beside it', async () => {
  const files = [
    { id: 1, name: 'a.stl', url: '//files.example/a.stl' },
    { id: 2, name: '', url: 'javascript:alert(1)' },
    { file: { url: 'https://files.example/b' } },
    'https://files.example/c',
    null,
  ];
  expect(await detailed({ files }, 'files { name url raw }')).toEqual({
    files: [
      { name: 'a.stl', url: 'http://files.example/a.stl', raw: files[0] },
      { name: null, url: null, raw: files[1] },
      { name: null, url: null, raw: files[2] },
      { name: null, url: null, raw: files[3] },
      { name: null, url: null, raw: null },
    ],
  });
});

test('what people left out of the parts of a project is null', async () => {
  expect(
    await detailed(
      {
        credits: '',
        images: [{ id: 1, url: null }],
        materials: [{ id: 1, name: 'Tape', quantity: null }],
        products: [{ product_id: 1, variant_id: 2, name: 'fan' }],
        steps: [
          { id: 1, number: 1, title: '', description: null, images: [{ id: 2, url: '/a.png', caption: '' }] },
        ],
      },
      'credits images { url caption } materials { quantity } products { quantity imageUrl product { id } } steps { title descriptionHtml descriptionText images { url caption } }',
    ),
  ).toEqual({
    credits: null,
    images: [{ url: null, caption: null }],
    materials: [{ quantity: null }],
    products: [{ quantity: null, imageUrl: null, product: { id: globalId('Product', 1) } }],
    steps: [
      {
        title: null,
        descriptionHtml: null,
        descriptionText: null,
        images: [{ url: `${littlebits.server.url}a.png`, caption: null }],
      },
    ],
  });
  expect(littlebits.calls).toEqual(['GET projects/16']);
});

test('what a list tells beyond the documents does not pass for the whole project or the whole person', async () => {
  const user = { id: 7, username: 'ada', image: null, slug: 'ada', projects: 3, bio: 7 };
  littlebits.server.enqueue({ json: enveloped([wireProject(16, { steps: 3, credits: 7, user })]) });
  littlebits.server.enqueue({ status: 404 }, { status: 404 });
  expect(
    await littlebits.query(
      '{ projects(first: 1) { nodes { steps { title } credits author { username bio projects { totalCount } } } } }',
    ),
  ).toEqual(answered({ steps: null, credits: null, author: { username: 'ada', bio: null, projects: null } }));
});

test('a project that is gone since it was listed keeps what the list told', async () => {
  littlebits.server.enqueue({ json: enveloped([wireProject(16)]) }, { status: 404 });
  expect(await littlebits.query('{ projects(first: 1) { nodes { name steps { title } credits } } }')).toEqual(
    answered({ name: 'Project 16', steps: null, credits: null }),
  );
});

describe('a project that is asked for', () => {
  test.each([
    ['id: 16, slug: "a"', 'Give `id` or `slug`, not both.', 'slug'],
    ['', 'Name the project by its `id` or its `slug`.', 'id'],
    ['id: null', 'Name the project by its `id` or its `slug`.', 'id'],
    ['slug: " "', 'Name the project by its `id` or its `slug`.', 'id'],
    ['slug: "2055"', 'littleBits reads a `slug` of digits as an id. Give it as `id`.', 'slug'],
    [
      'id: "robot"',
      '`id` must be the `id` of a Project, or its own key (a number such as `2055`), but is `robot`.',
      'id',
    ],
  ])('by (%s) is refused without a call', async (args, message, argument) => {
    expect(await littlebits.query(`{ project${args && `(${args})`} { id } }`)).toEqual({
      data: { project: null },
      errors: [
        {
          message,
          locations: [expect.anything()],
          path: ['project'],
          extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
        },
      ],
    });
    expect(littlebits.server.requests).toEqual([]);
  });

  test('by a slug that would lead elsewhere is refused without a call', async () => {
    const { data, errors } = await littlebits.query('{ project(slug: "16/comments?a") { id } }');
    expect(data).toEqual({ project: null });
    expect(errors?.map(({ message }) => message)).toEqual([
      '`slug` must not contain `/`. Pass a name or a key as the service has it.',
    ]);
    expect(littlebits.calls).toEqual([]);
  });

  test('by a slug with odd characters goes as one part of the address', async () => {
    littlebits.server.enqueue({ status: 404 });
    expect(await littlebits.query('{ project(slug: "16?a=b#c") { id } }')).toEqual({
      data: { project: null },
    });
    expect(littlebits.calls).toEqual(['GET projects/16%3Fa%3Db%23c']);
  });

  test('by its slug in another case has the slug that its author lists', async () => {
    littlebits.server.enqueue(
      { json: enveloped(wireDetail(16)) },
      {
        json: enveloped([
          { id: 7, username: 'a', member_since: null, projects: [wireProject(16, { slug: 'robot' })] },
        ]),
      },
    );
    expect(await littlebits.query('{ project(slug: "Robot") { slug } }')).toEqual({
      data: { project: { slug: 'robot' } },
    });
  });

  test('may tell its slug and icon after all', async () => {
    expect(await detailed({ slug: 'robot', icon: '/a.png' }, 'slug iconUrl')).toEqual({
      slug: 'robot',
      iconUrl: `${littlebits.server.url}a.png`,
    });
    expect(littlebits.calls).toEqual(['GET projects/16']);
  });
});
