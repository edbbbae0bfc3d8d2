import type { DatabaseSync } from 'node:sqlite';
import { statement, transaction } from '../database.ts';
import { sizedAddress } from './images.ts';
import type { ModuleJson } from './shapes.ts';

const DESCRIPTION_LENGTH = 150;

interface ModuleRow extends Omit<ModuleJson, 'images'> {
  /** A JSON array of paths. */
  readonly images: string;
}

export interface LibraryStore {
  /** The modules in the order they came in. */
  of(userId: number, origin: string): readonly ModuleJson[];
  hasVariant(variantId: number): boolean;
  /** How many of a variant the user has. */
  quantityOf(userId: number, variantId: number): number;
  /**
   * Adds to a variant, and to what it contains where it is a kit; a negative number takes away, down to nothing. Answers
   * all that it touched by variant, with quantity 0 for what is gone. Of a kit no more goes than there is, its contents
   * with it.
   */
  change(userId: number, variantId: number, delta: number, origin: string): readonly ModuleJson[];
}

export function createLibraryStore(database: DatabaseSync): LibraryStore {
  const columns = `variant.id AS variant_id, product_id, name AS title, description, type, bit_type, images`;
  const modules = statement<ModuleRow>(
    database,
    `SELECT ${columns}, quantity FROM module JOIN variant ON variant.id = variant_id
     JOIN product ON product.id = product_id WHERE user_id = ? ORDER BY module.id`,
  );
  const described = statement<ModuleRow>(
    database,
    `SELECT ${columns}, 0 AS quantity FROM variant JOIN product ON product.id = product_id WHERE variant.id = ?`,
  );
  const contents = statement<{ variant_id: number; quantity: number }>(
    database,
    'SELECT variant_id, quantity FROM kit_bit WHERE kit_variant_id = ?',
  );
  const quantity = statement<{ quantity: number }>(
    database,
    'SELECT quantity FROM module WHERE user_id = ? AND variant_id = ?',
  );
  const put = statement(
    database,
    `INSERT INTO module (user_id, variant_id, quantity) VALUES (?, ?, ?)
     ON CONFLICT (user_id, variant_id) DO UPDATE SET quantity = excluded.quantity`,
  );
  const remove = statement(database, 'DELETE FROM module WHERE user_id = ? AND variant_id = ?');

  const quantityOf = (userId: number, variantId: number): number =>
    quantity.first(userId, variantId)?.quantity ?? 0;

  const changeOne = (userId: number, variantId: number, delta: number): number => {
    const rest = Math.max(quantityOf(userId, variantId) + delta, 0);
    if (rest === 0) remove.run(userId, variantId);
    else put.run(userId, variantId, rest);
    return rest;
  };

  return {
    of: (userId, origin) => modules.all(userId).map((row) => toJson(row, origin)),
    hasVariant: (variantId) => described.first(variantId) !== undefined,
    quantityOf,
    change: (userId, variantId, delta, origin) =>
      transaction(database, () => {
        const kits = Math.max(delta, -quantityOf(userId, variantId));
        const touched = [{ variant_id: variantId, quantity: 1 }, ...contents.all(variantId)];
        return touched
          .map(({ variant_id: id, quantity: each }) => {
            const rest = changeOne(userId, id, kits * each);
            return toJson({ ...described.one(id), quantity: rest }, origin);
          })
          .toSorted((left, right) => left.variant_id - right.variant_id);
      }),
  };
}

function toJson(row: ModuleRow, origin: string): ModuleJson {
  const { variant_id, product_id, quantity, title, description, type, bit_type } = row;
  const images: string[] = JSON.parse(row.images);
  return {
    variant_id,
    product_id,
    quantity,
    title,
    // Cut wherever it is, through the middle of a tag too.
    description: description.slice(0, DESCRIPTION_LENGTH),
    type,
    bit_type,
    images: images.map((path) => sizedAddress(origin, path, 'large')),
  };
}
