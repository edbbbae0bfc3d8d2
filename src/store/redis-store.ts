import { hash } from 'node:crypto';
import type { CacheStore, Entry, Stamp, WriteOptions } from './cache-store.ts';
import { RedisConnection, type RedisConnectionOptions, UNANSWERED } from './redis-connection.ts';
import { openEntry, sealEntry, TAGS_START } from './redis-entry.ts';
import { Seal } from './seal.ts';
import { TagVersions } from './tag-versions.ts';
import { UndroppedTags } from './undropped-tags.ts';

export interface RedisStoreOptions extends Pick<RedisConnectionOptions, 'url' | 'onOutage'> {
  /**
   * Sign all that is stored: whatever they have not signed counts as not there. The first signs, all verify. Default: a key
   * that everybody knows.
   */
  readonly keys?: readonly Buffer[] | undefined;
  /** Milliseconds after which a read counts as a miss. Default: 50. */
  readonly readMs?: number | undefined;
  /** Milliseconds since the Unix epoch. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/** The number is that of the format: what another version of Quintet writes is never misread. */
const PREFIX = 'quintet:2:';
/** Every entry hangs on it, so that all can be dropped at once. */
const EVERYTHING = `${PREFIX}*`;
/** Milliseconds for a drop, which others than those who asked for it depend on. */
const DROP_MS = 250;
/** How long a tag's version lasts after its last stamp; without one, what hangs on it is not read. */
const VERSION_MS = 86_400_000;
/** Milliseconds until a drop is tried once more that was answered with an error. */
const REDROP_MS = 1_000;

const READ = `
local value = redis.call('GET', KEYS[1])
if not value then return false end
local line = string.find(value, '\\n', ${TAGS_START + 1}, true)
for tag, version in string.gmatch(string.sub(value, ${TAGS_START + 1}, (line or 1) - 1), '(%S+) (%S+)') do
  local current = redis.call('GET', tag)
  if not current or string.match(current, '^[^.]*') ~= version then return false end
end
return value`;

// Without fresh versions, a tag that has none gets an empty one. What is no text is nothing of ours.
const STAMP = `
local versions = {}
for index, tag in ipairs(KEYS) do
  local version = redis.pcall('GET', tag)
  if type(version) == 'table' then
    redis.call('DEL', tag)
    version = false
  end
  if version then
    redis.call('PEXPIRE', tag, ARGV[1])
  else
    version = ARGV[index + 1] or ''
    if version ~= '' then redis.call('SET', tag, version, 'PX', ARGV[1]) end
  end
  versions[index] = version
end
return versions`;

const REPLACE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end`;

/**
 * A store that the instances of a gateway share. A drop deletes the versions of its tags, which even a full Redis does;
 * the next stamp gives them new ones, never seen before. So does Redis when it throws something out.
 *
 * No key or tag is legible there: both are hashes. Entries and versions are signed, so that nobody else can write any.
 */
export class RedisStore implements CacheStore {
  readonly #connection: RedisConnection;
  readonly #readMs: number;
  readonly #now: () => number;
  readonly #seal: Seal;
  readonly #versions: TagVersions;
  readonly #undropped = new UndroppedTags(EVERYTHING);
  #redrop: NodeJS.Timeout | undefined;

  constructor({ url, onOutage, keys, readMs = 50, now = Date.now }: RedisStoreOptions) {
    this.#readMs = readMs;
    this.#now = now;
    this.#seal = new Seal(keys);
    this.#versions = new TagVersions(this.#seal);
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
    const pairs = keysOf(tags).flatMap((tag, index) => [tag, versions[index] ?? '']);
    const at = entryKey(key);
    const value = sealEntry(this.#seal, at, { head, body, tags: pairs, until: this.#now() + ms });
    await this.#connection.run(['SET', at, value, 'PX', String(ms)], this.#readMs);
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
    const entry = openEntry(this.#seal, key, value);
    if (entry === undefined || entry.until <= this.#now()) return undefined;
    return this.#undropped.holdsAny(entry.tags) ? undefined : entry;
  }

  async #stamp(tags: readonly string[]): Promise<Stamp> {
    const keys = keysOf(tags);
    let values = await this.#runStamp(keys, []);
    if (values?.includes('')) values = await this.#runStamp(keys, this.#versions.fresh(keys));
    if (values === undefined) return '';
    const versions: string[] = [];
    const planted: string[] = [];
    for (const [index, key] of keys.entries()) {
      const version = this.#versionIn(key, values[index] ?? '');
      if (version === undefined) planted.push(key);
      else versions.push(version);
    }
    if (planted.length === 0) return versions.join(' ');
    // What somebody else has put there would keep the tag from ever having a version.
    void this.#delete(planted);
    return '';
  }

  #versionIn(key: string, value: string): string | undefined {
    const isKnown = this.#versions.isVerified(key, value);
    const version = this.#versions.versionIn(key, value);
    if (isKnown || version === undefined) return version;
    // Signed anew, it lasts when the key that has signed it goes.
    const renewed = this.#versions.renewed(key, value);
    if (renewed) void this.#connection.run(['EVAL', REPLACE, '1', key, value, renewed], this.#readMs);
    return version;
  }

  /** What is stored for tags, in the order of their keys; undefined where Redis does not say. */
  async #runStamp(keys: readonly string[], fresh: readonly string[]): Promise<string[] | undefined> {
    const command = ['EVAL', STAMP, String(keys.length), ...keys, String(VERSION_MS), ...fresh];
    const values = await this.#connection.run(command, this.#readMs);
    return Array.isArray(values) ? values.map((value) => String(value)) : undefined;
  }

  async #delete(keys: readonly string[]): Promise<boolean> {
    return (await this.#connection.run(['DEL', ...keys], DROP_MS)) !== UNANSWERED;
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
