import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { schema } from '../../src/schema.ts';
import { services } from '../../src/services.ts';
import { UPSTREAM_ON } from '../gateway/kept-answers.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { closedPort, type Fault, faults, startFaultyServer } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';
import { settle } from './harness.ts';
import { wireLog } from './wire.ts';

const headers = Object.fromEntries(services.map(({ credential }) => [credential.name, 'Bearer abc']));
const mutations = Object.values(schema.getMutationType()!.getFields());

/** A gateway whose five services are one server. */
async function gatewayThat(fault: Fault, env: Readonly<Record<string, string>> = {}) {
  const server = await startFaultyServer(fault);
  return { ...gatewayAt(server.url, env), server, close: onTestFinished(() => server.close()) };
}

function gatewayAt(origin: URL, env: Readonly<Record<string, string>> = {}) {
  const endpoint = { url: new URL('base/', origin), sandboxed: false, oauthClient: { id: 'app' } };
  const clock = new FakeClock({ skipUpTo: 1_000 });
  const gateway = startGateway({
    endpoints: Object.fromEntries(services.map(({ key }) => [key, endpoint])),
    clock,
    env,
  });
  onTestFinished(async () => {
    clock.advance(600_000);
    await gateway.close();
  });
  const ask = (source: string, variables = {}, signal?: AbortSignal) =>
    gateway.query(source, variables, { headers, ...(signal ? { signal } : {}) });
  return { ask, calls: gateway.calls, clock };
}

/** A value of a type that says nothing wrong; `at` gives the text of one place in it. */
function filler(type: GraphQLInputType, at?: readonly string[], id = ''): string {
  if (isNonNullType(type)) return filler(type.ofType, at, id);
  if (isListType(type)) return `[${filler(type.ofType, at, id)}]`;
  if (isInputObjectType(type)) {
    const [name, ...rest] = at ?? [];
    const fields = Object.values(type.getFields()).filter(
      (field) => field.name === name || (isNonNullType(field.type) && !type.isOneOf),
    );
    if (type.isOneOf && name === undefined) return '{ delete: true }';
    return `{ ${fields.map((field) => `${field.name}: ${field.name === name ? filler(field.type, rest, id) : filler(field.type)}`).join(', ')} }`;
  }
  if (isEnumType(type)) return type.name === 'Service' ? 'LITTLELOGS' : type.getValues()[0]!.name;
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'Int') return '1';
  if (type.name === 'ID') return at ? JSON.stringify(id) : '"1"';
  return '"https://a.example/"';
}

const UUID = 'cf44505b-b235-4038-9d8a-3070489e97c8';

/** Every change, with input that nothing speaks against but that no service knows. */
function changeOf(field: (typeof mutations)[number], at?: readonly string[], id?: string): string {
  const [input] = field.args;
  let text = filler(input!.type, at, id);
  if (/Bookmark|Folder/.test(field.name)) text = text.replaceAll('"1"', `"${UUID}"`);
  if (/BookmarkTag/.test(field.name)) text = text.replaceAll('"https://a.example/"', '"tag"');
  if (/^update(Bookmark|Folder)$/.test(field.name))
    text = text.replace('{ ', '{ X: "a", ').replace('X:', field.name === 'updateFolder' ? 'name:' : 'title:');
  if (field.name === 'signInToComics') text = '{ email: "a@b.example", password: "c" }';
  if (field.name === 'updateComicSubscriptions' && !at) text = '{ subscribe: ["1"] }';
  if (field.name === 'unsubscribeFromComic' && !at) text = '{ subscriptionId: "1" }';
  return `${field.name}(input: ${text}) { userErrors { field code } }`;
}

/** Where a change takes ids of this API: `deleteFolder`, `contents.moveTo`. Facebook's own number is none. */
const idPlaces = mutations.flatMap((field) =>
  idsIn(field.args[0]!.type)
    .filter((at) => at[0] !== 'facebookUserId')
    .map((at) => [field.name, at.join('.'), field, at] as const),
);

