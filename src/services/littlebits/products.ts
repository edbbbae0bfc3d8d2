import { handled } from '../../upstream/handled.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { wholeList } from '../../upstream/lists/whole-list.ts';
import { EntityLoader, fanOut } from '../../upstream/loaders/entity-loader.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import type { LittlebitsClient } from './client.ts';
import {
  decodeProduct,
  decodeProducts,
  decodeVariant,
  type ProductVariant,
  type WireProduct,
} from './wire/product.ts';

/** In the service's own words, upper or lower case; undefined is any. */
export interface ProductFilter {
  readonly type?: string | undefined;
  readonly bitType?: string | undefined;
}

/**
 * The catalogue, which nothing in this API changes: no write makes it out of date. One product is read by itself; for
 * two or more, and for whatever is asked for after that, one call gives all there are.
 */
export class Products {
  readonly #client: LittlebitsClient;
  readonly #loader: EntityLoader<WireProduct>;
  /** As the detail tells them, with what the list leaves out. */
  readonly #details: EntityLoader<WireProduct>;
  readonly #variants: EntityLoader<ProductVariant>;
  #all: Promise<readonly WireProduct[]> | undefined;
  #byId: Promise<ReadonlyMap<string, WireProduct>> | undefined;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    this.#loader = new EntityLoader({ loadMany: (ids) => this.#find(ids) });
    this.#details = new EntityLoader({ loadOne: (id) => this.#read(id) });
    this.#variants = new EntityLoader({ loadMany: (keys) => this.#findVariants(keys) });
  }

  /** GET products: all of them in one answer, whatever is picked from it. */
  list({ type, bitType }: ProductFilter = {}): List<WireProduct> {
    const [wantedType, wantedBitType] = [type?.toLowerCase(), bitType?.toLowerCase()];
    const isWanted = (product: WireProduct) =>
      (wantedType === undefined || product.type.toLowerCase() === wantedType) &&
      (wantedBitType === undefined || product.bit_type?.toLowerCase() === wantedBitType);
    return wholeList<WireProduct>({
      identity: `littlebits/products?${JSON.stringify([wantedType, wantedBitType])}`,
      keyOf: ({ id }) => String(id),
      keyPattern: NUMBER_KEY,
      read: async () => (await this.#readAll()).filter(isWanted),
    });
  }

  /** By the service's own number; null where there is none. What the list leaves out can be missing. */
  find(id: string): WireProduct | Promise<WireProduct | null> {
    return this.#loader.load(id);
  }

  /** Null where there is none. No endpoint takes a slug, so all are looked through. */
  async findBySlug(slug: string): Promise<WireProduct | null> {
    return (await this.#readAll()).find((product) => product.slug === slug) ?? null;
  }

  /** GET products/:id, with what the list leaves out. */
  detailOf(id: string): WireProduct | Promise<WireProduct | null> {
    return this.#details.load(id);
  }

  /** GET products/:id/variants/:id for one; several are picked from their products. Null where there is none. */
  variant(productId: string, id: string): ProductVariant | Promise<ProductVariant | null> {
    return this.#variants.load(`${productId}-${id}`);
  }

  /** The same as its product tells it. */
  async variantInProduct(productId: string, id: string): Promise<ProductVariant | null> {
    const product = await this.find(productId);
    return product ? (variantsOf(product).find((variant) => String(variant.id) === id) ?? null) : null;
  }

  async #find(ids: readonly string[]): Promise<ArrayLike<WireProduct | null | Error>> {
    const [first = ''] = ids;
    if (ids.length === 1 && !this.#all) return [await this.detailOf(first)];
    const byId = await this.#readById();
    return ids.map((id) => byId.get(id) ?? null);
  }

  async #findVariants(keys: readonly string[]): Promise<ArrayLike<ProductVariant | null | Error>> {
    if (keys.length === 1 && !this.#all)
      return Promise.all(keys.map((key) => this.#readVariant(...parts(key))));
    return fanOut(keys, (key) => this.variantInProduct(...parts(key)));
  }

  #readAll(): Promise<readonly WireProduct[]> {
    this.#all ??= handled(this.#client.read('products', decodeProducts));
    return this.#all;
  }

  #readById(): Promise<ReadonlyMap<string, WireProduct>> {
    this.#byId ??= handled(
      this.#readAll().then((all) => new Map(all.map((product) => [String(product.id), product]))),
    );
    return this.#byId;
  }

  #read(id: string): Promise<WireProduct | null> {
    return orNull(this.#client.read(path`products/${id}`, decodeProduct));
  }

  async #readVariant(productId: string, id: string): Promise<ProductVariant | null> {
    const at = path`products/${productId}/variants/${id}`;
    const variant = await orNull(this.#client.read(at, decodeVariant));
    return variant && { ...variant, productId: Number(productId) };
  }
}

/** The variants of a product, each knowing which. */
export function variantsOf({
  id,
  variants,
}: Pick<WireProduct, 'id' | 'variants'>): readonly ProductVariant[] {
  return variants.map((variant) => ({ ...variant, productId: id }));
}

function parts(key: string): [productId: string, id: string] {
  const [productId = '', id = ''] = key.split('-');
  return [productId, id];
}
