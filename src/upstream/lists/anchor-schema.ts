import {
  type Anchor,
  NEIGHBOURS,
  type PartAnchor,
  type ScalarType,
  type SortValue,
  type ValueType,
} from './anchor.ts';
import type { ItemTraits } from './item-traits.ts';

/** What the anchors of one list look like. Anchors come back from clients, so each is checked before anything is read. */
export interface AnchorSchema {
  readonly keyPattern: RegExp;
  /** Null where nothing is known of the list's order. */
  readonly valueType: ValueType | null;
  /** Whether the value alone gives the place, so that no anchor goes without. */
  readonly isValueRequired: boolean;
  /** Of the keys of the lists that are read one after the other; null where it is one list. */
  readonly partKeyPattern: RegExp | null;
}

/** The usual anchors: found by position and key, and by the sort value where there is one. */
export function anchorSchema({
  keyPattern,
  order,
}: Pick<ItemTraits<never>, 'keyPattern' | 'order'>): AnchorSchema {
  return { keyPattern, valueType: order?.valueType ?? null, isValueRequired: false, partKeyPattern: null };
}

/** No service has lists as long: it is what a signed 32-bit number holds. */
export const MAX_POSITION = 2_147_483_647;

/** 0001-01-01 to the end of 9999: what every service can read and write. */
const EARLIEST_TIME = Date.parse('0001-01-01T00:00:00Z');
const LATEST_TIME = Date.parse('9999-12-31T23:59:59.999Z');
const MAX_TEXT_LENGTH = 1000;

/** Whether an anchor can be one of the list with this schema. */
export function fitsSchema(anchor: Anchor, schema: AnchorSchema): boolean {
  const { position, total, key, previous, next, value, part } = anchor;
  const { keyPattern, partKeyPattern } = schema;
  return (
    isPosition(position) &&
    (total === null || isPosition(total)) &&
    keyPattern.test(key) &&
    areKeys(previous, keyPattern) &&
    areKeys(next, keyPattern) &&
    (value === null ? !schema.isValueRequired : isOfType(value, schema.valueType)) &&
    (part === undefined ? partKeyPattern === null : partKeyPattern !== null && isPart(part, partKeyPattern))
  );
}

/** Whether a number is a time that services can read and write. */
export function isTime(value: number): boolean {
  return Number.isInteger(value) && value >= EARLIEST_TIME && value <= LATEST_TIME;
}

function isPosition(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_POSITION;
}

function isPart({ key, previous, next }: PartAnchor, pattern: RegExp): boolean {
  return pattern.test(key) && areKeys(previous, pattern) && areKeys(next, pattern);
}

function areKeys(keys: readonly string[], pattern: RegExp): boolean {
  return keys.length <= NEIGHBOURS && keys.every((key) => pattern.test(key));
}

function isOfType(value: SortValue, type: ValueType | null): boolean {
  if (type === null) return false;
  if (typeof type === 'string') return typeof value !== 'object' && isScalar(value, type);
  return (
    typeof value === 'object' &&
    value.length === type.length &&
    type.every((scalarType, index) => isScalar(value[index], scalarType))
  );
}

function isScalar(value: number | string | undefined, type: ScalarType): boolean {
  if (type === 'text') return typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
  if (typeof value !== 'number') return false;
  return type === 'time' ? isTime(value) : Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}
