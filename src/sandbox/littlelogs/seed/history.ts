import type { Random } from '../../random.ts';
import { toTimestamp } from '../../timestamp.ts';
import type { EntryWriter } from '../entry-writer.ts';
import type { Circles } from './circles.ts';
import { composeAnswer, composeReply } from './composer.ts';
import type { PlannedLog } from './log-plan.ts';
import type { Person } from './people.ts';

/** Something that happened, which the seed does again through the API's own writer. */
export interface HistoricEvent {
  readonly created: string;
  apply(writer: EntryWriter): void;
}

const FIRST_FOLLOW = Date.parse('2024-11-24T08:00:00Z');
/** Nothing in the seed is later. */
const END = Date.parse('2026-06-01T08:00:00Z');
const HOUR = 3_600_000;

const SOURCES = ['Littlelogs for iOS', 'logline', 'Menubar Logger'];

/** Everything that happened, in the order of time. */
export function writeHistory(
  random: Random,
  people: readonly Person[],
  circles: Circles,
  logs: readonly PlannedLog[],
): HistoricEvent[] {
  const events = [
    ...people.flatMap((person) => followEvents(random, person, circles)),
    ...logs.flatMap((log) => [
      logEvent(random, log),
      ...(log.documented ? documentedEvents(log, people) : responseEvents(random, log, people, circles)),
    ]),
  ];
  // Stable: what happened in the same second keeps its order.
  return events.sort((left, right) =>
    left.created < right.created ? -1 : left.created > right.created ? 1 : 0,
  );
}

function followEvents(random: Random, person: Person, circles: Circles): HistoricEvent[] {
  return circles.followedBy(person).map((followed) => {
    const created = toTimestamp(random.between(FIRST_FOLLOW, END));
    return { created, apply: (writer) => writer.follow(person.user, followed.user.id, created) };
  });
}

function logEvent(random: Random, { id, author, created, text, documented }: PlannedLog): HistoricEvent {
  const source = !documented && random.chance(0.06) ? random.pick(SOURCES) : null;
  return { created, apply: (writer) => writer.addLog({ author: author.user, text, created, source }, id) };
}

function documentedEvents(log: PlannedLog, people: readonly Person[]): HistoricEvent[] {
  const find = (username: string): Person => {
    const person = people.find(({ user }) => user.username === username);
    if (person === undefined) throw new Error(`Nobody is called ${username}.`);
    return person;
  };
  const { comments = [], likes = [] } = log.documented ?? {};
  return [
    ...comments.map(({ author, created, text }) => commentEvent(log, find(author), created, text)),
    ...likes.map(([username, created]) => likeEvent(log, find(username), created)),
  ];
}

/** Likes and comments, from followers above all; the author answers some of them. */
function responseEvents(
  random: Random,
  log: PlannedLog,
  people: readonly Person[],
  circles: Circles,
): HistoricEvent[] {
  const { author } = log;
  const followers = circles.followersOf(author);
  const events: HistoricEvent[] = [];
  const somebody = (): Person =>
    followers.length > 0 && random.chance(0.85) ? random.pick(followers) : random.pick(people);

  for (const fan of random.sample(followers, likeCount(random, followers.length))) {
    events.push(likeEvent(log, fan, laterThan(random, log.created, 30)));
  }
  // Somebody comments, the next one after them, each within a day or so.
  const said = new Set<string>();
  let created = log.created;
  for (let rest = commentCount(random, followers.length); rest > 0; rest--) {
    const commenter = somebody();
    if (commenter === author) continue;
    created = laterThan(random, created, 9);
    const reply = composeReply(random, author, () => somebody().user.username, said);
    events.push(commentEvent(log, commenter, created, reply));
    if (random.chance(0.35)) {
      created = laterThan(random, created, 5);
      events.push(commentEvent(log, author, created, composeAnswer(random, commenter.user.username)));
    }
  }
  return events;
}

function likeCount(random: Random, followers: number): number {
  return random.chance(0.3) ? 0 : Math.floor(random.fraction() ** 2 * Math.min(9, 1 + followers / 3)) + 1;
}

function commentCount(random: Random, followers: number): number {
  if (random.chance(0.008) && followers > 8) return random.between(14, 36);
  return random.chance(0.56) ? 0 : Math.floor(random.fraction() ** 2 * 4) + 1;
}

// Soon more likely than late, and never after the end.
function laterThan(random: Random, created: string, hours: number): string {
  const from = Date.parse(created);
  const delay = 60_000 + random.fraction() ** 3 * hours * HOUR;
  return toTimestamp(Math.min(from + delay, (from + END) / 2));
}

function commentEvent(log: PlannedLog, commenter: Person, created: string, text: string): HistoricEvent {
  const draft = { author: commenter.user, text, created, source: null };
  return { created, apply: (writer) => writer.addComment(draft, { id: log.id, userId: log.author.user.id }) };
}

function likeEvent(log: PlannedLog, fan: Person, created: string): HistoricEvent {
  return {
    created,
    apply: (writer) => writer.like(fan.user, { id: log.id, userId: log.author.user.id }, created),
  };
}
