import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';
import type { GatewayRequest } from '../../../src/contract/gateway-request.ts';
import { PlainRequest } from '../../../src/server/fast-path/plain-request.ts';
import { overHttp } from '../../support/entrance.ts';
import { createSmallGateway, send } from '../small-gateway.ts';

// One gateway, two ways to an answer: yoga's, and the fast path. Nobody may be able to tell which one it was.

type Init = Omit<RequestInit, 'body'> & { body?: string };

interface Case {
  readonly path?: string;
  readonly init?: Init;
  /** Whether it is plain enough for the fast path. */
  readonly isFast: boolean;
}

const json = { 'content-type': 'application/json' };
const posted = (body: unknown, headers: Record<string, string> = {}): Init => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const greeting = '{ greeting }';
const hash = createHash('sha256').update(greeting).digest('hex');
const persistedQuery = { version: 1, sha256Hash: hash };
const address = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;

const cases: Record<string, Case> = {
  'a query': { init: posted({ query: greeting }), isFast: true },
  'a query with variables': {
    init: posted({ query: 'query ($name: String) { greeting(name: $name) }', variables: { name: 'Ada' } }),
    isFast: true,
  },
  'one of several operations': {
    init: posted({ query: 'query A { greeting } query B { __typename }', operationName: 'B' }),
    isFast: true,
  },
  'nulls in the place of what may be left out': {
    init: posted({ query: greeting, variables: null, operationName: null, extensions: null }),
    isFast: true,
  },
  'a mutation': { init: posted({ query: 'mutation { likeLog(id: 7) { id } }' }), isFast: true },
  'an error of a field, masked': { init: posted({ query: '{ broken greeting }' }), isFast: true },
  'null where null may not stand': {
    init: posted({
      query: '{ logs(first: 1) { pageInfo { hasNextPage } } timeline { nodes { __typename } } }',
    }),
    isFast: true,
  },
  introspection: { init: posted({ query: '{ __schema { queryType { name } } }' }), isFast: true },
  'letters of all kinds': {
    init: posted({ query: '{ greeting(name: "Zoë 🙈 \\u2028 \\"x\\"") }' }),
    isFast: true,
  },
  'a content type with its charset': {
    init: posted({ query: greeting }, { 'content-type': 'application/json; charset=utf-8' }),
    isFast: true,
  },
  'a content type with another charset': {
    init: posted({ query: greeting }, { 'content-type': 'application/json; charset=latin1' }),
    isFast: false,
  },
  'a query in the address': { path: address({ query: greeting }), isFast: true },
  'a query in the address with variables': {
    path: address({
      query: 'query ($name: String) { greeting(name: $name) }',
      variables: '{"name":"Zoë & co"}',
    }),
    isFast: true,
  },
  'an automatic persisted query with its text': {
    path: address({ query: greeting, extensions: JSON.stringify({ persistedQuery }) }),
    isFast: true,
  },
  'a page of another origin': {
    init: posted({ query: greeting }, { origin: 'https://app.example.com' }),
    isFast: true,
  },
  'a page of an origin that is not known': {
    init: posted({ query: greeting }, { origin: 'https://other.example.com' }),
    isFast: true,
  },
  'a page of no origin': { init: posted({ query: greeting }, { origin: 'null' }), isFast: true },
  'a persisted query of a page of another origin': {
    path: address({ query: greeting, extensions: JSON.stringify({ persistedQuery }) }),
    init: { headers: { origin: 'https://app.example.com' } },
    isFast: true,
  },
  'a query that names one parameter twice': {
    path: `${address({ query: greeting })}&query=1`,
    isFast: false,
  },
  'a wrong escape in the address': { path: '/graphql?query={greeting}&operationName=%', isFast: false },
  'variables in the address that are no JSON': {
    path: address({ query: greeting, variables: '{' }),
    isFast: false,
  },
  'a mutation in the address': {
    path: address({ query: 'mutation { likeLog(id: 7) { id } }' }),
    isFast: false,
  },
  'an unknown parameter': { init: posted({ query: greeting, id: 1 }), isFast: false },
  'an unknown parameter that is null': { init: posted({ query: greeting, id: null }), isFast: false },
  'variables that are a list': { init: posted({ query: greeting, variables: [1] }), isFast: false },
  'no JSON': { init: posted('{ greeting }'), isFast: false },
  'a list of operations': { init: posted([{ query: greeting }]), isFast: false },
  'a number': { init: posted('7'), isFast: false },
  'no query': { init: posted({ variables: {} }), isFast: false },
  'a body that is too large': {
    init: posted({ query: greeting, variables: { a: 'x'.repeat(3000) } }),
    isFast: false,
  },
  'an empty body': { init: posted(''), isFast: false },
  'a syntax error': { init: posted({ query: '{ greeting' }), isFast: false },
  'an unknown field': { init: posted({ query: '{ nothing }' }), isFast: false },
  'variables that don’t fit': {
    init: posted({ query: 'query ($id: ID!) { log(id: $id) { id } }' }),
    isFast: false,
  },
  'an operation that is not there': { init: posted({ query: greeting, operationName: 'Z' }), isFast: false },
  'too deep a query': {
    init: posted({ query: '{ log(id: 1) { author { logs { nodes { author { name } } } } } }' }),
    isFast: false,
  },
  'too dear a query': {
    init: posted({ query: '{ logs(first: 90) { nodes { author { logs(first: 90) { totalCount } } } } }' }),
    isFast: false,
  },
  'an id that nobody knows': { path: address({ documentId: `sha256:${'0'.repeat(64)}` }), isFast: false },
  'a hash of another text': {
    init: posted({ query: '{ __typename }', extensions: { persistedQuery } }),
    isFast: false,
  },
  'deferred parts for who can read them': {
    init: posted({ query: '{ ... @defer { greeting } }' }, { accept: 'multipart/mixed' }),
    isFast: false,
  },
  'deferred parts for who can not': { init: posted({ query: '{ ... @defer { greeting } }' }), isFast: false },
  'a form': {
    init: {
      ...posted(`query=${greeting}`),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    isFast: false,
  },
  'a form that says that it is none': {
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-graphql-csrf': '1' },
      body: new URLSearchParams({ query: greeting }).toString(),
    },
    isFast: false,
  },
  'another path': { path: '/graphql/other?query={greeting}', isFast: false },
  'the path with a slash': { path: `/graphql/?${new URLSearchParams({ query: greeting })}`, isFast: false },
  'another method': { init: { method: 'PUT', headers: json, body: '{}' }, isFast: false },
  'nothing that we make': { init: posted({ query: greeting }, { accept: 'text/plain' }), isFast: false },
};

