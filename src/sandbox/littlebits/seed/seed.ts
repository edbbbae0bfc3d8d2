import type { DatabaseSync } from 'node:sqlite';
import { createRandom } from '../../random.ts';
import { addProducts } from './catalogue.ts';
import { addContent } from './content.ts';
import { addLibrary } from './library.ts';
import { addMembers } from './members.ts';
import { addProjects } from './projects.ts';

const SEED = 20_110_926;

/** Fills an empty database with the same products, members and projects, every time. */
export function seedLittlebits(database: DatabaseSync): void {
  const random = createRandom(SEED);
  addProducts(database, random);
  const members = addMembers(database, random);
  addLibrary(database);
  addProjects(database, random, members);
  addContent(database);
}
