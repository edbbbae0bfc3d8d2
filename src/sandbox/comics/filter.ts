import { allOf, type Condition } from './condition.ts';
import type { Dialect } from './dialect.ts';
import { type ColumnKind, isLookup, lookUp } from './lookup.ts';

/** A column that can be filtered on, with every lookup of its kind or these alone. */
export interface FilterColumn {
  readonly kind: ColumnKind;
  readonly lookups?: readonly string[];
}

/** What can be filtered on in a resource, by the names that the API uses. */
export interface FilterSpec {
  /** Fields that the resource shows and that can't be filtered on. */
  readonly closed: readonly string[];
  readonly columns: Readonly<Record<string, FilterColumn>>;
  readonly relations?: Readonly<Record<string, FilterRelation>>;
}

/** Another resource whose filters may be used, too: `comic__slug`. */
export interface FilterRelation {
  /** The own column that the subselect gives values for. */
  readonly local: string;
  /** `SELECT id FROM comic` */
  readonly select: string;
  /** What `comic=18` compares with. */
  readonly key: string;
  /** The lookups that it takes on the other resource's columns; undefined for all of a column's kind. */
  readonly lookups?: readonly string[];
  /** Whether there can be several: then a row comes once for each that matches, as real instances have it. */
  readonly isMany?: true;
  readonly spec: FilterSpec;
}

interface ReadFilter {
  readonly field: string;
  readonly path: readonly string[];
  readonly values: readonly string[];
}

const LIST_LOOKUPS = ['in', 'range'];
const PART_LOOKUPS = ['contains', 'startswith', 'endswith'];

/**
 * The conditions that a query's filters make. Several on a related resource must be true of one and the same related
 * thing. `subscribed` and what belongs to the list itself are known and left to others.
 */
export function readFilters(
  query: URLSearchParams,
  spec: FilterSpec,
  dialect: Dialect,
  otherParameters: readonly string[],
): Condition[] {
  const own: Condition[] = [];
  const related = new Map<FilterRelation, Condition[]>();
  for (const name of new Set(query.keys())) {
    const [field = '', ...path] = name.split('__');
    if (otherParameters.includes(name)) continue;
    const relation = entryOf(spec.relations, field);
    if (relation === undefined) {
      if (!isField(spec, field) && !dialect.refusesUnknownFilters) continue;
      own.push(columnCondition({ field, path, values: query.getAll(name) }, spec, dialect));
      continue;
    }
    const filter = { field, path, values: query.getAll(name) };
    if (path.length === 1 && path[0] === 'isnull') {
      own.push(presence(relation, filter, dialect));
    } else {
      const conditions = related.get(relation) ?? [];
      related.set(relation, [...conditions, relatedCondition(relation, filter, dialect)]);
    }
  }
  return [...own, ...[...related].map(([relation, conditions]) => throughRelation(relation, conditions))];
}

function isField({ closed, columns }: FilterSpec, field: string): boolean {
  return closed.includes(field) || Object.hasOwn(columns, field);
}

function entryOf<Entry>(
  entries: Readonly<Record<string, Entry>> | undefined,
  name: string,
): Entry | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function columnCondition({ field, path, values }: ReadFilter, spec: FilterSpec, dialect: Dialect): Condition {
  const { words } = dialect;
  const column = entryOf(spec.columns, field);
  if (column === undefined) throw dialect.refuse(words.notFilterable(field));
  const [lookup = 'exact', ...rest] = path;
  // What is no lookup is taken for a field of a related resource, which a column has none of.
  if (rest.length > 0 || !isLookup(column.kind, lookup)) throw dialect.refuse(words.noRelation(field));
  if (column.lookups !== undefined && !column.lookups.includes(lookup)) {
    throw dialect.refuse(words.lookupNotAllowed(field, lookup));
  }
  const compared = dialect.foldsCase && PART_LOOKUPS.includes(lookup) ? `i${lookup}` : lookup;
  const converted = dialect.convertsWords ? convertedWord(column.kind, lookup, values, dialect) : undefined;
  return converted ?? orRefuse(lookUp(field, column.kind, compared, textsOf(lookup, values)), dialect);
}

/** What tastypie takes for Python's True, False or None: text that is equal to it is not found, or not even asked for. */
function convertedWord(
  kind: ColumnKind,
  lookup: string,
  values: readonly string[],
  dialect: Dialect,
): Condition | undefined {
  const word = values.at(-1) ?? '';
  const isNone = /^(nil|none|None)$/.test(word);
  if (kind !== 'text' || !(isNone || /^(true|True|false|False)$/.test(word))) return undefined;
  if (LIST_LOOKUPS.includes(lookup)) throw dialect.fail();
  if (lookup === 'exact' || lookup === 'iexact') return { sql: 'FALSE', values: [] };
  if (isNone) throw dialect.refuse(dialect.words.badValue);
  return undefined;
}

function relatedCondition(relation: FilterRelation, filter: ReadFilter, dialect: Dialect): Condition {
  const [field = 'exact', ...path] = filter.path;
  if (path.length === 0 && isLookup('integer', field)) {
    return orRefuse(lookUp(relation.key, 'integer', field, textsOf(field, filter.values)), dialect);
  }
  const [lookup = 'exact'] = path;
  if (dialect.limitsRelatedLookups && relation.lookups?.includes(lookup) === false)
    throw dialect.refuse(dialect.words.noRelation(field));
  return columnCondition({ ...filter, field, path }, relation.spec, dialect);
}

function throughRelation(
  { local, select, isMany }: FilterRelation,
  conditions: readonly Condition[],
): Condition {
  const { sql, values } = allOf(conditions);
  if (!isMany) return { sql: `${local} IN (${select} WHERE ${sql})`, values };
  return {
    sql: `JOIN (${select} WHERE ${sql}) AS matched ON matched.release_id = ${local}`,
    values,
    isJoin: true,
  };
}

function presence({ local, select }: FilterRelation, { values }: ReadFilter, dialect: Dialect): Condition {
  const wanted = values.at(-1) ?? '';
  if (!/^(true|false)$/i.test(wanted)) throw dialect.refuse(dialect.words.badValue);
  return { sql: `${local} ${/^true$/i.test(wanted) ? 'NOT IN' : 'IN'} (${select})`, values: [] };
}

/** A list is told with commas, over one parameter or several; of anything else that comes twice the last counts. */
function textsOf(lookup: string, values: readonly string[]): readonly string[] {
  return LIST_LOOKUPS.includes(lookup) ? values.flatMap((value) => value.split(',')) : values.slice(-1);
}

function orRefuse(condition: Condition | undefined, dialect: Dialect): Condition {
  if (condition === undefined) throw dialect.refuse(dialect.words.badValue);
  return condition;
}
