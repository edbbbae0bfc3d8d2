import type { Anchor, SortValue } from '../upstream/paging/anchor.ts';
import { badUserInput } from './bad-user-input.ts';
import { shortHash } from './hash.ts';

/** Raised when the layout below changes; older cursors are then refused instead of misread. */
const version = 1;

/**
 * An opaque cursor: base64url of `<checksum>.<JSON>`, where the JSON is
 * `[version, hash of the list's identity, position, total, key, keys before, keys after, sort value]`, and for lists
 * that are read one after the other a ninth: `[key of the list, keys before, keys after]`.
 */
export function encodeCursor(anchor: Anchor, identity: string): string {
  const { position, total, key, previous, next, value, part } = anchor;
  const fields: unknown[] = [version, shortHash(identity), position, total, key, previous, next, value];
  if (part) fields.push([part.key, part.previous, part.next]);
  const json = JSON.stringify(fields);
  return Buffer.from(`${shortHash(json)}.${json}`).toString('base64url');
}

/**
 * Reads a cursor back, for the list with this identity.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, or belongs to another list.
 */
export function decodeCursor(cursor: string, identity: string, argument: string): Anchor {
  const fields = decodeFields(cursor);
  if (!fields) {
    throw badUserInput(
      `\`${argument}\` is not a cursor of this API, or not the whole of one. Pass \`endCursor\`, \`startCursor\` or an edge's \`cursor\` unchanged.`,
      argument,
    );
  }
  if (fields[1] !== shortHash(identity)) {
    throw badUserInput(
      `\`${argument}\` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.`,
      argument,
    );
  }
  const [, , position, total, key, previous, next, value, part] = fields;
  const anchor = { position, total, key, previous, next, value };
  return part ? { ...anchor, part: { key: part[0], previous: part[1], next: part[2] } } : anchor;
}

type Fields = [
  version: number,
  list: string,
  position: number,
  total: number | null,
  key: string,
  previous: string[],
  next: string[],
  value: SortValue | null,
  part?: [key: string, previous: string[], next: string[]],
];

function decodeFields(cursor: string): Fields | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  const dot = text.indexOf('.');
  const json = text.slice(dot + 1);
  if (dot === -1 || shortHash(json) !== text.slice(0, dot)) return null;
  try {
    const fields: unknown = JSON.parse(json);
    return isFields(fields) ? fields : null;
  } catch {
    return null;
  }
}

function isFields(fields: unknown): fields is Fields {
  if (!Array.isArray(fields) || fields.length < 8 || fields.length > 9) return false;
  const [v, list, position, total, key, previous, next, value, part] = fields;
  return (
    v === version &&
    typeof list === 'string' &&
    isPosition(position) &&
    (total === null || isPosition(total)) &&
    typeof key === 'string' &&
    isKeys(previous) &&
    isKeys(next) &&
    (value === null || isScalar(value) || (Array.isArray(value) && value.every(isScalar))) &&
    (fields.length === 8 || isPart(part))
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
