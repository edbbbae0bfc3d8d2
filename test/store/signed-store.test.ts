import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RedisStore } from '../../src/store/redis-store.ts';
import { Seal } from '../../src/store/seal.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';
import { isUp, put, textOf } from './harness.ts';

const [keyA, keyB] = [randomBytes(32), randomBytes(32)];

async function start(): Promise<RedisServer> {
  const server = await startRedis();
  onTestFinished(() => server.kill());
  return server;
}

async function storeWith(
  keys: readonly Buffer[],
  { url }: RedisServer,
  now?: () => number,
): Promise<RedisStore> {
  const store = new RedisStore({ url, keys, readMs: 5_000, now });
  onTestFinished(() => store.close());
  await isUp(store);
  return store;
}

async function keyOfOnlyEntry(server: RedisServer): Promise<string> {
  const [key, ...others] = (await server.command('KEYS', 'quintet:*:e:*')) as string[];
  expect(others).toEqual([]);
  return key!;
}

/** Values are bytes, which a command in words would garble: Redis changes them itself. */
const FLIP = `
local value = redis.call('GET', KEYS[1])
local at = tonumber(ARGV[1])
local flipped = string.char(bit.bxor(string.byte(value, at), tonumber(ARGV[2])))
redis.call('SET', KEYS[1], string.sub(value, 1, at - 1) .. flipped .. string.sub(value, at + 1), 'KEEPTTL')
return #value`;

describe.skipIf(!hasRedis)('what Redis holds', () => {
  test('is a miss with any one byte of it changed, and whole again a hit', async () => {
    const server = await start();
    const store = await storeWith([keyA], server);
    await put(store, 'k', 'kept', { tags: ['a', 'b'] });
    const key = await keyOfOnlyEntry(server);
    const length = Number(await server.command('STRLEN', key));
    const flip = (at: number, mask: number) =>
      server.command('EVAL', FLIP, '1', key, String(at), String(mask));
    for (let at = 1; at <= length; at++) {
      const mask = 2 ** (at % 8);
      await flip(at, mask);
      expect([at, await textOf(store, 'k')]).toEqual([at, undefined]);
      await flip(at, mask);
    }
    expect(await textOf(store, 'k')).toBe('kept');
  });

  test('is a miss cut short or made longer', async () => {
    const server = await start();
    const store = await storeWith([keyA], server);
    await put(store, 'k', 'kept');
    const key = await keyOfOnlyEntry(server);
    const length = Number(await server.command('STRLEN', key));
    await server.command('APPEND', key, 'x');
    expect(await textOf(store, 'k')).toBeUndefined();
    const cut = "redis.call('SET', KEYS[1], string.sub(redis.call('GET', KEYS[1]), 1, tonumber(ARGV[1])))";
    for (let bytes = length; bytes >= 0; bytes--) {
      await server.command('EVAL', cut, '1', key, String(bytes));
      expect(await textOf(store, 'k')).toBe(bytes === length ? 'kept' : undefined);
    }
  });

  test('is a miss under the key of something else', async () => {
    const server = await start();
    const store = await storeWith([keyA], server);
    await put(store, 'mine', 'for me');
    const mine = await keyOfOnlyEntry(server);
    await put(store, 'yours', 'for you');
    const yours = ((await server.command('KEYS', 'quintet:*:e:*')) as string[]).find((key) => key !== mine);
    await server.command('COPY', mine, yours!, 'REPLACE');
    expect(await textOf(store, 'yours')).toBeUndefined();
    expect(await textOf(store, 'mine')).toBe('for me');
  });

  test('does not outlive its time where somebody takes its expiry away', async () => {
    let now = Date.now();
    const server = await start();
    const store = await storeWith([keyA], server, () => now);
    await put(store, 'k', 'kept', { ttlMs: 60_000 });
    await server.command('PERSIST', await keyOfOnlyEntry(server));
    now += 59_999;
    expect(await textOf(store, 'k')).toBe('kept');
    now += 1;
    expect(await textOf(store, 'k')).toBeUndefined();
  });

  test('is nobody’s who has another key, and writing it anew mends it', async () => {
    const server = await start();
    const [ours, theirs] = [await storeWith([keyA], server), await storeWith([keyB], server)];
    await put(theirs, 'k', 'planted');
    expect(await textOf(ours, 'k')).toBeUndefined();
    await isUp(ours);
    await expect
      .poll(async () => {
        await put(ours, 'k', 'ours');
        return textOf(ours, 'k');
      })
      .toBe('ours');
  });

  test.each([
    ['a text', ['SET', 'planted 1 2\n']],
    ['nothing', ['SET', '']],
    ['the version of another tag', null],
    ['a list', ['LPUSH', 'planted']],
  ])('a tag whose version is %s is given a new one, and what hung on it is a miss', async (_, planted) => {
    const server = await start();
    const store = await storeWith([keyA], server);
    await put(store, 'other', 'x', { tags: ['other'] });
    const before = new Set((await server.command('KEYS', 'quintet:*:t:*')) as string[]);
    await put(store, 'k', 'kept', { tags: ['tag'] });
    const [tag] = ((await server.command('KEYS', 'quintet:*:t:*')) as string[]).filter(
      (key) => !before.has(key),
    );
    if (planted === null) await server.command('COPY', [...before][0]!, tag!, 'REPLACE');
    else {
      await server.command('DEL', tag!);
      const [command, ...values] = planted;
      await server.command(command!, tag!, ...values);
    }
    expect(await textOf(store, 'k')).toBeUndefined();
    await expect
      .poll(async () => {
        await put(store, 'k', 'after', { tags: ['tag'] });
        return textOf(store, 'k');
      })
      .toBe('after');
  });

  test('keys are replaced without a loss: first the new one is added, then it signs, then the old one goes', async () => {
    const server = await start();
    const old = await storeWith([keyA], server);
    await put(old, 'k', 'signed by the old key');
    const prepared = await storeWith([keyA, keyB], server);
    expect(await textOf(prepared, 'k')).toBe('signed by the old key');
    const next = await storeWith([keyB, keyA], server);
    expect(await textOf(next, 'k')).toBe('signed by the old key');
    await put(next, 'n', 'signed by the new key');
    expect(await textOf(prepared, 'n')).toBe('signed by the new key');
    await put(next, 'k', 'signed anew');
    const last = await storeWith([keyB], server);
    expect([await textOf(last, 'k'), await textOf(last, 'n')]).toEqual([
      'signed anew',
      'signed by the new key',
    ]);
    await last.drop(['tag']);
    for (const store of [prepared, next, last]) expect(await textOf(store, 'n')).toBeUndefined();
  });
});

test('a signature is for one place, one value and one key, and has one text', () => {
  const [seal, other] = [new Seal([keyA]), new Seal([keyB])];
  const signed = seal.sign('place', 'value');
  expect(seal.verifies('place', 'value', signed)).toBe(true);
  expect(new Seal([keyB, keyA]).verifies('place', 'value', signed)).toBe(true);
  expect(other.verifies('place', 'value', signed)).toBe(false);
  expect(seal.verifies('plac', 'evalue', signed)).toBe(false);
  expect(seal.verifies('place2', 'value', signed)).toBe(false);
  // The last character of 32 bytes in base64url has two bits to spare.
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const texts = [...last].map((character) => signed.slice(0, -1) + character);
  expect(texts.filter((text) => seal.verifies('place', 'value', text))).toEqual([signed]);
  for (const text of ['', signed.slice(1), `${signed}A`, `${signed}=`]) {
    expect(seal.verifies('place', 'value', text)).toBe(false);
  }
});
