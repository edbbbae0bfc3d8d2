import { hash, randomBytes } from 'node:crypto';
import type { CacheStore, Entry, Stamp, WriteOptions } from './cache-store.ts';
import { RedisConnection, type RedisConnectionOptions, unanswered } from './redis-connection.ts';
import { UndroppedTags } from './undropped-tags.ts';

export interface RedisStoreOptions extends Pick<RedisConnectionOptions, 'url' | 'onOutage'> {
  /** Milliseconds after which a read counts as a miss. Default: 50. */
  readonly readMs?: number | undefined;
}

/** The number is that of the format: what another version of Quintet writes is never misread. */
const PREFIX = 'quintet:1:';
/** Every entry hangs on it, so that all can be dropped at once. */
const EVERYTHING = `${PREFIX}*`;
/** Milliseconds for a drop, which others than those who asked for it depend on. */
const DROP_MS = 250;
/** How long a tag's version lasts after its last stamp; without one, what hangs on it is not read. */
const VERSION_MS = 86_400_000;
/** Milliseconds until a drop is tried once more that was answered with an error. */
const REDROP_MS = 1_000;

// An entry is one string: the tags' keys with their versions, a line end, the length of the head, a line end, head, body.
const READ = `
local value = redis.call('GET', KEYS[1])
if not value then return false end
local line = string.find(value, '\\n', 1, true)
for tag, version in string.gmatch(string.sub(value, 1, (line or 1) - 1), '(%S+) (%S+)') do
  if redis.call('GET', tag) ~= version then return false end
end
return value`;

const STAMP = `
local versions = {}
for index, tag in ipairs(KEYS) do
  local version = redis.call('GET', tag)
  if version then
    redis.call('PEXPIRE', tag, ARGV[1])
  else
    version = ARGV[2] .. index
    redis.call('SET', tag, version, 'PX', ARGV[1])
  end
  versions[index] = version
end
return table.concat(versions, ' ')`;

/**
 * A store that the instances of a gateway share. A drop deletes the versions of its tags, which even a full Redis does;
 * the next stamp gives them new ones, never seen before. So does Redis when it throws something out.
 *
 * No key or tag is legible there: both are hashes.
 */
export class RedisStore implements CacheStore {
  readonly #connection: RedisConnection;
  readonly #readMs: number;
  readonly #undropped = new UndroppedTags(EVERYTHING);
  #redrop: NodeJS.Timeout | undefined;

  constructor({ url, onOutage, readMs = 50 }: RedisStoreOptions) {
    this.#readMs = readMs;
    this.#connection = new RedisConnection({ url, onOutage, onReady: () => void this.#catchUp() });
  }

  read(key: string): undefined | Promise<Entry | undefined> {
    return this.#connection.isUsable ? this.#read(entryKey(key)) : undefined;
  }

  stamp(tags: readonly string[]): Stamp | Promise<Stamp> {
    return this.#connection.isUsable ? this.#stamp(tags) : '';
  }

  async write(key: string, { head, body }: Entry, { tags, stamp, ttlMs }: WriteOptions): Promise<void> {
    const ms = Math.floor(ttlMs);
    if (stamp === '' || ms <= 0) return;
    const versions = stamp.split(' ');
    const hangsOn = keysOf(tags).map((tag, index) => `${tag} ${versions[index]}`);
    const start = `${hangsOn.join(' ')}\n${Buffer.byteLength(head)}\n${head}`;
    const value = Buffer.concat([Buffer.from(start), body]);
    await this.#connection.run(['SET', entryKey(key), value, 'PX', String(ms)], this.#readMs);
  }

  async drop(tags: readonly string[]): Promise<void> {
    const keys = tags.map(tagKey);
    if (!(await this.#delete(keys))) this.#remember(keys);
  }

  async close(): Promise<void> {
    clearTimeout(this.#redrop);
    this.#connection.close();
  }

  async #read(key: string): Promise<Entry | undefined> {
    const value = await this.#connection.run(['EVAL', READ, '1', key], this.#readMs);
    if (!Buffer.isBuffer(value)) return undefined;
    const tagsEnd = value.indexOf('\n');
    const lengthEnd = value.indexOf('\n', tagsEnd + 1);
    const [everything, ...tags] = value.toString('latin1', 0, tagsEnd).split(' ');
    const bodyStart = lengthEnd + 1 + Number(value.toString('latin1', tagsEnd + 1, lengthEnd));
    // What somebody else has put there is no entry.
    if (everything !== EVERYTHING || lengthEnd <= tagsEnd + 1 || !(bodyStart <= value.length))
      return undefined;
    if (this.#undropped.holdsAny([everything, ...tags])) return undefined;
    return { head: value.toString('utf8', lengthEnd + 1, bodyStart), body: value.subarray(bodyStart) };
  }

  async #stamp(tags: readonly string[]): Promise<Stamp> {
    const keys = keysOf(tags);
    const fresh = `${randomBytes(12).toString('base64url')}.`;
    const command = ['EVAL', STAMP, String(keys.length), ...keys, String(VERSION_MS), fresh];
    const versions = await this.#connection.run(command, this.#readMs);
    return Buffer.isBuffer(versions) ? versions.toString('latin1') : '';
  }

  async #delete(keys: readonly string[]): Promise<boolean> {
    return (await this.#connection.run(['DEL', ...keys], DROP_MS)) !== unanswered;
  }

  #remember(keys: readonly string[]): void {
    this.#undropped.add(keys);
    clearTimeout(this.#redrop);
    this.#redrop = setTimeout(() => void this.#catchUp(), REDROP_MS).unref();
  }

  /** Drops what could not be dropped. */
  async #catchUp(): Promise<void> {
    const { tags, last } = this.#undropped;
    if (tags.length === 0) return;
    if (await this.#delete(tags)) this.#undropped.settle(last);
    else this.#remember([]);
  }
}

function keysOf(tags: readonly string[]): string[] {
  return [EVERYTHING, ...tags.map(tagKey)];
}

function entryKey(key: string): string {
  return `${PREFIX}e:${hash('sha256', key, 'base64url')}`;
}

function tagKey(tag: string): string {
  return `${PREFIX}t:${hash('sha256', tag, 'base64url')}`;
}