function idsIn(type: GraphQLInputType): string[][] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return named.name === 'ID' ? [[]] : [];
  return Object.values(named.getFields()).flatMap((field) =>
    idsIn(field.type).map((rest) => [field.name, ...rest]),
  );
}

test('there are ids to try, of all services that have any', () => {
  expect(idPlaces.length).toBeGreaterThan(20);
});

describe.each(idPlaces)('an id of %s (%s)', (name, place, field, at) => {
  test('that can not be read is refused as the id of nothing, without a call, and the other changes stand', async () => {
    const { ask, calls } = await gatewayThat(faults.answer(201, JSON.stringify(wireLog(1))));
    const malformed = name.endsWith('User') ? '../x' : 'x y';
    const { data, errors } = await ask(
      `mutation { bad: ${changeOf(field, at, malformed)} good: createLog(input: { content: "Hi" }) { log { databaseId } } }`,
    );
    expect(errors).toBeUndefined();
    const fieldOfError = expect.stringMatching(new RegExp(`^${place.replaceAll('.', '\\.')}(\\.0)?$`));
    expect(data).toEqual({
      bad: { userErrors: [{ field: fieldOfError, code: 'NOT_FOUND' }] },
      good: { log: { databaseId: '1' } },
    });
    expect(calls).toEqual(['POST logs/create/']);
  });
});

/** What looks before it writes, or only reads: it fails before anything is sent. */
const readsFirst = new Set(['setProjectLiked', 'updateComicSubscriptions', 'signInToComics']);

describe.each(mutations.map((field) => [field.name, field] as const))('%s', (name, field) => {
  async function outcomeAt(fault: Fault) {
    const { ask } = await gatewayThat(fault);
    return extensionsOf(await ask(`mutation { ${changeOf(field)} }`));
  }

  function extensionsOf({ data, errors }: Awaited<ReturnType<ReturnType<typeof gatewayAt>['ask']>>) {
    expect(data).toEqual({ [name]: null });
    expect(errors).toHaveLength(1);
    const { outcome, retryable } = errors![0]!.extensions as { outcome: string; retryable: boolean };
    return { outcome, retryable };
  }
  const unlessRead = (outcome: string) =>
    readsFirst.has(name) ? { outcome: 'NOT_SENT', retryable: true } : { outcome, retryable: false };

  test('that a service answers with 503, or never, is of an outcome that nobody knows', async () => {
    expect(await outcomeAt(faults.answer(503, ''))).toEqual(unlessRead('UNKNOWN'));
    expect(await outcomeAt(faults.hangUp())).toEqual(unlessRead('UNKNOWN'));
  });

  test('to a service that is not there was not sent, and can be sent again', async () => {
    const { ask } = gatewayAt(closedPort());
    expect(extensionsOf(await ask(`mutation { ${changeOf(field)} }`))).toEqual({
      outcome: 'NOT_SENT',
      retryable: true,
    });
  });

  test('that is answered with a web page is no success', async () => {
    const page = faults.answer(200, '<!doctype html><title>Log in</title>', { 'content-type': 'text/html' });
    const { outcome, retryable } = await outcomeAt(page);
    expect({ outcome, retryable }).toEqual({
      outcome: readsFirst.has(name) ? 'NOT_SENT' : 'UNKNOWN',
      retryable: false,
    });
  });

  test('whose answer breaks off after 201 was made', async () => {
    if (readsFirst.has(name)) return;
    const documentsNoBody = /^(delete|unlike|follow|unfollow|unsubscribe|signOut|subscribe)/.test(name);
    if (documentsNoBody) return;
    const { ask } = await gatewayThat(faults.answer(201, '{"half": '));
    const { data, errors } = await ask(`mutation { ${changeOf(field)} }`);
    if (!errors) expect(data).toMatchObject({ [name]: { userErrors: [] } });
    else expect(errors[0]!.extensions).toMatchObject({ outcome: 'MADE', retryable: false });
  });
});

