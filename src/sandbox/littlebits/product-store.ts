import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { sizedAddress } from './images.ts';
import type { ImageJson, KitBitJson } from './shapes.ts';

interface ProductRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly bit_type: string | null;
  readonly description: string;
  readonly slug: string;
  readonly available_on: string;
  readonly updated_at: string;
  readonly short_description: string;
  readonly inactive: 0 | 1;
}

interface VariantRow {
  readonly id: number;
  readonly product_id: number;
  readonly is_master: 0 | 1;
  readonly first_position: number;
  readonly images: string;
}

interface KitBitRow extends KitBitJson {
  readonly kit_variant_id: number;
  readonly type: string;
}

export interface ProductStore {
  /** Every product, retired ones too, as the list tells them. */
  all(origin: string): readonly object[];
  /** A product as the detail tells it, or undefined. */
  find(id: number, origin: string): object | undefined;
  /** A variant of a product, or undefined. */
  findVariant(productId: number, id: number, origin: string): object | undefined;
  /** The master variant of a kit; undefined for what isn't a kit. */
  kitVariantOf(slug: string): number | undefined;
}

export function createProductStore(database: DatabaseSync): ProductStore {
  const products = statement<ProductRow>(database, 'SELECT * FROM product ORDER BY id');
  const product = statement<ProductRow>(database, 'SELECT * FROM product WHERE id = ?');
  const variants = statement<VariantRow>(database, 'SELECT * FROM variant ORDER BY is_master DESC, id');
  const variantsOf = statement<VariantRow>(
    database,
    'SELECT * FROM variant WHERE product_id = ? ORDER BY is_master DESC, id',
  );
  const contents = `
    SELECT kit_variant_id, kit_bit.variant_id, product_id, type, quantity, kit_bit.updated_at FROM kit_bit
    JOIN variant ON variant.id = kit_bit.variant_id JOIN product ON product.id = product_id`;
  const kitBits = statement<KitBitRow>(database, `${contents} ORDER BY kit_bit.id`);
  const kitBitsOf = statement<KitBitRow>(
    database,
    `${contents} WHERE kit_variant_id = ? ORDER BY kit_bit.id`,
  );
  const kit = statement<{ id: number }>(
    database,
    `SELECT variant.id FROM variant JOIN product ON product.id = product_id
     WHERE slug = ? AND type = 'Kit' AND is_master`,
  );

  return {
    all(origin) {
      const byProduct = Map.groupBy(variants.all(), (row) => row.product_id);
      const byKit = Map.groupBy(kitBits.all(), (row) => row.kit_variant_id);
      const contentsOf = (id: number): readonly KitBitRow[] => byKit.get(id) ?? [];
      return products.all().map((row) => listed(row, byProduct.get(row.id) ?? [], contentsOf, origin));
    },
    find(id, origin) {
      const row = product.first(id);
      return row && detail(row, variantsOf.all(id), (variantId) => kitBitsOf.all(variantId), origin);
    },
    findVariant(productId, id, origin) {
      const row = product.first(productId);
      const variant = variantsOf.all(productId).find((candidate) => candidate.id === id);
      if (row === undefined || variant === undefined) return undefined;
      const { type, bit_type } = row;
      const images = imagesOf(variant, origin);
      return { id, type, bit_type, is_master: variant.is_master === 1, images };
    },
    kitVariantOf: (slug) => kit.first(slug)?.id,
  };
}

type ContentsOf = (variantId: number) => readonly KitBitRow[];

/** In the list every variant tells its contents, a Bit's none. */
function listed(
  row: ProductRow,
  variants: readonly VariantRow[],
  contentsOf: ContentsOf,
  origin: string,
): object {
  const { id, name, type, bit_type, inactive, ...told } = row;
  return {
    id,
    name,
    type,
    bit_type,
    bit_variant_ids: bitVariantIds(variants, contentsOf),
    ...told,
    inactive: inactive === 1,
    variants: variants.map((variant) => ({
      id: variant.id,
      type,
      bit_type,
      is_master: variant.is_master === 1,
      images: imagesOf(variant, origin),
      kit_bits: contentsOf(variant.id).map(kitBit),
    })),
  };
}

/** By itself a product has a cost, in another order, and only a kit tells its contents. */
function detail(
  row: ProductRow,
  variants: readonly VariantRow[],
  contentsOf: ContentsOf,
  origin: string,
): object {
  const { id, name, type, bit_type, inactive, ...told } = row;
  const isKit = variants.some((variant) => contentsOf(variant.id).length > 0);
  return {
    id,
    name,
    type,
    bit_type,
    ...(isKit ? { bit_variant_ids: bitVariantIds(variants, contentsOf) } : {}),
    ...told,
    // The shop that knew the prices is another API.
    cost: 0,
    inactive: inactive === 1,
    variants: variants.map((variant) => ({
      id: variant.id,
      is_master: variant.is_master === 1,
      type,
      bit_type,
      images: imagesOf(variant, origin),
      ...(isKit ? { kit_bits: contentsOf(variant.id).map(kitBit) } : {}),
    })),
  };
}

/** The Bits in a kit; its accessories are among its `kit_bits` alone. */
function bitVariantIds(variants: readonly VariantRow[], contentsOf: ContentsOf): number[] {
  return variants
    .flatMap((variant) => contentsOf(variant.id))
    .filter(({ type }) => type === 'Bit')
    .map(({ variant_id }) => variant_id);
}

function kitBit({ variant_id, product_id, quantity, updated_at }: KitBitRow): KitBitJson {
  return { variant_id, product_id, quantity, updated_at };
}

function imagesOf({ images, first_position }: VariantRow, origin: string): ImageJson[] {
  const paths: string[] = JSON.parse(images);
  return paths.map((path, index) => ({
    url: sizedAddress(origin, path, 'product'),
    position: first_position + index,
    type: 'image/png',
  }));
}
