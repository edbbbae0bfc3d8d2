import { LRUCache } from 'lru-cache';
import type { CacheStore, Entry, Stamp, WriteOptions } from './cache-store.ts';

export interface MemoryStoreOptions {
  /** Memory for all entries, as near as it can be told. */
  readonly maxBytes: number;
  /** Milliseconds since any moment; only differences count. */
  readonly now: () => number;
}

interface Kept extends Entry {
  readonly tags: readonly string[];
  readonly versions: readonly number[];
  /** In milliseconds of `now`. */
  readonly until: number;
}

/** Of an entry beside its texts and its body: the objects around them, and its places in the maps. */
const ENTRY_BYTES = 400;
/** The same of a tag's version. */
const VERSION_BYTES = 150;
/** For the versions of tags, as a part of what the entries get. */
const VERSIONS_SHARE = 1 / 8;

/** A store in this process. What was used longest ago goes first. */
export class MemoryStore implements CacheStore {
  readonly #entries: LRUCache<string, Kept>;
  /**
   * A tag without a version has been dropped, or forgotten: either way nothing that hangs on it is valid, and its next
   * version is a new one.
   */
  readonly #versions: LRUCache<string, number>;
  readonly #now: () => number;
  #lastVersion = 0;

  constructor({ maxBytes, now }: MemoryStoreOptions) {
    this.#now = now;
    this.#entries = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf });
    this.#versions = new LRUCache({
      maxSize: Math.ceil(maxBytes * VERSIONS_SHARE),
      sizeCalculation: (_, tag) => 2 * tag.length + VERSION_BYTES,
    });
  }

  read(key: string): Entry | undefined {
    const kept = this.#entries.get(key);
    if (kept === undefined) return undefined;
    if (kept.until > this.#now() && this.#isCurrent(kept.tags, kept.versions)) return kept;
    this.#entries.delete(key);
    return undefined;
  }

  stamp(tags: readonly string[]): Stamp {
    return tags.map((tag) => this.#versionOf(tag)).join();
  }

  write(key: string, { head, body }: Entry, { tags, stamp, ttlMs }: WriteOptions): void {
    const versions = stamp.split(',').map(Number);
    if (ttlMs <= 0 || !this.#isCurrent(tags, versions)) return;
    this.#entries.set(key, { head, body: detachFromPool(body), tags, versions, until: this.#now() + ttlMs });
  }

  drop(tags: readonly string[]): void {
    for (const tag of tags) this.#versions.delete(tag);
  }

  async close(): Promise<void> {
    this.#entries.clear();
    this.#versions.clear();
  }

  #versionOf(tag: string): number {
    const known = this.#versions.get(tag);
    if (known !== undefined) return known;
    this.#versions.set(tag, ++this.#lastVersion);
    return this.#lastVersion;
  }

  #isCurrent(tags: readonly string[], versions: readonly number[]): boolean {
    for (let index = 0; index < tags.length; index++) {
      if (this.#versions.get(tags[index] ?? '') !== versions[index]) return false;
    }
    return true;
  }
}

function sizeOf({ head, body, tags }: Kept, key: string): number {
  const characters = tags.reduce((sum, tag) => sum + tag.length, key.length + head.length);
  return 2 * characters + body.length + ENTRY_BYTES;
}

/** What came off a socket is a piece of a larger buffer, all of which it would keep alive. */
function detachFromPool(body: Buffer): Buffer {
  if (body.buffer.byteLength === body.length) return body;
  const copy = Buffer.allocUnsafeSlow(body.length);
  body.copy(copy);
  return copy;
}
