import type { RedisClientType } from '@redis/client';

type Argument = string | Buffer;
type Client = RedisClientType<Record<string, never>, Record<string, never>, Record<string, never>, 2>;

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with a password in it where one is needed. */
  readonly url: URL;
  /** Told once as Redis goes away, with a reason that holds no secret, and with null once it is back. */
  readonly onOutage?: ((reason: string | null) => void) | undefined;
  /** Called whenever commands can be sent again. */
  readonly onReady: () => void;
}

/** What a command that got no answer resolves to: whether it was done, nobody knows. */
export const UNANSWERED = Symbol('unanswered');

/** Milliseconds for a connection to come about, and for a command that is late to be answered after all. */
const PATIENCE_MS = 2_000;
/** Bounds, in milliseconds, of the wait before the next connection. */
const RECONNECT_MS = { least: 50, most: 2_000 };

/**
 * The one connection to a Redis, made anew in the background as often as it takes. Nothing waits for it: a command gets
 * its answer within its time, or none. Once one is late, others are not even sent until it is answered.
 */
export class RedisConnection {
  readonly #options: RedisConnectionOptions;
  #client: Client | undefined;
  /** Replies as they are, not as text: what is kept is bytes. */
  #bufferReplies: object = {};
  /** Commands whose time was over before their answer came. */
  #late = 0;
  #failures = 0;
  #isOut = false;
  #isClosed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    void this.#open();
  }

  get isUsable(): boolean {
    return this.#client?.isReady === true && this.#late === 0;
  }

  /** Resolves to the reply; to `unanswered` where none comes in time or it is an error. */
  async run(command: readonly Argument[], withinMs: number): Promise<unknown> {
    const client = this.#client;
    if (client === undefined || !this.isUsable) return UNANSWERED;
    const reply = client
      .sendCommand(command, { typeMapping: this.#bufferReplies })
      .catch((): typeof UNANSWERED => UNANSWERED);
    const { promise: over, resolve: giveUp } = Promise.withResolvers<typeof UNANSWERED>();
    let isDone = false;
    const timer = setTimeout(() => {
      // Where it was this process that had no time, the answer may be here, unread.
      setImmediate(() => {
        if (isDone) return;
        this.#waitFor(reply, client);
        giveUp(UNANSWERED);
      });
    }, withinMs);
    const result = await Promise.race([reply, over]);
    isDone = true;
    clearTimeout(timer);
    return result;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#client?.destroy();
    this.#client = undefined;
  }

  async #open(): Promise<void> {
    const { createClient, RESP_TYPES } = await import('@redis/client');
    if (this.#isClosed) return;
    this.#bufferReplies = { [RESP_TYPES.BLOB_STRING]: Buffer };
    const client: Client = createClient({
      url: this.#options.url.href,
      RESP: 2,
      disableOfflineQueue: true,
      maintNotifications: 'disabled',
      socket: { connectTimeout: PATIENCE_MS, reconnectStrategy: false },
    });
    this.#client = client;
    client.on('error', (error) => this.#lose(client, reasonOf(error)));
    const patience = setTimeout(() => this.#lose(client, 'no answer'), PATIENCE_MS).unref();
    try {
      await client.connect();
      this.#regain();
    } catch (error) {
      this.#lose(client, reasonOf(error));
    } finally {
      clearTimeout(patience);
    }
  }

  #waitFor(reply: Promise<unknown>, client: Client): void {
    this.#late += 1;
    const patience = setTimeout(() => this.#lose(client, 'no answer'), PATIENCE_MS).unref();
    void reply.then(() => {
      clearTimeout(patience);
      if (this.#client !== client) return;
      this.#late -= 1;
      if (this.isUsable) this.#options.onReady();
    });
  }

  #regain(): void {
    this.#failures = 0;
    this.#late = 0;
    if (this.#isOut) this.#options.onOutage?.(null);
    this.#isOut = false;
    this.#options.onReady();
  }

  /** Gives up this connection, and makes another in a while. */
  #lose(client: Client, reason: string): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#late = 0;
    client.destroy();
    if (!this.#isOut) this.#options.onOutage?.(reason);
    this.#isOut = true;
    const wait = Math.min(RECONNECT_MS.least * 2 ** this.#failures++, RECONNECT_MS.most);
    this.#retry = setTimeout(() => void this.#open(), wait).unref();
  }
}

/** `ECONNREFUSED`, or the first word of what Redis said: `WRONGPASS`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^[A-Z]{3,20}\b/.exec(error.message)?.[0] ?? error.name;
}
