import type { SQLInputValue } from 'node:sqlite';

/** A part of a WHERE clause, with the values that it leaves open. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: 'TRUE', values: [] };
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
