import type { SQLInputValue } from 'node:sqlite';
import { Refusal } from './envelope.ts';
import { type Fields, textIn, wholeNumber } from './fields.ts';

/** What a search demands of a project; null where it demands nothing. */
export interface ProjectSearch {
  readonly words: readonly string[];
  readonly sort: 'recent' | 'popular';
  /** The earliest time of publication. */
  readonly since: string | null;
  readonly tags: readonly string[];
  /** Null for both. */
  readonly kind: 'project' | 'lesson' | null;
  /** The variant of a kit whose contents suffice. */
  readonly kitVariantId: number | null;
  /** The only variants that it uses, each with its quantity where one is demanded. */
  readonly variants: ReadonlyMap<number, number | null> | null;
  readonly userId: number | null;
}

/** Every published project, lessons too, the newest first. */
export const EVERY_PROJECT: ProjectSearch = {
  words: [],
  sort: 'recent',
  since: null,
  tags: [],
  kind: null,
  kitVariantId: null,
  variants: null,
  userId: null,
};

/** The documented parameters, in the documented order; paging comes after them. */
export const SEARCH_PARAMETERS = ['q', 'sort', 'days_ago', 'tags', 'type', 'kit', 'variants', 'qty', 'user'];

const DAY = 86_400_000;
const MAX_PARTS = 200;

/** Reads the parameters of a search; the kit's variant is looked up by its slug. */
export function readSearch(
  fields: Fields,
  now: number,
  kitVariantOf: (slug: string) => number | undefined,
): ProjectSearch {
  const daysAgo = readNumber(fields, 'days_ago');
  const kit = textIn(fields, 'kit') || null;
  const kitVariantId = kit === null ? null : (kitVariantOf(kit) ?? null);
  if (kit !== null && kitVariantId === null) throw new Refusal(200, `There is no kit "${kit}".`);
  return {
    words: listIn(fields, 'q', /\s+/).map((word) => word.toLowerCase()),
    sort: textIn(fields, 'sort') === 'popular' ? 'popular' : 'recent',
    since: daysAgo === null ? null : daysBefore(now, daysAgo),
    tags: listIn(fields, 'tags', /\s*,\s*/),
    kind: textIn(fields, 'type') === 'lesson' ? 'lesson' : 'project',
    kitVariantId,
    variants: readVariants(fields),
    userId: readNumber(fields, 'user'),
  };
}

/** The search as conditions on a project's row, with the values that they leave open. */
export function searchConditions(search: ProjectSearch): {
  readonly conditions: readonly string[];
  readonly values: readonly SQLInputValue[];
} {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const demand = (condition: string, ...open: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...open);
  };
  const { words, since, tags, kind, kitVariantId, variants, userId } = search;
  for (const word of words) demand('instr(haystack, ?) > 0', word);
  if (since !== null) demand('published_at >= ?', since);
  for (const tag of tags) {
    demand('EXISTS (SELECT 1 FROM project_tag WHERE project_id = project.id AND tag = ?)', tag);
  }
  if (kind !== null) demand('kind = ?', kind);
  if (userId !== null) demand('project.user_id = ?', userId);
  const uses = 'SELECT 1 FROM project_product AS used WHERE used.project_id = project.id';
  if (kitVariantId !== null) {
    // What uses nothing isn't built with a kit.
    demand(`EXISTS (${uses})`);
    demand(
      `NOT EXISTS (${uses} AND NOT EXISTS (SELECT 1 FROM kit_bit WHERE kit_variant_id = ?
       AND kit_bit.variant_id = used.variant_id AND kit_bit.quantity >= used.quantity))`,
      kitVariantId,
    );
  }
  if (variants !== null) {
    demand('(SELECT count(*) FROM project_product WHERE project_id = project.id) = ?', variants.size);
    for (const [variantId, quantity] of variants) {
      demand(
        `EXISTS (${uses} AND used.variant_id = ? AND used.quantity = ifnull(?, used.quantity))`,
        variantId,
        quantity,
      );
    }
  }
  return { conditions, values };
}

function readNumber(fields: Fields, name: string): number | null {
  const text = textIn(fields, name);
  if (text === null || text.trim() === '') return null;
  const value = wholeNumber(text);
  if (value === null) throw new Refusal(422, `${name} must be an integer.`);
  return value;
}

// Further back than dates go is as good as the beginning of time.
function daysBefore(now: number, days: number): string {
  return new Date(Math.max(now - days * DAY, 0)).toISOString();
}

function listIn(fields: Fields, name: string, separator: RegExp): string[] {
  const parts = (textIn(fields, name) ?? '').trim().split(separator).filter(Boolean);
  // Each becomes a condition of the query, and SQLite takes only so many.
  if (parts.length > MAX_PARTS) throw new Refusal(422, `${name} is too long.`);
  return parts;
}

function readVariants(fields: Fields): ReadonlyMap<number, number | null> | null {
  const variants = readNumbers(fields, 'variants');
  const quantities = readNumbers(fields, 'qty');
  if (quantities.length > 0 && quantities.length !== variants.length) {
    throw new Refusal(422, 'qty must be a comma separated list of the same size as the list of variants.');
  }
  if (variants.length === 0) return null;
  return new Map(variants.map((variantId, index) => [variantId, quantities[index] ?? null]));
}

function readNumbers(fields: Fields, name: string): number[] {
  return listIn(fields, name, /\s*,\s*/).map((part) => {
    const value = wholeNumber(part);
    if (value === null) throw new Refusal(422, `${name} must be a comma separated list of integers.`);
    return value;
  });
}
