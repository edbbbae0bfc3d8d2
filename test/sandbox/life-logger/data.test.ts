import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, DEMO_SESSION_TOKEN } from '../../../src/sandbox/life-logger/demo.ts';
import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, send, textOf } from '../client.ts';
import { between } from './client.ts';

interface Event {
  readonly id: number;
  readonly label: string;
  readonly started_at: string;
  readonly ended_at: string | null;
}

const ALL = ['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'] as const;

let folder: string;
let sandbox: RunningSandbox;
let events: readonly Event[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-sandbox-'));
  sandbox = await lifeLoggerSandbox.start({ directory: null });
  events = (await between(sandbox, '/events', ...ALL)).body.events;
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const dayOf = (moment: string): string => moment.slice(0, 10);

describe('the two years', () => {
  test('hold some thousand events up to a fixed morning, in the order they started in', () => {
    const starts = events.map(({ started_at }) => started_at);
    expect(events).toHaveLength(5486);
    expect(starts).toEqual(starts.toSorted());
    expect([starts.at(0), starts.at(-1)]).toEqual(['2024-06-01T10:05:22+00:00', '2026-06-01T07:41:30+00:00']);
  });

  test('tell every time in UTC with its offset, and no end before its start', () => {
    const times = events.flatMap(({ started_at, ended_at }) => [started_at, ended_at ?? started_at]);
    expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/.test(time))).toEqual([]);
    expect(events.filter(({ started_at, ended_at }) => ended_at !== null && ended_at <= started_at)).toEqual(
      [],
    );
  });

  test('have one event that runs, the last', () => {
    expect(events.filter(({ ended_at }) => ended_at === null)).toEqual([events.at(-1)]);
  });

  test('have days without any, two whole holidays among them', () => {
    const days = new Set(events.map(({ started_at }) => dayOf(started_at)));
    expect(days.size).toBe(691);
    const holidays = [...days].filter(
      (day) => (day >= '2024-08-10' && day < '2024-08-18') || (day >= '2025-09-13' && day < '2025-09-21'),
    );
    expect(holidays).toEqual([]);
  });

  test('have events that overlap, and events that end on the next day', () => {
    const overlapping = events.filter((event, index) => {
      const before = events[index - 1]?.ended_at;
      return before !== undefined && before !== null && event.started_at < before;
    });
    const overMidnight = events.filter(
      ({ started_at, ended_at }) => ended_at !== null && dayOf(ended_at) > dayOf(started_at),
    );
    expect([overlapping.length, overMidnight.length]).toEqual([254, 574]);
  });

  test('use every label of the set, and one that was deleted since', async () => {
    const { body } = await asDemoUser(sandbox, 'GET', '/labels');
    const used = new Set(events.map(({ label }) => label));
    expect(used.difference(new Set(body.labels))).toEqual(new Set(['Commuting']));
    expect(new Set(body.labels).difference(used)).toEqual(new Set());
  });
});

describe('the database', () => {
  test('answers the same bytes each time it is made, in a file or in memory', async () => {
    const inFile = await lifeLoggerSandbox.start({ directory: join(folder, 'new', 'deeper') });
    for (const path of ['/me', '/labels', `/events?start=${ALL[0]}&end=${ALL[1]}`]) {
      expect(await textOf(inFile, path)).toBe(await textOf(sandbox, path));
    }
    await inFile.close();
    expect(await readdir(join(folder, 'new', 'deeper'))).toEqual(['life-logger.sqlite']);
  });

  test('in memory starts afresh, even after another was written to', async () => {
    const first = await lifeLoggerSandbox.start({ directory: null });
    await asDemoUser(first, 'PATCH', '/me', { json: { display_name: 'Gone soon' } });
    await first.close();
    const second = await lifeLoggerSandbox.start({ directory: null });
    expect((await asDemoUser(second, 'GET', '/me')).body.display_name).toBe('Jacob');
    await second.close();
  });

  test('in a file keeps a name and a session over a restart, and a closed sandbox no longer answers', async () => {
    const directory = join(folder, 'kept');
    const start = Date.parse('2026-06-01T09:00:00Z');
    const before = await lifeLoggerSandbox.start({ directory, now: () => start });
    await asDemoUser(before, 'PATCH', '/me', { json: { display_name: 'Still here' } });
    const { body } = await send(before, 'POST', '/login', {
      json: { username: 'jacob', password: DEMO_PASSWORD },
    });
    const token: string = body.token;
    await before.close();
    await before.close();
    await expect(fetch(before.url)).rejects.toThrow();

    const after = await lifeLoggerSandbox.start({ directory, now: () => start + 3_600_000 });
    const { body: profile } = await send(after, 'GET', '/me', { token });
    expect(profile.display_name).toBe('Still here');
    expect((await send(after, 'GET', '/me', { token: DEMO_SESSION_TOKEN })).status).toBe(401);
    await after.close();
  });

  test('is closed where the port is taken', async () => {
    const port = Number(sandbox.url.port);
    await expect(lifeLoggerSandbox.start({ directory: null, port })).rejects.toThrow('EADDRINUSE');
  });
});
