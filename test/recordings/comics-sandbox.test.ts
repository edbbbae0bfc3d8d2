import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as comicsSandbox } from '../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { seedFromRecording } from './comics-seed.ts';
import { type Answered, comparable, sendTo } from './compare.ts';
import { comicsGenerations, type Exchange, readRecording } from './recording.ts';

/** Where the sandbox differs on purpose, and why. */
const differences: Readonly<Record<string, string>> = {
  'Host outside ALLOWED_HOSTS: 400 with an HTML page':
    'the sandbox answers to whatever name it is reached by',
};
/** Whose page of HTML is the instance's own. */
const ownPages = ['unknown path: 404 with an HTML page'];

/** Pictures are served by the sandbox itself, below its own address. */
function withPaths(answered: Answered): Answered {
  const body = answered.body.replace(/"(?:http:\/\/[^/"]+\/static)?\/media\//g, '"/media/');
  return { ...answered, body };
}

describe.each(comicsGenerations)('%s:', (generation) => {
  const recording = readRecording(generation);
  const dialect = generation === 'comics-old' ? 'older' : 'newer';
  // It ran on SQLite.
  const quirks = ['collation=code-points', 'any-case'];
  let sandbox: RunningSandbox;
  let mounted: RunningSandbox;
  const seed = (database: Parameters<typeof seedFromRecording>[0]) => seedFromRecording(database, recording);
  beforeAll(async () => {
    sandbox = await comicsSandbox.start({ directory: null, dialect, quirks, seed });
    mounted = await comicsSandbox.start({ directory: null, dialect, quirks: [...quirks, 'mounted'], seed });
  });
  afterAll(() => Promise.all([sandbox.close(), mounted.close()]));

  let lastEtag: string | undefined;
  async function answer(exchange: Exchange): Promise<Answered> {
    if (exchange.request.path.startsWith('/sub/')) return sendTo(mounted.url.origin, exchange);
    // What is changed at one is changed at the other.
    if (exchange.request.method !== 'GET') await sendTo(mounted.url.origin, exchange, { prefix: '/sub' });
    const isConditional = exchange.request.headers['If-None-Match'] !== undefined;
    const headers = isConditional ? { 'If-None-Match': lastEtag ?? '' } : undefined;
    const answered = await sendTo(sandbox.url.origin, exchange, headers && { headers });
    lastEtag = answered.headers.etag;
    return answered;
  }

  // In order: what comes after a change shows it.
  test.each(recording.map((exchange) => [exchange.name, exchange] as const))('%s', async (name, exchange) => {
    const [sandboxed, real] = [withPaths(await answer(exchange)), exchange.response];
    if (name in differences) {
      expect(comparable(sandboxed)).not.toEqual(comparable(real));
    } else if (ownPages.includes(name)) {
      expect(comparable({ ...sandboxed, body: '' })).toEqual(comparable({ ...real, body: '' }));
      expect(sandboxed.body).toContain('<!doctype html>');
    } else {
      expect(comparable(sandboxed)).toEqual(comparable(real));
    }
  });
});
