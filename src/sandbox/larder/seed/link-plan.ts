import type { Random } from '../../random.ts';
import { toTimestamp } from '../../timestamp.ts';
import { composeLink, type LinkDraft } from './composer.ts';
import { DOCUMENTED_FOLDERS, DOCUMENTED_LINKS } from './documented.ts';
import { PAGES } from './pages.ts';
import { REPOSITORIES } from './repositories.ts';
import { repositoryMeta } from './repository-meta.ts';
import { folderName, type Topic } from './topic.ts';

/** A bookmark that the seed will write. */
export interface PlannedLink extends LinkDraft {
  readonly folder: string;
  readonly created: string;
  readonly modified: string;
  /** Set where the documents tell it. */
  readonly uuid?: string;
  readonly meta: object | null;
}

const DAY = 86_400_000;
/** Nothing in the seed is later. */
const END = Date.parse('2026-06-01T08:00:00Z');
// The first stars came in with one import, the last of them the one that the documents show.
const IMPORT_END = Date.parse('2016-02-12T12:10:38Z');
const IMPORT_MS = 2 * DAY;

/** Plans the bookmarks of all topics, in the order of time. */
export function planLinks(random: Random, topics: readonly Topic[]): PlannedLink[] {
  const titles = new Set<string>();
  const isTaken = (title: string): boolean => titles.size === titles.add(title).size;
  const plans = topics.flatMap((topic) => planFolder(random, topic, isTaken));
  return plans.sort((left, right) =>
    left.created < right.created ? -1 : left.created > right.created ? 1 : 0,
  );
}

function planFolder(random: Random, topic: Topic, isTaken: (title: string) => boolean): PlannedLink[] {
  const folder = folderName(topic);
  const documented = DOCUMENTED_LINKS.filter((link) => link.folder === folder);
  const kept = [...repositoriesOf(folder), ...pagesOf(folder)];
  // The first ones see to it that no tag of the topic stays without a bookmark.
  const tags = topic.tags.split(' ');
  const written = Array.from({ length: topic.count - kept.length - documented.length }, (_, index) =>
    composeLink(random, topic, isTaken, tags[index]),
  );
  const plans: PlannedLink[] = [...kept, ...written].map((draft) => {
    const time = drawTime(random, folder);
    const modified = random.chance(0.25) ? Math.min(time + random.between(1, 400 * DAY), END) : time;
    const owner = /^https:\/\/github\.com\/([^/]+)\/[^/]+$/.exec(draft.url)?.[1];
    // A star that Larder hasn't looked at yet has none.
    const meta = owner && random.chance(0.8) ? repositoryMeta(random, owner, END) : packageMeta(draft.url);
    return { ...draft, folder, created: toTimestamp(time), modified: toTimestamp(modified), meta };
  });
  return [...plans, ...documented];
}

function drawTime(random: Random, folder: string): number {
  if (folder === 'Code') return IMPORT_END - random.between(0, IMPORT_MS);
  const start = Date.parse(DOCUMENTED_FOLDERS[folder]?.created ?? '2016-06-01T00:00:00Z');
  // More of the later years than of the first ones.
  const time = start + Math.floor((END - start) * random.fraction() ** 0.7);
  // Whoever sorts by time meets many of the same second: these came in with imports.
  return folder === 'Read later' && random.chance(0.2) ? roundUp(time, 200 * DAY) : time;
}

function roundUp(time: number, step: number): number {
  return Math.min(Math.ceil(time / step) * step, END);
}

// The documents promise nothing but GitHub; clients must bear other types.
function packageMeta(url: string): object | null {
  if (url !== 'https://pypi.org/' && url !== 'https://docs.npmjs.com/') return null;
  return {
    type: new URL(url).hostname,
    checked: '2026-05-01T00:00:00Z',
    status: { up: true, latency_ms: 84 },
  };
}

function repositoriesOf(folder: string): LinkDraft[] {
  return rowsOf(REPOSITORIES[folder]).map(([name = '', description, tags]) => ({
    title: name,
    url: `https://github.com/${name}`,
    description: description || null,
    tags: wordsOf(tags),
  }));
}

function pagesOf(folder: string): LinkDraft[] {
  return rowsOf(PAGES[folder]).map(([title = '', url = '', description, tags]) => ({
    title,
    url,
    description: description || null,
    tags: wordsOf(tags),
  }));
}

function wordsOf(text = ''): string[] {
  return text.split(' ').filter(Boolean);
}

function rowsOf(table = ''): string[][] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.split('|').map((cell) => cell.trim()));
}
