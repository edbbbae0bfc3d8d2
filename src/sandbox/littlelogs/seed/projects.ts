import type { Random } from '../../random.ts';
import { tagKey } from '../markdown.ts';
import type { Person } from './people.ts';

const FIRST_WORDS =
  'paper tiny slow night salt copper ink moss harbour cloud velvet pocket lantern fern orbit maple pebble quiet north amber thistle sparrow kettle river button marble cinder willow comet ember lemon foggy hollow silver loose rusty wild winter honey cobalt wandering second even odd plain early twin half spare'.split(
    ' ',
  );
const SECOND_WORDS =
  'crane ledger lantern garden atlas loom press kit club notes radio almanac bench shelf drawer engine ferry fox heron island jar key ladder map mill orchard parcel quilt robot signal station studio tape theory tram valley window yard post bell'.split(
    ' ',
  );

/** Invents as many names of projects as asked for, none of them a tag already. */
export function makeProjectNames(random: Random, size: number, taken: ReadonlySet<string>): string[] {
  const names = new Map<string, string>();
  while (names.size < size) {
    const first = random.pick(FIRST_WORDS);
    const second = random.pick(SECOND_WORDS);
    const name = random.chance(0.25) ? `${capitalised(first)}${capitalised(second)}` : `${first}${second}`;
    const key = tagKey(name);
    if (first !== second && !taken.has(key) && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

/** Gives each project to whoever has the most logs for each project of theirs so far. */
export function shareOutProjects(
  names: readonly string[],
  owners: readonly { person: Person; logs: number }[],
): void {
  for (const name of names) {
    let best: Person | undefined;
    let bestShare = 0;
    for (const { person, logs } of owners) {
      const share = logs / (person.projects.length + 1) ** 1.7;
      if (share > bestShare) {
        best = person;
        bestShare = share;
      }
    }
    best?.projects.push(name);
  }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
