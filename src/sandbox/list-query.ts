import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { statement } from './database.ts';
import type { PageWindow, Slice } from './paging.ts';

/** A list as SQL tells it. */
export interface ListQuery {
  readonly columns: string;
  /** The table and which of its rows: `log WHERE user_id = ?`. */
  readonly from: string;
  readonly order: string;
}

/** Reads one window of a list and counts the whole; the values are those that `from` leaves open. */
export type ReadList<Row> = (window: PageWindow, ...values: SQLInputValue[]) => Slice<Row>;

export function listQuery<Row>(database: DatabaseSync, { columns, from, order }: ListQuery): ReadList<Row> {
  const total = statement<{ count: number }>(database, `SELECT count(*) AS count FROM ${from}`);
  const page = statement<Row>(database, `SELECT ${columns} FROM ${from} ORDER BY ${order} LIMIT ? OFFSET ?`);
  return ({ limit, offset }, ...values) => ({
    count: total.one(...values).count,
    items: page.all(...values, limit, offset),
  });
}
