import type { Random } from '../../random.ts';
import { XKCD } from './documented.ts';
import { type NameSource, nameSources } from './names.ts';

/** A row of the table `comic`. */
export interface PlannedComic {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly url: string;
  readonly active: boolean;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly rights: string;
  readonly added: string;
}

const DAY = 86_400_000;
const LICENSES = ['', '', '', ', CC BY 3.0', ', CC BY-NC 2.5', ', CC BY-NC-SA 3.0'];
// Comics that the instance knew before it kept the date have Python's earliest one.
const ALWAYS_KNOWN = '0001-01-01T00:00:00';

/** All comics but the documented one in a random order of languages and names, then numbered from 1 on. */
export function planComics(random: Random): PlannedComic[] {
  const titles = nameSources.flatMap((source) => titlesOf(random, source));
  const shuffled = random.sample(titles, titles.length);
  const comics: PlannedComic[] = shuffled.map((title, index) =>
    planComic(random, title, index + 1 < XKCD.id ? index + 1 : index + 2),
  );
  comics.splice(XKCD.id - 1, 0, XKCD);
  return comics;
}

interface Title {
  readonly name: string;
  readonly language: string;
  readonly author: string;
}

function titlesOf(random: Random, { language, count, first, second, authors }: NameSource): Title[] {
  const names = first.split(' ').flatMap((left) => second.split('|').map((right) => `${left} ${right}`));
  return random
    .sample(names, count)
    .map((name) => ({ name, language, author: random.pick(authors.split('|')) }));
}

function planComic(random: Random, { name, language, author }: Title, id: number): PlannedComic {
  const slug = slugOf(name);
  const started = Date.parse('2001-01-01') + random.between(0, 3300) * DAY;
  const hasEnded = random.chance(0.12);
  // The crawler of some comics that still appear is broken.
  const active = !hasEnded && random.chance(0.95);
  return {
    id,
    name,
    slug,
    language,
    url: `http://${slug}.example/`,
    active,
    startDate: random.chance(0.8) ? dayOf(started) : null,
    endDate: hasEnded ? dayOf(Date.parse('2011-03-01') + random.between(0, 480) * DAY) : null,
    rights: author + random.pick(LICENSES),
    added: random.chance(0.25) ? ALWAYS_KNOWN : addedAt(random),
  };
}

function addedAt(random: Random): string {
  const moment = Date.parse('2009-05-01') + random.between(0, 1200 * 86_400) * 1000;
  return `${new Date(moment).toISOString().slice(0, 19)}.${String(random.between(1, 999_999)).padStart(6, '0')}`;
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
}
