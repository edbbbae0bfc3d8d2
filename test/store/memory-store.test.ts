import { expect, test } from 'vitest';
import { entry, memoryStore, put, textOf } from './harness.ts';

test('what was used longest ago goes first, and the memory stays within its bound', async () => {
  const { store } = memoryStore(100_000);
  await put(store, 'in use', 'kept');
  for (let index = 0; index < 1000; index++) {
    await put(store, `k${index}`, 'x'.repeat(1000));
    expect(await textOf(store, 'in use')).toBe('kept');
  }
  const left = Array.from({ length: 1000 }, (_, index) => store.read(`k${index}`)).filter(Boolean);
  expect(left.length).toBeGreaterThan(20);
  expect(left.length).toBeLessThan(40);
});

test('what is larger than all the memory is not kept, and drives nothing else out', async () => {
  const { store } = memoryStore(100_000);
  await put(store, 'small', 'kept');
  await put(store, 'large', 'x'.repeat(200_000));
  expect(await textOf(store, 'large')).toBeUndefined();
  expect(await textOf(store, 'small')).toBe('kept');
});

test('a tag that is forgotten for want of memory makes no dropped entry valid again', async () => {
  const { store } = memoryStore(100_000);
  const stamp = await store.stamp(['tag']);
  await store.drop(['tag']);
  for (let index = 0; index < 1000; index++) await store.stamp([`tag ${index}`]);
  for (let index = 0; index < 1000; index++) {
    await store.stamp(['tag']);
    await store.write('k', entry('dropped'), { tags: ['tag'], stamp, ttlMs: 60_000 });
    expect(await textOf(store, 'k')).toBeUndefined();
    for (let other = 0; other < 20; other++) await store.stamp([`tag ${index} ${other}`]);
  }
});

test('what hangs on a forgotten tag is gone', async () => {
  const { store } = memoryStore(100_000);
  await put(store, 'k', 'kept');
  for (let index = 0; index < 1000; index++) await store.stamp([`tag ${index}`]);
  expect(await textOf(store, 'k')).toBeUndefined();
});

test('a piece of a larger buffer does not keep that alive', async () => {
  const { store } = memoryStore();
  const large = Buffer.alloc(65_536, 'x');
  const tags = ['tag'];
  await store.write(
    'k',
    { head: '', body: large.subarray(10, 20) },
    { tags, stamp: await store.stamp(tags), ttlMs: 1000 },
  );
  const { body } = (await store.read('k'))!;
  expect([body.toString(), body.buffer.byteLength]).toEqual(['xxxxxxxxxx', 10]);
});

test('answers without a promise', async () => {
  const { store } = memoryStore();
  const stamp = store.stamp(['tag']);
  expect(typeof stamp).toBe('string');
  expect(store.write('k', entry('kept'), { tags: ['tag'], stamp: await stamp, ttlMs: 1000 })).toBeUndefined();
  expect(store.read('k')).not.toBeInstanceOf(Promise);
  expect(store.drop(['tag'])).toBeUndefined();
});
