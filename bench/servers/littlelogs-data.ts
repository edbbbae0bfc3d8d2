/** A person as Littlelogs tells of them. */
export interface User {
  readonly id: number;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly bio: string;
  readonly url: string;
  readonly location: string;
  readonly avatar: string;
  readonly timezone: string;
}

/** A log as Littlelogs tells of it. */
export interface Log {
  readonly id: number;
  readonly created: string;
  readonly user: User;
  readonly source: string;
  readonly content: string;
  readonly comments: readonly unknown[];
  readonly tags: readonly string[];
  readonly mentions: readonly string[];
  readonly likes: readonly { readonly user: string; readonly created: string }[];
}

/** A page of logs as Littlelogs sends it. */
export interface LogPage {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Log[];
}

/** So many logs there are. */
const COUNT = 5000;
/** So many of the newest ones are liked, by `FANS` people in all: none who wrote one of them, or came with it already. */
const LIKED = 20;
const FANS = 25;

export const people: readonly User[] = Array.from({ length: 100 }, (_, index) => ({
  id: index + 1,
  username: `person${index + 1}`,
  first_name: 'Ada',
  last_name: `Lovelace ${index + 1}`,
  bio: 'I make things, and then I write about how they were made.',
  url: 'https://example.com/~ada',
  location: 'Melbourne, Australia',
  avatar: `https://static.example.com/avatars/${index + 1}.png`,
  timezone: 'Australia/Melbourne',
}));

export function logPage(limit: number, offset: number): LogPage {
  const length = Math.max(0, Math.min(limit, COUNT - offset));
  const results = Array.from({ length }, (_, index) => log(offset + index));
  return { count: COUNT, next: null, previous: null, results };
}

function log(index: number): Log {
  const at = new Date(Date.UTC(2015, 10, 2, 0, 23, 27) - index * 3_600_000);
  const created = at.toISOString().replace('.000Z', 'Z');
  return {
    id: COUNT - index,
    created,
    user: person(index),
    source: 'web',
    content: `Spent the day on <a href="/tag/quintet/" class="tag">#quintet</a>, number ${index}. Cursors don't drift.`,
    comments: [],
    tags: ['quintet'],
    mentions: [],
    likes: Array.from({ length: index < LIKED ? 4 : 0 }, (_, like) => ({
      user: person(LIKED + ((index * 3 + like * 7) % FANS)).username,
      created,
    })),
  };
}

function person(index: number): User {
  const found = people[index % people.length];
  if (found === undefined) throw new Error('There are no people.');
  return found;
}
