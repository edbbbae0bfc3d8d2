import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import { createRandom, type Random } from '../../random.ts';
import { comicsIndexes } from '../schema.ts';
import { caption } from './captions.ts';
import { type PlannedComic, planComics } from './comic-plan.ts';
import {
  ALICE,
  BOB,
  DOCUMENTED_SUBSCRIPTION_ID,
  type SeededUser,
  UNSUBSCRIBED_COMIC_IDS,
  XKCD,
} from './documented.ts';
import { numberDownwards } from './numbering.ts';
import { type PlannedRelease, planReleases } from './release-plan.ts';

const SEED = 20_121_008;
const DEMO_SUBSCRIPTION_COUNT = 50;
const OTHER_SUBSCRIPTION_COUNT = 4;

/** Fills an empty database with the same users, comics and releases, every time. */
export function seedComics(database: DatabaseSync): void {
  const random = createRandom(SEED);
  for (const user of [ALICE, BOB]) insertUser(database, user);
  const comics = planComics(random);
  insertComics(database, comics);
  const releases = planReleases(random, comics);
  const ids = numberDownwards(
    random,
    releases.map(({ documented }) => documented?.id),
  );
  insertReleases(database, releases, ids);
  insertImages(database, random, releases, ids);
  subscribe(database, random, comics);
  database.exec(comicsIndexes);
}

function insertUser(
  database: DatabaseSync,
  { id, email, password, key, joined, lastLogin }: SeededUser,
): void {
  statement(database, 'INSERT INTO user VALUES (?, ?, ?, ?, ?, ?)').run(
    id,
    email,
    password,
    key,
    joined,
    lastLogin,
  );
}

function insertComics(database: DatabaseSync, comics: readonly PlannedComic[]): void {
  const insert = statement(database, 'INSERT INTO comic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const comic of comics) {
    const { id, name, slug, language, url, active, startDate, endDate, rights, added } = comic;
    insert.run(id, name, slug, language, url, Number(active), startDate, endDate, rights, added);
  }
}

// Oldest first, so that the tables grow at their ends.
function insertReleases(
  database: DatabaseSync,
  releases: readonly PlannedRelease[],
  ids: readonly number[],
): void {
  const insert = statement(database, 'INSERT INTO release VALUES (?, ?, ?, ?)');
  for (const [index, { comicId, pubDate, fetched }] of [...releases.entries()].reverse()) {
    insert.run(ids[index] ?? 0, comicId, pubDate, fetched);
  }
}

interface PlannedImage {
  readonly releaseId: number;
  readonly release: PlannedRelease;
}

function insertImages(
  database: DatabaseSync,
  random: Random,
  releases: readonly PlannedRelease[],
  releaseIds: readonly number[],
): void {
  const images = releases.flatMap((release, index): PlannedImage[] => {
    const count = release.documented === undefined ? imageCount(random) : 1;
    return Array.from({ length: count }, () => ({ release, releaseId: releaseIds[index] ?? 0 }));
  });
  const ids = numberDownwards(
    random,
    images.map(({ release }) => release.documented?.image.id),
  );
  const insert = statement(database, 'INSERT INTO image VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const show = statement(database, 'INSERT INTO release_image VALUES (?, ?)');
  for (const [index, { release, releaseId }] of [...images.entries()].reverse()) {
    const id = ids[index] ?? 0;
    const { checksum, title, text, fetched, height, width } =
      release.documented?.image ?? drawImage(random, id, release);
    const hasFile = release.documented !== undefined || !random.chance(0.004);
    insert.run(id, release.comicId, checksum, Number(hasFile), title, text, fetched, height, width);
    show.run(releaseId, id);
  }
}

function imageCount(random: Random): number {
  if (random.chance(0.03)) return 0;
  return random.chance(0.06) ? random.between(2, 4) : 1;
}

type DrawnImage = NonNullable<PlannedRelease['documented']>['image'];

/** Strips lie down, pages stand up. */
function drawImage(random: Random, id: number, { fetched }: PlannedRelease): DrawnImage {
  const isStrip = random.chance(0.7);
  return {
    id,
    checksum: hash('sha256', `image ${id}`),
    ...caption(random),
    // The picture is stored a moment before its release is.
    fetched: `${fetched.slice(0, 19)}.${fetched.slice(20).replace(/^\d/, '0')}`,
    height: isStrip ? random.between(180, 420) : random.between(600, 1800),
    width: random.between(540, 980),
  };
}

function subscribe(database: DatabaseSync, random: Random, comics: readonly PlannedComic[]): void {
  const insert = statement(database, 'INSERT INTO subscription (id, user_id, comic_id) VALUES (?, ?, ?)');
  const reserved: readonly number[] = [XKCD.id, ...UNSUBSCRIBED_COMIC_IDS];
  const others = comics.map(({ id }) => id).filter((id) => !reserved.includes(id));
  const chosen = random.sample(others, DEMO_SUBSCRIPTION_COUNT - 1);
  chosen.splice(DOCUMENTED_SUBSCRIPTION_ID - 1, 0, XKCD.id);
  for (const [index, comicId] of chosen.entries()) insert.run(index + 1, ALICE.id, comicId);
  const bobs = [XKCD.id, ...random.sample(others, OTHER_SUBSCRIPTION_COUNT - 1)];
  for (const [index, comicId] of bobs.entries()) {
    insert.run(DEMO_SUBSCRIPTION_COUNT + index + 1, BOB.id, comicId);
  }
}
