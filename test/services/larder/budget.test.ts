import { afterAll, beforeAll, expect } from 'vitest';
import { ServicesDocument } from '../../../schema/generated/graphql.ts';
import { uncachedTest } from '../../support/caches.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// The clock moves by itself for nobody; deadlines are longer than what it skips.
const clock = new FakeClock();
let gateway: SandboxedGateway;

beforeAll(async () => {
  gateway = await startSandboxed({ clock });
});
afterAll(() => gateway.close());

async function budget() {
  const { data } = await gateway.run(ServicesDocument, {});
  return data?.services?.find(({ service }) => service === 'LARDER')?.callBudget;
}

/** A query of so many calls. */
function tags(calls: number) {
  const aliases = Array.from(
    { length: calls },
    (_, i) => `t${i}: bookmarkTags(first: ${i + 1}) { nodes { id } }`,
  );
  return gateway.query(`{ viewer { ${aliases.join('\n')} } }`);
}

const refused = (message: string, path: string) => ({
  message,
  locations: [expect.anything()],
  path: path.split('.'),
  extensions: { code: 'RATE_LIMITED', service: 'LARDER', retryable: true, retryAfter: 3600 },
});

uncachedTest(
  '600 calls an hour are spent to the last one, none is wasted, and the next hour begins anew',
  async () => {
    expect(await budget()).toEqual({ limit: 600, remaining: 600, resetsAt: null });
    for (let i = 0; i < 19; i += 1) expect((await tags(30)).errors).toBeUndefined();
    expect(await budget()).toEqual({ limit: 600, remaining: 30, resetsAt: '2026-01-01T01:00:00.000Z' });
    expect(gateway.calls.length).toBe(570);

    // Up to 40 folders, each with a call of its own, and the list of them.
    const folders =
      '{ viewer { folders(first: 40) { nodes { id bookmarks(first: 1) { totalCount } } } } __typename }';
    expect(await gateway.query(folders)).toEqual({
      data: { viewer: { folders: null }, __typename: 'Query' },
      errors: [
        refused('Larder allows 600 calls an hour. This may take 41, and 30 are left.', 'viewer.folders'),
      ],
    });
    expect([gateway.calls.length, (await budget())?.remaining]).toEqual([570, 30]);

    expect((await tags(30)).errors).toBeUndefined();
    expect([gateway.calls.length, (await budget())?.remaining]).toEqual([600, 0]);

    expect(await gateway.query('{ viewer { bookmarkTags(first: 1) { nodes { name } } } }')).toEqual({
      data: { viewer: { bookmarkTags: null } },
      errors: [refused('Larder allows 600 calls an hour, and all are used up.', 'viewer.bookmarkTags')],
    });
    expect(gateway.calls.length).toBe(600);

    clock.advance(3_600_000);
    expect(await budget()).toEqual({ limit: 600, remaining: 600, resetsAt: null });
    expect((await gateway.query(folders)).errors).toBeUndefined();
  },
);
