import { describe, expect, test } from 'vitest';
import { globalId } from '../services/comics/documented.ts';
import {
  comicsThat,
  failed,
  json,
  list,
  wireComic,
  wireImage,
  wireRelease,
  wireSubscription,
} from '../services/comics/failing.ts';
import { type Fault, faults } from '../support/faulty-server.ts';

const other = 'Comics answered with something other than documented:';
const invalid = (path: string, message: string) =>
  failed(path, 'UPSTREAM_INVALID_RESPONSE', message, { retryable: false });
const comics = '{ comics { nodes { name } } }';

const page = (comic: object) => list(wireComic(1), { ...wireComic(2), ...comic });

describe('a comic that is not as documented', () => {
  test.each<[string, object, string]>([
    ['a name that is a number', { name: 7 }, '/name must be string'],
    ['an empty language', { language: null }, '/language must be string'],
    ['a flag that is a text', { active: 'yes' }, '/active must be boolean'],
    ['a moment that is none', { added: 'long ago' }, '/added must have the documented form'],
    ['a moment without a time', { added: '2011-01-01' }, '/added must have the documented form'],
    [
      'a moment of a day that is in no calendar',
      { added: '2011-04-31T00:00:00' },
      '/added must have the documented form',
    ],
  ])('is left out of its list: %s', async (_, changes, problem) => {
    const { ask } = await comicsThat({ 'comics/': page(changes) });
    const path = ['comics', 'nodes'];
    expect(await ask('{ comics { nodes { name language isActive addedAt } } }')).toMatchObject({
      data: { comics: { nodes: [{ name: 'Comic 1' }] } },
      extensions: { omitted: [{ path, service: 'COMICS', problem, count: 1 }] },
    });
  });

  test.each<[string, object, string]>([
    ['a day with a time', { start_date: '2011-01-01T00:00:00' }, 'startDate'],
    ['a day that is in no calendar', { start_date: '2011-02-30' }, 'startDate'],
    ['a day of the year 0', { end_date: '0000-01-01' }, 'endDate'],
  ])('has a null with its error in place of %s', async (_, changes, field) => {
    const { ask } = await comicsThat({ 'comics/': page(changes) });
    expect(await ask(`{ comics { nodes { name ${field} } } }`)).toMatchObject({
      data: { comics: { nodes: [{ name: 'Comic 1' }, { name: 'Comic 2', [field]: null }] } },
      errors: [{ path: ['comics', 'nodes', 1, field], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
    });
  });

  test.each([
    ['no slug', { slug: undefined }],
    ['an empty slug', { slug: '' }],
    ['a flag that is a text', { active: 'yes' }],
  ])('costs nothing where that is not selected: %s', async (_, changes) => {
    const { ask } = await comicsThat({ 'comics/': page(changes) });
    expect(await ask(comics)).toEqual({
      data: { comics: { nodes: [{ name: 'Comic 1' }, { name: 'Comic 2' }] } },
    });
  });
});

describe('a list that is not as documented is an error that says where, never half a list:', () => {
  test.each<[string, Fault, string]>([
    [
      'a total below zero',
      json({ meta: { total_count: -1 }, objects: [] }),
      `${other} /meta/total_count must be >= 0.`,
    ],
    [
      'no total',
      json({ meta: {}, objects: [] }),
      `${other} /meta must have required properties total_count.`,
    ],
    ['no envelope', json([wireComic(1)]), `${other} the body must be object.`],
    ['nothing', faults.answer(200, ''), `${other} the body must be object.`],
    [
      'a page for people',
      faults.answer(200, '<!doctype html>', { 'content-type': 'text/html' }),
      'Comics answered with text/html where JSON is documented.',
    ],
    [
      'XML, which it speaks, too',
      faults.answer(200, '<response/>', { 'content-type': 'application/xml; charset=utf-8' }),
      'Comics answered with application/xml where JSON is documented.',
    ],
    ['half a page', faults.answer(200, '{"meta": {"total_count": 1'), 'Comics answered with broken JSON.'],
    [
      'an empty page in the middle',
      json({ meta: { total_count: 5 }, objects: [] }),
      'Comics answered with an empty page in the middle of a list.',
    ],
  ])('%s', async (_, fault, message) => {
    const { ask, calls } = await comicsThat({ 'comics/': fault });
    expect(await ask(comics)).toEqual({ data: { comics: null }, errors: [invalid('comics', message)] });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['an id that is none', { id: '../users' }],
    ['an id below one', { id: 0 }],
    ['an id that is no whole number', { id: 1.5 }],
  ])('%s', async (_, changes) => {
    const { ask } = await comicsThat({ 'comics/': page(changes) });
    expect(await ask(comics)).toMatchObject({
      data: { comics: null },
      errors: [{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
    });
  });
});

describe('a release that is not as documented', () => {
  const omitted = { service: 'COMICS', count: 1 };
  const nodes = ['releases', 'nodes'];

  test.each<[string, object, object, string, readonly (string | number)[]]>([
    ['pictures that are an address', { images: '/images/' }, [], '/images must be array', nodes],
    [
      'a picture that is an address',
      { images: ['/api/v1/images/1/'] },
      [{ images: [] }],
      '/images/0 must be object',
      [...nodes, 0, 'images'],
    ],
  ])('loses what can not be read: %s', async (_, changes, expected, problem, path) => {
    const { ask } = await comicsThat({ 'releases/': list(wireRelease(1, 18, changes)) });
    expect(await ask('{ releases { nodes { images { checksum } } } }')).toEqual({
      data: { releases: { nodes: expected } },
      extensions: { omitted: [{ ...omitted, path, problem }] },
    });
  });

  test('is left out of its list where it has no day and that is selected', async () => {
    const { ask } = await comicsThat({ 'releases/': list(wireRelease(1, 18, { pub_date: null })) });
    expect(await ask('{ releases { nodes { pubDate } } }')).toEqual({
      data: { releases: { nodes: [] } },
      extensions: { omitted: [{ ...omitted, path: nodes, problem: '/pub_date must be string' }] },
    });
  });

  test.each([
    ['pictures that are an address', { images: '/api/v1/images/' }],
    ['a picture with a height below zero', { images: [wireImage(1, { height: -1 })] }],
    ['no comic', { comic: null }],
    ['another comic than one', { comic: '/api/v1/users/1/' }],
  ])('costs nothing where that is not selected: %s', async (_, changes) => {
    const { ask } = await comicsThat({ 'releases/': list(wireRelease(1, 18, changes)) });
    expect(await ask('{ releases { nodes { databaseId } } }')).toEqual({
      data: { releases: { nodes: [{ databaseId: '1' }] } },
    });
  });
});

describe('another thing than the one asked for is an error:', () => {
  test.each([
    ['comic', 'comic(id: 18) { name }', 'comics/18/', wireComic(19)],
    ['release', 'release(id: 18) { pubDate }', 'releases/18/', wireRelease(19, 1)],
    ['image', 'comicImage(id: 18) { title }', 'images/18/', wireImage(19)],
    [
      'subscription',
      `node(id: "${globalId('ComicSubscription', 18)}") { id }`,
      'subscriptions/18/',
      wireSubscription(19, 1),
    ],
  ])('%s', async (name, field, path, wire) => {
    const { ask } = await comicsThat({ [path]: json(wire) });
    const [root = ''] = field.split('(');
    expect(await ask(`{ ${field} }`)).toEqual({
      data: { [root]: null },
      errors: [invalid(root, `Comics answered with another ${name} than the one asked for.`)],
    });
  });
});

describe('an account that is not one is an error, which quotes nothing of it:', () => {
  const user = {
    date_joined: '2012-04-30T18:39:59+00:00',
    email: 'alice@example.com',
    last_login: null,
    resource_uri: '/api/v1/users/1/',
    secret_key: 's3cret-k3y',
  };
  test.each<[string, Fault]>([
    ['nobody', list()],
    ['two people', list(user, user)],
    ['no key', list({ ...user, secret_key: '' })],
    ['a key that would break a header', list({ ...user, secret_key: 's3cret-k3y\r\nX-Evil: 1' })],
    ['no email address', list({ ...user, email: '' })],
    ['a key in the place of the date', list({ ...user, date_joined: user.secret_key })],
  ])('%s', async (_, fault) => {
    const { ask } = await comicsThat({ 'users/': fault });
    for (const query of [
      '{ viewer { account(service: COMICS) { username } } }',
      'mutation { signInToComics(input: { email: "a@b.example", password: "passw0rd" }) { credential { headerValue } } }',
    ]) {
      const answer = await ask(query);
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }] });
      expect(JSON.stringify(answer)).not.toMatch(/s3cret|passw0rd|alice/);
    }
  });
});