test('a change that fails hides none of the others, which run in their order', async () => {
  const { ask, calls } = await gatewayThat(
    faults.byPath({
      '/base/logs/create/': faults.answer(201, JSON.stringify(wireLog(1))),
      '/base/tags/add/': faults.answer(503, ''),
      '/base/me': faults.answer(200, '{}'),
    }),
  );
  const { data, errors } = await ask(`mutation {
    a: createLog(input: { content: "Hi" }) { log { databaseId } }
    b: createBookmarkTag(input: { name: "a" }) { bookmarkTag { id } }
    c: createLog(input: { content: "Ho" }) { log { databaseId } }
  }`);
  expect(data).toEqual({ a: { log: { databaseId: '1' } }, b: null, c: { log: { databaseId: '1' } } });
  expect(errors).toMatchObject([
    { path: ['b'], extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: false, outcome: 'UNKNOWN' } },
  ]);
  expect(calls).toEqual(['POST logs/create/', 'POST tags/add/', 'POST logs/create/']);
});

test('a token pair that was renewed is in the answer, although renewing another failed', async () => {
  let asked = 0;
  const pair = JSON.stringify({ access_token: 'new', token_type: 'Bearer', refresh_token: 'next' });
  const { ask } = await gatewayThat({
    onRequest(socket, server) {
      const fault = asked++ === 0 ? faults.answer(200, pair) : faults.reset();
      fault.onRequest?.(socket, server);
    },
  });
  const { data, errors } = await ask(`mutation {
    a: refreshAccessToken(input: { service: LITTLELOGS, refreshToken: "old" }) { accessToken { token refreshToken } }
    b: refreshAccessToken(input: { service: LARDER, refreshToken: "old" }) { accessToken { token } }
  }`);
  expect(data).toEqual({ a: { accessToken: { token: 'new', refreshToken: 'next' } }, b: null });
  expect(errors).toMatchObject([{ path: ['b'], extensions: { service: 'LARDER', outcome: 'UNKNOWN' } }]);
});

describe.each([
  ['a log', 'createLog(input: { content: "Hi" }) { log { databaseId } }', JSON.stringify(wireLog(1))],
  [
    'a token that is renewed',
    'refreshAccessToken(input: { service: LITTLELOGS, refreshToken: "old" }) { accessToken { token } }',
    '{"access_token":"new","token_type":"Bearer"}',
  ],
])('%s whose client leaves', (_, change, body) => {
  test('is written to its end, the next change is not sent, and kept answers that it changed are dropped', async () => {
    const held = Promise.withResolvers<void>();
    let closed = false;
    let total = 1;
    const page = () => JSON.stringify({ count: total, next: null, previous: null, results: [wireLog(1)] });
    const { ask, calls, server } = await gatewayThat(
      {
        onRequest(socket, server) {
          if (server.requests.at(-1)?.startsWith('GET')) {
            faults.answer(200, page()).onRequest?.(socket, server);
            return;
          }
          socket.on('close', () => {
            closed = true;
          });
          void held.promise.then(() => faults.answer(200, body).onRequest?.(socket, server));
        },
      },
      { ...UPSTREAM_ON, RESPONSE_CACHE_SECONDS: '60' },
    );
    const client = new AbortController();
    const left = ask(`mutation { a: ${change} b: ${change} }`, {}, client.signal).catch(() => null);
    await server.received(1);
    client.abort();
    await left;
    await settle();
    // Read and kept while the change is under way.
    expect((await ask('{ logs { totalCount } }')).data).toEqual({ logs: { totalCount: 1 } });
    expect(closed).toBe(false);
    total = 2;
    held.resolve();
    while (!calls.some((call) => call.startsWith('POST'))) await settle();
    await settle();
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
    expect((await ask('{ logs { totalCount } }')).data).toEqual({ logs: { totalCount: 2 } });
  });
});
