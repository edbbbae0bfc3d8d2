/** How one property of a service's JSON is shown in GraphQL; null where it is not. */
export interface ShownProperty {
  readonly field: string;
  /** What the field must be for what was sent. Default: the same. */
  readonly expected?: (sent: never) => unknown;
  /** Fields of an object or of a list of objects. */
  readonly fields?: WireFields;
}

/** By property. Every property that a service sends must be among them. */
export type WireFields = Readonly<Record<string, ShownProperty | string | null>>;

/** The selection set of all fields that show something. */
export function selectionOf(fields: WireFields): string {
  const selections = Object.values(fields).flatMap((shown) => {
    if (shown === null) return [];
    if (typeof shown === 'string') return [shown];
    return shown.fields ? [`${shown.field} ${selectionOf(shown.fields)}`] : [shown.field];
  });
  return `{ ${[...new Set(selections)].join(' ')} }`;
}

/** What GraphQL must answer for an object as sent. Throws for a property that nobody has thought of. */
export function expectedOf(
  sent: Readonly<Record<string, unknown>>,
  fields: WireFields,
): Record<string, unknown> {
  const expected: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(sent)) {
    const shown = fields[property];
    if (shown === undefined) throw new Error(`Nothing says how GraphQL shows "${property}".`);
    if (shown === null) continue;
    if (typeof shown === 'string') merge(expected, shown, value);
    else if (shown.fields) merge(expected, shown.field, nested(value, shown));
    else merge(expected, shown.field, shown.expected ? shown.expected(value as never) : value);
  }
  return expected;
}

function nested(value: unknown, { fields = {}, expected }: ShownProperty): unknown {
  if (Array.isArray(value)) return value.map((item) => expectedOf(item, fields));
  if (expected) return expected(value as never);
  return expectedOf(value as Record<string, unknown>, fields);
}

/** `comic { databaseId }` is asked for as text and answered as an object. */
function merge(target: Record<string, unknown>, field: string, value: unknown): void {
  const [, outer = field, inner] = /^(\w+) \{ (\w+) \}$/.exec(field) ?? [];
  target[outer] = inner === undefined ? value : { [inner]: value };
}

/** The same answer with points in time as numbers of milliseconds: how many digits a service sends is its own business. */
export function withMoments(value: unknown): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
  }
  if (Array.isArray(value)) return value.map(withMoments);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMoments(inner)]));
}
