import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, send } from '../client.ts';
import { between } from './client.ts';

const RANGE = '?start=2026-03-24T00:00:00Z&end=2026-03-25T00:00:00Z';
const ENDPOINTS = [
  ['GET', '/me'],
  ['PATCH', '/me'],
  ['POST', '/logout'],
  ['GET', '/labels'],
  ['GET', `/events${RANGE}`],
  ['GET', '/events'],
  ['GET', `/stats${RANGE}`],
] as const;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await lifeLoggerSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

describe('without a session', () => {
  test.each(ENDPOINTS)('%s %s asks for one', async (method, path) => {
    const { status, body, headers } = await send(sandbox, method, path);
    expect([status, body, headers.get('www-authenticate')]).toEqual([
      401,
      { detail: 'Not authenticated' },
      'Bearer',
    ]);
  });

  test.each(['Token 5eed', 'Basic amFjb2I6', 'Bearer', 'Bearer '])(
    '"%s" counts as none',
    async (authorization) => {
      const { status, body } = await send(sandbox, 'GET', '/me', { authorization });
      expect([status, body]).toEqual([401, { detail: 'Not authenticated' }]);
    },
  );

  test.each(ENDPOINTS)('%s %s refuses a wrong token', async (method, path) => {
    const { status, body, headers } = await send(sandbox, method, path, { token: 'wrong' });
    expect([status, body, headers.get('www-authenticate')]).toEqual([
      401,
      { detail: 'Session expired or invalid. Please log in again.' },
      null,
    ]);
  });

  test('the scheme is known whatever its case', async () => {
    const authorization = sandbox.credential.replace('Bearer', 'bEARER');
    expect((await send(sandbox, 'GET', '/me', { authorization })).status).toBe(200);
  });
});

describe.each(['/events', '/stats'])('a range of %s', (path) => {
  const missing = (name: string) => ({
    type: 'missing',
    loc: ['query', name],
    msg: 'Field required',
    input: null,
  });

  test.each([
    ['', ['start', 'end']],
    ['?start=2026-03-24T00:00:00Z', ['end']],
    ['?end=2026-03-24T00:00:00Z', ['start']],
  ])('needs both bounds: "%s" is told what is missing', async (query, names) => {
    const { status, body } = await asDemoUser(sandbox, 'GET', `${path}${query}`);
    expect([status, body]).toEqual([422, { detail: names.map(missing) }]);
  });

  test.each([
    '',
    'yesterday',
    '1774310400',
    '2026-03',
    '2026-02-29T00:00:00Z',
    '2026-03-24T25:00:00Z',
    '2026-03-24T23:59:60Z',
    '2026-03-24T00:00:00 00:00',
    '2026-03-24T00:00:00+24:00',
    '2026-03-24T00:00:00Z, please',
    '0000-01-01T00:00:00Z',
  ])('must be ISO 8601, which "%s" is not', async (moment) => {
    const detail = 'Invalid datetime. Use ISO 8601 with timezone (e.g. ...Z or +00:00).';
    const first = await between(sandbox, path, moment, '2026-03-25T00:00:00Z');
    const second = await between(sandbox, path, '2026-03-24T00:00:00Z', moment);
    expect([first.status, first.body, second.status, second.body]).toEqual([
      400,
      { detail },
      400,
      { detail },
    ]);
  });

  test('is more than the service can read where it is before the year 1 in UTC', async () => {
    const { status, body } = await between(
      sandbox,
      path,
      '0001-01-01T00:00:00+01:00',
      '2026-03-25T00:00:00Z',
    );
    expect([status, body]).toEqual([500, 'Internal Server Error']);
  });

  test('loses the offset whose plus sign was not encoded', async () => {
    const query = '?start=2026-03-24T00:00:00+00:00&end=2026-03-25T00:00:00+00:00';
    expect((await asDemoUser(sandbox, 'GET', `${path}${query}`)).status).toBe(400);
  });

  test.each(['2026-03-24', '2026-03-24T00:00:00', '2026-03-24T00:00:00.5'])(
    'must have a time zone, which "%s" has not',
    async (moment) => {
      const { status, body } = await between(sandbox, path, moment, '2026-03-25T00:00:00Z');
      expect([status, body]).toEqual([400, { detail: 'Datetime must include a timezone.' }]);
    },
  );

  test('must not end before it starts', async () => {
    const { status, body } = await between(
      sandbox,
      path,
      '2026-03-24T00:00:00Z',
      '2026-03-24T00:59:59+01:00',
    );
    expect([status, body]).toEqual([400, { detail: 'End must be on or after start.' }]);
  });
});

