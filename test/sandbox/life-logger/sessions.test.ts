import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, DEMO_SESSION_TOKEN } from '../../../src/sandbox/life-logger/demo.ts';
import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, send } from '../client.ts';

const HOUR = 3_600_000;
const ENDED = { detail: 'Session expired or invalid. Please log in again.' };

let now: number;
let sandbox: RunningSandbox;
beforeEach(async () => {
  now = Date.parse('2026-06-01T09:00:00Z');
  sandbox = await lifeLoggerSandbox.start({ directory: null, now: () => now });
});
afterEach(() => sandbox.close());

const statusOf = async (token: string, path = '/me'): Promise<number> =>
  (await send(sandbox, 'GET', path, { token })).status;
const logIn = async (username = 'jacob'): Promise<string> =>
  (await send(sandbox, 'POST', '/login', { json: { username, password: DEMO_PASSWORD } })).body.token;

describe('a session', () => {
  test('ends when an hour has gone by without a call, for good', async () => {
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(200);
    now += HOUR + 1;
    const { status, body, headers } = await send(sandbox, 'GET', '/me', { token: DEMO_SESSION_TOKEN });
    expect([status, body, headers.get('www-authenticate')]).toEqual([401, ENDED, null]);
    now -= HOUR;
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(401);
  });

  test('lasts as long as a call comes within every hour, whatever is called', async () => {
    for (const path of ['/me', '/labels', '/events', '/stats?start=x&end=y', '/me']) {
      expect(await statusOf(DEMO_SESSION_TOKEN, path)).not.toBe(401);
      now += HOUR;
    }
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(200);
  });

  test('is not prolonged by a call within five minutes of the one before', async () => {
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(200);
    now += 299_999;
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(200);
    now += HOUR - 299_998;
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(401);
  });

  test('begins its first hour with its first call', async () => {
    now += 1000 * HOUR;
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(200);
  });

  test('ends by logging out', async () => {
    const { status, body } = await send(sandbox, 'POST', '/logout', { token: DEMO_SESSION_TOKEN });
    expect([status, body]).toEqual([200, { ok: true }]);
    expect(await statusOf(DEMO_SESSION_TOKEN)).toBe(401);
  });
});

describe('the demo session', () => {
  test('never ends, not even by logging out', async () => {
    expect((await asDemoUser(sandbox, 'GET', '/me')).status).toBe(200);
    now += 10_000 * HOUR;
    await asDemoUser(sandbox, 'POST', '/logout');
    await logIn();
    expect((await asDemoUser(sandbox, 'GET', '/me')).status).toBe(200);
  });
});

describe('logging in', () => {
  test('gives a fresh token, which ends as any other', async () => {
    const { status, body } = await send(sandbox, 'POST', '/login', {
      json: { username: ' Jacob ', password: DEMO_PASSWORD },
    });
    expect([status, body]).toEqual([
      200,
      { token: expect.stringMatching(/^[0-9a-f]{64}$/), display_name: 'Jacob' },
    ]);
    expect(await statusOf(body.token)).toBe(200);
    now += HOUR + 1;
    expect(await statusOf(body.token)).toBe(401);
  });

  test('ends the sessions that the user had, nobody else’s', async () => {
    const hers = await logIn('noor');
    const first = await logIn();
    const second = await logIn();
    expect(
      await Promise.all([DEMO_SESSION_TOKEN, first, second, hers].map((token) => statusOf(token))),
    ).toEqual([401, 401, 200, 200]);
  });

  test.each([
    { username: 'jacob', password: 'wrong' },
    { username: 'nobody', password: DEMO_PASSWORD },
  ])('is refused to %o', async (json) => {
    const { status, body } = await send(sandbox, 'POST', '/login', { json });
    expect([status, body]).toEqual([401, { detail: 'Invalid username or password.' }]);
  });
});
