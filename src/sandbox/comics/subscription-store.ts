import type { DatabaseSync } from 'node:sqlite';
import { statement, transaction } from '../database.ts';
import { type ReadRows, rowsOf } from './catalogue.ts';
import type { SubscriptionRow } from './shapes.ts';

export interface SubscriptionStore {
  readonly list: ReadRows<SubscriptionRow>;
  /** @param userId Null for anybody's. */
  find(userId: number | null, id: number): SubscriptionRow | undefined;
  /** Subscribes, and tells the subscription's number; undefined where one stands already and there must be no second. */
  add(userId: number, comicId: number): number | undefined;
  /** Leads a subscription to another comic; false where one to it stands already and there must be no second. */
  move(userId: number, id: number, comicId: number): boolean;
  delete(id: number): void;
  /** All of some writes or none. */
  allOrNothing<Result>(work: () => Result): Result;
}

/** @param options.isUnique No comic can be subscribed to twice, as documented. */
export function createSubscriptionStore(
  database: DatabaseSync,
  { isUnique }: { readonly isUnique: boolean },
): SubscriptionStore {
  const find = statement<SubscriptionRow>(
    database,
    'SELECT id, comic_id FROM subscription WHERE (?1 IS NULL OR user_id = ?1) AND id = ?2',
  );
  const other = statement<{ id: number }>(
    database,
    'SELECT id FROM subscription WHERE user_id = ? AND comic_id = ? AND id <> ?',
  );
  const insert = statement(database, 'INSERT INTO subscription (user_id, comic_id) VALUES (?, ?)');
  const move = statement(database, 'UPDATE subscription SET comic_id = ? WHERE id = ?');
  const remove = statement(database, 'DELETE FROM subscription WHERE id = ?');
  const isTaken = (userId: number, comicId: number, exceptId: number): boolean =>
    isUnique && other.first(userId, comicId, exceptId) !== undefined;
  return {
    list: rowsOf(database, 'subscription', 'subscription.id, comic_id', 'subscription.id'),
    find: (userId, id) => find.first(userId, id),
    add: (userId, comicId) => (isTaken(userId, comicId, 0) ? undefined : insert.run(userId, comicId).lastId),
    move(userId, id, comicId) {
      if (isTaken(userId, comicId, id)) return false;
      move.run(comicId, id);
      return true;
    },
    delete: (id) => {
      remove.run(id);
    },
    allOrNothing: (work) => transaction(database, work),
  };
}
