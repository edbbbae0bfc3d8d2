import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials } from '../stand-ins/all.ts';
import { type Answer, ask, callsOf } from './ask.ts';
import { type FrontedQuintet, startFrontedQuintet } from './quintet.ts';

let quintet: FrontedQuintet;
beforeAll(async () => {
  quintet = await startFrontedQuintet({
    LOG_LEVEL: 'warn',
    LARDER_CLIENT_ID: 'a-client',
    LARDER_CLIENT_SECRET: 'a-secret',
  });
});
afterAll(() => quintet?.stop());

const names = [
  'x',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '__defineGetter__',
  'isPrototypeOf',
  'then',
  'length',
  'name',
];

test.each(names)('a query is as costly whatever its variables are called: $%s', async (name) => {
  const nested = (variable: string) =>
    `query ($${variable}: Int = 100) { logs(first: $${variable}) { nodes { author { logs(first: $${variable}) { nodes { author { logs(first: $${variable}) { nodes { id } } } } } } } } }`;
  const began = callsOf(quintet);
  const defaulted = await ask(quintet, nested(name));
  const given = await ask(quintet, nested(name).replace(' = 100', '!'), Object.fromEntries([[name, 100]]));
  const expected = await ask(quintet, nested('x'));
  expect(codesOf(expected)).toEqual(['OPERATION_TOO_COMPLEX']);
  expect(withoutPlaces(defaulted, name)).toEqual(withoutPlaces(expected, 'x'));
  expect(codesOf(given)).toEqual(['OPERATION_TOO_COMPLEX']);
  expect(callsOf(quintet) - began).toBe(0);
});

const ids = (type: string, count: number, of = (index: number) => `${index + 1}`) =>
  Array.from({ length: count }, (_, index) => Buffer.from(`${type}:${of(index)}`).toString('base64url'));

