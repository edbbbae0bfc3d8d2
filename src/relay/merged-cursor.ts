import type { Anchor } from '../upstream/lists/anchor.ts';
import { type AnchorSchema, isTime } from '../upstream/lists/anchor-schema.ts';
import type { MergedPlace, OpenPlace, SourcePlace } from '../upstream/lists/merged-place.ts';
import { anchorFields, orNoCursor, readAnchor } from './cursor.ts';
import type { CursorEnvelope, CursorField, CursorLimits } from './cursor-envelope.ts';
import { FieldReader, MalformedCursor } from './cursor-fields.ts';

/** Sources that a cursor may hold: whoever reads as many folders has spent the hour's calls at Larder. */
const MOST_SOURCES = 600;

/** 100 folders take about 11,000 characters, and 24,000 bytes of fields. */
const LIMITS: CursorLimits = { length: 98_304, bytes: 196_608 };

/** How a source begins. */
const ENDED = 0;
const UNREAD = 1;
const OPEN = 2;
/** Added where the source has an anchor, and where it had to be sorted. */
const WITH_ANCHOR = 1;
const WITH_SORTED = 2;

/** The merged list that a cursor is made for and checked against. */
export interface MergedCursorList {
  readonly identity: string;
  /** By the group's key. */
  readonly groups: ReadonlyMap<string, MergedCursorGroup>;
}

export interface MergedCursorGroup {
  readonly sourceKeyPattern: RegExp;
  readonly anchors: AnchorSchema;
}

/**
 * A cursor of several lists merged by time, whose fields are `time of the oldest item so far, number of groups`, then for
 * each group `key, number of sources`, and for each source `key` and one of these:
 *
 * - `0`: nothing of it is left
 * - `1`: nothing of it was read yet
 * - `2` to `5`: `time of the next item, time of the newest item to come`, each null where there is none; then with 3 and 5
 *   the fields of the anchor, and with 4 and 5 `time, key` of the last item, where the source had to be sorted
 */
export function encodeMergedCursor(
  { frontier, groups }: MergedPlace,
  list: Pick<MergedCursorList, 'identity'>,
  envelope: CursorEnvelope,
): string {
  const fields: CursorField[] = [frontier, groups.size];
  for (const [key, places] of groups) {
    fields.push(key, places.size);
    for (const [sourceKey, place] of places) fields.push(sourceKey, ...placeFields(place));
  }
  return envelope.seal(list, fields);
}

/**
 * Reads a cursor back, for this merged list.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, belongs to another list, or has
 * fields that this list never has.
 */
export function decodeMergedCursor(
  cursor: string,
  list: MergedCursorList,
  envelope: CursorEnvelope,
  argument: string,
): MergedPlace {
  const fields = new FieldReader(envelope.open(cursor, list, LIMITS, argument));
  return orNoCursor(argument, () => {
    const place = readPlace(fields, list.groups);
    fields.end();
    return place;
  });
}

function placeFields(place: SourcePlace): CursorField[] {
  if (place === 'ended') return [ENDED];
  if (place === 'unread') return [UNREAD];
  const { anchor, head, ceiling, sorted } = place;
  const kind = OPEN + (anchor ? WITH_ANCHOR : 0) + (sorted ? WITH_SORTED : 0);
  const fields: CursorField[] = [kind, head, ceiling];
  if (anchor) fields.push(...anchorFields(shortened(anchor)));
  if (sorted) fields.push(sorted.time, sorted.key);
  return fields;
}

/** One neighbour on each side: it stands once for each source in every cursor, and a time finds the place as well. */
function shortened(anchor: Anchor): Anchor {
  return { ...anchor, previous: anchor.previous.slice(0, 1), next: anchor.next.slice(0, 1) };
}

function readPlace(fields: FieldReader, schemas: MergedCursorList['groups']): MergedPlace {
  const frontier = readTimeOrNull(fields);
  const groups = new Map<string, ReadonlyMap<string, SourcePlace>>();
  let sourcesLeft = MOST_SOURCES;
  for (let left = fields.count(schemas.size); left > 0; left -= 1) {
    const key = fields.text();
    const schema = schemas.get(key);
    if (!schema || groups.has(key)) throw new MalformedCursor();
    const count = fields.count(sourcesLeft);
    sourcesLeft -= count;
    groups.set(key, readSources(fields, count, schema));
  }
  return { frontier, groups };
}

function readSources(
  fields: FieldReader,
  count: number,
  schema: MergedCursorGroup,
): ReadonlyMap<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  for (let left = count; left > 0; left -= 1) {
    const key = fields.text();
    if (!schema.sourceKeyPattern.test(key) || places.has(key)) throw new MalformedCursor();
    places.set(key, readSource(fields, schema.anchors));
  }
  return places;
}

function readSource(fields: FieldReader, schema: AnchorSchema): SourcePlace {
  const kind = fields.count(OPEN + WITH_ANCHOR + WITH_SORTED);
  if (kind === ENDED) return 'ended';
  if (kind === UNREAD) return 'unread';
  const head = readTimeOrNull(fields);
  const ceiling = readTimeOrNull(fields);
  const has = kind - OPEN;
  const anchor = has & WITH_ANCHOR ? readAnchor(fields, schema) : null;
  const sorted = has & WITH_SORTED ? readSorted(fields, schema) : null;
  return { anchor, head, ceiling, sorted };
}

function readSorted(fields: FieldReader, { keyPattern }: AnchorSchema): OpenPlace['sorted'] {
  const time = readTimeOrNull(fields);
  const key = fields.text();
  // Before the newest item stands a key without characters.
  if (time === null || !(key === '' || keyPattern.test(key))) throw new MalformedCursor();
  return { time, key };
}

function readTimeOrNull(fields: FieldReader): number | null {
  const time = fields.numberOrNull();
  if (time === null || isTime(time)) return time;
  throw new MalformedCursor();
}
