import { UpstreamRefusedError } from '../../upstream/http/errors.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import type { LittlebitsClient } from './client.ts';
import { decodeContent, type WireContent } from './wire/content.ts';

/** The texts of the web site, each by its key. */
export class Content {
  readonly #client: LittlebitsClient;
  readonly #byKey: EntityLoader<WireContent>;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    this.#byKey = client.loader({ loadOne: (key) => this.#read(key) }, { outlivesWrites: true });
  }

  /** GET content?key=; null where there is none. */
  byKey(key: string): WireContent | Promise<WireContent | null> {
    return this.#byKey.load(key);
  }

  async #read(key: string): Promise<WireContent | null> {
    try {
      return await orNull(this.#client.read('content', decodeContent, { key }));
    } catch (error) {
      // A key that is unknown is told by a 200 without success; the key is all that it can be about.
      if (error instanceof UpstreamRefusedError && error.status === 200) return null;
      throw error;
    }
  }
}
