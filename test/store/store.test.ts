import { describe, expect, test } from 'vitest';
import { hasRedis } from '../support/redis-server.ts';
import { memoryStore, put, redisStore, type StoreUnderTest, textOf } from './harness.ts';

const kinds: [string, (() => StoreUnderTest | Promise<StoreUnderTest>) | null][] = [
  ['in memory', () => memoryStore(4 * 1024 * 1024)],
  ['in Redis', hasRedis ? () => redisStore() : null],
];

describe.each(kinds)('a store %s', (_, open) => {
  if (open === null) {
    test.skip('is not tested: redis-server is not installed', () => {});
    return;
  }

  test('gives back what was written, byte for byte', async () => {
    const { store } = await open();
    const entry = {
      head: '{"lines":\n"ü\u2028"}',
      body: Buffer.from([0, 10, 13, 255, 0x5c, ...Buffer.from('ü\n12\n')]),
    };
    await store.write('k', entry, { tags: ['a', 'b'], stamp: await store.stamp(['a', 'b']), ttlMs: 60_000 });
    const { head, body } = (await store.read('k'))!;
    expect({ head, body: [...body] }).toEqual({ head: entry.head, body: [...entry.body] });
  });

  test('keeps empty heads and bodies, and entries that hang on nothing', async () => {
    const { store } = await open();
    await store.write(
      'k',
      { head: '', body: Buffer.alloc(0) },
      { tags: [], stamp: await store.stamp([]), ttlMs: 60_000 },
    );
    const { head, body } = (await store.read('k'))!;
    expect({ head, length: body.length }).toEqual({ head: '', length: 0 });
  });

  test('knows nothing of what was never written', async () => {
    const { store } = await open();
    await put(store, 'k', 'kept');
    expect(await textOf(store, 'K')).toBeUndefined();
    expect(await textOf(store, 'k ')).toBeUndefined();
  });

  test('gives back what was written last', async () => {
    const { store } = await open();
    await put(store, 'k', 'first');
    await put(store, 'k', 'second');
    expect(await textOf(store, 'k')).toBe('second');
  });

  test('gives nothing back whose time is over', async () => {
    const { store, passMs } = await open();
    await put(store, 'k', 'kept', { ttlMs: 400 });
    expect(await textOf(store, 'k')).toBe('kept');
    await passMs(450);
    expect(await textOf(store, 'k')).toBeUndefined();
    await put(store, 'k', 'no time', { ttlMs: 0 });
    expect(await textOf(store, 'k')).toBeUndefined();
  });

  test('forgets what hangs on a tag that is dropped, and nothing else', async () => {
    const { store } = await open();
    await put(store, 'logs', 'logs', { tags: ['logs', 'littlelogs'] });
    await put(store, 'people', 'people', { tags: ['people', 'littlelogs'] });
    await put(store, 'comics', 'comics', { tags: ['comics'] });
    await store.drop(['logs', 'never heard of']);
    expect(await textOf(store, 'logs')).toBeUndefined();
    expect(await textOf(store, 'people')).toBe('people');
    await store.drop(['littlelogs']);
    expect(await textOf(store, 'people')).toBeUndefined();
    expect(await textOf(store, 'comics')).toBe('comics');
  });

  test('keeps what is written after a drop', async () => {
    const { store } = await open();
    await put(store, 'k', 'before');
    await store.drop(['tag']);
    await put(store, 'k', 'after');
    expect(await textOf(store, 'k')).toBe('after');
  });

  test('never gives back what was worked out before a drop and written after it', async () => {
    const { store } = await open();
    const stamp = await store.stamp(['tag']);
    await store.drop(['tag']);
    const late = { head: '{}', body: Buffer.from('old') };
    await store.write('k', late, { tags: ['tag'], stamp, ttlMs: 60_000 });
    expect(await textOf(store, 'k')).toBeUndefined();
    // Nor once the tag is known again.
    await store.stamp(['tag']);
    await store.write('k', late, { tags: ['tag'], stamp, ttlMs: 60_000 });
    expect(await textOf(store, 'k')).toBeUndefined();
  });

  test('takes tags and keys of any text', async () => {
    const { store } = await open();
    const odd = ['', ' ', 'a b', 'a\nb', 'ü,1', '\u0000', 'x'.repeat(10_000)];
    for (const text of odd) await put(store, text, `kept ${text}`, { tags: [text, ...odd] });
    for (const text of odd) expect(await textOf(store, text)).toBe(`kept ${text}`);
    await store.drop(['a\nb']);
    for (const text of odd) expect(await textOf(store, text)).toBeUndefined();
  });

  test('keeps a thousand entries of a thousand people apart', async () => {
    const { store } = await open();
    const people = Array.from({ length: 1000 }, (_, index) => `person ${index}`);
    for (const some of chunks(people, 50)) {
      await Promise.all(some.map((person) => put(store, person, person, { tags: [person] })));
    }
    await store.drop(people.filter((_, index) => index % 2 === 1));
    const texts: (string | undefined)[] = [];
    for (const some of chunks(people, 50)) {
      texts.push(...(await Promise.all(some.map((person) => textOf(store, person)))));
    }
    expect(texts).toEqual(people.map((person, index) => (index % 2 === 1 ? undefined : person)));
  });
});

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
