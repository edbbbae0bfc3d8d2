import type { Anchor } from '../upstream/paging/anchor.ts';
import { type AnchorSchema, fitsSchema, isTime } from '../upstream/paging/anchor-schema.ts';
import type { MergedPlace, SourcePlace } from '../upstream/paging/merged-place.ts';
import { type AnchorFields, anchorFields, anchorOf, isAnchorFields } from './cursor.ts';
import { noCursor, openCursor, sealCursor } from './cursor-envelope.ts';

/** Sources that a cursor may hold. Nobody has as many folders; whoever makes up more is refused. */
const mostSources = 2000;

/**
 * A cursor of several lists merged by time, whose fields are `time of the oldest item so far, groups`. A group is
 * `[key, sources]`, and a source one of these:
 *
 * - `[key]`: nothing of it was read yet
 * - `[key, 0]`: nothing of it is left
 * - `[key, time of the next item, time of the newest item to come, fields of the anchor]`, each null where there is none
 * - the same, and `time, key` of the last item, where it had to be sorted
 */
export function encodeMergedCursor({ frontier, groups }: MergedPlace, identity: string): string {
  const fields = Array.from(groups, ([key, places]) => [key, Array.from(places, sourceFields)]);
  return sealCursor(identity, [frontier, fields]);
}

/** What a cursor of a merged list is checked against. */
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
 * Reads a cursor back, for this merged list.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, or belongs to another list.
 */
export function decodeMergedCursor(cursor: string, list: MergedCursorList, argument: string): MergedPlace {
  const fields = openCursor(cursor, list.identity, argument);
  if (!isMergedFields(fields)) throw noCursor(argument);
  const [frontier, groups] = fields;
  const place: MergedPlace = {
    frontier,
    groups: new Map(
      groups.map(([key, sources]) => [key, new Map(sources.map((source) => [source[0], placeOf(source)]))]),
    ),
  };
  if (!fitsGroups(place, list.groups)) throw noCursor(argument);
  return place;
}

type MergedFields = [frontier: number | null, groups: readonly GroupFields[]];
type GroupFields = [key: string, sources: readonly SourceFields[]];
type SourceFields = [key: string] | [key: string, ended: 0] | OpenFields;
type OpenFields = [
  key: string,
  head: number | null,
  ceiling: number | null,
  anchor: AnchorFields | null,
  ...sorted: [] | [time: number, key: string],
];

function sourceFields([key, place]: readonly [string, SourcePlace]): SourceFields {
  if (place === 'unread') return [key];
  if (place === 'ended') return [key, 0];
  const { anchor, head, ceiling, sorted } = place;
  const fields: OpenFields = [key, head, ceiling, anchor && anchorFields(shortened(anchor))];
  return sorted ? [...fields, sorted.time, sorted.key] : fields;
}

/** One neighbour on each side: it stands once for each source in every cursor, and a time finds the place as well. */
function shortened(anchor: Anchor): Anchor {
  return { ...anchor, previous: anchor.previous.slice(0, 1), next: anchor.next.slice(0, 1) };
}

function placeOf(fields: SourceFields): SourcePlace {
  if (fields.length === 1) return 'unread';
  if (fields.length === 2) return 'ended';
  const [, head, ceiling, anchor, time, key] = fields;
  const sorted = time !== undefined && key !== undefined ? { time, key } : null;
  return { anchor: anchor && anchorOf(anchor), head, ceiling, sorted };
}

function fitsGroups({ groups }: MergedPlace, schemas: MergedCursorList['groups']): boolean {
  for (const [key, places] of groups) {
    const schema = schemas.get(key);
    if (!schema) return false;
    for (const [sourceKey, place] of places) {
      if (!schema.sourceKeyPattern.test(sourceKey) || !fitsSource(place, schema)) return false;
    }
  }
  return true;
}

function fitsSource(place: SourcePlace, { anchors }: MergedCursorGroup): boolean {
  if (typeof place === 'string') return true;
  const { anchor, sorted } = place;
  // Before the newest item stands a key without characters.
  const isSortedKey = sorted === null || sorted.key === '' || anchors.keyPattern.test(sorted.key);
  return isSortedKey && (anchor === null || fitsSchema(anchor, anchors));
}

function isMergedFields(fields: readonly unknown[]): fields is MergedFields {
  if (fields.length !== 2) return false;
  const [frontier, groups] = fields;
  if (!isTimeOrNull(frontier) || !Array.isArray(groups) || !groups.every(isGroup)) return false;
  return groups.reduce((sum, [, sources]) => sum + sources.length, 0) <= mostSources;
}

function isGroup(group: unknown): group is GroupFields {
  if (!Array.isArray(group) || group.length !== 2) return false;
  const [key, sources] = group;
  return typeof key === 'string' && Array.isArray(sources) && sources.every(isSource);
}

function isSource(source: unknown): source is SourceFields {
  if (!Array.isArray(source) || typeof source[0] !== 'string') return false;
  const [, head, ceiling, anchor, time, key] = source;
  switch (source.length) {
    case 1:
      return true;
    case 2:
      return head === 0;
    case 4:
    case 6:
      return (
        isTimeOrNull(head) &&
        isTimeOrNull(ceiling) &&
        (anchor === null || isAnchorFields(anchor)) &&
        (source.length === 4 || (typeof time === 'number' && isTime(time) && typeof key === 'string'))
      );
    default:
      return false;
  }
}

function isTimeOrNull(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && isTime(value));
}
