import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import { DEMO_USER_ID } from '../demo.ts';

/** The documents' example, and on to forty modules: variant ids with their quantities. */
const LIBRARY =
  '216*2 13 179*5 186*2 201*3 14*2 21*4 24*3 5*6 25*2 3 22 8*2 31*8 2*2 38 12 16 30*2 23*2 11 40 29 34 33 133 7*2 26 9 10 1 4*2 6 27 28*2 43 44 51*3 112*4 240';

/** Fills the demo user's library. */
export function addLibrary(database: DatabaseSync): void {
  const insert = statement(database, 'INSERT INTO module (user_id, variant_id, quantity) VALUES (?, ?, ?)');
  for (const part of LIBRARY.split(' ')) {
    const [variantId = '', quantity = '1'] = part.split('*');
    insert.run(DEMO_USER_ID, Number(variantId), Number(quantity));
  }
}
