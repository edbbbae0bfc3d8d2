import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import {
  ANDROID,
  asNadia,
  asTomasz,
  CODE,
  folderNamed,
  form,
  get,
  JAVA,
  NOBODYS,
  NOT_FOUND,
  PICASSO,
  post,
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
const tagNames = (link: { tags: readonly { name: string }[] }): string[] => link.tags.map(({ name }) => name);
/** Picasso as the list of its folder shows it. */
const picasso = async () => (await get(sandbox, `folders/${CODE}/?limit=1`)).body.results[0];

describe('R11: a changed bookmark', () => {
  const edit = `links/${PICASSO}/edit/`;

  test('is answered as documented, its parent as an id', async () => {
    const { status, body } = await post(
      sandbox,
      edit,
      form(['title', 'square/picasso 2'], ['url', 'https://www.picasso.example/2']),
    );
    const documented = {
      id: PICASSO,
      parent: CODE,
      tags: [JAVA],
      title: 'square/picasso 2',
      description: 'A powerful image downloading and caching library for Android',
      url: 'https://www.picasso.example/2',
      domain: 'picasso.example',
      created: '2016-02-12T12:10:39Z',
      modified: AT,
      // It told of the other page.
      meta: null,
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
    expect((await get(sandbox, 'search/?q=picasso.example')).body.count).toBe(1);
  });

  test.each([
    ['title', 'Another'],
    ['description', 'Another'],
    ['description', null],
  ])('keeps all but the %s when only that is sent', async (name, value) => {
    const before = await picasso();
    const { status, body } = await post(sandbox, edit, { json: { [name]: value } });
    expect([status, body]).toEqual([200, { ...before, parent: CODE, [name]: value, modified: AT }]);
    const { parent, ...inFolder } = body;
    expect([parent, await picasso()]).toEqual([CODE, inFolder]);
  });

  test('keeps everything when nothing is sent', async () => {
    const before = await picasso();
    for (const sent of [{}, { json: {} }, form()]) {
      const { status, body } = await post(sandbox, edit, sent);
      expect([status, body]).toEqual([200, { ...before, parent: CODE, modified: AT }]);
    }
  });

  test.each([
    ['a form', form(['parent', ANDROID])],
    ['JSON', { json: { parent: ANDROID } }],
  ])('moves to the folder that %s names', async (_, sent) => {
    const { body } = await post(sandbox, edit, sent);
    const { body: android } = await get(sandbox, `folders/${ANDROID}/?limit=200`);
    expect([body.parent, android.count, (await folderNamed(sandbox, 'Code')).links]).toEqual([
      ANDROID,
      25,
      18,
    ]);
    expect(android.results.map(({ id }: { id: string }) => id)).toContain(PICASSO);
  });

  test.each([
    ['JSON', { json: { tags: ['web', 'python'] } }, ['python', 'web']],
    ['a form', form(['tags', 'web'], ['tags', 'python']), ['python', 'web']],
    ['an empty list', { json: { tags: [] } }, []],
    ['an empty value in a form', form(['tags', '']), []],
    ['a form without tags', form(['title', 'x']), ['java']],
    ['JSON without tags', { json: { title: 'x' } }, ['java']],
  ])('has its tags replaced, cleared or kept by %s', async (_, sent, expected) => {
    const { status, body } = await post(sandbox, edit, sent);
    expect([status, tagNames(body), tagNames(await picasso())]).toEqual([200, expected, expected]);
  });

  test.each([
    ['a title of 121', { title: 'x'.repeat(121) }, { title: [TOO_LONG_TITLE] }],
    [
      'a title and a description too long',
      { title: 'x'.repeat(121), description: 'x'.repeat(161) },
      { title: [TOO_LONG_TITLE], description: [TOO_LONG_DESCRIPTION] },
    ],
    ['an address that is none', { url: 'x' }, { url: ['Enter a valid URL.'] }],
    ['an empty address', { url: '' }, { url: ['This field may not be blank.'] }],
    ['null for a folder', { parent: null }, { parent: ['This field may not be blank.'] }],
    [
      'tags that are no slugs',
      { tags: ['a b', 'ok', ''] },
      [`a b: ${NO_SLUG}`, ': This field may not be blank.'],
    ],
    ['a text for tags', { tags: 'java' }, ['Expected a list of items but got type "str".']],
    ['a list for a body', [], ['Invalid data. Expected a dictionary, but got list.']],
  ])('is refused with %s, in an object of fields or in an array', async (_, json, errors) => {
    const before = await picasso();
    const { status, body } = await post(sandbox, edit, { json });
    expect([status, body]).toEqual([400, errors]);
    expect(await picasso()).toEqual(before);
  });

  test('is called by its address where the title is emptied', async () => {
    const { body } = await post(sandbox, edit, form(['title', '']));
    expect(body.title).toBe('https://github.com/square/picasso');
  });

  test('is not found where it, or the folder, is unknown or somebody else’s', async () => {
    const unknown = await post(sandbox, `links/${NOBODYS}/edit/`, { json: {} });
    const lost = await post(sandbox, edit, { json: { parent: NOBODYS } });
    const theirs = await asTomasz(sandbox, 'POST', edit, { json: { title: 'Mine' } });
    expect([unknown, lost, theirs].map(({ status, body }) => [status, body])).toEqual(
      Array(3).fill([404, NOT_FOUND]),
    );
  });

  test('must be paid for where a trial has ended', async () => {
    const { body: found } = await asNadia(sandbox, 'GET', 'search/?q=ravelry');
    const path = `links/${found.results[0].id}/edit/`;
    const { status, body } = await asNadia(sandbox, 'POST', path, { json: { title: 'Yarn' } });
    expect([status, body]).toEqual([402, TRIAL_ENDED]);
    expect((await asNadia(sandbox, 'GET', 'search/?q=ravelry')).body).toEqual(found);
  });
});

describe('R12: a deleted bookmark', () => {
  test('is gone for good, and its tags stay', async () => {
    const { status, body } = await post(sandbox, `links/${PICASSO}/delete/`);
    expect([status, body]).toEqual([204, '']);
    expect([await linkTotal(), (await folderNamed(sandbox, 'Code')).links, await tagCount()]).toEqual([
      1555, 18, 260,
    ]);
    expect((await get(sandbox, 'search/?q=square/picasso')).body.count).toBe(0);
    const again = await post(sandbox, `links/${PICASSO}/delete/`);
    expect([again.status, again.body]).toEqual([404, NOT_FOUND]);
  });

  test('must be one’s own, and may be deleted after a trial as well', async () => {
    expect((await asTomasz(sandbox, 'POST', `links/${PICASSO}/delete/`)).status).toBe(404);
    const { body } = await asNadia(sandbox, 'GET', 'search/?q=ravelry');
    expect((await asNadia(sandbox, 'POST', `links/${body.results[0].id}/delete/`)).status).toBe(204);
  });
});
