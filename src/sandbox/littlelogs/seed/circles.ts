import type { Random } from '../../random.ts';
import type { Person } from './people.ts';

/** Who writes how much, and who follows whom. */
export interface Circles {
  logCountOf(person: Person): number;
  followedBy(person: Person): readonly Person[];
  followersOf(person: Person): readonly Person[];
}

/** Shares out the logs and draws the follows: those who write more are followed more. */
export function drawCircles(
  random: Random,
  people: readonly Person[],
  totalLogs: number,
  fixedCounts: Readonly<Record<string, number>>,
): Circles {
  const counts = shareOutLogs(random, people, totalLogs, fixedCounts);
  const logCountOf = (person: Person): number => counts.get(person) ?? 0;
  const followed = new Map<Person, Person[]>();
  const followers = new Map<Person, Person[]>(people.map((person) => [person, []]));
  const popular = random.weighted(people, (person) => 2 + logCountOf(person));
  for (const person of people) {
    const size = person.user.username in fixedCounts ? random.between(40, 70) : random.between(2, 26);
    const chosen = new Set<Person>();
    for (let attempt = 0; attempt < size * 2 && chosen.size < size; attempt++) {
      const candidate = popular();
      const shareTopic = candidate.topics.some((topic) => person.topics.includes(topic));
      if (candidate !== person && (shareTopic || random.chance(0.4))) chosen.add(candidate);
    }
    followed.set(person, [...chosen]);
    for (const other of chosen) followers.get(other)?.push(person);
  }
  return {
    logCountOf,
    followedBy: (person) => followed.get(person) ?? [],
    followersOf: (person) => followers.get(person) ?? [],
  };
}

function shareOutLogs(
  random: Random,
  people: readonly Person[],
  total: number,
  fixed: Readonly<Record<string, number>>,
): Map<Person, number> {
  const counts = new Map(people.map((person) => [person, fixed[person.user.username] ?? 0]));
  const others = people.filter(({ user }) => !(user.username in fixed));
  // A few only read: their lists are empty.
  const writers = random.sample(others, others.length - 9);
  for (const writer of writers) counts.set(writer, 1);
  const rank = random.weighted(writers, (_, index) => (index + 4) ** -0.72);
  let rest = total - [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (; rest > 0; rest--) {
    const writer = rank();
    counts.set(writer, (counts.get(writer) ?? 0) + 1);
  }
  return counts;
}
