import { collection } from '../../contract/client/collection.ts';
import { inOnePiece } from '../../contract/client/paging.ts';
import { isJsonObject, objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type EntityLoader, fanOut } from '../../upstream/loaders/entity-loader.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { LittlebitsClient } from './client.ts';
import type { Product, Variant } from './models.ts';
import { RESULTS } from './wire/envelope.ts';
import {
  decodeProductDetailKey,
  decodeProductKey,
  decodeVariantKey,
  type WireVariant,
} from './wire/product.ts';

const PRODUCTS = collection<Product>({
  envelope: RESULTS,
  decodeItem: decodeProductKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
});

/** In the service's own words, upper or lower case; undefined is any. */
interface ProductFilter {
  readonly type?: string | undefined;
  readonly bitType?: string | undefined;
}

/**
 * The catalogue, which nothing in this API changes: no write makes it out of date. One product is read by itself; for
 * two or more, and for whatever is asked for after that, one call gives all there are.
 */
export class Products {
  readonly #client: LittlebitsClient;
  readonly #byId: EntityLoader<Product>;
  /** As the detail tells them, with what the list leaves out. */
  readonly #details: EntityLoader<Product>;
  readonly #variants: EntityLoader<Variant>;
  readonly #all: SharedValue<readonly Product[]>;
  readonly #allById: SharedValue<ReadonlyMap<string, Product>>;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    const lifetime = { outlivesWrites: true };
    this.#byId = client.loader({ loadMany: (ids) => this.#find(ids) }, lifetime);
    this.#details = client.loader({ loadOne: (id) => this.#read(id) }, lifetime);
    this.#variants = client.loader({ loadMany: (keys) => this.#findVariants(keys) }, lifetime);
    this.#all = client.once(
      async () => (await client.page({ ...PRODUCTS, path: 'products' })).items,
      lifetime,
    );
    this.#allById = client.once(
      async () => new Map((await this.#all.get()).map((product) => [String(product.id), product])),
      lifetime,
    );
  }

  /** GET products: all of them in one answer, whatever is picked from it. */
  list({ type, bitType }: ProductFilter = {}): List<Product> {
    const [wantedType, wantedBitType] = [type?.toLowerCase(), bitType?.toLowerCase()];
    const isWanted = (product: Product) =>
      (wantedType === undefined || lower(product.type) === wantedType) &&
      (wantedBitType === undefined || lower(product.bit_type) === wantedBitType);
    return this.#client.list({
      ...PRODUCTS,
      path: 'products',
      identity: `littlebits/products?${JSON.stringify([wantedType, wantedBitType])}`,
      paging: inOnePiece(async () => (await this.#all.get()).filter(isWanted)),
    });
  }

  /** By the service's own number; null where there is none. What the list leaves out can be missing. */
  byId(id: string): Product | Promise<Product | null> {
    return this.#byId.load(id);
  }

  /** Null where there is none. No endpoint takes a slug, so all are looked through. */
  async bySlug(slug: string): Promise<Product | null> {
    return (await this.#all.get()).find((product) => product.slug === slug) ?? null;
  }

  /** GET products/:id, with what the list leaves out. */
  detailOf(id: string): Product | Promise<Product | null> {
    return this.#details.load(id);
  }

  /** GET products/:id/variants/:id for one; several are picked from their products. Null where there is none. */
  variant(productId: string, id: string): Variant | Promise<Variant | null> {
    return this.#variants.load(`${productId}-${id}`);
  }

  /** The same as its product tells it. */
  async variantInProduct(productId: string, id: string): Promise<Variant | null> {
    const product = await this.byId(productId);
    const variants = product ? objectsIn(product.variants) : [];
    const found = variants.find((variant) => String(variant.id) === id);
    return product && found ? { ...found, productId: product.id } : null;
  }

  async #find(ids: readonly string[]): Promise<ArrayLike<Product | null | Error>> {
    const [first = ''] = ids;
    if (ids.length === 1 && !this.#all.isKnown) return [await this.detailOf(first)];
    const byId = await this.#allById.get();
    return ids.map((id) => byId.get(id) ?? null);
  }

  async #findVariants(keys: readonly string[]): Promise<ArrayLike<Variant | null | Error>> {
    if (keys.length === 1 && !this.#all.isKnown)
      return Promise.all(keys.map((key) => this.#readVariant(...parts(key))));
    return fanOut(keys, (key) => this.variantInProduct(...parts(key)));
  }

  #read(id: string): Promise<Product | null> {
    const asked = { key: id, another: 'another product' };
    const options = { path: path`products/${id}`, decodeItem: decodeProductDetailKey, asked };
    return this.#client.one({ ...PRODUCTS, ...options });
  }

  #readVariant(productId: string, id: string): Promise<Variant | null> {
    return this.#client.one<WireVariant, Variant>({
      path: path`products/${productId}/variants/${id}`,
      decodeItem: decodeVariantKey,
      toItem: (variant) => ({ ...variant, productId: Number(productId) }),
      keyOf: (variant) => String(variant.id),
      asked: { key: id, another: 'another variant' },
    });
  }
}

/** The variants of a product, each with its product's id. Malformed ones stay as they are: they are checked where they are read. */
export function variantsOf({ id, variants }: Pick<Product, 'id' | 'variants'>): readonly Variant[] {
  return variants.map((variant) => (isJsonObject(variant) ? { ...variant, productId: id } : variant));
}

/** Of a text that nobody has checked. */
function lower(text: unknown): string | undefined {
  return typeof text === 'string' ? text.toLowerCase() : undefined;
}

function parts(key: string): [productId: string, id: string] {
  const [productId = '', id = ''] = key.split('-');
  return [productId, id];
}
