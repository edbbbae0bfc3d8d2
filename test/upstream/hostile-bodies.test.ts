import { describe, expect, test } from 'vitest';
import { nestsTooDeep } from '../../src/upstream/http/decoding/json-nesting.ts';
import { parseRefusals } from '../../src/upstream/http/refusals.ts';
import { path } from '../../src/upstream/http/url.ts';
import { asIs, failure, open, recording } from './harness.ts';

const read = (session: ReturnType<typeof open>['session']) => session.get(path`logs/`, { decode: asIs });

test.each([
  ['lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['lists without an end', '['.repeat(200_000)],
  ['objects', `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`],
  ['lists behind a text with a bracket', `["a]\\"]",${'['.repeat(200_000)}`],
])('an answer of %s in each other is refused unparsed', async (_, body) => {
  const server = await recording(() => ({ body, headers: { 'content-type': 'application/json' } }));
  const { session } = open(server.url);
  expect(await failure(read(session))).toMatchObject({
    name: 'UpstreamInvalidResponseError',
    message: 'Littlelogs answered with JSON that nests deeper than 500 levels.',
  });
});

test('brackets inside texts are no nesting, nor are those that close again', () => {
  const texts = JSON.stringify(['['.repeat(100_000), `"\\${'{'.repeat(100_000)}`, 'é[']);
  const flat = JSON.stringify(Array(100_000).fill([{}]));
  expect([texts, flat].map((json) => nestsTooDeep(Buffer.from(json)))).toEqual([false, false]);
});

test('names like those of every object are names as any other', async () => {
  const body = '{"__proto__":{"polluted":true},"constructor":1,"toString":null,"a":1,"a":2}';
  const server = await recording(() => ({ body, headers: { 'content-type': 'application/json' } }));
  const { session } = open(server.url);
  expect(JSON.stringify(await read(session))).toBe(
    '{"__proto__":{"polluted":true},"constructor":1,"toString":null,"a":2}',
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('what a service says against a request', () => {
  /** How often something is read of a list that says nothing. */
  function readsOf(item: unknown, length: number): number {
    let reads = 0;
    const list = new Proxy(Array(length).fill(item), {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(parseRefusals({ errors: list })).toEqual([]);
    return reads;
  }

  test.each([[1], [{}], [''], [[[]]], [{ a: { b: null } }]])(
    'is looked for in the first thousand values only: %j',
    (item) => {
      expect(readsOf(item, 200_000)).toBe(readsOf(item, 100_000));
      expect(readsOf(item, 100_000)).toBeLessThan(3000);
    },
  );

  test('is found however odd its place is', () => {
    const nested = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    const detail = [
      { loc: ['body', 'name', nested, {}, null, 2], msg: 'Too long.' },
      { loc: Array(50_000).fill('x'), msg: 'No.' },
    ];
    expect(parseRefusals({ detail })).toEqual([
      { field: 'name.2', message: 'Too long.' },
      { field: Array(10).fill('x').join('.'), message: 'No.' },
    ]);
  });
});
