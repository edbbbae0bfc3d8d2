import {
  type Anchor,
  NEIGHBOURS,
  type PartAnchor,
  type SortValue,
  type ValueType,
} from '../upstream/lists/anchor.ts';
import { type AnchorSchema, fitsSchema } from '../upstream/lists/anchor-schema.ts';
import { type CursorEnvelope, type CursorField, type CursorLimits, noCursor } from './cursor-envelope.ts';
import { FieldReader, MalformedCursor } from './cursor-fields.ts';

/** An anchor holds ten keys and a sort value at most. Bookmarks, whose keys are UUIDs, take up to 470 characters. */
const LIMITS: CursorLimits = { length: 8192, bytes: 16_384 };

/** The list that a cursor is made for and checked against. */
interface CursorList {
  readonly identity: string;
  readonly anchors: AnchorSchema;
}

/**
 * An opaque cursor, whose fields are `position, total, key, number of keys before, of keys after, those keys, sort value
 * (its elements, or null)`, and for lists that are read one after the other the key of the list and its neighbours likewise.
 */
export function encodeCursor(anchor: Anchor, list: CursorList, envelope: CursorEnvelope): string {
  return envelope.seal(list, anchorFields(anchor));
}

/**
 * Reads a cursor back, for this list.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, belongs to another list, or has
 * fields that this list never has.
 */
export function decodeCursor(
  cursor: string,
  list: CursorList,
  envelope: CursorEnvelope,
  argument: string,
): Anchor {
  const fields = new FieldReader(envelope.open(cursor, list, LIMITS, argument));
  return orNoCursor(argument, () => {
    const anchor = readAnchor(fields, list.anchors);
    fields.end();
    return anchor;
  });
}

export function anchorFields({ position, total, key, previous, next, value, part }: Anchor): CursorField[] {
  const fields: CursorField[] = [position, total, ...keyFields({ key, previous, next })];
  if (value !== null && typeof value === 'object') fields.push(...value);
  else fields.push(value);
  if (part) fields.push(...keyFields(part));
  return fields;
}

/** @throws MalformedCursor where the fields are none of an anchor of such a list. */
export function readAnchor(fields: FieldReader, schema: AnchorSchema): Anchor {
  const position = fields.number();
  const total = fields.numberOrNull();
  const keys = readKeys(fields);
  const value = readValue(fields, schema.valueType);
  const anchor: Anchor = { position, total, ...keys, value };
  const whole = schema.partKeyPattern === null ? anchor : { ...anchor, part: readKeys(fields) };
  if (!fitsSchema(whole, schema)) throw new MalformedCursor();
  return whole;
}

/** @throws GraphQLError BAD_USER_INPUT in the place of MalformedCursor. */
export function orNoCursor<T>(argument: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof MalformedCursor ? noCursor(argument) : error;
  }
}

function keyFields({ key, previous, next }: PartAnchor): CursorField[] {
  return [key, previous.length, next.length, ...previous, ...next];
}

function readKeys(fields: FieldReader): PartAnchor {
  const key = fields.text();
  const before = fields.count(NEIGHBOURS);
  const after = fields.count(NEIGHBOURS);
  return { key, previous: fields.texts(before), next: fields.texts(after) };
}

function readValue(fields: FieldReader, type: ValueType | null): SortValue | null {
  if (fields.isNull()) return null;
  if (type === null) throw new MalformedCursor();
  return typeof type === 'string' ? fields.scalar() : type.map(() => fields.scalar());
}
