import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ACCESS_TOKEN, DEMO_TOKEN } from '../../../src/sandbox/larder/demo.ts';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import { ALGORITHM, asReader, CODE, get, NOT_FOUND, PICASSO, post } from './client.ts';

const NOT_PROVIDED = { detail: 'Authentication credentials were not provided.' };
const INVALID = { detail: 'Invalid token.' };
const FORBIDDEN = { detail: 'You do not have permission to perform this action.' };
const CHALLENGE = 'Token realm="api", Bearer realm="api"';

const READS = ['user/', 'folders/', `folders/${CODE}/`, 'tags/', 'search/?q=python'];
const WRITES = [
  'folders/add/',
  `folders/${CODE}/edit/`,
  `folders/${CODE}/delete/`,
  'links/add/',
  `links/${PICASSO}/edit/`,
  `links/${PICASSO}/delete/`,
  'tags/add/',
  `tags/${ALGORITHM}/edit/`,
  `tags/${ALGORITHM}/delete/`,
];
const ALL = [...READS.map((path) => ['GET', path]), ...WRITES.map((path) => ['POST', path])] as [
  string,
  string,
][];

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await larderSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

describe('without a credential', () => {
  test.each(ALL)('%s %s asks for one', async (method, path) => {
    const { status, body, headers } = await send(sandbox, method, path);
    expect([status, body, headers.get('www-authenticate')]).toEqual([401, NOT_PROVIDED, CHALLENGE]);
  });

  test.each(['Basic am9zaDpqb3No', 'Key 1a4d', 'constructor 1a4d', DEMO_TOKEN])(
    '"%s" counts as none',
    async (authorization) => {
      const { status, body } = await send(sandbox, 'GET', 'user/', { authorization });
      expect([status, body]).toEqual([401, NOT_PROVIDED]);
    },
  );
});

describe('with a wrong credential', () => {
  test.each(ALL)('%s %s is refused', async (method, path) => {
    const { status, body, headers } = await send(sandbox, method, path, { authorization: 'Token wrong' });
    expect([status, body, headers.get('www-authenticate')]).toEqual([401, INVALID, CHALLENGE]);
  });

  test.each([
    'Token',
    'Token ',
    'Bearer',
    `Token ${DEMO_TOKEN} x`,
    `Token ${DEMO_ACCESS_TOKEN}`,
    `Bearer ${DEMO_TOKEN}`,
  ])('"%s" is refused: a token is known under its own scheme alone', async (authorization) => {
    const { status, body } = await send(sandbox, 'GET', 'user/', { authorization });
    expect([status, body]).toEqual([401, INVALID]);
  });
});

describe('with a right one', () => {
  test.each([
    `Token ${DEMO_TOKEN}`,
    `token ${DEMO_TOKEN}`,
    `Bearer ${DEMO_ACCESS_TOKEN}`,
    `BEARER ${DEMO_ACCESS_TOKEN}`,
  ])('"%s" is the demo user', async (authorization) => {
    const { status, body } = await send(sandbox, 'GET', 'user/', { authorization });
    expect([status, body.username]).toEqual([200, 'josh']);
  });

  test('the sandbox names the demo user’s whole credential and the demo app', () => {
    expect([sandbox.credential, sandbox.oauthClient]).toEqual([
      `Token ${DEMO_TOKEN}`,
      { id: 'larder-sandbox-client', secret: 'larder-sandbox-secret' },
    ]);
  });
});

describe('with an access token that may only read', () => {
  test.each(READS)('%s can be read', async (path) => {
    expect((await asReader(sandbox, 'GET', path)).status).toBe(200);
  });

  test.each(WRITES)('%s is forbidden', async (path) => {
    const { status, body } = await asReader(sandbox, 'POST', path, { form: { name: 'x' } });
    expect([status, body]).toEqual([403, FORBIDDEN]);
  });
});

describe('a method that a resource does not have', () => {
  test.each([
    ['POST', 'user/', 'GET, OPTIONS'],
    ['PUT', `folders/${CODE}/`, 'GET, OPTIONS'],
    ['DELETE', `folders/${CODE}/delete/`, 'POST, OPTIONS'],
    ['GET', 'links/add/', 'POST, OPTIONS'],
    ['PATCH', `links/${PICASSO}/edit/`, 'POST, OPTIONS'],
    ['DELETE', `tags/${ALGORITHM}/delete/`, 'POST, OPTIONS'],
    ['POST', 'search/', 'GET, OPTIONS'],
  ])('%s %s is told, with those it has', async (method, path, allow) => {
    const reply = await send(sandbox, method, path, { authorization: sandbox.credential });
    expect([reply.status, reply.body, reply.headers.get('allow')]).toEqual([
      405,
      { detail: `Method "${method}" not allowed.` },
      allow,
    ]);
  });
});

describe('an address', () => {
  test('without its slash leads to the one with it, for reads and for writes', async () => {
    const read = await get(sandbox, 'folders?limit=200');
    const written = await post(sandbox, 'links/add', { json: {} });
    expect([read.status, read.headers.get('location')]).toEqual([301, '/api/1/@me/folders/?limit=200']);
    expect([written.status, written.headers.get('location')]).toEqual([301, '/api/1/@me/links/add/']);
  });

  test.each(['', 'links/', `links/${PICASSO}/`, `tags/${ALGORITHM}/`, 'nowhere/'])(
    '"%s" has nothing to read: no endpoint lists all bookmarks or shows one',
    async (path) => {
      const { status, body } = await get(sandbox, path);
      expect([status, body]).toEqual([404, NOT_FOUND]);
    },
  );

  test('of an avatar loads as a picture', async () => {
    const { body } = await get(sandbox, 'user/');
    const response = await fetch(body.avatar);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  test('read with HEAD answers like GET, without content', async () => {
    const response = await fetch(new URL('user/', sandbox.url), {
      method: 'HEAD',
      headers: { authorization: sandbox.credential },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
