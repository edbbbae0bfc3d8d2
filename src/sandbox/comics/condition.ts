import type { SQLInputValue } from 'node:sqlite';

/** A part of a WHERE clause, or a JOIN, with the values that it leaves open. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
  /** Whether it is a JOIN, which repeats a row for each match. */
  readonly isJoin?: true;
}

/** The joins and the WHERE clause behind the name of a table. */
export function rowsThat(conditions: readonly Condition[]): Condition {
  const joins = conditions.filter(({ isJoin }) => isJoin);
  const where = allOf(conditions.filter(({ isJoin }) => !isJoin));
  const sql = [...joins.map((join) => join.sql), `WHERE ${where.sql}`].join(' ');
  return { sql, values: [...joins.flatMap(({ values }) => values), ...where.values] };
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: 'TRUE', values: [] };
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
