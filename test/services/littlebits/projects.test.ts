import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { enveloped, globalId, startLittlebits, wireProject } from './replay.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}
const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

describe('on the sandbox', () => {
  let littlebits: SandboxedGateway;
  beforeAll(async () => {
    littlebits = await startSandboxed();
  });
  afterAll(() => littlebits.close());
  beforeEach(() => {
    littlebits.calls.length = 0;
  });

  /** The answer's data, once it is clear that it has no errors. */
  async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await littlebits.query(query, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }

  const list = 'GET projects?page=1&per_page=21';

  test('20 projects with their authors, counts, texts and pictures are 1 call', async () => {
    const { projects } = await ask<{ projects: Page<object> }>(`{
      projects {
        nodes {
          id databaseId name slug iconUrl descriptionHtml descriptionText commentCount likeCount viewerHasLiked
          author { id service databaseId username displayName avatarUrl profileUrl }
        }
        ${pageInfo}
      }
    }`);
    expect(projects.nodes).toHaveLength(20);
    expect(littlebits.calls).toEqual([list]);
  });

  test('20 projects with how to build them are 21 calls, whatever is asked of each', async () => {
    const { projects } = await ask<{ projects: Page<{ databaseId: string; steps: object[] }> }>(`{
      projects {
        nodes {
          databaseId credits images { url } embeds { url } files { name url raw } tools { name }
          materials { name quantity } products { name product { id } }
          steps { number descriptionText images { caption } }
          again: steps { title }
        }
      }
    }`);
    expect(projects.nodes.some(({ steps }) => steps.length > 0)).toBe(true);
    const details = projects.nodes.map(({ databaseId }) => `GET projects/${databaseId}`);
    expect(littlebits.calls.toSorted()).toEqual([list, ...details].toSorted());
  });

  test('what only a profile tells of authors is 1 call for each of them', async () => {
    const { projects } = await ask<{ projects: Page<{ author: { databaseId: string } }> }>(
      '{ projects { nodes { author { databaseId bio location joinedAt } other: author { twitter projects { totalCount } } } } }',
    );
    const authors = new Set(projects.nodes.map(({ author }) => `GET users/${author.databaseId}`));
    expect(authors.size).toBeLessThan(20);
    expect(littlebits.calls.toSorted()).toEqual([list, ...authors].toSorted());
  });

  test('the products of a page of projects are 1 call for all, and those of one that has one are its own', async () => {
    await ask('{ projects(first: 5) { nodes { products { product { name } } } } }');
    expect(littlebits.calls.filter((call) => call.startsWith('GET products'))).toEqual(['GET products']);
    littlebits.calls.length = 0;
    expect(await ask('{ project(id: 2055) { products { product { id name } } } }')).toEqual({
      project: { products: [{ product: { id: globalId('Product', 139), name: 'Arduino' } }] },
    });
    expect(littlebits.calls).toEqual(['GET projects/2055', 'GET products/139']);
  });

  describe('the slug and the icon, which the detail leaves out,', () => {
    const icon = expect.stringMatching(/\/uploads\/image\/asset\/7755\/small_IMG_6771\.png$/);

    test("come from the author's profile, for 1 call", async () => {
      expect(await ask('{ project(id: 2055) { slug iconUrl again: slug } }')).toEqual({
        project: { slug: 'sounding-box-11', iconUrl: icon, again: 'sounding-box-11' },
      });
      expect(littlebits.calls).toEqual(['GET projects/2055', 'GET users/47312']);
    });

    test('cost nothing where the slug is what was asked for', async () => {
      expect(await ask('{ project(slug: "sounding-box-11") { slug databaseId } }')).toEqual({
        project: { slug: 'sounding-box-11', databaseId: '2055' },
      });
      expect(littlebits.calls).toEqual(['GET projects/sounding-box-11']);
    });

    test('cost nothing where they are not asked for', async () => {
      await ask('{ project(id: 2055) { name author { username avatarUrl } steps { title } } }');
      expect(littlebits.calls).toEqual(['GET projects/2055']);
    });
  });

  test('projects by their ids are read once each, however often they are asked for', async () => {
    const ids = [2055, 16, 2055, 9].map((id) => globalId('Project', id));
    expect(
      await ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Project { name steps { number } } } project(id: 16) { name } }',
        { ids },
      ),
    ).toEqual({
      nodes: [
        { name: 'Sounding Box #11', steps: [{ number: 1 }] },
        { name: 'littlePiggy Bank', steps: [] },
        { name: 'Sounding Box #11', steps: [{ number: 1 }] },
        null,
      ],
      project: { name: 'littlePiggy Bank' },
    });
    expect(littlebits.calls.toSorted()).toEqual(['GET projects/16', 'GET projects/2055', 'GET projects/9']);
  });

  test('all 800 are walked through in odd steps, each once and in the order of the service', async () => {
    const url = new URL('projects?per_page=1000', littlebits.sandbox.url);
    const { results } = (await (await fetch(url)).json()) as { results: { id: number }[] };
    expect(results).toHaveLength(800);
    const query = `query ($first: Int, $after: String) { projects(first: $first, after: $after) { nodes { databaseId } ${pageInfo} } }`;
    const seen: number[] = [];
    let after: string | null = null;
    for (let step = 0; ; step++) {
      const first = [1, 7, 20, 33, 100, 97][step % 6];
      const { projects }: { projects: Page<{ databaseId: string }> } = await ask(query, { first, after });
      seen.push(...projects.nodes.map(({ databaseId }) => Number(databaseId)));
      expect(projects.pageInfo.hasPreviousPage).toBe(step > 0);
      if (!projects.pageInfo.hasNextPage) break;
      expect(projects.nodes).toHaveLength(first ?? 0);
      after = projects.pageInfo.endCursor;
    }
    expect(seen).toEqual(results.map(({ id }) => id));
    // Hardly more than one call a page: 19 pages.
    expect(littlebits.calls.length).toBeLessThanOrEqual(30);
  });

  test('a page leads back to the one before it', async () => {
    const { projects: first } = await ask<{ projects: Page<object> }>(
      `{ projects(first: 7) { nodes { id } ${pageInfo} } }`,
    );
    const { projects: second } = await ask<{ projects: Page<object> }>(
      `{ projects(first: 7, after: "${first.pageInfo.endCursor}") { nodes { id } ${pageInfo} } }`,
    );
    const { projects: back } = await ask<{ projects: Page<object> }>(
      `{ projects(last: 7, before: "${second.pageInfo.startCursor}") { nodes { id } ${pageInfo} } }`,
    );
    expect(back.nodes).toEqual(first.nodes);
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });
});

