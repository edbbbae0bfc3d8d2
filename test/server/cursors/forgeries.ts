import { fieldsOf, reforged, reforgedText } from '../../relay/forged.ts';
import type { SeededRandom } from '../../support/random.ts';

type Fields = readonly unknown[];

const uuid = 'cf44505b-b235-4038-9d8a-3070489e97c8';

/** What an attacker tries in any place. */
const strange: readonly unknown[] = [
  null,
  true,
  -1,
  -0,
  0,
  0.5,
  1e300,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  8.64e15,
  -62_135_596_800_000,
  253_402_300_799_999,
  '',
  '0',
  '-1',
  '1e3',
  '007',
  ' 1',
  'NaN',
  'constructor',
  '__proto__',
  '../../users',
  '%2e%2e%2f',
  'a\nb',
  '\0',
  '\ud800',
  'x'.repeat(300),
  uuid,
  [],
  [[1]],
  {},
];

/** Cursors as a forger makes them from real ones of a list, and of others. */
export class Forger {
  readonly #random: SeededRandom;
  readonly #own: readonly string[];
  readonly #others: readonly string[];

  constructor(random: SeededRandom, own: readonly string[], others: readonly string[]) {
    this.#random = random;
    this.#own = own;
    this.#others = others;
  }

  cursor(): string {
    const random = this.#random;
    const real = random.pick(this.#own);
    switch (random.below(8)) {
      case 0:
        return this.#junk(real);
      case 1:
        return random.pick(this.#others);
      case 2:
        return reforged(real, (fields) => this.#permuted(fields));
      case 3:
        return this.#strangelySealed(real);
      case 4:
        return reforged(real, (fields) => this.#mixed(fields, fieldsOf(random.pick(this.#own))));
      default:
        return reforged(real, (fields) => this.#plausible(fields));
    }
  }

  /** No cursor at all, or a part of one. */
  #junk(real: string): string {
    const random = this.#random;
    const at = random.below(real.length);
    const junk = random.pick(['!!!!', '=', ' ', '\n', '\0', 'ü', 'A', '-', '%', '\ud83d\ude00', '"', '\\']);
    return random.pick([
      '',
      junk,
      junk.repeat(random.below(5000)),
      real.slice(0, at),
      real.slice(at),
      `${real.slice(0, at)}${junk}${real.slice(at)}`,
      `${real.slice(0, at)}${junk}${real.slice(at + 1)}`,
      real + real,
      real.toUpperCase(),
      `${real}${junk}`,
    ]);
  }

  /** Each field perhaps another's, another type, or something strange. */
  #permuted(fields: Fields): Fields {
    const random = this.#random;
    const changed = fields.map((field) => {
      if (random.chance(0.6)) return field;
      return random.pick([random.pick(strange), random.pick(fields), String(field), Number(field)]);
    });
    if (random.chance(0.2)) changed.splice(random.below(changed.length), 1);
    if (random.chance(0.2)) changed.splice(random.below(changed.length), 0, random.pick(strange));
    return changed;
  }

  #strangelySealed(real: string): string {
    const random = this.#random;
    const text = JSON.stringify(fieldsOf(real)).slice(1, -1);
    return random.pick([
      reforgedText(real, text, { version: random.below(256) }),
      reforgedText(real, text, { flags: random.below(256) }),
      reforgedText(real, text, { packed: true }),
      reforgedText(real, '['.repeat(random.below(50_000)), { packed: true }),
      reforgedText(real, '0,'.repeat(random.below(50_000)), { packed: true }),
      reforgedText(real, text.slice(0, random.below(text.length))),
      reforgedText(real, `${text},`),
      reforgedText(real, `[${text}]`),
      reforgedText(real, `{"a":${text}}`),
      reforgedText(real, Buffer.from([0xff, 0xfe, 0x00, random.below(256)])),
    ]);
  }

  /** Fields of two real cursors. */
  #mixed(fields: Fields, others: Fields): Fields {
    return fields.map((field, index) => (this.#random.chance(0.5) ? field : (others[index] ?? field)));
  }

  /** Of the right types: another place, another time, other keys of the same form. */
  #plausible(fields: Fields): Fields {
    const share = this.#random.pick([0.5, 2 / fields.length]);
    return fields.map((field) => (this.#random.chance(share) ? this.#likeIt(field) : field));
  }

  #likeIt(field: unknown): unknown {
    const random = this.#random;
    if (typeof field === 'number') {
      // The smallest are numbers of keys, mostly.
      if (field <= 5 && random.chance(0.8)) return field;
      const around = random.below(2 * Math.max(2, Math.ceil(Math.abs(field))));
      return random.pick([
        around,
        random.below(10),
        random.below(3000),
        1_700_000_000_000 + random.below(1e11),
        2 ** 31 - 1,
      ]);
    }
    if (typeof field !== 'string') return random.chance(0.5) ? field : random.below(1000);
    if (/^\d+$/.test(field)) return String(1 + random.below(random.pick([10, 5000, 1_000_000_000])));
    return field.replace(/[\da-f]/g, () => random.below(16).toString(16));
  }
}
