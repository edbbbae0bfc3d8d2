import type { Anchor, SortValue } from '../upstream/paging/anchor.ts';
import { type AnchorSchema, fitsSchema } from '../upstream/paging/anchor-schema.ts';
import { noCursor, openCursor, sealCursor } from './cursor-envelope.ts';

/**
 * An opaque cursor, whose fields are `position, total, key, keys before, keys after, sort value`, and for lists that are
 * read one after the other a seventh: `[key of the list, keys before, keys after]`.
 */
export function encodeCursor(anchor: Anchor, identity: string): string {
  return sealCursor(identity, anchorFields(anchor));
}

/** What a cursor is checked against. */
export interface CursorList {
  readonly identity: string;
  readonly anchors: AnchorSchema;
}

/**
 * Reads a cursor back, for the list with this identity and these anchors.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, or belongs to another list.
 */
export function decodeCursor(cursor: string, list: CursorList, argument: string): Anchor {
  const fields = openCursor(cursor, list.identity, argument);
  if (!isAnchorFields(fields)) throw noCursor(argument);
  const anchor = anchorOf(fields);
  if (!fitsSchema(anchor, list.anchors)) throw noCursor(argument);
  return anchor;
}

export type AnchorFields = [
  position: number,
  total: number | null,
  key: string,
  previous: readonly string[],
  next: readonly string[],
  value: SortValue | null,
  part?: [key: string, previous: readonly string[], next: readonly string[]],
];

export function anchorFields({ position, total, key, previous, next, value, part }: Anchor): AnchorFields {
  const fields: AnchorFields = [position, total, key, previous, next, value];
  if (part) fields.push([part.key, part.previous, part.next]);
  return fields;
}

export function anchorOf([position, total, key, previous, next, value, part]: AnchorFields): Anchor {
  const anchor = { position, total, key, previous, next, value };
  return part ? { ...anchor, part: { key: part[0], previous: part[1], next: part[2] } } : anchor;
}

export function isAnchorFields(fields: unknown): fields is AnchorFields {
  if (!Array.isArray(fields) || fields.length < 6 || fields.length > 7) return false;
  const [position, total, key, previous, next, value, part] = fields;
  return (
    isPosition(position) &&
    (total === null || isPosition(total)) &&
    typeof key === 'string' &&
    isKeys(previous) &&
    isKeys(next) &&
    (value === null || isScalar(value) || (Array.isArray(value) && value.every(isScalar))) &&
    (fields.length === 6 || isPart(part))
  );
}

function isPart(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [key, previous, next] = value;
  return typeof key === 'string' && isKeys(previous) && isKeys(next);
}

function isPosition(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isKeys(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 8 && value.every((key) => typeof key === 'string');
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
