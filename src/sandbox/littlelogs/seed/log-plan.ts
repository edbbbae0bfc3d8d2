import type { Random } from '../../random.ts';
import { toTimestamp } from '../../timestamp.ts';
import { tagKey } from '../markdown.ts';
import type { Circles } from './circles.ts';
import { composeLog, finishLog, type LogDraft } from './composer.ts';
import { DOCUMENTED_LOGS, type DocumentedLog } from './documented.ts';
import type { Person } from './people.ts';
import { makeProjectNames, shareOutProjects } from './projects.ts';
import { tagsInTemplate } from './template-tags.ts';
import { TOPICS, tagsOfTopic } from './topics.ts';

/** A log that the seed will write. */
export interface PlannedLog {
  readonly id: number;
  readonly author: Person;
  readonly created: string;
  readonly text: string;
  /** Set where the documents tell this log, its comments and its likes. */
  readonly documented: DocumentedLog | undefined;
}

interface Slot {
  readonly id: number;
  readonly created: string;
}

const TOTAL_TAGS = 1136;
const FIRST_LOG = Date.parse('2024-12-01T06:12:44Z');
const LAST_ID = Math.max(...DOCUMENTED_LOGS.map(({ id }) => id));

/** Plans all logs in the order of time, so that every tag that there shall be stands in one. */
export function planLogs(
  random: Random,
  people: readonly Person[],
  circles: Circles,
  total: number,
): PlannedLog[] {
  const topicTags = new Map(TOPICS.flatMap(tagsOfTopic).map((tag) => [tagKey(tag), tag]));
  for (const { text } of DOCUMENTED_LOGS) {
    for (const tag of tagsInTemplate(text)) topicTags.set(tagKey(tag), tag);
  }
  const names = makeProjectNames(random, TOTAL_TAGS - topicTags.size, new Set(topicTags.keys()));
  shareOutProjects(
    names,
    people.map((person) => ({ person, logs: circles.logCountOf(person) })),
  );

  const byUsername = new Map(people.map((person) => [person.user.username, person]));
  const documentedIds = new Map(DOCUMENTED_LOGS.map((log) => [log.id, log]));
  const authors = shuffledAuthors(random, people, circles);
  const drafts: { slot: Slot; author: Person; draft: LogDraft; documented: DocumentedLog | undefined }[] = [];
  const written = new Map<Person, number>();
  for (const slot of logSlots(random, total)) {
    const documented = documentedIds.get(slot.id);
    const author = (documented && byUsername.get(documented.author)) ?? authors.pop();
    if (author === undefined) throw new Error('More logs are planned than people write.');
    const index = written.get(author) ?? 0;
    written.set(author, index + 1);
    const draft = documented
      ? { body: documented.text, tags: [] }
      : composeLog(
          random,
          author,
          currentProject(random, author, index, circles.logCountOf(author)),
          () => random.pick(circles.followedBy(author)).user.username,
        );
    drafts.push({ slot, author, draft, documented });
  }
  bringInTheRest(
    random,
    drafts.filter(({ documented }) => !documented),
    topicTags,
  );
  return drafts.map(({ slot, author, draft, documented }) => ({
    ...slot,
    author,
    text: finishLog(draft),
    documented,
  }));
}

function shuffledAuthors(random: Random, people: readonly Person[], circles: Circles): Person[] {
  const all = people.flatMap((person) => {
    const told = DOCUMENTED_LOGS.filter(({ author }) => author === person.user.username).length;
    return Array.from({ length: circles.logCountOf(person) - told }, () => person);
  });
  return random.sample(all, all.length);
}

// Projects follow each other, and sometimes an older one comes back.
function currentProject(random: Random, author: Person, index: number, count: number): string | undefined {
  const { projects } = author;
  if (random.chance(0.15)) return projects.length > 0 ? random.pick(projects) : undefined;
  return projects[Math.floor((index / Math.max(count, 1)) * projects.length)];
}

/** Ids and times that rise together and meet the documented ones; older ids have gaps, for what was deleted. */
function logSlots(random: Random, total: number): Slot[] {
  const ids = Array.from({ length: LAST_ID }, (_, index) => index + 1);
  const firstDocumented = DOCUMENTED_LOGS[0]?.id ?? LAST_ID;
  const gaps = new Set(random.sample(ids.slice(0, firstDocumented - 1), LAST_ID - total));
  const kept = ids.filter((id) => !gaps.has(id));
  const slots: Slot[] = [];
  let from = FIRST_LOG;
  let start = 0;
  for (const { id, created } of DOCUMENTED_LOGS) {
    const end = kept.indexOf(id);
    const until = Date.parse(created);
    const span = until - from;
    const times = Array.from(
      { length: end - start },
      () => from + 1000 + random.fraction() ** 0.8 * (span - 2000),
    );
    times.sort((left, right) => left - right);
    slots.push(...times.map((time, index) => ({ id: kept[start + index] ?? 0, created: toTimestamp(time) })));
    slots.push({ id, created });
    from = until;
    start = end + 1;
  }
  return slots;
}

/** Adds each tag that no log has yet to a log that it suits and that has few. */
function bringInTheRest(
  random: Random,
  logs: readonly { readonly author: Person; readonly draft: LogDraft }[],
  topicTags: ReadonlyMap<string, string>,
): void {
  const used = new Set(
    logs.flatMap(({ draft }) => [...tagsInTemplate(withoutLinks(draft.body)), ...draft.tags]).map(tagKey),
  );
  const add = (tag: string, suits: (author: Person) => boolean): void => {
    if (used.has(tagKey(tag))) return;
    const candidates = logs.filter(({ author, draft }) => suits(author) && draft.tags.length < 3);
    random.pick(candidates.length > 0 ? candidates : logs).draft.tags.push(tag);
  };
  for (const author of new Set(logs.map((log) => log.author))) {
    for (const project of author.projects) add(project, (candidate) => candidate === author);
  }
  const topicsByTag = new Map(
    TOPICS.flatMap((topic) => tagsOfTopic(topic).map((tag) => [tagKey(tag), topic])),
  );
  for (const [key, tag] of topicTags) {
    const topic = topicsByTag.get(key);
    add(tag, (author) => topic === undefined || author.topics.includes(topic));
  }
}

// Neither the text of a link nor code holds tags.
function withoutLinks(text: string): string {
  return text.replaceAll(/\[[^\]]*\]\([^)]*\)|`[^`]*`/g, '');
}
