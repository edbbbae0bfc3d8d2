import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, read } from '../client.ts';
import { asMember } from './client.ts';

const NOW = Date.parse('2026-06-01T09:00:00Z');
let sandbox: RunningSandbox;
let origin: string;
beforeAll(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null, now: () => NOW });
  origin = sandbox.url.origin;
});
afterAll(() => sandbox.close());

const idsOf = (reply: Reply): number[] => reply.body.results.map(({ id }: { id: number }) => id);
const search = async (query: string): Promise<number[]> =>
  idsOf(await read(sandbox, `projects/search?per_page=1000&${query}`));
/** The first version's envelope, without a version. */
const firstVersion = (endpoint: string, params: Record<string, unknown>, results: object) => ({
  results,
  meta: {
    criteria: {
      method: 'GET',
      endpoint: `/api/v1/${endpoint}`,
      params: Object.entries(params).map(([name, value]) => ({ name, value })),
    },
    success: true,
    errors: null,
  },
});
const littleBits = () => ({
  id: 1750,
  image: `${origin}/uploads/user/avatar/17/small_icon-green-ohhh.png`,
  slug: 'littlebits',
  username: 'littleBits',
});

describe('all projects (B12)', () => {
  test('come ten a page, without a total, the newest first', async () => {
    const { status, body } = await read(sandbox, 'projects');
    expect([status, body.results.length]).toEqual([200, 10]);
    expect(body).toEqual(firstVersion('projects', { page: 1, per_page: 10 }, body.results));
    expect(idsOf({ body } as Reply)[0]).toBe(3988);
  });

  test('are paged to their end, and past it there is nothing', async () => {
    const all = await read(sandbox, 'projects/?per_page=1000');
    expect(new Set(idsOf(all)).size).toBe(800);
    const third = await read(sandbox, 'projects?page=3&per_page=7');
    expect(idsOf(third)).toEqual(idsOf(all).slice(14, 21));
    expect(third.body.meta.criteria.params).toEqual([
      { name: 'page', value: '3' },
      { name: 'per_page', value: '7' },
    ]);
    expect(idsOf(await read(sandbox, 'projects?page=81'))).toEqual([]);
    expect(idsOf(await read(sandbox, 'projects?page=x&per_page=0'))).toEqual(idsOf(all).slice(0, 10));
  });

  test('tell who likes them only to members', async () => {
    const [stranger, member] = await Promise.all([
      read(sandbox, 'projects/search?q=interactive+piggy'),
      asMember(sandbox, 'GET', 'projects/search?q=interactive+piggy'),
    ]);
    const piggyBank = {
      id: 16,
      name: 'littlePiggy Bank',
      slug: 'littlepiggy-bank--3',
      icon: `${origin}/uploads/image/asset/776/small_pig3_interaction2_highRes.png`,
      description:
        'Interactive piggy bank that RINGS frantically to thank you for feeding it, BUZZES and LIGHTS up when you pet it’s ear, and SITS quietly when you want it to!<br>',
      comment_count: 0,
      like_count: 1,
      liked_by_user: true,
      user: littleBits(),
    };
    expect(member.body.results).toEqual([piggyBank]);
    expect(Object.keys(member.body.results[0])).toEqual(Object.keys(piggyBank));
    expect(stranger.body.results).toEqual([{ ...piggyBank, liked_by_user: null }]);
    const wrong = await asMember(sandbox, 'GET', 'projects/search?q=interactive+piggy', {}, 'wrong');
    expect(wrong.body.results).toEqual(stranger.body.results);
  });
});

