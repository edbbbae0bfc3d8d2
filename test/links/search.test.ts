import { setImmediate as turn } from 'node:timers/promises';
import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { SearchDocument } from '../../schema/generated/graphql.ts';
import { schema } from '../../src/schema.ts';
import { callsOf } from '../../src/server/limits/operation-calls.ts';
import { costOf } from '../../src/server/limits/operation-cost.ts';
import { REQUEST_TIMEOUT_MS } from '../failure/harness.ts';
import type { PlannedAnswer } from '../support/recording-server.ts';
import { signedIn, startWorld } from './search-world.ts';

const small = { tags: ['api', 'comic', 'Comics', 'zen'], bookmarks: 3, projects: 2, comics: 4, images: 1 };
const allFound = [
  ...['#comic', '1.1', 'Project 1', 'Comic 1', 'a comic text 1'],
  ...['#Comics', '1.2', 'Project 2', 'Comic 2', '1.3', 'Comic 3', 'Comic 4'],
];

const ok = (service: string) => ({
  service,
  status: 'OK',
  message: null,
  isRetryable: false,
  retryAfter: null,
});
const allOk = ['LITTLELOGS', 'LARDER', 'LITTLEBITS', 'COMICS'].map(ok);

function failed(service: string, status: string, message: string, retryAfter: number | null = null) {
  const retryable = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'RATE_LIMITED'].includes(status);
  return { service, status, message, isRetryable: retryable, retryAfter };
}

/** As `failed`, in the place of the service's own. */
function allBut(failure: ReturnType<typeof failed>) {
  return allOk.map((source) => (source.service === failure.service ? failure : source));
}

const answer = (planned: PlannedAnswer) => () => planned;
const searchCalls = (count: number) => [
  `GET comics/?name__icontains=comic&limit=${count}&offset=0`,
  `GET images/?text__icontains=comic&limit=${count}&offset=0`,
  `GET projects/search?q=comic&page=1&per_page=${count + 1}`,
  `GET search/?q=comic&limit=${count}&offset=0`,
  'GET tags/?limit=1000&offset=0',
];

describe('one search over all services', () => {
  test('takes turns: the first of each kind of thing, then the second, for a call each', async () => {
    const world = await startWorld(small);
    expect(await world.ask('query: "comic"')).toEqual({ found: allFound, sources: allOk });
    expect(world.calls()).toEqual(searchCalls(20));
  });

  test('gives no more than asked for, and asks nobody for more', async () => {
    const world = await startWorld(small);
    expect((await world.ask('query: "comic", first: 6')).found).toEqual(allFound.slice(0, 6));
    expect(world.calls()).toEqual(searchCalls(6));
  });

  test('asks only the services that it is told to, in their own order', async () => {
    const world = await startWorld(small);
    expect(await world.ask('query: "comic", services: [LITTLEBITS, LARDER, LITTLEBITS]')).toEqual({
      found: ['1.1', 'Project 1', '1.2', 'Project 2', '1.3'],
      sources: [ok('LARDER'), ok('LITTLEBITS')],
    });
    expect(world.calls()).toEqual([
      'GET projects/search?q=comic&page=1&per_page=21',
      'GET search/?q=comic&limit=20&offset=0',
    ]);
  });

  test('leaves out the spaces around the text, and keeps what is in it as it is', async () => {
    const world = await startWorld({});
    await world.ask(String.raw`query: "  50% & \"more\" é+ ", services: [LARDER, COMICS]`);
    expect(world.calls()).toEqual([
      'GET comics/?name__icontains=50%25%20%26%20%22more%22%20%C3%A9%2B&limit=20&offset=0',
      'GET images/?text__icontains=50%25%20%26%20%22more%22%20%C3%A9%2B&limit=20&offset=0',
      'GET search/?q=50%25%20%26%20%22more%22%20%C3%A9%2B&limit=20&offset=0',
    ]);
  });

  test('shows each thing the same way, by what all of them have', async () => {
    const world = await startWorld({ tags: ['comic'], bookmarks: 1, projects: 1, comics: 1, images: 1 });
    const { data, errors } = await world.gateway.query(
      '{ search(query: "comic") { nodes { __typename id service summary url ... on Node { again: id } } } }',
      {},
      { headers: signedIn },
    );
    expect(errors).toBeUndefined();
    const { nodes } = (data as { search: { nodes: readonly { id: string; again: string }[] } }).search;
    expect(nodes.map(({ id, again }) => id === again)).toEqual([true, true, true, true, true]);
    const { origin } = world.servers.littlelogs.url;
    expect(nodes.map(({ id, again, ...shown }) => shown)).toEqual([
      { __typename: 'LogTag', service: 'LITTLELOGS', summary: '#comic', url: `${origin}/tag/comic` },
      { __typename: 'Bookmark', service: 'LARDER', summary: '1.1', url: 'https://bookmark.example/1.1' },
      { __typename: 'Project', service: 'LITTLEBITS', summary: 'Project 1', url: null },
      { __typename: 'Comic', service: 'COMICS', summary: 'Comic 1', url: 'https://comic-1.example/' },
      {
        __typename: 'ComicImage',
        service: 'COMICS',
        summary: 'a comic text 1',
        url: 'https://media.example/1.png',
      },
    ]);
  });
});

