import {
  type GraphQLInputType,
  type GraphQLNamedInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { SeededRandom } from '../../support/random.ts';

/** Texts that somebody tries where a name, a key, a cursor or a filter is wanted. */
const texts: readonly string[] = [
  '',
  ' ',
  'a',
  'python',
  '-0',
  '0',
  '1',
  '2614',
  '007',
  ' 1',
  '1 ',
  '+1',
  '-1',
  '1e3',
  '1.5',
  '0x10',
  'NaN',
  'Infinity',
  '9007199254740993',
  '18446744073709551616',
  '9'.repeat(400),
  'null',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '.',
  '..',
  '../..',
  'a/../b',
  'a//b',
  '/etc/passwd',
  '%2e%2e%2f',
  '%00',
  '%',
  '?a=b',
  '#',
  '##',
  '&limit=1',
  ';',
  'a\\b',
  'a\nb',
  'a\r\nHost: evil.example',
  '\0',
  '\u007f',
  '\u202e',
  '\ud800',
  'a\udfff',
  '\ud83d\ude00',
  'ﷺ'.repeat(100),
  '$self',
  '$',
  '*',
  "'; DROP TABLE logs; --",
  '<script>',
  'x'.repeat(300),
  'x'.repeat(100_000),
  'ü'.repeat(5000),
  'http://127.0.0.1/',
  'javascript:alert(1)',
];

const times: readonly string[] = [
  '2026-03-24T00:00:00Z',
  '2026-03-24',
  '2026-05-24T00:00:00+01:00',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999-14:00',
  '+010000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-03-24T24:00:00Z',
  '2026-03-24T23:59:60Z',
  '2026-03-24T00:00:00+99:00',
  '2026-03-24T00:00:00.123456789012345678Z',
  '2026-03-24T00:00:00',
  'NaN',
  'Invalid Date',
  '0',
  '',
];

const numbers: readonly unknown[] = [
  0,
  -0,
  1,
  -1,
  2,
  100,
  101,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 31,
  2 ** 53,
  1e300,
  0.5,
  '1',
  'NaN',
  null,
  true,
];

const prototypes: readonly unknown[] = [null, true, [], {}, [[]], { constructor: 1 }, 5, 'a'];

/** Makes values of input types as an attacker does: mostly of the right type, always at its edge. */
export class HostileValues {
  readonly #random: SeededRandom;
  /** Ids that the API gave. */
  readonly #ids: readonly string[];

  constructor(random: SeededRandom, ids: readonly string[]) {
    this.#random = random;
    this.#ids = ids;
  }

  valueOf(type: GraphQLInputType): unknown {
    const random = this.#random;
    if (random.chance(0.03)) return random.pick(prototypes);
    if (isNonNullType(type)) return this.valueOf(type.ofType);
    if (random.chance(0.05)) return null;
    if (isListType(type)) {
      const most = random.chance(0.05) ? 120 : 4;
      return random.list(most, () => this.valueOf(type.ofType));
    }
    return this.#named(type);
  }

  #named(type: GraphQLNamedInputType): unknown {
    const random = this.#random;
    if (isEnumType(type)) {
      const names = type.getValues().map(({ name }) => name);
      return random.chance(0.9) ? random.pick(names) : random.pick(texts);
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const share = random.pick([0.15, 0.5, 0.9]);
      const chosen = fields.filter((field) => isNonNullType(field.type) || random.chance(share));
      return Object.fromEntries(chosen.map((field) => [field.name, this.valueOf(field.type)]));
    }
    switch (type.name) {
      case 'Int':
      case 'Float':
        return random.pick(numbers);
      case 'Boolean':
        return random.chance(0.9) ? random.chance(0.5) : random.pick(prototypes);
      case 'ID':
        return this.#id();
      case 'String':
        return random.chance(0.2) ? this.#id() : random.pick(texts);
      default:
        return random.chance(0.8) ? random.pick(times) : random.pick(texts);
    }
  }

  #id(): unknown {
    const random = this.#random;
    const real = random.pick(this.#ids);
    const [typename = ''] = Buffer.from(real, 'base64url').toString().split(':');
    const key = random.pick(texts);
    return random.pick([
      real,
      real.slice(0, -1),
      `${real}=`,
      `${real} `,
      `${real.slice(0, -1)}${String.fromCharCode(real.charCodeAt(real.length - 1) + 1)}`,
      Buffer.from(real, 'base64url').toString('base64'),
      encoded(`${typename}:${key}`),
      encoded(`${typename}:${key}`),
      encoded(`${typename}:9007199254740993`),
      encoded(`${typename}`),
      encoded(
        `${random.pick(['constructor', '__proto__', 'Query', 'Viewer', 'PageInfo', 'Node', 'String'])}:1`,
      ),
      encoded('Log:1:2'),
      key,
      random.pick(numbers),
    ]);
  }
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
