import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, textOf } from '../client.ts';
import { countOf, get, subscriptionTo } from './client.ts';

interface Release {
  readonly id: string;
  readonly comic: string;
  readonly pub_date: string;
  readonly fetched: string;
  readonly images: readonly { readonly id: string; readonly fetched: string }[];
}

let folder: string;
let sandbox: RunningSandbox;
let releases: readonly Release[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-sandbox-'));
  sandbox = await comicsSandbox.start({ directory: null });
  releases = (await get(sandbox, 'releases/?limit=0')).body.objects;
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

describe('the instance', () => {
  test('has 300 comics in six languages, of which most still appear', async () => {
    const counts: Record<string, number | object> = {};
    for (const language of ['en', 'no', 'sv', 'de', 'fr', 'es']) {
      counts[language] = await countOf(sandbox, `comics/?language=${language}`);
    }
    expect(counts).toEqual({ en: 209, no: 38, sv: 16, de: 15, fr: 12, es: 10 });
    expect(await countOf(sandbox, 'comics/?active=true')).toBe(261);
  });

  test('has 40,000 releases up to a fixed morning, last fetched first, numbered as they were fetched', () => {
    const ids = releases.map(({ id }) => Number(id));
    const times = releases.map(({ fetched }) => fetched);
    // Whole arrays of this length would take a second to compare.
    const falls = <Value>(values: readonly Value[]): boolean =>
      values.every((value, index) => index === 0 || value < values[index - 1]!);
    expect([releases.length, falls(ids), falls(times)]).toEqual([40_000, true, true]);
    expect([times.at(0), releases.at(-1)?.pub_date]).toEqual([
      '2012-10-08T09:58:41.694032+00:00',
      '2005-09-21',
    ]);
  });

  test('has releases with several images and with none, and every image before its release', () => {
    const counts = [0, 1, 2, 3, 4].map(
      (count) => releases.filter(({ images }) => images.length === count).length,
    );
    expect(counts).toEqual([1225, 36_458, 765, 778, 774]);
    const images = releases.flatMap((release) => release.images.map((image) => ({ image, release })));
    expect(new Set(images.map(({ image }) => image.id)).size).toBe(43_418);
    expect(images.filter(({ image, release }) => image.fetched > release.fetched)).toEqual([]);
  });

  test('has comics of which nothing was fetched yet', () => {
    expect(300 - new Set(releases.map(({ comic }) => comic)).size).toBe(5);
  });

  test('has 50 subscriptions of the demo user', async () => {
    expect(await countOf(sandbox, 'subscriptions/')).toBe(50);
    expect(await countOf(sandbox, 'releases/?subscribed=true')).toBe(7559);
  });
});

describe('the database', () => {
  test('answers the same bytes each time it is made, in a file or in memory', async () => {
    const inFile = await comicsSandbox.start({ directory: join(folder, 'new', 'deeper') });
    for (const path of [
      'users/',
      'comics/?limit=0',
      'releases/?limit=1000&offset=20000',
      'subscriptions/?limit=0',
    ]) {
      expect(await textOf(inFile, path)).toBe(await textOf(sandbox, path));
    }
    await inFile.close();
    expect(await readdir(join(folder, 'new', 'deeper'))).toEqual(['comics.sqlite']);
  });

  test('in memory starts afresh, even after another was written to', async () => {
    const first = await comicsSandbox.start({ directory: null });
    await asDemoUser(first, 'DELETE', 'subscriptions/2/');
    await first.close();
    const second = await comicsSandbox.start({ directory: null });
    expect(await subscriptionTo(second, 18)).toBe('/api/v1/subscriptions/2/');
    await second.close();
  });

  test('in a file keeps what was written over a restart, in either dialect, and answers no more once closed', async () => {
    const directory = join(folder, 'new', 'deeper');
    const before = await comicsSandbox.start({ directory });
    await asDemoUser(before, 'POST', 'subscriptions/', { json: { comic: '/api/v1/comics/20/' } });
    await before.close();
    await before.close();
    await expect(fetch(before.url)).rejects.toThrow();

    const after = await comicsSandbox.start({ directory, dialect: 'newer' });
    expect(await subscriptionTo(after, 20)).toBe('/api/v1/subscriptions/55/');
    await after.close();
  });

  test('is closed where the port is taken', async () => {
    const port = Number(sandbox.url.port);
    await expect(comicsSandbox.start({ directory: null, port })).rejects.toThrow('EADDRINUSE');
  });
});
