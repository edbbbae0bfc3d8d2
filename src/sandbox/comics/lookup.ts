import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Condition } from './condition.ts';
import { parseDay, parseMoment } from './moment.ts';

/** What a column holds, which decides the lookups it takes and how a value is read. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'date' | 'datetime';

const COMPARED = ['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'range', 'isnull'];
const DATED = [...COMPARED, 'year', 'month', 'day'];

const LOOKUPS: Readonly<Record<ColumnKind, ReadonlySet<string>>> = {
  text: new Set([
    ...COMPARED,
    ...['iexact', 'contains', 'icontains', 'startswith', 'istartswith', 'endswith', 'iendswith'],
    ...['regex', 'iregex'],
  ]),
  integer: new Set(COMPARED),
  boolean: new Set(['exact', 'in', 'isnull']),
  date: new Set(DATED),
  datetime: new Set(DATED),
};

/** Whether Django knows this lookup for such a column. */
export function isLookup(kind: ColumnKind, lookup: string): boolean {
  return LOOKUPS[kind].has(lookup);
}

/** Adds what SQLite lacks to a connection: regular expressions, and lower case beyond ASCII. */
export function addLookupFunctions(database: DatabaseSync): void {
  let pattern: SQLInputValue = null;
  let flags: SQLInputValue = null;
  let expression = /(?:)/;
  database.function('matches', { deterministic: true }, (source, options, text) => {
    // One query asks with the same expression row by row.
    if (source !== pattern || options !== flags) {
      [pattern, flags, expression] = [source, options, new RegExp(String(source), String(options))];
    }
    return Number(expression.test(String(text)));
  });
  database.function('fold', { deterministic: true }, (text) => String(text).toLowerCase());
}

/** A lookup as SQL; undefined where a value is not of the column's kind. */
export function lookUp(
  column: string,
  kind: ColumnKind,
  lookup: string,
  texts: readonly string[],
): Condition | undefined {
  const [text = ''] = texts;
  switch (lookup) {
    case 'isnull':
      return isNull(column, text);
    case 'year':
    case 'month':
    case 'day':
      return datePart(column, lookup, text);
    case 'regex':
      return regex(column, text, '');
    case 'iregex':
      return regex(column, text, 'i');
    case 'iexact':
    case 'icontains':
    case 'istartswith':
    case 'iendswith':
      return likeness(column, lookup, text);
    case 'contains':
      return { sql: `instr(${column}, ?) > 0`, values: [text] };
    case 'startswith':
      return { sql: `substr(${column}, 1, length(?)) = ?`, values: [text, text] };
    case 'endswith':
      if (text === '') return { sql: 'TRUE', values: [] };
      return { sql: `substr(${column}, -length(?)) = ?`, values: [text, text] };
    default:
      return comparison(column, kind, lookup, texts);
  }
}

const OPERATORS: Readonly<Record<string, string>> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function comparison(
  column: string,
  kind: ColumnKind,
  lookup: string,
  texts: readonly string[],
): Condition | undefined {
  const values = texts.map((text) => toValue(kind, text)).filter((value) => value !== undefined);
  if (values.length !== texts.length) return undefined;
  if (lookup === 'in') return { sql: `${column} IN (${values.map(() => '?').join()})`, values };
  if (lookup === 'range') {
    return values.length === 2 ? { sql: `${column} BETWEEN ? AND ?`, values } : undefined;
  }
  return { sql: `${column} ${OPERATORS[lookup]} ?`, values: values.slice(0, 1) };
}

function toValue(kind: ColumnKind, text: string): SQLInputValue | undefined {
  switch (kind) {
    case 'text':
      return text;
    case 'integer':
      return toInteger(text);
    case 'boolean':
      return toBoolean(text);
    case 'date':
      return parseDay(text);
    case 'datetime':
      return parseMoment(text);
  }
}

function toInteger(text: string): number | undefined {
  const value = Number(text);
  return /^\s*[+-]?\d+\s*$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function toBoolean(text: string): number | undefined {
  if (['true', 'True', 't', '1'].includes(text)) return 1;
  return ['false', 'False', 'f', '0'].includes(text) ? 0 : undefined;
}

function isNull(column: string, text: string): Condition | undefined {
  const wanted = toBoolean(text);
  if (wanted === undefined) return undefined;
  return { sql: `${column} IS ${wanted ? 'NULL' : 'NOT NULL'}`, values: [] };
}

function datePart(column: string, part: 'year' | 'month' | 'day', text: string): Condition | undefined {
  const value = toInteger(text);
  if (value === undefined) return undefined;
  if (part === 'year') {
    // As a range, so that an index helps.
    const bounds = [value, value + 1].map((year) => String(year).padStart(4, '0'));
    return { sql: `(${column} >= ? AND ${column} < ?)`, values: bounds };
  }
  return { sql: `CAST(substr(${column}, ${part === 'month' ? 6 : 9}, 2) AS INTEGER) = ?`, values: [value] };
}

function regex(column: string, pattern: string, flags: string): Condition | undefined {
  try {
    new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
  return { sql: `matches(?, ?, ${column})`, values: [pattern, flags] };
}

/** Without regard to case. SQLite's LIKE knows the case of ASCII alone, and is much faster than our own function. */
function likeness(column: string, lookup: string, text: string): Condition {
  const needle = text.toLowerCase();
  const escaped = needle.replace(/[\\%_]/g, '\\$&');
  const before = lookup === 'icontains' || lookup === 'iendswith' ? '%' : '';
  const after = lookup === 'icontains' || lookup === 'istartswith' ? '%' : '';
  const isAscii = [...needle].every((letter) => letter <= '\u007f');
  const folded = isAscii ? column : `fold(${column})`;
  return { sql: `${folded} LIKE ? ESCAPE '\\'`, values: [before + escaped + after] };
}
