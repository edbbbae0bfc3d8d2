import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import {
  ANDROID,
  asNadia,
  asTomasz,
  COLOR,
  form,
  get,
  JAVA,
  NOBODYS,
  NOT_FOUND,
  post,
  UUID,
} from './client.ts';

const NOW = Date.parse('2026-07-01T12:34:56.789Z');
const AT = '2026-07-01T12:34:56Z';
const TOO_LONG_TITLE = 'Ensure this field has no more than 120 characters.';
const TOO_LONG_DESCRIPTION = 'Ensure this field has no more than 160 characters.';
const NO_SLUG = 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.';
const TRIAL_ENDED = { error: 'Trial ended: cannot add new bookmarks.' };

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await larderSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

const tagCount = async (): Promise<number> => (await get(sandbox, 'tags/?limit=1')).body.count;
const linkTotal = async (): Promise<number> => (await get(sandbox, 'user/')).body.links;

describe('R10: a new bookmark', () => {
  const url = 'https://github.com/square/picasso';
  const title = 'square/picasso';
  const fields = { parent: ANDROID, title, url, tags: ['java'] };

  test.each([
    ['a form', form(['url', url], ['title', title], ['parent', ANDROID], ['tags', 'java'])],
    ['JSON', { json: fields }],
    [
      'JSON that does not say so, as the documents’ own example',
      { body: new TextEncoder().encode(JSON.stringify(fields)) },
    ],
  ])('sent as %s is answered as documented, key for key', async (_, sent) => {
    const { status, body } = await post(sandbox, 'links/add/', sent);
    const documented = {
      id: body.id,
      parent: {
        id: ANDROID,
        name: 'Android',
        color: 'cb8fa0',
        created: '2016-02-12T10:40:00Z',
        modified: '2016-05-14T07:53:48Z',
      },
      tags: [JAVA],
      title,
      description: null,
      url,
      domain: 'github.com',
      created: AT,
      modified: AT,
      meta: null,
    };
    expect([status, JSON.stringify(body)]).toEqual([201, JSON.stringify(documented)]);
    expect(body.id).toEqual(UUID);
    const { parent, ...inFolder } = body;
    const { body: list } = await get(sandbox, `folders/${parent.id}/?limit=1`);
    expect([list.count, list.results[0], await linkTotal()]).toEqual([25, inFolder, 1557]);
  });

  test.each([
    [
      'a form that names them one by one',
      form(['url', url], ['parent', ANDROID], ['tags', 'web'], ['tags', 'java'], ['tags', 'Zebra']),
    ],
    ['a multipart form', { body: multipart({ url, parent: ANDROID }, ['web', 'java', 'Zebra']) }],
    ['JSON', { json: { url, parent: ANDROID, tags: ['web', 'java', 'Zebra', 'java', 'JAVA'] } }],
  ])('creates the tags of %s that do not exist yet', async (_, sent) => {
    const { body } = await post(sandbox, 'links/add/', sent);
    expect(body.tags).toEqual([
      JAVA,
      { id: UUID, name: 'web', color: COLOR, created: AT, modified: AT },
      { id: UUID, name: 'Zebra', color: COLOR, created: AT, modified: AT },
    ]);
    expect(await tagCount()).toBe(262);
  });

  test.each([
    ['an empty list', { json: { url, parent: ANDROID, tags: [] } }],
    ['a form without them', form(['url', url], ['parent', ANDROID])],
    ['a form with one empty value', form(['url', url], ['parent', ANDROID], ['tags', ''])],
    [
      'the [] that command line tools send in a form',
      form(['url', url], ['parent', ANDROID], ['tags', '[]']),
    ],
  ])('has no tags with %s', async (_, sent) => {
    const { status, body } = await post(sandbox, 'links/add/', sent);
    expect([status, body.tags, await tagCount()]).toEqual([201, [], 260]);
  });

  test.each([
    ['is left out', {}],
    ['is empty', { title: ' ' }],
    ['is null', { title: null }],
  ])('is called by its address where the title %s', async (_, sent) => {
    const { body } = await post(sandbox, 'links/add/', { json: { url, parent: ANDROID, tags: [], ...sent } });
    expect(body.title).toBe(url);
  });

  test('is called by the beginning of an address that is longer than a title may be', async () => {
    const long = `https://www.Long.example/${'a'.repeat(200)}`;
    const { body } = await post(sandbox, 'links/add/', { json: { url: long, parent: ANDROID, tags: [] } });
    expect([body.url, body.title, body.domain]).toEqual([long, long.slice(0, 120), 'long.example']);
  });

  test('may have a title of 120 and a description of 160 characters, and is found by both', async () => {
    const json = { ...fields, title: `é${'x'.repeat(119)}`, description: `${'y'.repeat(159)}🥫` };
    const { status, body } = await post(sandbox, 'links/add/', { json });
    expect([status, body.title, body.description]).toEqual([201, json.title, json.description]);
    expect((await get(sandbox, 'search/?q=%C3%89xxx+yyy%F0%9F%A5%AB')).body.count).toBe(1);
  });

  test.each([
    ['no address', { url: undefined }, 'url: This field is required.'],
    ['an empty address', { url: '' }, 'url: This field may not be blank.'],
    ['an address that is none', { url: 'picasso' }, 'url: Enter a valid URL.'],
    ['a script for an address', { url: 'javascript:alert(1)' }, 'url: Enter a valid URL.'],
    ['no folder', { parent: undefined }, 'parent: This field is required.'],
    ['null for a folder', { parent: null }, 'parent: This field may not be blank.'],
    ['no tags in JSON', { tags: undefined }, 'tags: This field is required.'],
    ['a text for tags', { tags: 'java' }, 'tags: Expected a list of items but got type "str".'],
    ['an object among its tags', { tags: [{}] }, 'tags: Not a valid string.'],
    ['a tag that is no slug', { tags: ['java', 'two words'] }, `tags: two words: ${NO_SLUG}`],
    [
      'a tag of 65 letters',
      { tags: ['x'.repeat(65)] },
      `tags: ${'x'.repeat(65)}: Ensure this field has no more than 64 characters.`,
    ],
    ['a title of 121', { title: 'x'.repeat(121) }, `title: ${TOO_LONG_TITLE}`],
    ['a description of 161', { description: 'x'.repeat(161) }, `description: ${TOO_LONG_DESCRIPTION}`],
  ])('is refused with %s', async (_, fault, error) => {
    const { status, body } = await post(sandbox, 'links/add/', { json: { ...fields, ...fault } });
    expect([status, body]).toEqual([400, { error }]);
    expect([await linkTotal(), await tagCount()]).toEqual([1556, 260]);
  });

  test('is refused when its body is a list, does not parse or has an unknown type', async () => {
    const list = await post(sandbox, 'links/add/', { json: [] });
    const broken = await post(sandbox, 'links/add/', {
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    const csv = await post(sandbox, 'links/add/', { body: 'x', headers: { 'content-type': 'text/csv' } });
    expect([list.status, list.body]).toEqual([
      400,
      { error: 'Invalid data. Expected a dictionary, but got list.' },
    ]);
    expect([broken.status, broken.body]).toEqual([
      400,
      { detail: expect.stringMatching(/^JSON parse error - ./) },
    ]);
    expect([csv.status, csv.body]).toEqual([
      415,
      { detail: 'Unsupported media type "text/csv" in request.' },
    ]);
  });

  test('is not found where its folder is unknown or somebody else’s', async () => {
    const unknown = await post(sandbox, 'links/add/', { json: { ...fields, parent: NOBODYS } });
    const theirs = await asTomasz(sandbox, 'POST', 'links/add/', { json: fields });
    expect([unknown.status, unknown.body, theirs.status]).toEqual([404, NOT_FOUND, 404]);
  });

  test('must be paid for where a trial has ended, and not where one runs', async () => {
    const { body: folders } = await asNadia(sandbox, 'GET', 'folders/');
    const ended = await asNadia(sandbox, 'POST', 'links/add/', {
      json: { ...fields, parent: folders.results[0].id },
    });
    expect([ended.status, ended.body]).toEqual([402, TRIAL_ENDED]);
    const { body: theirs } = await asTomasz(sandbox, 'GET', 'folders/');
    const running = await asTomasz(sandbox, 'POST', 'links/add/', {
      json: { ...fields, parent: theirs.results[0].id },
    });
    expect(running.status).toBe(201);
  });
});

function multipart(fields: Readonly<Record<string, string>>, tags: readonly string[]): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const tag of tags) data.append('tags', tag);
  return data;
}
