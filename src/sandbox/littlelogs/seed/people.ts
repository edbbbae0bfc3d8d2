import type { Random } from '../../random.ts';
import { fillTemplate } from '../../template.ts';
import type { UserJson } from '../shapes.ts';
import { DOCUMENTED_USERS } from './documented.ts';
import { PLACES } from './places.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

/** Somebody made up, or taken from the documents. */
export interface Person {
  readonly user: UserJson;
  /** What they write about, the favourite first. */
  readonly topics: readonly Topic[];
  /** Names of what they make, which are tags of theirs alone. */
  readonly projects: string[];
}

// What the people of the documents write about, by the names of topics.
const DOCUMENTED_TOPICS: Readonly<Record<string, readonly string[]>> = {
  josh: ['code', 'business', 'stage and screen', 'design', 'fitness', 'everyday'],
  belle: ['writing', 'business', 'reading', 'code', 'everyday'],
  mattimck: ['code', 'music'],
  kiriappeee: ['code', 'writing', 'fitness'],
  kateo: ['reading', 'code', 'kitchen and garden'],
  rpgdan: ['games', 'writing'],
};

// The tags of what they make, in the documents.
const DOCUMENTED_PROJECTS: Readonly<Record<string, readonly string[]>> = {
  josh: ['littlelogs', 'HelloCode', 'exist'],
  belle: ['HelloCode', 'exist'],
  mattimck: ['curo', 'outduo'],
};

/** Makes people until there are as many as asked for; the documented ones keep their ids. */
export function makePeople(random: Random, size: number): Person[] {
  const documented = new Map(DOCUMENTED_USERS.map((user) => [user.id, user]));
  const taken = new Set(DOCUMENTED_USERS.map(({ username }) => username));
  const people: Person[] = [];
  for (let id = 1; id <= size; id++) {
    const user = documented.get(id);
    const names = user && DOCUMENTED_TOPICS[user.username];
    const topics = names
      ? TOPICS.filter(({ name }) => names.includes(name)).sort(
          (left, right) => names.indexOf(left.name) - names.indexOf(right.name),
        )
      : random.sample(TOPICS, random.between(2, 4));
    const projects = [...((user && DOCUMENTED_PROJECTS[user.username]) ?? [])];
    people.push({ user: user ?? makeUser(random, id, topics, taken), topics, projects });
  }
  return people;
}

function makeUser(random: Random, id: number, topics: readonly Topic[], taken: Set<string>): UserJson {
  const place = random.pick(PLACES);
  const firstName = random.pick(place.firstNames.split(' '));
  const lastName = random.pick(place.lastNames.split(' '));
  const username = makeUsername(random, firstName, lastName, taken);
  return {
    id,
    username,
    first_name: random.chance(0.9) ? firstName : '',
    last_name: random.chance(0.6) ? lastName : '',
    bio: random.chance(0.8) ? makeBio(random, topics) : '',
    url: random.chance(0.55) ? `https://${username.replaceAll('_', '-')}.example/` : '',
    location: random.chance(0.8) ? place.location : '',
    avatar: `avatars/${username}${random.chance(0.5) ? random.between(1_430_000_000, 1_779_000_000) : ''}.png`,
    timezone: random.chance(0.85) ? place.timezone : 'UTC',
  };
}

function makeBio(random: Random, topics: readonly Topic[]): string {
  const [first, second] = topics;
  const bio = random.pick((first ?? random.pick(TOPICS)).bios);
  // A bio is plain text and older than most projects.
  const project = (): string =>
    random.pick(['a secret project', 'a small app', 'something odd', 'the newsletter']);
  const filled = fillTemplate(bio, random, { p: project });
  return second && random.chance(0.2) ? `${filled} Also: ${second.name}.` : filled;
}

function makeUsername(random: Random, firstName: string, lastName: string, taken: Set<string>): string {
  const first = asciiName(firstName);
  const last = asciiName(lastName);
  const styles = [
    first,
    `${first}${last.slice(0, 1)}`,
    `${first}${last}`,
    `${first.slice(0, 1)}${last}`,
    `${first}_${last}`,
    `${random.pick(ADJECTIVES)}${first}`,
    `${first}${random.pick(SUFFIXES)}`,
  ];
  for (let attempt = 0; ; attempt++) {
    const style = random.pick(styles);
    const username = attempt < 20 ? style : `${style}${random.between(2, 99)}`;
    if (username.length < 3 || taken.has(username)) continue;
    taken.add(username);
    return username;
  }
}

const ADJECTIVES = [
  'quiet',
  'inky',
  'little',
  'slow',
  'late',
  'mister',
  'captain',
  'dr',
  'the',
  'hey',
  'just',
  'not',
];
const SUFFIXES = [
  'makes',
  'writes',
  'codes',
  'draws',
  'hq',
  'land',
  'ish',
  'bird',
  'bot',
  'works',
  'onwheels',
  'daily',
];

/** `Röisín` becomes `roisin`: usernames are plain. */
function asciiName(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[øØ]/g, 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}