describe('a display name', () => {
  const patch = (body: string, type = 'application/json') =>
    asDemoUser(sandbox, 'PATCH', '/me', { body, headers: { 'content-type': type } });
  const notAnObject = (input: unknown) => ({
    type: 'model_attributes_type',
    loc: ['body'],
    msg: 'Input should be a valid dictionary or object to extract fields from',
    input,
  });
  const notText = (input: unknown) => ({
    type: 'string_type',
    loc: ['body', 'display_name'],
    msg: 'Input should be a valid string',
    input,
  });

  test.each([
    ['{}', { type: 'missing', loc: ['body', 'display_name'], msg: 'Field required', input: {} }],
    [
      '{"name":"X"}',
      { type: 'missing', loc: ['body', 'display_name'], msg: 'Field required', input: { name: 'X' } },
    ],
    ['{"display_name":null}', notText(null)],
    ['{"display_name":7}', notText(7)],
    ['{"display_name":["X"]}', notText(['X'])],
    ['[]', notAnObject([])],
    ['"X"', notAnObject('X')],
    ['null', { type: 'missing', loc: ['body'], msg: 'Field required', input: null }],
    ['', { type: 'missing', loc: ['body'], msg: 'Field required', input: null }],
    [
      '{"display_name": ',
      {
        type: 'json_invalid',
        loc: ['body', 17],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: 'Expecting value' },
      },
    ],
  ])('is not in %s', async (sent, fault) => {
    const { status, body } = await patch(sent);
    expect([status, body]).toEqual([422, { detail: [fault] }]);
  });

  test('must come as JSON', async () => {
    const form = 'display_name=X';
    const { status, body } = await patch(form, 'application/x-www-form-urlencoded');
    expect([status, body]).toEqual([422, { detail: [notAnObject(form)] }]);
    expect((await patch('{"display_name":"Jacob"}', 'application/merge-patch+json')).status).toBe(200);
  });

  test.each(['', ' \n\t '])('must not be blank, as "%s" is', async (name) => {
    const { status, body } = await asDemoUser(sandbox, 'PATCH', '/me', { json: { display_name: name } });
    expect([status, body]).toEqual([400, { detail: 'Display name cannot be empty.' }]);
    expect((await asDemoUser(sandbox, 'GET', '/me')).body.display_name).toBe('Jacob');
  });

  test('in broken JSON is told before the session is looked at, a missing one after', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await send(sandbox, 'PATCH', '/me', { body: '{', headers })).status).toBe(422);
    expect((await send(sandbox, 'PATCH', '/me', { body: '{}', headers })).status).toBe(401);
  });
});

describe('an address', () => {
  test.each(['/', '/event', '/events/42', '/Me', '/docs'])('%s is unknown', async (path) => {
    const { status, body } = await asDemoUser(sandbox, 'GET', path);
    expect([status, body]).toEqual([404, { detail: 'Not Found' }]);
  });

  test.each([
    ['DELETE', '/me', 'GET'],
    ['POST', '/events', 'GET'],
    ['GET', '/login', 'POST'],
  ])('does not take every method: %s %s', async (method, path, allow) => {
    const { status, body, headers } = await asDemoUser(sandbox, method, path);
    expect([status, body, headers.get('allow')]).toEqual([405, { detail: 'Method Not Allowed' }, allow]);
  });

  test('with a slash too many leads to the one without', async () => {
    const { status, headers } = await asDemoUser(sandbox, 'GET', `/events/${RANGE}`);
    expect([status, headers.get('location')]).toEqual([307, `${sandbox.url.origin}/events${RANGE}`]);
  });
});
