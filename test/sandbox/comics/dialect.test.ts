import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_EMAIL, DEMO_KEY, DEMO_PASSWORD } from '../../../src/sandbox/comics/demo.ts';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, send, textOf } from '../client.ts';
import { ALICE, basic, countOf, get, onePage, XKCD, xkcdReleases } from './client.ts';

let documented: RunningSandbox;
let newer: RunningSandbox;
beforeAll(async () => {
  documented = await comicsSandbox.start({ directory: null });
  newer = await comicsSandbox.start({ directory: null, dialect: 'newer' });
});
afterAll(() => Promise.all([documented.close(), newer.close()]));

/** What the newer dialect makes of a documented thing. */
const inNewer = (thing: unknown): string =>
  JSON.stringify(thing)
    .replaceAll('+00:00', '')
    .replace(/"id":"(\d+)"/g, '"id":$1');

describe('the newer dialect', () => {
  test('names no schemas at the root, and no charset in its type', async () => {
    const { body, headers } = await read(newer, '');
    expect([body.comics, headers.get('content-type')]).toEqual([
      { list_endpoint: '/api/v1/comics/' },
      'application/json',
    ]);
  });

  test('has numbers for ids and datetimes without an offset', async () => {
    const [release] = xkcdReleases('http://sandbox');
    expect(await textOf(newer, 'users/')).toBe(inNewer({ meta: onePage(1), objects: [ALICE] }));
    expect(await textOf(newer, 'comics/18/')).toBe(inNewer(XKCD));
    expect(await textOf(newer, 'releases/147708/')).toBe(inNewer(release));
    expect(await textOf(newer, 'images/151937/')).toBe(inNewer(release?.images[0]));
    expect(await textOf(newer, 'subscriptions/2/')).toBe(
      '{"comic":"/api/v1/comics/18/","id":2,"resource_uri":"/api/v1/subscriptions/2/"}',
    );
  });

  test('has null for a picture whose file is lost, of which the documented one tells an address', async () => {
    const files = async (sandbox: RunningSandbox): Promise<(string | null)[]> => {
      const { body } = await get(sandbox, 'images/?limit=1000');
      return body.objects.map(({ file }: { file: string | null }) => file);
    };
    const lost = (await files(newer)).filter((file) => file === null).length;
    expect([lost > 0, (await files(documented)).includes(null)]).toEqual([true, false]);
  });

  test('does not see a filter that it does not know, and refuses a field that is closed', async () => {
    expect(await countOf(newer, 'comics/?foobar=baz&order_by=name')).toBe(300);
    expect(await countOf(newer, 'comics/?slug=xkcd')).toBe(1);
    for (const [query, detail] of [
      ['id=18', "Filtering on 'id' is not allowed"],
      ['slug__foo=x', "Filtering on 'slug' across relations is not allowed"],
      ['active__in=true', "Filtering on 'active' with 'in' is not allowed"],
      ['active=perhaps', 'Invalid filter value'],
      ['limit=x', "Invalid limit 'x', expected a non-negative integer"],
    ]) {
      expect(await countOf(newer, `comics/?${query}`)).toEqual({ status: 400, body: { detail } });
    }
  });

  test('has pages of 1000 at most, without a limit too', async () => {
    const { body } = await get(newer, 'releases/?limit=0&comic__slug=xkcd');
    expect([body.meta, body.objects.length]).toEqual([
      {
        limit: 1000,
        next: '/api/v1/releases/?comic__slug=xkcd&limit=1000&offset=1000',
        offset: 0,
        previous: null,
        total_count: 1104,
      },
      1000,
    ]);
  });

  test.each([
    ['comics/', { authorization: `Bearer ${DEMO_KEY}` }, 200],
    ['comics/', { authorization: `Key ${DEMO_KEY}` }, 200],
    [`comics/?key=${DEMO_KEY}`, {}, 200],
    [`comics/?key=${DEMO_KEY}`, { authorization: 'Bearer wrong' }, 200],
    ['users/', basic(DEMO_EMAIL, DEMO_PASSWORD), 200],
    ['comics/', basic(DEMO_EMAIL, DEMO_PASSWORD), 401],
    ['comics/', { authorization: 'Bearer wrong' }, 401],
  ])('answers %s with %j with %i', async (path, sent, status) => {
    expect((await send(newer, 'GET', path, sent)).status).toBe(status);
  });

  test('subscribes with a path for a Location, and fails without JSON', async () => {
    const sent = { body: JSON.stringify({ comic: '/api/v1/comics/19/' }) };
    const first = await asDemoUser(newer, 'POST', 'subscriptions/', sent);
    const second = await asDemoUser(newer, 'POST', 'subscriptions/', sent);
    expect([first.status, first.headers.get('location')]).toEqual([201, '/api/v1/subscriptions/55/']);
    expect([second.status, second.headers.get('location')]).toEqual([201, '/api/v1/subscriptions/56/']);
    const missing = await asDemoUser(newer, 'POST', 'subscriptions/', { json: {} });
    expect([missing.status, missing.body]).toEqual([400, { detail: "Unknown comic 'None'" }]);
  });

  test('has a page of HTML for the 500 of the documents, with their quirk', async () => {
    const unique = await comicsSandbox.start({
      directory: null,
      dialect: 'newer',
      quirks: ['unique-subscriptions'],
    });
    const { status, body } = await asDemoUser(unique, 'POST', 'subscriptions/', {
      json: { comic: '/api/v1/comics/18/' },
    });
    await unique.close();
    expect([status, body]).toEqual([500, '']);
  });

  test('passes over deletions of what is not there, and still does all or nothing', async () => {
    const gone = await asDemoUser(newer, 'PATCH', 'subscriptions/', {
      json: { deleted_objects: ['/api/v1/subscriptions/999/', '/api/v1/subscriptions/5/'] },
    });
    const refused = await asDemoUser(newer, 'PATCH', 'subscriptions/', {
      json: { objects: [{ comic: '/api/v1/comics/20/' }, { comic: '/api/v1/comics/999/' }] },
    });
    expect([gone.status, refused.status]).toEqual([202, 400]);
    expect(await countOf(newer, 'subscriptions/?comic__in=18,20')).toBe(1);
  });
});