describe('a service that fails leaves what the others found, and says so:', () => {
  test.each([
    ['is down', answer({ status: 503 }), 'UPSTREAM_UNAVAILABLE', 'Larder answered with 503.'],
    [
      'does not take the credential',
      answer({ status: 401 }),
      'UNAUTHENTICATED',
      'Larder does not accept the credential. Send the header `X-Larder-Authorization: Token <token>`.',
    ],
    [
      'lies',
      answer({ json: { count: 1 } }),
      'UPSTREAM_INVALID_RESPONSE',
      'Larder answered with something other than documented: the body must have required properties results.',
    ],
    [
      'limits its calls',
      answer({ status: 429, headers: { 'retry-after': '60' } }),
      'RATE_LIMITED',
      'Larder limits its calls. It asks to wait 60 s.',
      60,
    ],
  ])('one that %s', async (_, fault, status, message, retryAfter?: number) => {
    const world = await startWorld(small);
    world.faults.larder = fault;
    expect(await world.ask('query: "comic"')).toEqual({
      found: allFound.filter((summary) => !summary.startsWith('1.')),
      sources: allBut(failed('LARDER', status, message, retryAfter)),
    });
  });

  test.each([
    ['littlelogs', 'LITTLELOGS', 'Littlelogs', /^#/],
    ['littlebits', 'LITTLEBITS', 'littleBits', /^Project/],
    ['comics', 'COMICS', 'Comics', /comic /i],
  ] as const)('%s', async (key, service, name, its) => {
    const world = await startWorld(small);
    world.faults[key] = answer({ status: 503 });
    expect(await world.ask('query: "comic"')).toEqual({
      found: allFound.filter((summary) => !its.test(summary)),
      sources: allBut(failed(service, 'UPSTREAM_UNAVAILABLE', `${name} answered with 503.`)),
    });
  });

  test('one that fails at one kind of thing, whose other kind stands', async () => {
    const world = await startWorld(small);
    world.faults.comics = ({ url }) => (url.includes('/images/') ? { status: 500 } : null);
    expect(await world.ask('query: "comic"')).toEqual({
      found: allFound.filter((summary) => !summary.startsWith('a comic text')),
      sources: allBut(failed('COMICS', 'UPSTREAM_UNAVAILABLE', 'Comics answered with 500.')),
    });
  });

  test('one that is slow, after half of the time that there is', async () => {
    const world = await startWorld(small);
    const late = Promise.withResolvers<PlannedAnswer>();
    world.faults.littlebits = () => late.promise;
    const asked = world.ask('query: "comic"');
    await world.servers.littlebits.received(1);
    while (world.gateway.calls.length < 4) await turn();
    for (let i = 0; i < 20; i += 1) await turn();
    world.clock.advance(REQUEST_TIMEOUT_MS / 2);
    expect(await asked).toEqual({
      found: allFound.filter((summary) => !summary.startsWith('Project')),
      sources: allBut(failed('LITTLEBITS', 'UPSTREAM_TIMEOUT', 'littleBits did not answer in time.')),
    });
    late.resolve({ json: {} });
  });

  test('one without an address', async () => {
    const world = await startWorld({ ...small, without: ['comics'] });
    const { found, sources } = await world.ask('query: "comic"');
    expect(found).toEqual(allFound.filter((summary) => !/comic /i.test(summary)));
    expect(sources).toEqual(
      allBut(
        failed(
          'COMICS',
          'SERVICE_NOT_CONFIGURED',
          'Comics is not configured here. Set COMICS_URL at the gateway.',
        ),
      ),
    );
  });

  test('those that were given no credential, for no call', async () => {
    const world = await startWorld(small);
    const { found, sources } = await world.ask('query: "comic"', {});
    expect(found).toEqual(['#comic', 'Project 1', '#Comics', 'Project 2']);
    expect(sources).toEqual([
      ok('LITTLELOGS'),
      failed(
        'LARDER',
        'UNAUTHENTICATED',
        'Larder demands a credential for this. Send the header `X-Larder-Authorization: Token <token>`.',
      ),
      ok('LITTLEBITS'),
      failed(
        'COMICS',
        'UNAUTHENTICATED',
        'Comics demands a credential for this. Send the header `X-Comics-Authorization: Key <secret key>`.',
      ),
    ]);
    expect(world.calls()).toEqual([
      'GET projects/search?q=comic&page=1&per_page=21',
      'GET tags/?limit=1000&offset=0',
    ]);
  });

  test('all of them', async () => {
    const world = await startWorld({ without: ['littlelogs', 'larder', 'littlebits', 'comics'] });
    const { found, sources, errors } = await world.ask('query: "comic"');
    expect([found, sources.length, errors]).toEqual([[], 4, undefined]);
  });
});

describe('what can not be searched for is refused without a call:', () => {
  test.each([
    ['query: ""', 'query', '`query` must say what to search for.'],
    [String.raw`query: " \t\n "`, 'query', '`query` must say what to search for.'],
    [`query: "${'x'.repeat(201)}"`, 'query', '`query` must have 200 characters at most, but has 201.'],
    ['query: "x", first: 0', 'first', '`first` must be between 1 and 100, but is 0.'],
    ['query: "x", first: 101', 'first', '`first` must be between 1 and 100, but is 101.'],
    ['query: "x", services: []', 'services', '`services` must name at least one. Leave it out for all.'],
    ['query: "x", services: [LARDER, LIFE_LOGGER]', 'services', 'Life Logger has no search.'],
  ])('%s', async (args, argument, message) => {
    const world = await startWorld(small);
    expect((await world.ask(args)).errors).toEqual([
      { message, path: ['search'], extensions: { code: 'BAD_USER_INPUT', retryable: false, argument } },
    ]);
    expect(world.calls()).toEqual([]);
  });

  test('half of a character', async () => {
    const world = await startWorld(small);
    const { errors } = await world.gateway.query(
      'query ($text: String!) { search(query: $text) { nodes { id } } }',
      { text: 'owl \ud83e' },
      { headers: signedIn },
    );
    expect(errors).toMatchObject([
      {
        message: '`query` must not hold half of a character.',
        extensions: { code: 'BAD_USER_INPUT', argument: 'query' },
      },
    ]);
    expect(world.calls()).toEqual([]);
  });

  test('200 characters are not too many, be they ever so wide', async () => {
    const world = await startWorld({});
    expect(await world.ask(`query: "${'🦉'.repeat(200)}"`)).toEqual({ found: [], sources: allOk });
  });
});

describe('what a search costs', () => {
  const measure = (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const document = parse(query);
    const running = { operation: getOperationAST(document)!, document, schema, variables };
    return {
      cost: costOf(running),
      larder: callsOf('LARDER', running),
    };
  };
  const calls = 10 * (15 + 1 + 1 + 2);

  test('is its calls, and what it may find', () => {
    expect(measure('{ search(query: "x") { sources { status } } }')).toEqual({ cost: calls + 4, larder: 1 });
    expect(measure('{ search(query: "x", first: 50) { nodes { id } } }')).toEqual({
      cost: calls + 50,
      larder: 1,
    });
    expect(
      measure('{ search(query: "x") { nodes { ... on Bookmark { tags { id } folder { id } } } } }'),
    ).toEqual({
      cost: calls + 20 * (1 + 3 + 1),
      larder: 2,
    });
  });

  test('is the calls to the services that it names, where it names some', () => {
    const sources = '{ sources { status } }';
    const named = (services: string) => measure(`{ search(query: "x", services: ${services}) ${sources} }`);
    expect(named('[COMICS]')).toEqual({ cost: 10 * 2 + 4, larder: 0 });
    expect(named('LARDER')).toEqual({ cost: 10 + 4, larder: 1 });
    expect(named('null')).toEqual({ cost: calls + 4, larder: 1 });
    const query = (beside: string) =>
      `query ($services: [Service!]${beside}) { search(query: "x", services: $services) ${sources} }`;
    expect(measure(query(''), { services: ['LARDER', 'LITTLEBITS'] })).toEqual({
      cost: 10 * 2 + 4,
      larder: 1,
    });
    expect(measure(query(''))).toEqual({ cost: calls + 4, larder: 1 });
    expect(measure(query(' = [LITTLEBITS]'))).toEqual({ cost: 10 + 4, larder: 0 });
  });

  test('fits into the default limit with all that the example asks for, 100 times', () => {
    const { cost } = measure(SearchDocument.toString(), { query: 'x', first: 100 });
    expect([cost > 1000, cost < 30_000]).toEqual([true, true]);
  });
});
