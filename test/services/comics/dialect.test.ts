import { describe, expect, test } from 'vitest';
import { InstanceDialect } from '../../../src/services/comics/dialect.ts';
import { documentedJson, signedIn, startComics, wirePage } from './documented.ts';
import { wireComic } from './failing.ts';
import { dialects, startSandboxed } from './sandboxed.ts';

describe('which dialect an instance speaks', () => {
  test.each([
    ['a list', documentedJson('comics'), 'documented'],
    ['one object', documentedJson('release'), 'documented'],
    ['a list with numbers', wirePage([{ id: 18 }]), 'newer'],
    ['one object with a number', { id: 18 }, 'newer'],
    ['an account, which shows no id', documentedJson('users'), null],
    ['a list of nothing', wirePage([]), null],
    ['nothing', undefined, null],
  ])('is told, or not, by %s', (_, body, name) => {
    const dialect = new InstanceDialect();
    dialect.observe(body);
    expect(dialect.name).toBe(name);
  });

  test('is not forgotten for an answer that does not show it, and changes with the instance', () => {
    const dialect = new InstanceDialect();
    dialect.observe(documentedJson('comics'));
    dialect.observe(wirePage([]));
    expect(dialect.name).toBe('documented');
    dialect.observe({ id: 1 });
    expect(dialect.name).toBe('newer');
  });

  test.each(dialects)(
    'is told by the root, until what is read tells it without a call: %s',
    async (dialect) => {
      const comics = await startSandboxed(dialect);
      const ask = async () => {
        const { data } = await comics.query('{ services { service dialect } }');
        return (data as { services: object[] }).services.at(-1);
      };
      expect(await ask()).toEqual({ service: 'COMICS', dialect });
      expect(comics.calls).toEqual(['GET ']);
      await comics.query('{ release(id: 1) { pubDate } }');
      comics.calls.length = 0;
      expect(await ask()).toEqual({ service: 'COMICS', dialect });
      expect(comics.calls).toEqual([]);
      await comics.close();
    },
  );

  test('is what its answers show, whatever its root says', async () => {
    const comics = await startComics({
      handler: ({ url }) => ({
        json: url.endsWith('/v1/')
          ? { comics: { list_endpoint: '/api/v1/comics/', schema: '/api/v1/comics/schema/' } }
          : wirePage([wireComic(18, { id: 18 })]),
      }),
    });
    await comics.query('{ comics { nodes { name } } }', {}, signedIn);
    const { data } = await comics.query('{ services { dialect offers } }');
    expect(data).toMatchObject({
      services: expect.arrayContaining([{ dialect: 'newer', offers: ['comics'] }]),
    });
    await comics.close();
  });
});
