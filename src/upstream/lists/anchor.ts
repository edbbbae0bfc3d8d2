/** A value that a list is sorted by; arrays compare element by element. */
export type SortValue = number | string | readonly (number | string)[];

/** `time` is in milliseconds since the Unix epoch. */
export type ScalarType = 'time' | 'number' | 'text';

/** The type of what a list is sorted by; a tuple compares element by element. */
export type ValueType = ScalarType | readonly ScalarType[];

/** Where an item stood, told in enough ways that the place is found again after the list has changed. */
export interface Anchor {
  readonly key: string;
  /** Position from 0, when it was read. */
  readonly position: number;
  /** Length of the list, when it was read. */
  readonly total: number | null;
  /** Keys of the items before it, nearest first: they stand in where the item itself is deleted. */
  readonly previous: readonly string[];
  /** Keys of the items after it, nearest first. */
  readonly next: readonly string[];
  /** What the list is sorted by, where that is known. */
  readonly value: SortValue | null;
  /** Which of several lists it stands in, where they are read one after the other. */
  readonly part?: PartAnchor;
}

/** Where a list stands among the lists that are read one after the other. */
export interface PartAnchor {
  readonly key: string;
  /** Keys of the lists before it, nearest first. */
  readonly previous: readonly string[];
  /** Keys of the lists after it, nearest first. */
  readonly next: readonly string[];
}

/** Neighbours that a cursor remembers on each side. */
export const NEIGHBOURS = 2;

/** Negative where `a` comes before `b` in ascending order, 0 where they are the same. */
export function compareSortValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'object' && typeof b === 'object') {
    for (let i = 0; i < a.length && i < b.length; i += 1) {
      const order = compareScalars(a[i], b[i]);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  return typeof a === 'object' || typeof b === 'object' ? 0 : compareScalars(a, b);
}

/** The number that a value is, or begins with; else NaN. */
export function leadingNumber(value: SortValue | null): number {
  const leading = typeof value === 'object' ? value?.[0] : value;
  return typeof leading === 'number' ? leading : Number.NaN;
}

function compareScalars(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
}
