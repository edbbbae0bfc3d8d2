import type { Random } from '../../random.ts';
import type { PlannedComic } from './comic-plan.ts';
import { type DocumentedRelease, XKCD, XKCD_RELEASE_COUNT, XKCD_RELEASES } from './documented.ts';

/** A release before it has its number. */
export interface PlannedRelease {
  readonly comicId: number;
  readonly pubDate: string;
  readonly fetched: string;
  readonly documented?: DocumentedRelease;
}

const RELEASE_COUNT = 40_000;
const DAY = 86_400_000;
const LAST_DAY = Date.parse('2012-10-08');

/** On which days of the week a comic appears, Sunday first, how often there is such a comic, and how much it has. */
interface Schedule {
  readonly days: readonly number[];
  readonly share: number;
  readonly releases: readonly [number, number];
}

const SCHEDULES: readonly Schedule[] = [
  { days: [0, 1, 2, 3, 4, 5, 6], share: 12, releases: [150, 900] },
  { days: [1, 2, 3, 4, 5], share: 18, releases: [100, 600] },
  { days: [1, 3, 5], share: 30, releases: [40, 400] },
  { days: [2, 4], share: 18, releases: [20, 200] },
  { days: [0], share: 10, releases: [10, 120] },
  { days: [6], share: 7, releases: [10, 100] },
  // Added a moment ago: nothing was fetched yet.
  { days: [3], share: 5, releases: [0, 0] },
];

/** Every release of every comic, last fetched first. */
export function planReleases(random: Random, comics: readonly PlannedComic[]): PlannedRelease[] {
  const pickSchedule = random.weighted(SCHEDULES, ({ share }) => share);
  const plans = comics
    .filter(({ id }) => id !== XKCD.id)
    .map((comic) => {
      const { days, releases } = pickSchedule();
      return { comic, days, wanted: random.between(...releases) };
    });
  const counts = scaled(
    plans.map(({ wanted }) => wanted),
    RELEASE_COUNT - XKCD_RELEASE_COUNT,
  );
  const releases = plans.flatMap(({ comic, days }, index) =>
    appearances(random, comic, days, counts[index] ?? 0),
  );
  releases.push(...xkcdReleases(random));
  writtenDays.clear();
  return releases.sort((left, right) => (left.fetched < right.fetched ? 1 : -1));
}

/** Whole numbers in proportion to the given ones, zero where they are, that sum up to a total. */
function scaled(wanted: readonly number[], total: number): number[] {
  const sum = wanted.reduce((left, right) => left + right, 0);
  const counts = wanted.map((count) => Math.floor((count * total) / sum));
  let missing = total - counts.reduce((left, right) => left + right, 0);
  return counts.map((count) => (count > 0 && missing-- > 0 ? count + 1 : count));
}

/** The last releases of a comic, walking back day by day; now and then one was left out. */
function appearances(
  random: Random,
  comic: PlannedComic,
  days: readonly number[],
  count: number,
): PlannedRelease[] {
  const releases: PlannedRelease[] = [];
  let day = comic.endDate === null ? LAST_DAY : Date.parse(comic.endDate);
  if (!comic.active) day -= random.between(20, 200) * DAY;
  for (; releases.length < count; day -= DAY) {
    if (!days.includes(weekdayOf(day)) || random.chance(0.03)) continue;
    releases.push(releaseOn(random, comic.id, day));
  }
  return releases;
}

function xkcdReleases(random: Random): PlannedRelease[] {
  const releases: PlannedRelease[] = XKCD_RELEASES.map((documented) => ({
    comicId: XKCD.id,
    pubDate: documented.pubDate,
    fetched: documented.fetched,
    documented,
  }));
  for (let day = Date.parse('2012-10-03'); releases.length < XKCD_RELEASE_COUNT; day -= DAY) {
    if ([1, 3, 5].includes(weekdayOf(day))) releases.push(releaseOn(random, XKCD.id, day));
  }
  return releases;
}

/** Fetched in the morning of its day, or some days later where the crawler found it late. */
function releaseOn(random: Random, comicId: number, day: number): PlannedRelease {
  const isLate = random.chance(0.02) && day < LAST_DAY - 7 * DAY;
  const fetchedDay = day + (isLate ? random.between(1, 6) * DAY : 0);
  const time = timeOf(random.between(1800, 36_000));
  const microseconds = String(random.between(1, 999_999)).padStart(6, '0');
  return { comicId, pubDate: dayOf(day), fetched: `${dayOf(fetchedDay)}T${time}.${microseconds}` };
}

/** Sunday is 0; 1970 began on a Thursday. */
function weekdayOf(milliseconds: number): number {
  return (milliseconds / DAY + 4) % 7;
}

// Tens of thousands of releases share a few thousand days; planned once, they are not kept.
const writtenDays = new Map<number, string>();

function dayOf(milliseconds: number): string {
  let day = writtenDays.get(milliseconds);
  if (day === undefined) {
    day = new Date(milliseconds).toISOString().slice(0, 10);
    writtenDays.set(milliseconds, day);
  }
  return day;
}

function timeOf(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
