import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { walk } from '../client.ts';
import {
  ANDROID,
  asTomasz,
  CODE,
  CODING,
  COLOR,
  folderNamed,
  form,
  get,
  NOBODYS,
  NOT_FOUND,
  PICASSO,
  post,
  UUID,
} from './client.ts';

const NOW = Date.parse('2026-07-01T12:34:56.789Z');
const AT = '2026-07-01T12:34:56Z';
const TOTAL = 1556;

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await larderSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

const linkTotal = async (): Promise<number> => (await get(sandbox, 'user/')).body.links;
const countIn = async (id: string): Promise<number> =>
  (await get(sandbox, `folders/${id}/?limit=1`)).body.count;

describe('R6: a new folder', () => {
  const expected = (parent: string | null) => ({
    id: UUID,
    name: 'Quintet',
    color: COLOR,
    icon: null,
    created: AT,
    modified: AT,
    parent,
    folders: [],
    links: 0,
  });

  test.each([
    ['a form', form(['name', 'Quintet'], ['parent', CODING])],
    ['JSON', { json: { name: 'Quintet', parent: CODING } }],
    ['JSON with blanks about it', { json: { name: '  Quintet ', parent: CODING.toUpperCase() } }],
  ])('sent as %s is answered whole and stands in the list and in its parent', async (_, sent) => {
    const { status, body } = await post(sandbox, 'folders/add/', sent);
    expect([status, body]).toEqual([201, expected(CODING)]);
    expect(Object.keys(body)).toEqual([
      'id',
      'name',
      'color',
      'icon',
      'created',
      'modified',
      'parent',
      'folders',
      'links',
    ]);
    const parent = await folderNamed(sandbox, 'Coding');
    expect(await folderNamed(sandbox, 'Quintet')).toEqual(body);
    expect(parent.folders).toContainEqual(body);
    expect((await get(sandbox, 'folders/')).body.count).toBe(41);
  });

  test.each([
    ['null in JSON', { json: { name: 'Quintet', parent: null } }],
    ['an empty text in a form', form(['name', 'Quintet'], ['parent', ''])],
    ['nothing', { json: { name: 'Quintet' } }],
  ])('whose parent is %s stands at the top', async (_, sent) => {
    const { status, body } = await post(sandbox, 'folders/add/', sent);
    expect([status, body]).toEqual([201, expected(null)]);
  });

  test('may have a name of 120 characters, as people count them', async () => {
    const name = `${'x'.repeat(118)}🥫é`;
    const { status, body } = await post(sandbox, 'folders/add/', { json: { name } });
    expect([status, body.name]).toEqual([201, name]);
  });

  test.each([
    ['no name', { json: {} }, 'name: This field is required.'],
    ['no body', {}, 'name: This field is required.'],
    ['a blank name', form(['name', ' ']), 'name: This field may not be blank.'],
    [
      'a name of 121',
      { json: { name: 'x'.repeat(121) } },
      'name: Ensure this field has no more than 120 characters.',
    ],
    ['an object for a name', { json: { name: {} } }, 'name: Not a valid string.'],
    ['a list', { json: ['name'] }, 'Invalid data. Expected a dictionary, but got list.'],
  ])('is refused with %s', async (_, sent, error) => {
    const { status, body } = await post(sandbox, 'folders/add/', sent);
    expect([status, body]).toEqual([400, { error }]);
    expect((await get(sandbox, 'folders/')).body.count).toBe(40);
  });

  test.each([NOBODYS, 'null', '12'])('in the unknown folder "%s" is not found', async (parent) => {
    const { status, body } = await post(sandbox, 'folders/add/', { json: { name: 'Lost', parent } });
    expect([status, body]).toEqual([404, NOT_FOUND]);
  });
});

describe('R7: a changed folder', () => {
  test('changes what is sent and nothing else', async () => {
    const before = await folderNamed(sandbox, 'Code');
    const renamed = await post(sandbox, `folders/${CODE}/edit/`, form(['name', 'Old stars']));
    expect([renamed.status, renamed.body]).toEqual([200, { ...before, name: 'Old stars', modified: AT }]);
    const moved = await post(sandbox, `folders/${CODE}/edit/`, { json: { parent: ANDROID } });
    expect([moved.status, moved.body]).toEqual([200, { ...renamed.body, parent: ANDROID }]);
    expect((await folderNamed(sandbox, 'Android')).folders).toEqual([moved.body]);
  });

  test.each([
    ['null in JSON', { json: { parent: null } }],
    ['an empty text in a form', form(['parent', ''])],
  ])('moves to the top with %s', async (_, sent) => {
    const { status, body } = await post(sandbox, `folders/${CODE}/edit/`, sent);
    expect([status, body.parent, body.name]).toEqual([200, null, 'Code']);
  });

  test.each([
    ['a name of 121', { name: 'x'.repeat(121) }, 'name: Ensure this field has no more than 120 characters.'],
    ['an empty name', { name: '' }, 'name: This field may not be blank.'],
    [
      'itself as its parent',
      { parent: CODING },
      'parent: A folder cannot lie in itself or in one of its subfolders.',
    ],
    [
      'its child as its parent',
      { parent: CODE },
      'parent: A folder cannot lie in itself or in one of its subfolders.',
    ],
  ])('is refused with %s', async (_, json, error) => {
    const before = await folderNamed(sandbox, 'Coding');
    const { status, body } = await post(sandbox, `folders/${CODING}/edit/`, { json });
    expect([status, body]).toEqual([400, { error }]);
    expect(await folderNamed(sandbox, 'Coding')).toEqual(before);
  });

  test('is not found where the folder, or the parent, is unknown or somebody else’s', async () => {
    const unknown = await post(sandbox, `folders/${NOBODYS}/edit/`, { json: { name: 'x' } });
    const lost = await post(sandbox, `folders/${CODE}/edit/`, { json: { parent: NOBODYS } });
    const theirs = await asTomasz(sandbox, 'POST', `folders/${CODE}/edit/`, { json: { name: 'Mine' } });
    const answers = [unknown, lost, theirs].map(({ status, body }) => [status, body]);
    expect(answers).toEqual(Array(3).fill([404, NOT_FOUND]));
  });
});