/** A gateway that tells which way its requests came. */
function watched(overrides: Parameters<typeof createSmallGateway>[0] = {}) {
  const isFast: boolean[] = [];
  const gateway = createSmallGateway({
    limits: { bodyBytes: 2000, depth: 5, cost: 1000 },
    ...overrides,
    context: ({ request }: { request: GatewayRequest }) => {
      isFast.push(request instanceof PlainRequest);
      return {};
    },
  });
  return { gateway, isFast };
}

async function told(gateway: ReturnType<typeof createSmallGateway>, { path = '/graphql', init }: Case) {
  const { status, headers, body } = await send(gateway, path, init);
  const own = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]));
  // The request's own, the connection's, and the length that only the fast path knows beforehand.
  for (const name of ['x-request-id', 'content-length', 'connection', 'transfer-encoding']) own.delete(name);
  return { status, headers: Object.fromEntries(own), body };
}

const settings = {
  'as it comes': {},
  'with other origins allowed': { corsOrigins: ['https://app.example.com'] },
  'without introspection': { introspection: false },
  'with persisted queries alone': { persisted: { mode: 'trusted' } },
} as const;

describe.each(Object.entries(settings))('a gateway %s', (_, overrides) => {
  test.each(Object.entries(cases))('answers %s alike on both ways', async (_, sent) => {
    const expected = await told(watched(overrides).gateway, sent);
    const { gateway, isFast } = watched(overrides);
    const overSocket = overHttp(gateway);
    expect(await told(overSocket, sent)).toEqual(expected);
    // Once more, with all that is known from the first time.
    expect(await told(overSocket, sent)).toEqual(expected);
    // What is executed after all was handed over before.
    if (!sent.isFast) expect(isFast.at(-1)).not.toBe(true);
    else if (overrides === settings['as it comes']) expect(isFast).toEqual([true, true]);
  });
});