describe('the search (B13)', () => {
  test('tells every parameter back, sent or not', async () => {
    const { body } = await read(sandbox, 'projects/search?kit=base-kit&per_page=1');
    const unsent = { tags: null, type: null, kit: 'base-kit', variants: null, qty: null, user: null };
    expect(body).toEqual(
      firstVersion(
        'projects/search',
        { q: null, sort: null, days_ago: null, ...unsent, page: 1, per_page: '1' },
        body.results,
      ),
    );
    expect(body.results).toHaveLength(1);
  });

  test('finds projects by every word, lessons only where asked for', async () => {
    const [projects, lessons] = await Promise.all([search(''), search('type=lesson')]);
    expect([projects.length, lessons.length]).toEqual([739, 61]);
    const both = await search('q=PIGGY+bank');
    expect(both).toHaveLength(29);
    expect(both).toContain(16);
    expect(await search('q=piggy+submarine+bank')).toEqual([]);
  });

  test('finds by tag, by owner and by age', async () => {
    expect(await search('tags=cloudbit')).toContain(1345);
    const music = new Set(await search('tags=music'));
    const musicForKids = await search('tags=music,kids');
    expect([music.size, musicForKids.length]).toEqual([83, 12]);
    expect(musicForKids.every((id) => music.has(id))).toBe(true);
    expect(await search('user=47312')).toContain(2055);
    expect(await search('user=99')).toEqual([]);
    expect(await search('days_ago=30')).toEqual([3988, 3983, 3978]);
  });

  test('sorts by likes where asked to', async () => {
    const { body } = await read(sandbox, 'projects/search?sort=popular&per_page=1000');
    const likes: number[] = body.results.map(({ like_count }: { like_count: number }) => like_count);
    expect(likes).toEqual(likes.toSorted((left, right) => right - left));
    expect(await search('sort=recent')).toEqual(await search(''));
  });

  test('finds what can be built with a kit, and only that', async () => {
    const buildable = await search('kit=base-kit');
    expect(buildable).toHaveLength(51);
    const { body } = await read(sandbox, 'products/140');
    const contents: [number, number][] = body.results.variants[0].kit_bits.map((part: Reply['body']) => [
      part.variant_id,
      part.quantity,
    ]);
    const inKit = new Map(contents);
    for (const id of buildable.slice(0, 10)) {
      const { products } = (await read(sandbox, `projects/${id}`)).body.results;
      expect(products.length).toBeGreaterThan(0);
      for (const { variant_id, quantity } of products) {
        expect(inKit.get(variant_id)).toBeGreaterThanOrEqual(quantity);
      }
    }
  });

  test('finds by exactly these variants, in these quantities where they are told', async () => {
    expect(await search('variants=38,7,14')).toEqual([176]);
    expect(await search('variants=7,14')).not.toContain(176);
    expect(await search('variants=133&qty=2')).toContain(2055);
    expect(await search('variants=133&qty=1')).not.toContain(2055);
  });

  test.each(['variants=7,14,38&qty=1,1', 'qty=1', 'variants=seven', 'days_ago=-1', 'user=littlebits'])(
    'refuses %s with 422',
    async (query) => {
      const { status, body } = await read(sandbox, `projects/search?${query}`);
      expect([status, body.results, body.meta.success]).toEqual([422, [], false]);
    },
  );

  test('fails with 200 for a kit that is none', async () => {
    const { status, body } = await read(sandbox, 'projects/search?kit=fan');
    expect([status, body.results, body.meta.success, body.meta.errors]).toEqual([
      200,
      [],
      false,
      'There is no kit "fan".',
    ]);
  });
});

describe('one project (B14)', () => {
  test('has all that the list leaves out, and neither slug nor icon', async () => {
    const { status, body } = await asMember(sandbox, 'GET', 'projects/2055');
    const project = {
      id: 2055,
      name: 'Sounding Box #11',
      description:
        'Sounding Box #11 is the first piece to go public in a series of acoustic sculptures that allow viewers...',
      comment_count: 1,
      like_count: 10,
      liked_by_user: false,
      user: {
        id: 47312,
        image: `${origin.slice(5)}/uploads/user/avatar/small_Caselden_Studios_high_res.png`,
        slug: 'caselden_studios',
        username: 'Caselden_Studios',
      },
      credits: 'God',
      images: [{ id: 15, url: `${origin}/uploads/image/asset/7755/large_filled_IMG_6771.png` }],
      embeds: [
        {
          id: 5,
          service: 'youtube.com',
          code: '<iframe width="560" height="315" src="//www.youtube.com/embed/IYJSEPD9T40" frameborder="0" allowfullscreen></iframe>',
        },
      ],
      files: [],
      tools: [{ id: 1, name: '3D Printers' }],
      products: [
        {
          product_id: 139,
          variant_id: 133,
          image: `${origin}/spree/products/1390/small/arduino-1.png?1423101390`,
          name: 'Arduino',
          quantity: 2,
        },
      ],
      materials: [{ id: 4, name: 'Assorted Paints and Finishing Oils', quantity: 1 }],
      steps: [
        {
          id: 2,
          number: 1,
          title: 'i am a jolly step title',
          description:
            '<b>Make a sound box:</b><br>Design a resonating wooden chamber. We took design influence from...',
          images: [
            {
              id: 9896,
              url: `${origin}/uploads/image/asset/9896/large_filled_PurpleBit.png`,
              caption: 'Picture 1',
            },
          ],
        },
      ],
    };
    expect([status, body]).toEqual([200, firstVersion('projects/2055', { id: 2055, slug: null }, project)]);
    expect(Object.keys(body.results)).toEqual(Object.keys(project));
  });

  test('is found by its slug, for a stranger without a like', async () => {
    const { body } = await read(sandbox, 'projects/robot/');
    expect(body.meta).toEqual(firstVersion('projects/robot', { id: null, slug: 'robot' }, {}).meta);
    expect(body.results).toMatchObject({ id: 18, name: 'Robot', comment_count: 30, liked_by_user: null });
  });

  test.each(['9999', 'no-such-thing'])('is 404 in an envelope for %s', async (id) => {
    const { status, body } = await read(sandbox, `projects/${id}`);
    expect([status, body.results, body.meta.errors]).toEqual([404, {}, "Couldn't find Project"]);
  });
});
