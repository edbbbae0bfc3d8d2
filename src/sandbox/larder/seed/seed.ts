import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import { addPersonalToken } from '../../oauth-store.ts';
import { createRandom, type Random } from '../../random.ts';
import { toTimestamp } from '../../timestamp.ts';
import {
  DEMO_ACCESS_TOKEN,
  DEMO_READ_ACCESS_TOKEN,
  DEMO_TOKEN,
  ENDED_TRIAL_TOKEN,
  ENDED_TRIAL_USERNAME,
  NEWCOMER_TOKEN,
} from '../demo.ts';
import { uuidOf } from '../identity.ts';
import { createWriter, type Given, type Writer } from '../writer.ts';
import { DOCUMENTED_FOLDERS, DOCUMENTED_TAGS, DOCUMENTED_USER } from './documented.ts';
import { type PlannedLink, planLinks } from './link-plan.ts';
import { NEIGHBOURS, type Neighbour } from './neighbours.ts';
import { codeTopics } from './topics-code.ts';
import { EMPTY_FOLDERS, lifeTopics, UNUSED_TAGS } from './topics-life.ts';

const SEED = 20_160_110;
const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2016-01-10T03:56:16Z');

/** What every write of one user's things needs. */
interface Shelf {
  readonly writer: Writer;
  readonly random: Random;
  readonly userId: number;
}

/** Fills an empty database with the same three users and their bookmarks, every time. */
export function seedLarder(database: DatabaseSync): void {
  const random = createRandom(SEED);
  const writer = createWriter(database);
  const { id: userId } = DOCUMENTED_USER;
  insertUser(database, { ...DOCUMENTED_USER, trial: null });
  const topics = [...codeTopics, ...lifeTopics];
  const links = planLinks(random, topics);
  const shelf = { writer, random, userId };
  const folders = addFolders(shelf, [...topics.map(({ folder }) => folder), ...EMPTY_FOLDERS]);
  addTags(shelf, links);
  addLinks(shelf, links, folders);
  for (const neighbour of NEIGHBOURS) {
    insertUser(database, { ...neighbour, avatar: `avatars/${neighbour.username}.png` });
    fillNeighbour({ writer, userId: neighbour.id }, neighbour);
  }
  addTokens(database, userId);
}

type UserValues = Omit<Neighbour, 'folders' | 'trial'> & {
  readonly avatar: string;
  readonly trial: Neighbour['trial'] | null;
};

function insertUser(database: DatabaseSync, user: UserValues): void {
  const { id, username, firstName, lastName, timezone, avatar, joined, trial } = user;
  statement(database, 'INSERT INTO user VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    id,
    username,
    firstName,
    lastName,
    timezone,
    avatar,
    joined,
    trial,
  );
}

/** Makes folders of their paths, parents first, a few weeks apart; tells their keys by name. */
function addFolders({ writer, random, userId }: Shelf, paths: readonly string[]): Map<string, number> {
  const ids = new Map<string, number>();
  const depth = (path: string): number => path.split('/').length;
  const ordered = paths.toSorted((left, right) => depth(left) - depth(right));
  for (const [index, path] of ordered.entries()) {
    const [name = '', parent = null] = path.split('/').reverse();
    const made = FIRST_DAY + index * 3 * DAY + random.between(1, 2 * DAY);
    const given: Given = DOCUMENTED_FOLDERS[name] ?? {
      uuid: uuidOf('folder', userId, name),
      icon: random.chance(0.2) ? '' : null,
      modified: toTimestamp(made + random.between(0, 900) * DAY),
    };
    const created = DOCUMENTED_FOLDERS[name]?.created ?? toTimestamp(made);
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    ids.set(name, writer.addFolder({ userId, parentId, name, created, ...given }));
  }
  return ids;
}

/** Tags are as old as the first bookmark that has them, and some have none. */
function addTags({ writer, random, userId }: Shelf, links: readonly PlannedLink[]): void {
  const firstUse = new Map<string, string>();
  for (const { tags, created } of links) {
    for (const tag of tags) if (!firstUse.has(tag)) firstUse.set(tag, created);
  }
  for (const tag of UNUSED_TAGS) firstUse.set(tag, toTimestamp(FIRST_DAY + random.between(100, 900) * DAY));
  const documented: Readonly<Record<string, Given & { readonly created: string }>> = DOCUMENTED_TAGS;
  for (const [name, created] of firstUse) {
    writer.addTag({ userId, name, created, ...(documented[name] ?? { uuid: uuidOf('tag', userId, name) }) });
  }
}

function addLinks(
  { writer, userId }: Shelf,
  links: readonly PlannedLink[],
  folders: Map<string, number>,
): void {
  for (const { folder, uuid, ...link } of links) {
    const folderId = folders.get(folder);
    if (folderId === undefined) throw new Error(`There is no folder ${folder}.`);
    writer.addLink({ ...link, userId, folderId, uuid: uuid ?? uuidOf('link', userId, link.url) });
  }
}

function fillNeighbour({ writer, userId }: Omit<Shelf, 'random'>, { joined, folders }: Neighbour): void {
  let time = Date.parse(joined);
  const now = (): string => {
    time += 1000;
    return toTimestamp(time);
  };
  const tagged = new Set<string>();
  for (const [name, table] of Object.entries(folders)) {
    const folderId = writer.addFolder({
      userId,
      parentId: null,
      name,
      created: now(),
      uuid: uuidOf('folder', userId, name),
    });
    for (const line of table.split('\n').filter((row) => row.trim() !== '')) {
      const [title = '', url = '', description = '', words = ''] = line.split('|').map((cell) => cell.trim());
      const tags = words.split(' ').filter(Boolean);
      const created = now();
      for (const tag of tags) {
        if (tagged.size === tagged.add(tag).size) continue;
        writer.addTag({ userId, name: tag, created, uuid: uuidOf('tag', userId, tag) });
      }
      const content = { title, url, description: description || null, tags, meta: null };
      writer.addLink({ ...content, userId, folderId, created, uuid: uuidOf('link', userId, url) });
    }
  }
}

function addTokens(database: DatabaseSync, demoUserId: number): void {
  const insert = statement(database, 'INSERT INTO api_token VALUES (?, ?)');
  insert.run(DEMO_TOKEN, demoUserId);
  for (const { id, username } of NEIGHBOURS) {
    insert.run(username === ENDED_TRIAL_USERNAME ? ENDED_TRIAL_TOKEN : NEWCOMER_TOKEN, id);
  }
  addPersonalToken(database, DEMO_ACCESS_TOKEN, demoUserId, 'read write');
  addPersonalToken(database, DEMO_READ_ACCESS_TOKEN, demoUserId, 'read');
}
