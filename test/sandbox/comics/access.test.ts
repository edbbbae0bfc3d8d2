import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEMO_EMAIL,
  DEMO_KEY,
  DEMO_PASSWORD,
  OTHER_EMAIL,
  OTHER_KEY,
  OTHER_PASSWORD,
} from '../../../src/sandbox/comics/demo.ts';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import { basic } from './client.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await comicsSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

const LISTS = ['users/', 'comics/', 'releases/', 'images/', 'subscriptions/'];
const CHALLENGE = 'Basic Realm="Comics API"';
const emailOf = (body: { objects: { email: string }[] }) => body.objects[0]?.email;

describe('without a credential', () => {
  test.each([
    ...[...LISTS, 'comics/18/', 'releases/147708/', 'images/151937/', 'subscriptions/2/'].map((path) => [
      'GET',
      path,
    ]),
    ['POST', 'subscriptions/'],
    ['PATCH', 'subscriptions/'],
    ['DELETE', 'subscriptions/2/'],
  ])('%s %s answers 401 without content', async (method = '', path = '') => {
    const { status, body, headers } = await send(sandbox, method, path);
    expect([status, body, headers.get('www-authenticate')]).toEqual([
      401,
      '',
      path === 'users/' ? CHALLENGE : null,
    ]);
  });
});

describe('a secret key', () => {
  test.each([
    ['users/', { authorization: `Key ${DEMO_KEY}` }],
    ['users/', { authorization: `key  ${DEMO_KEY}` }],
    [`users/?key=${DEMO_KEY}`, {}],
    [`users/?key=${OTHER_KEY}&key=${DEMO_KEY}`, {}],
    [`users/?key=${OTHER_KEY}`, { authorization: `Key ${DEMO_KEY}` }],
    [`users/?key=${DEMO_KEY}`, { authorization: 'Basic bm9ib2R5Om5vdGhpbmc=' }],
  ])('%s with %j is the demo user’s', async (path, sent) => {
    const { status, body } = await send(sandbox, 'GET', path, sent);
    expect([status, emailOf(body)]).toEqual([200, DEMO_EMAIL]);
  });

  test('is the sandbox’s whole credential', () => {
    expect(sandbox.credential).toBe(`Key ${DEMO_KEY}`);
  });

  test('of somebody else shows that one’s account and subscriptions', async () => {
    const authorization = `Key ${OTHER_KEY}`;
    const { body } = await send(sandbox, 'GET', 'users/', { authorization });
    const subscriptions = await send(sandbox, 'GET', 'subscriptions/', { authorization });
    const foreign = await send(sandbox, 'GET', 'subscriptions/2/', { authorization });
    expect([emailOf(body), subscriptions.body.meta.total_count, foreign.status]).toEqual([
      OTHER_EMAIL,
      4,
      404,
    ]);
  });

  test.each([
    ['comics/', 'Key wrong'],
    ['comics/', 'Key'],
    ['comics/', `Key ${DEMO_KEY} ${DEMO_KEY}`],
    ['comics/', DEMO_KEY],
    ['comics/', `Token ${DEMO_KEY}`],
    ['comics/', `Bearer ${DEMO_KEY}`],
    [`comics/?key=${DEMO_KEY}`, 'Key wrong'],
    ['comics/?key=wrong', ''],
  ])('%s with "%s" answers 401', async (path, authorization) => {
    const { status, body } = await send(sandbox, 'GET', path, { authorization });
    expect([status, body]).toEqual([401, '']);
  });
});

describe('an email address and a password', () => {
  test.each([
    [DEMO_EMAIL, DEMO_PASSWORD, DEMO_KEY],
    [OTHER_EMAIL, OTHER_PASSWORD, OTHER_KEY],
  ])('of %s give the secret key at users/', async (email, password, key) => {
    const { status, body } = await send(sandbox, 'GET', 'users/', basic(email, password));
    expect([status, body.objects[0].secret_key]).toEqual([200, key]);
  });

  test('are those of the documents’ example', () => {
    expect(basic(DEMO_EMAIL, DEMO_PASSWORD).authorization).toBe('Basic YWxpY2VAZXhhbXBsZS5jb206c2VjcmV0');
  });

  test.each([
    basic(DEMO_EMAIL, 'wrong'),
    basic('nobody@example.com', DEMO_PASSWORD),
    { authorization: 'Basic' },
    { authorization: 'Basic YWxpY2U=' },
  ])('that are wrong (%j) answer 401 with a challenge', async (sent) => {
    const { status, headers } = await send(sandbox, 'GET', 'users/', sent);
    expect([status, headers.get('www-authenticate')]).toEqual([401, CHALLENGE]);
  });

  test.each(LISTS.slice(1))('are not taken at %s', async (path) => {
    expect((await send(sandbox, 'GET', path, basic(DEMO_EMAIL, DEMO_PASSWORD))).status).toBe(401);
  });
});

describe('a method that a resource does not have', () => {
  test.each([
    ['POST', '', 'GET'],
    ['POST', 'users/', 'GET'],
    ['PATCH', 'comics/', 'GET'],
    ['DELETE', 'releases/147708/', 'GET'],
    ['PUT', 'subscriptions/', 'GET, POST, PATCH'],
    ['PATCH', 'subscriptions/2/', 'GET, DELETE'],
  ])('%s %s is told before the credential is looked at', async (method, path, allow) => {
    const { status, headers } = await send(sandbox, method, path);
    expect([status, headers.get('allow')]).toEqual([405, allow]);
  });

  test('HEAD answers like GET, without content', async () => {
    const response = await fetch(new URL('comics/', sandbox.url), {
      method: 'HEAD',
      headers: { authorization: sandbox.credential },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