test.each([
  'Log',
  'Comic',
  'Release',
  'ComicImage',
  'Project',
  'Product',
  'LittlelogsUser',
  'LittlebitsUser',
  'LogTag',
])('thirty aliases of a hundred ids of %s make a bounded number of calls', async (type) => {
  const all = Array.from({ length: 30 }, (_, alias) =>
    ids(type, 100, (index) =>
      type.endsWith('User') || type === 'LogTag' ? `n${alias}x${index}` : `${alias * 100 + index + 1}`,
    ),
  );
  await quintet.load();
  const began = callsOf(quintet);
  const answer = await ask(
    quintet,
    `{ ${all.map((list, alias) => `a${alias}: nodes(ids: ${JSON.stringify(list)}) { id }`).join(' ')} }`,
  );
  expect(callsOf(quintet) - began, JSON.stringify(answer).slice(0, 300)).toBeLessThanOrEqual(1_000);
  expect(codesOf(answer).filter((code) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  expect((await quintet.load()).busiestMs).toBeLessThan(100);
});

test('thirty aliases of a hundred people, each with four lists, make a bounded number of calls', async () => {
  const all = Array.from({ length: 30 }, (_, alias) =>
    ids('LittlelogsUser', 100, (index) => `n${alias}x${index}`),
  );
  const began = callsOf(quintet);
  const lists = ['followers', 'following', 'logs', 'tags']
    .map((name) => `${name}(first: 1) { totalCount }`)
    .join(' ');
  const answer = await ask(
    quintet,
    `{ ${all.map((list, alias) => `a${alias}: nodes(ids: ${JSON.stringify(list)}) { ... on LittlelogsUser { ${lists} } }`).join(' ')} }`,
  );
  expect(callsOf(quintet) - began, JSON.stringify(answer).slice(0, 300)).toBeLessThanOrEqual(1_000);
});

const floods: Readonly<Record<string, { query: string; variables?: Readonly<Record<string, unknown>> }>> = {
  'one fragment spread a thousand times': {
    query: `{ ${'...F '.repeat(900)} } fragment F on Query { logs(first: 100) { nodes { id } } }`,
  },
  'fragments that double thirty times': {
    query: `{ ...F0 } ${Array.from({ length: 30 }, (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F30 on Query { __typename }`,
  },
  'fragments that double with fields': {
    query: `{ viewer { ...F0 } } ${Array.from({ length: 20 }, (_, index) => `fragment F${index} on Viewer { timeline { nodes { id } } ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F20 on Viewer { __typename }`,
  },
  'a fragment in a circle': { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
  'fields that may be merged, often': {
    query: `{ ${'logs(first: 1) { nodes { id author { id } } } '.repeat(120)} }`,
  },
  'fields that conflict, often': {
    query: `{ ${Array.from({ length: 150 }, (_, index) => `a: logs(first: ${index + 1}) { nodes { id } }`).join(' ')} }`,
  },
  'many unknown fields': {
    query: `{ ${Array.from({ length: 900 }, (_, index) => `nope${index}`).join(' ')} }`,
  },
  'many unknown arguments': {
    query: `{ logs(${Array.from({ length: 400 }, (_, index) => `a${index}: 1`).join(' ')}) { nodes { id } } }`,
  },
  'many directives': { query: `{ __typename ${'@skip(if: false) '.repeat(300)} }` },
  'many variables': {
    query: `query (${Array.from({ length: 400 }, (_, index) => `$v${index}: Int = 1`).join(' ')}) { __typename }`,
  },
  'many operations': {
    query: Array.from({ length: 300 }, (_, index) => `query Q${index} { __typename }`).join(' '),
  },
  'many errors in variables': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 20_000 }, () => null) },
  },
  'a list of a list of ids': {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: { ids: Array.from({ length: 30_000 }, (_, index) => `x${index}`) },
  },
  'a very long id': {
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: { id: 'TG9nOjI2MTM'.repeat(20_000) },
  },
  'a very long name': {
    query: 'query ($name: String!) { user(service: LITTLELOGS, username: $name) { id } }',
    variables: { name: 'n'.repeat(200_000) },
  },
  'a long list in a filter': {
    query: 'query ($in: [String!]) { comics(filter: { slug: { in: $in } }) { nodes { id } } }',
    variables: { in: Array.from({ length: 20_000 }, (_, index) => `s${index}`) },
  },
  'a long text to search': {
    query: 'query ($q: String!) { search(query: $q) { nodes { id } } }',
    variables: { q: 'music '.repeat(30_000) },
  },
  'all services, thirty times': {
    query: `{ viewer { ${Array.from({ length: 30 }, (_, index) => `t${index}: timeline(first: 100) { nodes { id } }`).join(' ')} } }`,
  },
  'thirty searches': {
    query: `{ ${Array.from({ length: 30 }, (_, index) => `s${index}: search(query: "q${index}", first: 100) { nodes { id } }`).join(' ')} }`,
  },
  'defer in defer': { query: `{ ${'... @defer { '.repeat(40)} __typename ${'}'.repeat(40)} }` },
  'introspection in depth': {
    query: `{ __schema { types { ${'fields { type { fields { name } } } '.repeat(3)} } } }`,
  },
  'a name of the prototype': { query: '{ __proto__ constructor toString }' },
};

test.each(Object.entries(floods))(
  '%s costs a bounded number of calls and holds up nobody',
  async (_, { query, variables }) => {
    // What is compiled for the first time is not what this is about.
    await ask(quintet, '{ __typename }');
    for (const headers of [{}, { 'x-quintet-trace': '1' }, { accept: 'multipart/mixed' }]) {
      const began = callsOf(quintet);
      await quintet.load();
      const response = await fetch(new URL('/graphql', quintet.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const { busiestMs } = await quintet.load();
      expect(response.status, text.slice(0, 300)).toBeLessThan(500);
      expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      expect(text.length).toBeLessThan(1_000_000);
      expect(callsOf(quintet) - began).toBeLessThanOrEqual(300);
      expect(busiestMs).toBeLessThan(100);
    }
  },
);

const hostileNames = [
  '../me',
  '..',
  '.',
  'a/b',
  'a\\b',
  'a\0b',
  'a\nb',
  'a\r\nX: y',
  '%2e%2e',
  '%00',
  '?x=1',
  '#x',
  'a;b',
  '\u202e',
  '\ud800',
  ' ',
  '\u007f',
  '\u0085',
  '__proto__',
  'constructor',
];
const byName: Readonly<Record<string, string>> = {
  'a person at Littlelogs': 'query ($n: String!) { user(service: LITTLELOGS, username: $n) { id } }',
  'a person at littleBits': 'query ($n: String!) { user(service: LITTLEBITS, username: $n) { id } }',
  'a project': 'query ($n: String!) { project(slug: $n) { id } }',
  'a product': 'query ($n: ID!) { product(id: $n) { id } }',
  'a log': 'query ($n: ID!) { log(id: $n) { id } }',
  'a tag': 'query ($n: String!) { logs(tag: $n) { nodes { id } } }',
  'a folder': 'query ($n: ID!) { viewer { folder(id: $n) { id bookmarks { nodes { id } } } } }',
  'a comic': 'query ($n: ID!) { comic(id: $n) { id } }',
  'a comic by its slug': 'query ($n: String!) { comic(slug: $n) { id } }',
  'a content': 'query ($n: String!) { content(key: $n) { __typename } }',
  'a person to follow': 'mutation ($n: ID!) { followUser(input: { userId: $n }) { userErrors { code } } }',
  'a bookmark to delete': 'mutation ($n: ID!) { deleteBookmark(input: { id: $n }) { userErrors { code } } }',
  'a log to delete': 'mutation ($n: ID!) { deleteLog(input: { id: $n }) { userErrors { code } } }',
};

test.each(Object.entries(byName))(
  '%s whose name is a path of its own never leads to another one',
  async (_, query) => {
    for (const name of hostileNames) {
      const began = Object.values(quintet.services).flatMap(({ requests }) => requests).length;
      const answer = await ask(quintet, query, { n: name });
      expect(
        codesOf(answer).filter((code) => code !== 'BAD_USER_INPUT'),
        `${JSON.stringify(name)}: ${JSON.stringify(answer)}`,
      ).toEqual([]);
      const paths = Object.values(quintet.services)
        .flatMap(({ requests }) => requests)
        .slice(began)
        .map(({ path }) => path);
      expect(
        paths.filter((path) => /(^|\/)\.\.?(\/|$)|%2f|%5c|%00|%0a|%0d|[\0\r\n]/i.test(path)),
        JSON.stringify(name),
      ).toEqual([]);
    }
  },
);

const redirects = [
  'https:evil.example',
  'https://a@evil.example/',
  'https://u:p@evil.example/',
  'https://app.example.com/#x',
  'http://app.example.com/',
  'javascript:alert(1)',
  '//evil.example',
  '',
  ' https://a.example/',
  'https://a.example/\n',
  'data:text/html,x',
  'https://',
  'https:///a',
  'HTTPS://\\evil.example',
];

test.each(redirects)('redirectUri %j is refused without a call', async (redirectUri) => {
  const began = callsOf(quintet);
  const answer = await ask(
    quintet,
    'query ($r: String!) { authorizationUrl(service: LARDER, redirectUri: $r) }',
    {
      r: redirectUri,
    },
  );
  expect(JSON.stringify(answer.data ?? null)).not.toContain('larder.io/oauth');
  expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
  expect(callsOf(quintet) - began).toBe(0);
});

test('the process still runs, and logged no fault of its own', () => {
  expect(quintet.ended()).toBeNull();
  expect(quintet.output()).not.toMatch(/"level":(50|60|"error"|"fatal")/);
});

const codesOf = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);
const withoutPlaces = ({ errors = [] }: Answer, variable: string) =>
  errors.map(({ message, extensions }) => ({ message: message.replaceAll(`$${variable}`, '$'), extensions }));
