import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { comicsIndexes } from '../../src/sandbox/comics/schema.ts';
import type { Exchange } from './recording.ts';

// The data of a recorded instance, as far as the exchanges show them, and fillers where they only count.

interface Comic {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly url: string;
  readonly active: boolean;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly rights: string;
  readonly added: string;
}
interface Image {
  readonly id: number;
  readonly checksum: string;
  readonly fetched: string;
  readonly file: string | null;
  readonly height: number;
  readonly width: number;
  readonly title: string;
  readonly text: string;
}
interface Release {
  readonly id: number;
  readonly comic: string;
  readonly fetched: string;
  readonly pub_date: string;
  readonly images: readonly Image[];
}

const COMICS = 60;
const RELEASES = 2000;
const IMAGES = 1200;
const ALICE = 1;
const BOB = 2;

/** Fills an empty database of the sandbox. */
export function seedFromRecording(database: DatabaseSync, recording: readonly Exchange[]): void {
  const shown = shownIn(recording);
  insertUsers(database);
  const comics = withFillers(shown.comics, slugsOf(shown.releases));
  for (const comic of comics) insertComic(database, comic);
  insertReleases(database, shown.releases, shown.images, comics);
  insertSubscriptions(database, recording);
  database.exec(comicsIndexes);
}

function shownIn(recording: readonly Exchange[]) {
  const comics = new Map<number, Comic>();
  const releases = new Map<number, Release>();
  const images = new Map<number, Image>();
  const keep = (object: { resource_uri?: string; id?: unknown }): void => {
    const [, kind, id] = /\/(\w+)\/(\d+)\/$/.exec(object.resource_uri ?? '') ?? [];
    const row = { ...object, id: Number(id) } as never;
    if (kind === 'comics') comics.set(Number(id), row);
    if (kind === 'images') images.set(Number(id), row);
    if (kind !== 'releases') return;
    releases.set(Number(id), row);
    for (const image of (object as Release).images) keep(image as never);
  };
  for (const { response } of recording) {
    if (!response.body.startsWith('{')) continue;
    const body = JSON.parse(response.body);
    for (const object of body.objects ?? [body]) keep(object);
  }
  return { comics, releases, images };
}

function insertUsers(database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO user VALUES (?, ?, ?, ?, ?, ?)');
  const alice = ['alice@example.com', 's3cret pä:ss', '00112233445566778899aabbccddeeff'];
  const bob = ['bob@example.com', 'bob', 'ffeeddccbbaa99887766554433221100'];
  insert.run(ALICE, ...alice, '2012-04-30T18:39:59', '2012-06-09T23:09:54.312109');
  insert.run(BOB, ...bob, '2013-02-03T10:20:30', null);
}

/** The slugs of comics that only the files of their pictures name. */
function slugsOf(releases: ReadonlyMap<number, Release>): Map<number, string> {
  const slugs = new Map<number, string>();
  for (const { comic, images } of releases.values()) {
    const slug = images[0]?.file?.split('/')[2];
    if (slug !== undefined) slugs.set(keyOf(comic), slug);
  }
  return slugs;
}

function keyOf(uri: string): number {
  return Number(/(\d+)\/$/.exec(uri)?.[1]);
}

/** Sixty comics: 42 of them before "Zits", 58 before "İstanbul", four in Norwegian, twelve that have ended. */
function withFillers(shown: ReadonlyMap<number, Comic>, slugs: ReadonlyMap<number, string>): Comic[] {
  const comics = [...shown.values()];
  const before = (name: string) => comics.filter((comic) => comic.name < name).length;
  const early = 42 - before('Zits');
  const norwegian = 4 - comics.filter(({ language }) => language === 'no').length;
  const ended = 12 - comics.filter(({ active }) => !active).length;
  const ids = Array.from({ length: COMICS }, (_, index) => index + 1).filter((id) => !shown.has(id));
  const fillers = ids.map((id, index): Comic => {
    const name = index < early ? `Filler ${id}` : `filler ${id}`;
    return {
      ...{
        id,
        name,
        slug: slugs.get(id) ?? `filler-${id}`,
        url: '',
        rights: '',
        start_date: null,
        end_date: null,
      },
      language: index >= ids.length - norwegian ? 'no' : 'nn',
      active: index >= ended,
      added: '2001-01-01T12:00:00',
    };
  });
  return [...comics, ...fillers];
}

