import { EntityLoader } from '../../upstream/entity-loader.ts';
import { orNull } from '../../upstream/or-null.ts';
import { path } from '../../upstream/url.ts';
import type { LittlebitsClient } from './client.ts';
import { decodeProduct, decodeProducts, type WireProduct } from './wire/product.ts';

/** What littleBits sells. */
export class Products {
  readonly #client: LittlebitsClient;
  readonly #loader: EntityLoader<WireProduct>;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    this.#loader = new EntityLoader((ids) => this.#find(ids));
  }

  /** Null where there is none. One is GET products/:id, several are GET products, which gives all there are. */
  find(id: string): WireProduct | Promise<WireProduct | null> {
    return this.#loader.load(id);
  }

  async #find(ids: readonly string[]): Promise<(WireProduct | null)[]> {
    const [first = ''] = ids;
    if (ids.length === 1) return [await orNull(this.#client.read(path`products/${first}`, decodeProduct))];
    const all = await this.#client.read('products', decodeProducts);
    const byId = new Map(all.map((product) => [String(product.id), product]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
