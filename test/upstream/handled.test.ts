import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventLoader } from '../../src/services/life-logger/event-loader.ts';
import { PageCache } from '../../src/upstream/lists/page-cache.ts';
import { wholeList } from '../../src/upstream/lists/whole-list.ts';
import { EntityLoader } from '../../src/upstream/loaders/entity-loader.ts';
import { startShared } from '../../src/upstream/loaders/trace-origin.ts';

const strays: unknown[] = [];
const listen = (reason: unknown) => strays.push(reason);
beforeAll(() => void process.on('unhandledRejection', listen));
afterAll(() => void process.off('unhandledRejection', listen));

async function fails(): Promise<never> {
  throw new Error('down');
}

/** Work that is begun and kept for whoever asks for it, and what begins it. */
const kept: Readonly<Record<string, () => unknown>> = {
  'a shared read': () => startShared(fails),
  'an object by its key': () => new EntityLoader({ loadOne: fails }).load('1'),
  'a page of a cached list': () => {
    const list = wholeList({ identity: 'test', keyOf: String, keyPattern: /./, read: fails });
    return new PageCache().wrap(list).page({ direction: 'forward', count: 1, anchor: null });
  },
  'a span of events': () =>
    new EventLoader(fails).load({ start: Number.NaN, end: Number.NaN }).catch(() => null),
};

test.each(Object.entries(kept))(
  '%s that fails is no stray rejection where nobody waits for it',
  async (_, begin) => {
    begin();
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(strays.splice(0)).toEqual([]);
  },
);

test('whoever does wait gets the error', async () => {
  await expect(startShared(fails)()).rejects.toThrow('down');
});
