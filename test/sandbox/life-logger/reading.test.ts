import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, OTHER_USERNAME } from '../../../src/sandbox/life-logger/demo.ts';
import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, send } from '../client.ts';
import { between, idsBetween } from './client.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await lifeLoggerSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

/** The answer as it stands on the wire, key order included. */
const textOf = async (path: string): Promise<string> => {
  const response = await fetch(new URL(path, sandbox.url), {
    headers: { authorization: sandbox.credential },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
  return response.text();
};

const PROGRAMMING = {
  id: 42,
  label: 'Programming',
  started_at: '2026-03-24T09:00:00+00:00',
  ended_at: '2026-03-24T11:30:00+00:00',
};
const EXERCISE = {
  id: 5470,
  label: 'Exercise',
  started_at: '2026-03-24T12:15:00+00:00',
  ended_at: '2026-03-24T14:07:30+00:00',
};
const PROGRAMMING_AGAIN = {
  id: 5471,
  label: 'Programming',
  started_at: '2026-03-24T15:00:00+00:00',
  ended_at: '2026-03-24T15:37:30+00:00',
};

describe('what the documents show', () => {
  test('is the profile', async () => {
    expect(await textOf('/me')).toBe(
      '{"id":1,"username":"jacob","display_name":"Jacob","created_at":"2024-05-30T17:42:10+00:00","is_admin":false}',
    );
  });

  test('is the label set, in alphabetical order', async () => {
    expect(await textOf('/labels')).toBe(
      '{"labels":["Cooking","Exercise","Family","Français","Meeting","Music","Programming","Reading","Sleep","Walk","Writing"]}',
    );
  });

  test('are the events of the example', async () => {
    expect(await textOf('/events?start=2026-03-24T08:00:00Z&end=2026-03-24T12:00:00Z')).toBe(
      JSON.stringify({ events: [PROGRAMMING] }),
    );
  });

  test('are the statistics of the example', async () => {
    expect(await textOf('/stats?start=2026-03-24T00:00:00Z&end=2026-03-25T00:00:00Z')).toBe(
      '{"percentages":{"Programming":62.5,"Exercise":37.5},"minutes":{"Programming":187.5,"Exercise":112.5}}',
    );
  });

  test('is that a new display name is in the next profile', async () => {
    const own = await lifeLoggerSandbox.start({ directory: null });
    const renamed = {
      id: 1,
      username: 'jacob',
      display_name: 'New Name',
      created_at: '2024-05-30T17:42:10+00:00',
      is_admin: false,
    };
    const { status, body } = await asDemoUser(own, 'PATCH', '/me', { json: { display_name: ' New Name ' } });
    expect([status, body]).toEqual([200, renamed]);
    expect((await asDemoUser(own, 'GET', '/me')).body).toEqual(renamed);
    await own.close();
  });
});

describe('a range', () => {
  const day = [42, 5470, 5471];

  test('holds the events in the order they started in, whatever their ids', async () => {
    const { status, body } = await between(
      sandbox,
      '/events',
      '2026-03-24T00:00:00Z',
      '2026-03-25T00:00:00Z',
    );
    expect([status, body]).toEqual([200, { events: [PROGRAMMING, EXERCISE, PROGRAMMING_AGAIN] }]);
  });

  test('begins with its start and stops before its end', async () => {
    expect(await idsBetween(sandbox, '2026-03-24T09:00:00Z', '2026-03-24T15:00:00Z')).toEqual([42, 5470]);
    expect(await idsBetween(sandbox, '2026-03-24T09:00:01Z', '2026-03-24T15:00:01Z')).toEqual([5470, 5471]);
    expect(await idsBetween(sandbox, '2026-03-24T09:00:00.000001Z', '2026-03-24T15:00:00.000001Z')).toEqual([
      5470, 5471,
    ]);
  });

  test('that is empty or holds no start has no events', async () => {
    expect(await idsBetween(sandbox, '2026-03-24T09:00:00Z', '2026-03-24T09:00:00Z')).toEqual([]);
    expect(await idsBetween(sandbox, '2026-03-24T10:00:00Z', '2026-03-24T11:00:00Z')).toEqual([]);
    expect(await idsBetween(sandbox, '1999-01-01T00:00:00Z', '2000-01-01T00:00:00Z')).toEqual([]);
  });

  test('asks for starts alone: the night that was slept into the day before belongs to that', async () => {
    const { body } = await between(sandbox, '/events', '2026-03-23T23:00:00Z', '2026-03-24T00:00:00Z');
    expect(body).toEqual({
      events: [
        {
          id: 5467,
          label: 'Sleep',
          started_at: '2026-03-23T23:45:45+00:00',
          ended_at: '2026-03-24T06:51:19+00:00',
        },
      ],
    });
  });

  test.each([
    ['2026-03-24T00:00:00+00:00', '2026-03-25T00:00:00+00:00'],
    ['2026-03-24T00:00:00.000Z', '2026-03-24T23:59:59.999999Z'],
    ['2026-03-24T02:00:00+02:00', '2026-03-24T19:00:00-05:00'],
    ['2026-03-24T00:00Z', '2026-03-25T05:45+05:45'],
    ['2026-03-24 00Z', '20260325T000000,5Z'],
  ])('may be told from %s to %s', async (start, end) => {
    expect(await idsBetween(sandbox, start, end)).toEqual(day);
  });

  test('may reach from the first year to the last', async () => {
    const ids = await idsBetween(sandbox, '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
    expect([ids.length, new Set(ids).size]).toEqual([5486, 5486]);
  });

  test('counts the last of a parameter that is sent twice, and ignores what it does not know', async () => {
    const path =
      '/events?start=x&start=2026-03-24T00:00:00Z&end=2026-03-24T12:00:00Z&label=Exercise&__proto__=1';
    expect((await asDemoUser(sandbox, 'GET', path)).body).toEqual({ events: [PROGRAMMING] });
  });
});

describe('the event that runs', () => {
  test('has no end, and is the last to have started', async () => {
    const { body } = await between(sandbox, '/events', '2026-06-01T00:00:00Z', '2030-01-01T00:00:00Z');
    expect(body).toEqual({
      events: [
        {
          id: 6109,
          label: 'Exercise',
          started_at: '2026-06-01T06:24:07+00:00',
          ended_at: '2026-06-01T07:02:51+00:00',
        },
        { id: 6110, label: 'Programming', started_at: '2026-06-01T07:41:30+00:00', ended_at: null },
      ],
    });
  });
});

describe('somebody else on the instance', () => {
  test('has a profile, labels and events of their own', async () => {
    const login = await send(sandbox, 'POST', '/login', {
      json: { username: OTHER_USERNAME, password: DEMO_PASSWORD },
    });
    const token: string = login.body.token;
    expect((await send(sandbox, 'GET', '/me', { token })).body).toEqual({
      id: 2,
      username: 'noor',
      display_name: 'Noor',
      created_at: '2025-08-28T20:03:55+00:00',
      is_admin: false,
    });
    expect((await send(sandbox, 'GET', '/labels', { token })).body).toEqual({
      labels: ['Choir', 'Drawing', 'Gardening', 'Programming', 'Studying'],
    });
    const path = '/events?start=2024-01-01T00:00:00Z&end=2027-01-01T00:00:00Z';
    const { body: hers } = await send(sandbox, 'GET', path, { token });
    const { body: his } = await asDemoUser(sandbox, 'GET', path);
    const ids = new Set(his.events.map(({ id }: { id: number }) => id));
    expect(hers.events.length).toBeGreaterThan(300);
    expect(hers.events.filter(({ id }: { id: number }) => ids.has(id))).toEqual([]);
  });
});

describe('the description for the explorer', () => {
  test('is open to all and names every operation there is', async () => {
    const { status, body } = await read(sandbox, '/openapi.json');
    expect([status, body.openapi]).toEqual([200, '3.1.0']);
    const operations = Object.entries<
      Record<string, { security?: unknown; parameters?: { name: string }[] }>
    >(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security, parameters }]) => [
        `${method.toUpperCase()} ${path}`,
        security !== undefined,
        parameters?.map(({ name }) => name) ?? [],
      ]),
    );
    expect(operations).toEqual([
      ['POST /login', false, []],
      ['POST /logout', true, []],
      ['GET /me', true, []],
      ['PATCH /me', true, []],
      ['GET /labels', true, []],
      ['GET /events', true, ['start', 'end']],
      ['GET /stats', true, ['start', 'end']],
    ]);
  });

  test('tells of what is there, and of a session where one is asked for', async () => {
    const { body } = await read(sandbox, '/openapi.json');
    for (const [path, methods] of Object.entries<Record<string, { security?: unknown }>>(body.paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        const { status } = await send(sandbox, method.toUpperCase(), path);
        expect([method, path, status]).toEqual([method, path, security === undefined ? 422 : 401]);
      }
    }
  });

  test('has no reference that leads nowhere', async () => {
    const { body } = await read(sandbox, '/openapi.json');
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    const known = Object.keys(body.components.schemas);
    expect(references.map(([, name]) => name).filter((name) => !known.includes(name!))).toEqual([]);
  });
});
