import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import type { Random } from '../../random.ts';
import { slugOf } from '../user-store.ts';
import { BITS } from './bits.ts';
import { ACCESSORIES, KITS } from './kits.ts';

const DAY = 86_400_000;
const OPENING = Date.parse('2012-12-16T00:00:00Z');
const LAST_UPDATE = Date.parse('2026-05-11T16:54:46Z');
const KIT_BITS_UPDATED = '2015-06-15T18:41:32.000Z';
const SHORT_LENGTH = 150;

/** Variants whose numbers aren't their products', the master first. */
const VARIANTS: Readonly<Record<number, readonly number[]>> = {
  110: [110, 301],
  115: [115, 302, 303],
  139: [133, 152],
  166: [179],
  173: [186],
  185: [201],
  198: [213],
  201: [216],
};

/** The cloudBit is a Bit and yet comes with what it needs, which counts as a kit's contents. */
const CLOUD_BIT_CONTENTS = '13 179 186';

const RETIRED = new Set([16, 30, 103, 121, 149, 150]);

interface Product {
  readonly id: number;
  readonly name: string;
  readonly type: 'Bit' | 'Kit' | 'Accessory';
  readonly bitType: string | null;
  readonly contents: string;
  readonly description: string;
}

/** Makes all products with their variants, pictures and contents. */
export function addProducts(database: DatabaseSync, random: Random): void {
  const insertProduct = statement(database, 'INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertVariant = statement(database, 'INSERT INTO variant VALUES (?, ?, ?, ?, ?)');
  const insertKitBit = statement(
    database,
    'INSERT INTO kit_bit (kit_variant_id, variant_id, quantity, updated_at) VALUES (?, ?, ?, ?)',
  );
  for (const { id, name, type, bitType, contents, description } of allProducts()) {
    const slug = slugOf(name);
    const available = new Date(OPENING + id * 7 * DAY).toISOString();
    const updated = new Date(LAST_UPDATE - random.between(0, 2_000) * 61_003_000).toISOString();
    const short = description.slice(0, SHORT_LENGTH);
    const retired = RETIRED.has(id) ? 1 : 0;
    insertProduct.run(id, name, type, bitType, description, slug, available, updated, short, retired);
    const [master, ...others] = variantsOf(id, type);
    // A kit's pictures are counted from 0, all others' from 1.
    const firstPosition = type === 'Kit' ? 0 : 1;
    const pictures = picturesOf(slug, id, random);
    insertVariant.run(master, id, 1, firstPosition, JSON.stringify(pictures));
    // A variant of its own seldom has more than one picture, and some have none.
    for (const [index, variantId] of others.entries()) {
      insertVariant.run(variantId, id, 0, 1, JSON.stringify(index === 0 ? pictures.slice(0, 1) : []));
    }
    for (const part of contents.split(' ').filter(Boolean)) {
      const [variantId = '', quantity = '1'] = part.split('*');
      insertKitBit.run(master, Number(variantId), Number(quantity), KIT_BITS_UPDATED);
    }
  }
}

function allProducts(): readonly Product[] {
  const bits = rowsOf(BITS).map(([id = '', name = '', bitType = '', description = '']): Product => {
    const contents = name === 'cloudBit™' ? CLOUD_BIT_CONTENTS : '';
    return { id: Number(id), name, type: 'Bit', bitType: bitType || null, contents, description };
  });
  const kits = rowsOf(KITS).map(
    ([id = '', name = '', contents = '', description = '']): Product => ({
      id: Number(id),
      name,
      type: 'Kit',
      bitType: null,
      contents,
      description,
    }),
  );
  const accessories = rowsOf(ACCESSORIES).map(
    ([id = '', name = '', description = '']): Product => ({
      id: Number(id),
      name,
      type: 'Accessory',
      bitType: null,
      contents: '',
      description,
    }),
  );
  return [...bits, ...kits, ...accessories];
}

/** The cells of a table that is written as text, a row a line and bars between. */
export function rowsOf(table: string): string[][] {
  // A line break of a text is CR LF, as a browser's form sends it; one of the table is not.
  return table
    .trim()
    .split(/(?<!\r)\n(?!\r)/)
    .map((row) => row.split('|'));
}

function variantsOf(id: number, type: Product['type']): readonly [number, ...number[]] {
  const [master, ...others] = VARIANTS[id] ?? [];
  if (master !== undefined) return [master, ...others];
  return [type === 'Kit' ? id + 100 : id];
}

function picturesOf(slug: string, id: number, random: Random): string[] {
  const count = random.between(1, 5);
  return Array.from({ length: count }, (_, index) => {
    const path = `/spree/products/${id * 10 + index}/{size}/${slug}-${index + 1}.png?14231${String(id * 10 + index).padStart(5, '0')}`;
    // Some addresses lack their scheme.
    return id % 12 === 5 ? `/${path}` : path;
  });
}