describe('a littleBits whose projects change', () => {
  let littlebits: UpstreamGateway;
  let all: object[];
  let most: number;

  beforeEach(async () => {
    all = Array.from({ length: 95 }, (_, index) => wireProject(95 - index));
    most = 1000;
    littlebits = await startLittlebits({ handler: answer });
  });
  afterEach(() => littlebits.close());

  function answer({ url }: RecordedRequest): PlannedAnswer {
    const { searchParams } = new URL(url, 'http://littlebits.test');
    const perPage = Math.min(Number(searchParams.get('per_page') ?? 10), most);
    const from = (Number(searchParams.get('page') ?? 1) - 1) * perPage;
    return { json: enveloped(all.slice(from, from + perPage)) };
  }

  async function page(first: number, after: string | null) {
    const query = `query ($first: Int, $after: String) { projects(first: $first, after: $after) { nodes { databaseId } ${pageInfo} } }`;
    const { data, errors } = await littlebits.query(query, { first, after });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo: info } = (data as { projects: Page<{ databaseId: string }> }).projects;
    return { ids: nodes.map(({ databaseId }) => Number(databaseId)), ...info };
  }

  async function walk(first: number, between: () => void = () => {}): Promise<number[]> {
    const seen: number[] = [];
    let after: string | null = null;
    for (;;) {
      const { ids, hasNextPage, endCursor } = await page(first, after);
      seen.push(...ids);
      if (!hasNextPage) return seen;
      between();
      after = endCursor;
    }
  }

  const numbers = Array.from({ length: 95 }, (_, index) => 95 - index);

  test('repeats none and leaves none out where others come in between', async () => {
    let next = 95;
    expect(
      await walk(13, () => {
        next += 3;
        all.unshift(wireProject(next), wireProject(next - 1), wireProject(next - 2));
      }),
    ).toEqual(numbers);
  });

  test.each([10, 17, 30, 94, 95, 96])(
    'gives all of them where it gives %i at once and does not say so',
    async (cap) => {
      most = cap;
      expect(await walk(100)).toEqual(numbers);
      expect(await walk(31)).toEqual(numbers);
    },
  );

  test('is not asked for more at once than it was seen to give, from the next request on', async () => {
    most = 30;
    await page(100, null);
    const before = littlebits.calls.length;
    expect(await page(100, null)).toMatchObject({ ids: numbers, hasNextPage: false });
    const sizes = littlebits.calls.slice(before).map((call) => Number(/per_page=(\d+)/.exec(call)?.[1]));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(30);
  });

  test.each([
    [1, 1, false],
    [9, 20, false],
    [20, 20, false],
    [21, 20, true],
    [20, 19, true],
    [0, 20, false],
  ])('of which there are %i says whether any follow the first %i: %s', async (count, first, hasNextPage) => {
    all.length = count;
    const found = await page(first, null);
    expect(found).toMatchObject({ hasNextPage, hasPreviousPage: false });
    expect(found.ids).toHaveLength(Math.min(count, first));
  });
});
