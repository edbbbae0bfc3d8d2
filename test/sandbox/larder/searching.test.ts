import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { walk } from '../client.ts';
import { CODE, CODING, get, namesOf, PICASSO_IN_FOLDER, timesOf } from './client.ts';

let sandbox: RunningSandbox;
let api: string;
beforeAll(async () => {
  sandbox = await larderSandbox.start({ directory: null });
  api = sandbox.url.href;
});
afterAll(() => sandbox.close());

describe('R17: the search', () => {
  test('finds a bookmark as documented, with its folder whole', async () => {
    const { status, body } = await get(sandbox, 'search/?q=humans%E2%84%A2');
    const documented = {
      count: 1,
      next: null,
      previous: null,
      results: [
        {
          id: 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc',
          parent: {
            id: CODING,
            name: 'Coding',
            color: '289ef0',
            icon: '',
            created: '2016-01-10T03:56:16Z',
            modified: '2017-02-11T12:02:07Z',
            parent: null,
          },
          tags: [
            {
              id: 'f98c7bd5-747d-4cd7-9b16-300f26ef67f6',
              name: 'python',
              color: '0099cb',
              created: '2016-01-10T03:57:21Z',
              modified: '2016-05-14T07:53:46Z',
            },
          ],
          title: 'kennethreitz/requests',
          description: 'Python HTTP Requests for Humans™',
          url: 'https://github.com/kennethreitz/requests',
          domain: 'github.com',
          created: '2016-12-01T05:32:57Z',
          modified: '2016-12-01T05:38:44Z',
          meta: {
            commit: { author: 'Lukasa', date: '2016-11-30T12:38:26Z', message: 'v2.12.2' },
            type: 'github.com',
          },
        },
      ],
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
  });

  test('says the folder’s own parent as an id', async () => {
    const { body } = await get(sandbox, 'search/?q=square/picasso');
    expect(body.results).toEqual([
      {
        ...PICASSO_IN_FOLDER,
        parent: {
          id: CODE,
          name: 'Code',
          color: '58db4e',
          icon: null,
          created: '2016-02-16T09:54:39Z',
          modified: '2017-02-11T12:02:07Z',
          parent: CODING,
        },
      },
    ]);
  });

  test.each([
    ['a title', 'semantic versioning', 'Semantic Versioning 2.0.0'],
    ['an address', 'youmightnotneedjquery.com', 'You Might Not Need jQuery'],
    ['a description', 'dump git logs', 'Keep a Changelog'],
    ['a tag', 'xkcd comics', 'XKCD: Is It Worth the Time?'],
    ['any of them at once', 'explainshell bash paste', 'explainshell.com'],
    ['whatever the case', 'ZEN OF PYTHON', 'PEP 20 – The Zen of Python'],
    ['other scripts', '灯台', '日本の灯台 — 写真と歴史'],
  ])('looks through %s', async (_, query, title) => {
    const { body } = await get(sandbox, `search/?q=${encodeURIComponent(query)}`);
    expect(body.results.map((link: { title: string }) => link.title)).toEqual([title]);
  });

  test('for #tag finds exactly the bookmarks with this tag', async () => {
    const tagged = await walk(sandbox, 'search/?q=%23java&limit=200');
    const matching = await walk(sandbox, 'search/?q=java&limit=200');
    expect([tagged.length, matching.length]).toEqual([17, 69]);
    expect(tagged.every(({ tags }) => namesOf(tags).includes('java'))).toBe(true);
    expect((await get(sandbox, 'search/?q=%23JAVA')).body.count).toBe(17);
    expect((await get(sandbox, 'search/?q=%23jav')).body.count).toBe(0);
  });

  test('finds newest first, twenty a page, its links on its own origin with the query kept', async () => {
    const { body } = await get(sandbox, 'search/?q=python');
    expect([body.count, body.results.length, body.next, body.previous]).toEqual([
      83,
      20,
      `${api}search/?limit=20&offset=20&q=python`,
      null,
    ]);
    const all = await walk(sandbox, 'search/?q=python');
    expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([83, 83]);
    expect(timesOf(all)).toEqual(timesOf(all).toSorted().toReversed());
    const tagged = await get(sandbox, 'search/?q=%23python&limit=70');
    expect(tagged.body.next).toBe(`${api}search/?limit=70&offset=70&q=%23python`);
  });

  test.each(['search/', 'search/?q=', 'search/?q=%20', 'search/?q=%23', 'search/?q=nosuchthinganywhere'])(
    '%s finds nothing',
    async (path) => {
      const { status, body } = await get(sandbox, path);
      expect([status, body]).toEqual([200, { count: 0, next: null, previous: null, results: [] }]);
    },
  );

  test.each(['100%', '_', "'", '"', '\\', '[', '*'])('takes "%s" for what it is', async (query) => {
    const all = await walk(sandbox, `search/?limit=200&q=${encodeURIComponent(query)}`);
    const says = ({ title, url, description }: (typeof all)[number]) =>
      `${title} ${url} ${description ?? ''}`.includes(query);
    expect(
      all.every((link) => says(link) || link.tags.some(({ name }: { name: string }) => name.includes(query))),
    ).toBe(true);
  });

  test('points at the documents’ internal host where it is told to', async () => {
    const internal = await larderSandbox.start({ directory: null, internalSearchLinks: true });
    const { body } = await get(internal, 'search/?q=python');
    expect(body.next).toBe('http://larder.athena.lan/api/1/@me/search/?limit=20&offset=20&q=python');
    const { body: second } = await get(internal, 'search/?q=python&offset=20');
    expect(second.previous).toBe('http://larder.athena.lan/api/1/@me/search/?limit=20&q=python');
    const { body: tags } = await get(internal, 'tags/');
    expect(tags.next).toBe(`${internal.url.href}tags/?limit=20&offset=20`);
    await internal.close();
  });
});
