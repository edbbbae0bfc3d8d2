import { describe, expect, test } from 'vitest';
import { startWorld, type World } from './search-world.ts';

const byName = (a: string, b: string) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

/** So many names in the order of the service: of four letters each, in capitals at times. */
function names(count: number): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const name = (number: number) =>
    [17576, 676, 26, 1].map((place) => letters[Math.floor(number / place) % 26]).join('');
  const step = Math.max(1, Math.floor(456_976 / count));
  return Array.from({ length: count }, (_, index) =>
    index % 7 === 0 ? name(index * step).toUpperCase() : name(index * step),
  );
}

async function searchIn(
  tags: readonly string[],
  text: string,
  options: { readonly tagsAtOnce?: number } = {},
) {
  const world = await startWorld({ tags, ...options });
  return { ...(await searchTags(world, text)), calls: world.calls() };
}

async function searchTags(world: World, text: string, first = 20) {
  const { found, sources } = await world.ask(
    `query: ${JSON.stringify(text)}, services: [LITTLELOGS], first: ${first}`,
  );
  return { found, source: sources[0] };
}

const ok = { service: 'LITTLELOGS', status: 'OK', message: null, isRetryable: false, retryAfter: null };
const whole = 'GET tags/?limit=1000&offset=0';

describe('tags are found by how they begin', () => {
  const few = [
    'C#',
    'café',
    'music',
    'Music2',
    'musical',
    'muse',
    'zebra',
    '🦉owl',
    '🦉s',
    '🦊',
    'ünder',
  ].toSorted(byName);

  test.each([
    ['music', ['#music', '#Music2', '#musical']],
    ['MUSIC', ['#music', '#Music2', '#musical']],
    ['#music', ['#music', '#Music2', '#musical']],
    ['c#', ['#C#']],
    ['caf', ['#café']],
    ['Ü', ['#ünder']],
    ['🦉', ['#🦉owl', '#🦉s']],
    ['zebras', []],
  ])('%s', async (text, found) => {
    expect(await searchIn(few, text)).toEqual({ found, source: ok, calls: [whole] });
  });

  test.each(['#', '##', '# ', 'two words', 'tab\tbed', '\u0000', 'a\u0000'])(
    'and none begins with %j',
    async (text) => {
      const { found, source, calls } = await searchIn(few, text);
      expect([found, source]).toEqual([[], ok]);
      expect(calls).toEqual(text === '##' ? [whole] : []);
    },
  );
});

describe('of so many tags that they do not come at once', () => {
  const many = names(20_000);
  const beginning = (text: string) =>
    many.filter((name) => name.toLowerCase().startsWith(text)).map((name) => `#${name}`);

  test.each(['aaa', 'b', 'ca', 'mus', 'mzzz', 'nope', 'zzz', 'zz', 'zzzzz', '🦉', '0', '\uffff'])(
    '%j is found',
    async (text) => {
      const { found, source, calls } = await searchIn(many, text);
      expect([found, source]).toEqual([beginning(text).slice(0, 20), ok]);
      expect(calls.length).toBeLessThanOrEqual(14);
    },
  );

  test('those among the first thousand take one call, the others few', async () => {
    const taken: number[] = [];
    for (const text of ['aa', 'ba', 'ca', 'ma', 'za']) taken.push((await searchIn(many, text)).calls.length);
    expect(taken).toEqual([1, 1, 3, 6, 9]);
  });

  test('each of them is found by its whole name', async () => {
    for (let index = 0; index < many.length; index += 1999) {
      const name = many[index]!;
      expect((await searchIn(many, name)).found).toEqual(beginning(name.toLowerCase()));
    }
  });

  test.each([20, 100])('also where the service gives only %i at once', async (tagsAtOnce) => {
    const { found, source } = await searchIn(names(3000), 'mus', { tagsAtOnce });
    expect(source).toEqual(ok);
    expect(found).toEqual(
      names(3000)
        .filter((name) => name.toLowerCase().startsWith('mus'))
        .map((name) => `#${name}`),
    );
  });
});

describe('where the tags are in an order of their own', () => {
  const collator = new Intl.Collator('de');
  const orders = {
    'capitals first': (a: string, b: string) => (a < b ? -1 : 1),
    "a language's": (a: string, b: string) => collator.compare(a, b),
    backwards: (a: string, b: string) => byName(b, a),
  };
  /** Some with letters that the orders differ about. */
  const mixed = (count: number) =>
    names(count).map((name, index) => (index % 11 === 0 ? name.replace(/[aou]/i, 'ö') : name));
  const beginning = (tags: readonly string[], text: string) =>
    tags.filter((name) => name.toLowerCase().startsWith(text)).map((name) => `#${name}`);

  test.each(Object.entries(orders))('%s, all of those that are not too many are read', async (_, order) => {
    const tags = mixed(1800).toSorted(order);
    for (const text of ['mu', 'a', 'ö', 'zz']) {
      const { found, source, calls } = await searchIn(tags, text);
      expect([found, source]).toEqual([beginning(tags, text).slice(0, 20), ok]);
      expect(calls.length).toBeLessThanOrEqual(15);
    }
  });

  test.each(Object.entries(orders))('%s, and they are many, nothing is said to be all', async (_, order) => {
    const tags = mixed(9000).toSorted(order);
    for (const text of ['mu', 'nö', 'zz']) {
      const { found, source, calls } = await searchIn(tags, text);
      expect([found, source]).toEqual([
        [],
        {
          service: 'LITTLELOGS',
          status: 'OUT_OF_ORDER',
          message: 'The tags are in no order that they could be found by, and too many to read them all.',
          isRetryable: false,
          retryAfter: null,
        },
      ]);
      expect(calls.length).toBeLessThanOrEqual(15);
    }
  });
});
