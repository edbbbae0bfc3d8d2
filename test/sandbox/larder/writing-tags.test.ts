import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { walk } from '../client.ts';
import {
  ALGORITHM,
  asNadia,
  asTomasz,
  CODE,
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
const NO_SLUG = 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await larderSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

const FAULTS: [string, object, string][] = [
  ['no name', {}, 'This field is required.'],
  ['an empty name', form(['name', '']), 'This field may not be blank.'],
  ['null', { json: { name: null } }, 'This field may not be blank.'],
  ['an object', { json: { name: {} } }, 'Not a valid string.'],
  ['two words', form(['name', 'two words']), NO_SLUG],
  ['a letter beyond a slug’s', form(['name', 'café']), NO_SLUG],
  ['a leading #', form(['name', '#java']), NO_SLUG],
  ['65 letters', form(['name', 'x'.repeat(65)]), 'Ensure this field has no more than 64 characters.'],
  ['the name of another tag', form(['name', 'Python']), 'A tag with this name already exists.'],
];

describe('R14: a new tag', () => {
  test.each([
    ['a form', form(['name', 'Quintet_2-x'])],
    ['JSON', { json: { name: 'Quintet_2-x' } }],
  ])('sent as %s is answered whole and stands in the list by its name', async (_, sent) => {
    const { status, body } = await post(sandbox, 'tags/add/', sent);
    const expected = { id: UUID, name: 'Quintet_2-x', color: COLOR, created: AT, modified: AT };
    expect([status, body]).toEqual([201, expected]);
    expect(Object.keys(body)).toEqual(['id', 'name', 'color', 'created', 'modified']);
    const names = (await walk(sandbox, 'tags/?limit=200')).map(({ name }) => name);
    const at = names.indexOf('Quintet_2-x');
    expect([names.length, names.slice(at - 1, at + 2)]).toEqual([261, ['quick', 'Quintet_2-x', 'react']]);
  });

  test('may have 64 letters', async () => {
    expect((await post(sandbox, 'tags/add/', form(['name', 'x'.repeat(64)]))).status).toBe(201);
  });

  test.each(FAULTS)('is refused with %s, in an object of fields', async (_, sent, message) => {
    const { status, body } = await post(sandbox, 'tags/add/', sent);
    expect([status, body]).toEqual([400, { name: [message] }]);
    expect((await get(sandbox, 'tags/')).body.count).toBe(260);
  });

  test('is refused when the body is a list', async () => {
    const { status, body } = await post(sandbox, 'tags/add/', { json: ['x'] });
    const message = 'Invalid data. Expected a dictionary, but got list.';
    expect([status, body]).toEqual([400, { non_field_errors: [message] }]);
  });

  test('may have a name that somebody else’s tag has, and is no matter of trials', async () => {
    expect((await asTomasz(sandbox, 'POST', 'tags/add/', form(['name', 'python']))).status).toBe(201);
    expect((await asNadia(sandbox, 'POST', 'tags/add/', form(['name', 'python']))).status).toBe(201);
  });
});

describe('R15: a changed tag', () => {
  test.each([
    ['a form', form(['name', 'algorithms'])],
    ['JSON', { json: { name: 'algorithms' } }],
  ])('has the new name of %s everywhere', async (_, sent) => {
    const { status, body } = await post(sandbox, `tags/${ALGORITHM}/edit/`, sent);
    const documented = {
      id: ALGORITHM,
      name: 'algorithms',
      color: '00bfcb',
      created: '2016-02-25T06:39:09Z',
      modified: AT,
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
    const renamed = await get(sandbox, 'search/?q=%23algorithms');
    expect([renamed.body.count, (await get(sandbox, 'search/?q=%23algorithm')).body.count]).toEqual([4, 0]);
    expect(renamed.body.results[0].tags).toContainEqual(body);
  });

  test('may change the case of its own name', async () => {
    const { status, body } = await post(sandbox, `tags/${ALGORITHM}/edit/`, form(['name', 'Algorithm']));
    expect([status, body.name]).toEqual([200, 'Algorithm']);
  });

  test.each(FAULTS)('is refused with %s, in an object of fields', async (_, sent, message) => {
    const { status, body } = await post(sandbox, `tags/${ALGORITHM}/edit/`, sent);
    expect([status, body]).toEqual([400, { name: [message] }]);
  });

  test('is not found where it is unknown or somebody else’s', async () => {
    const unknown = await post(sandbox, `tags/${NOBODYS}/edit/`, form(['name', 'x']));
    const theirs = await asTomasz(sandbox, 'POST', `tags/${ALGORITHM}/edit/`, form(['name', 'x']));
    expect([unknown.status, unknown.body, theirs.status]).toEqual([404, NOT_FOUND, 404]);
  });
});

describe('R16: a deleted tag', () => {
  test('goes from its bookmarks, which stay as they are', async () => {
    const { body: before } = await get(sandbox, `folders/${CODE}/?limit=1`);
    const { status, body } = await post(sandbox, `tags/${JAVA.id}/delete/`);
    expect([status, body, (await get(sandbox, 'tags/')).body.count]).toEqual([204, '', 259]);
    const { body: after } = await get(sandbox, `folders/${CODE}/?limit=1`);
    expect(after).toEqual({ ...before, results: [{ ...before.results[0], tags: [] }] });
    expect((await get(sandbox, 'search/?q=%23java')).body.count).toBe(0);
    expect((await get(sandbox, 'user/')).body.links).toBe(1556);
  });

  test('is not found a second time, nor by somebody else', async () => {
    expect((await asTomasz(sandbox, 'POST', `tags/${JAVA.id}/delete/`)).status).toBe(404);
    await post(sandbox, `tags/${JAVA.id}/delete/`);
    const { status, body } = await post(sandbox, `tags/${JAVA.id}/delete/`);
    expect([status, body]).toEqual([404, NOT_FOUND]);
  });
});