function insertComic(database: DatabaseSync, comic: Comic): void {
  const { id, name, slug, language, url, active, start_date, end_date, rights, added } = comic;
  const values = [id, name, slug, language, url, Number(active), start_date, end_date, rights, added];
  database.prepare('INSERT INTO comic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(...values);
}

interface Filler {
  readonly comic: number;
  readonly fetched: string;
  readonly pubDate: string;
  readonly isTall?: true;
}

/** What the counts and offsets of the recorded lists demand beside the releases that they show. */
function fillerReleases(shown: number): Filler[] {
  const [xkcd, dilbert, other] = [1, 7, 3];
  const pubDate = '2008-01-01';
  // Before release 1242, which 28 of all and 13 of xkcd precede.
  const early = '2013-09-28T00:00:00';
  // Before release 317, which 138 tall pictures precede.
  const middle = '2013-05-01T00:00:00';
  const late = '2013-01-01T00:00:00';
  const times = (count: number, filler: Filler) => Array.from({ length: count }, () => filler);
  const fillers = [
    ...times(10, { comic: xkcd, fetched: early, pubDate }),
    ...times(12, { comic: other, fetched: early, pubDate }),
    ...times(136, { comic: other, fetched: middle, pubDate, isTall: true }),
    ...times(161, { comic: other, fetched: late, pubDate, isTall: true }),
    ...times(614, { comic: xkcd, fetched: late, pubDate }),
    ...times(212, { comic: dilbert, fetched: late, pubDate }),
    ...times(20, { comic: other, fetched: late, pubDate: '2010-01-15' }),
  ];
  const rest = RELEASES - shown - fillers.length;
  return [...fillers, ...times(rest, { comic: other, fetched: late, pubDate })];
}

function insertReleases(
  database: DatabaseSync,
  releases: ReadonlyMap<number, Release>,
  images: ReadonlyMap<number, Image>,
  comics: readonly Comic[],
): void {
  const insertRelease = database.prepare('INSERT INTO release VALUES (?, ?, ?, ?)');
  const insertImage = database.prepare('INSERT INTO image VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const show = database.prepare('INSERT INTO release_image VALUES (?, ?)');
  const comicOf = (slug: string | undefined) => comics.find((comic) => comic.slug === slug)?.id ?? 1;

  const fillerImages: number[] = [];
  const fillers = fillerReleases(releases.size);
  const tall = fillers.filter(({ isTall }) => isTall).length;
  for (let id = 1; id <= IMAGES; id++) {
    const image = images.get(id);
    const values: SQLInputValue[] = image
      ? [comicOf(image.file?.split('/')[2]), image.checksum, Number(image.file !== null)]
      : [1, String(id).padStart(64, '0'), 1];
    const { title = '', text = '', fetched = '2012-10-01T00:00:00', width = 100 } = image ?? {};
    const height = image?.height ?? (fillerImages.length < tall ? 5000 : 100);
    insertImage.run(id, ...values, title, text, fetched, height, width);
    if (image === undefined) fillerImages.push(id);
  }
  for (const { id, comic, pub_date, fetched, images: own } of releases.values()) {
    insertRelease.run(id, keyOf(comic), pub_date, fetched);
    for (const image of own) show.run(id, image.id);
  }
  const free = Array.from({ length: RELEASES }, (_, index) => index + 1).filter((id) => !releases.has(id));
  for (const [index, { comic, pubDate, fetched, isTall }] of fillers.entries()) {
    const id = free[index]!;
    insertRelease.run(id, comic, pubDate, fetched);
    if (isTall) show.run(id, fillerImages.shift()!);
  }
}

function insertSubscriptions(database: DatabaseSync, recording: readonly Exchange[]): void {
  const insert = database.prepare('INSERT INTO subscription VALUES (?, ?, ?)');
  const list = recording.find(({ name }) => name === 'comics: limit=5000');
  const alices: number[] = JSON.parse(list?.response.body ?? '').objects.map(({ id }: Comic) => Number(id));
  for (const [index, comic] of alices.toSorted((a, b) => a - b).entries())
    insert.run(index + 1, ALICE, comic);
  // Only the first of bob's is shown; the next number is 36.
  for (const [index, comic] of [2, 4, 6].entries()) insert.run(alices.length + index + 1, BOB, comic);
}
