/** Bytes with what is needed to send them again. */
export interface Entry {
  /** Small JSON text, its owner's. */
  readonly head: string;
  readonly body: Buffer;
}

/** What the versions of some tags were when work began; only the store that gave it can read it. */
export type Stamp = string;

export interface WriteOptions {
  /** What the entry hangs on: `drop` of any of them makes it unreadable. */
  readonly tags: readonly string[];
  /** Of exactly these tags, in this order. */
  readonly stamp: Stamp;
  readonly ttlMs: number;
}

/**
 * A bounded store for what can be had again. It may forget anything at any time; it never gives back what was dropped.
 *
 * Nothing here throws or rejects: a store that is broken or full knows nothing and keeps nothing. Where it is in this
 * process, it answers without a promise.
 */
export interface CacheStore {
  /** The entry, if none of its tags was dropped since its stamp was taken and its time isn't over. */
  read(key: string): Entry | undefined | Promise<Entry | undefined>;
  /** To be taken before the work begins whose result is written: what is dropped meanwhile makes the result unreadable. */
  stamp(tags: readonly string[]): Stamp | Promise<Stamp>;
  write(key: string, entry: Entry, options: WriteOptions): void | Promise<void>;
  /**
   * Nothing that was written with an earlier stamp is read again: by this process as soon as it is over, by others that
   * use the same Redis once that can be reached. To be awaited before anybody is told of the change.
   */
  drop(tags: readonly string[]): void | Promise<void>;
  close(): Promise<void>;
}