describe('R8: a deleted folder', () => {
  test.each([
    ['null in JSON', { json: { empty_to: null } }],
    ['an empty text in a form', form(['empty_to', ''])],
  ])('takes its bookmarks with it where empty_to is %s', async (_, sent) => {
    const { status, body } = await post(sandbox, `folders/${CODE}/delete/`, sent);
    expect([status, body]).toEqual([204, '']);
    expect((await get(sandbox, `folders/${CODE}/`)).status).toBe(404);
    expect((await post(sandbox, `links/${PICASSO}/edit/`, { json: {} })).status).toBe(404);
    expect((await get(sandbox, 'search/?q=square/picasso')).body.count).toBe(0);
    expect([await linkTotal(), (await get(sandbox, 'folders/')).body.count]).toEqual([TOTAL - 19, 39]);
    expect((await post(sandbox, `folders/${CODE}/delete/`, sent)).status).toBe(404);
  });

  test('takes its subfolders with it, however deep, and no other', async () => {
    const python = await folderNamed(sandbox, 'Python');
    await post(sandbox, `folders/${python.id}/delete/`, { json: { empty_to: null } });
    const names = (await walk(sandbox, 'folders/?limit=200')).map(({ name }) => name);
    for (const gone of ['Python', 'Django', 'Deployment', 'Data']) expect(names).not.toContain(gone);
    expect([names.length, await linkTotal()]).toEqual([36, TOTAL - 62 - 44 - 21 - 33]);
    expect((await get(sandbox, 'tags/')).body.count).toBe(260);
  });

  test.each([
    ['JSON', (id: string) => ({ json: { empty_to: id } })],
    ['a form', (id: string) => form(['empty_to', id])],
  ])('leaves its bookmarks and subfolders to the folder that %s names', async (_, sent) => {
    const inbox = await folderNamed(sandbox, 'Inbox');
    const python = await folderNamed(sandbox, 'Python');
    const { status } = await post(sandbox, `folders/${python.id}/delete/`, sent(inbox.id));
    const { links, folders } = await folderNamed(sandbox, 'Inbox');
    expect([status, links, await countIn(inbox.id), await linkTotal()]).toEqual([204, 62, 62, TOTAL]);
    expect(folders).toEqual(python.folders.map((folder: object) => ({ ...folder, parent: inbox.id })));
    expect((await get(sandbox, `folders/${python.id}/`)).status).toBe(404);
  });

  test.each([
    ['nothing', {}, 'empty_to: This field is required.'],
    ['an empty object', { json: {} }, 'empty_to: This field is required.'],
    ['another field', form(['emptyTo', '']), 'empty_to: This field is required.'],
    ['an empty text in JSON', { json: { empty_to: '' } }, 'empty_to: Must be a UUID or null.'],
    ['false', { json: { empty_to: false } }, 'empty_to: Not a valid string.'],
    [
      'itself',
      { json: { empty_to: CODING } },
      'empty_to: The contents cannot move into the folder that is deleted with them.',
    ],
    [
      'its own subfolder',
      { json: { empty_to: CODE } },
      'empty_to: The contents cannot move into the folder that is deleted with them.',
    ],
  ])('is refused, and nothing is lost, when the body says %s', async (_, sent, error) => {
    const { status, body } = await post(sandbox, `folders/${CODING}/delete/`, sent);
    expect([status, body]).toEqual([400, { error }]);
    expect([await linkTotal(), (await get(sandbox, 'folders/')).body.count]).toEqual([TOTAL, 40]);
  });

  test.each([
    ['the folder is unknown', NOBODYS, { json: { empty_to: null } }],
    ['empty_to is unknown', CODE, { json: { empty_to: NOBODYS } }],
    ['a form says null', CODE, form(['empty_to', 'null'])],
  ])('is not found, and nothing is lost, where %s', async (_, id, sent) => {
    const { status, body } = await post(sandbox, `folders/${id}/delete/`, sent);
    expect([status, body]).toEqual([404, NOT_FOUND]);
    expect(await linkTotal()).toBe(TOTAL);
  });
});
