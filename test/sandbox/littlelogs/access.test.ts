import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, send } from '../client.ts';
import { asReader } from './client.ts';

const NOT_PROVIDED = { detail: 'Authentication credentials were not provided.' };
const INVALID = { detail: 'Invalid token.' };
const FORBIDDEN = { detail: 'You do not have permission to perform this action.' };

const PUBLIC = [
  'users/josh/',
  'users/followed-by/josh/',
  'users/following/josh/',
  'logs/',
  'logs/tag/exist/',
  'logs/user/josh/',
  'logs/2617/',
  'tags/',
  'tags/user/josh/',
  'tags/trending/',
];
const PRIVATE = ['users/$self/', 'timelines/home/', 'timelines/activity/'];
const WRITES = [
  ['POST', 'users/belle/follow/'],
  ['DELETE', 'users/belle/unfollow/'],
  ['POST', 'logs/create/'],
  ['DELETE', 'logs/2617/delete/'],
  ['POST', 'logs/2617/comment/'],
  ['DELETE', 'comment/1/delete/'],
  ['POST', 'logs/2617/like/'],
  ['DELETE', 'logs/2617/unlike/'],
] as const;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

describe('without a credential', () => {
  test.each(PUBLIC)('%s can be read', async (path) => {
    expect((await read(sandbox, path)).status).toBe(200);
  });

  test.each(PRIVATE)('%s asks for one', async (path) => {
    const { status, body, headers } = await read(sandbox, path);
    expect([status, body, headers.get('www-authenticate')]).toEqual([
      401,
      NOT_PROVIDED,
      'Bearer realm="api"',
    ]);
  });

  test.each([...WRITES, ['POST', 'logs/preview/'] as const])('%s %s asks for one', async (method, path) => {
    const { status, body, headers } = await send(sandbox, method, path, { form: { content: 'x' } });
    expect([status, body, headers.get('www-authenticate')]).toEqual([
      401,
      NOT_PROVIDED,
      'Bearer realm="api"',
    ]);
  });

  test('another scheme counts as none', async () => {
    const authorization = 'Token 5eed';
    expect((await send(sandbox, 'GET', 'logs/2617/', { authorization })).status).toBe(200);
    expect((await send(sandbox, 'GET', 'users/$self/', { authorization })).body).toEqual(NOT_PROVIDED);
  });
});

describe('with a wrong token', () => {
  test.each([...PUBLIC, ...PRIVATE])('%s is refused', async (path) => {
    const { status, body, headers } = await send(sandbox, 'GET', path, { token: 'wrong' });
    expect([status, body, headers.get('www-authenticate')]).toEqual([401, INVALID, 'Bearer realm="api"']);
  });

  test.each(WRITES)('%s %s is refused', async (method, path) => {
    const { status, body } = await send(sandbox, method, path, { token: 'wrong' });
    expect([status, body]).toEqual([401, INVALID]);
  });

  test.each(['Bearer', 'Bearer ', 'bearer x y', 'BEARER 5eed'])('"%s" is refused', async (authorization) => {
    const { status, body } = await send(sandbox, 'GET', 'logs/', { authorization });
    expect([status, body]).toEqual([401, INVALID]);
  });
});

describe('with a token that may only read', () => {
  test.each([...PUBLIC, ...PRIVATE])('%s can be read', async (path) => {
    expect((await asReader(sandbox, 'GET', path)).status).toBe(200);
  });

  test('a text can be previewed', async () => {
    const { status, body } = await asReader(sandbox, 'POST', 'logs/preview/', { form: { content: 'Hello' } });
    expect([status, body]).toEqual([200, { content: '<p>Hello</p>' }]);
  });

  test.each(WRITES)('%s %s is forbidden', async (method, path) => {
    const { status, body } = await asReader(sandbox, method, path, { form: { content: 'x' } });
    expect([status, body]).toEqual([403, FORBIDDEN]);
  });

  test('deleting by _method is forbidden as well', async () => {
    const { status, body } = await asReader(sandbox, 'POST', 'logs/2617/delete/', {
      form: { _method: 'DELETE' },
    });
    expect([status, body]).toEqual([403, FORBIDDEN]);
  });
});

describe('the scheme', () => {
  test('is known whatever its case', async () => {
    const authorization = sandbox.credential.replace('Bearer', 'bearer');
    expect((await send(sandbox, 'GET', 'users/$self/', { authorization })).body.username).toBe('josh');
  });
});

describe('a method that a resource does not have', () => {
  test.each([
    ['PUT', 'logs/2617/', 'GET, OPTIONS'],
    ['DELETE', 'logs/2617/', 'GET, OPTIONS'],
    ['POST', 'logs/', 'GET, OPTIONS'],
    ['GET', 'logs/create/', 'POST, OPTIONS'],
    ['PATCH', 'users/josh/', 'GET, OPTIONS'],
    ['GET', 'logs/2617/unlike/', 'DELETE, OPTIONS'],
  ])('%s %s is told, with those it has', async (method, path, allow) => {
    const { status, body, headers } = await asDemoUser(sandbox, method, path);
    expect([status, body, headers.get('allow')]).toEqual([
      405,
      { detail: `Method "${method}" not allowed.` },
      allow,
    ]);
  });
});
