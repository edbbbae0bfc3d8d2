import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/server/server.ts';
import { UPSTREAM_ON } from '../server/kept-answers.ts';
import { overHttp } from '../support/entrance.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { changeOf, gatewayAt, gatewayThat, headers, idPlaces, mutations, readsFirst } from './changes.ts';
import { settle } from './harness.ts';
import { wireLog } from './wire.ts';

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

  test.runIf(!readsFirst.has(name))('whose answer breaks off after 201 was made', async () => {
    expect(await outcomeAt(faults.truncate('{"half": ', 201))).toEqual({ outcome: 'MADE', retryable: false });
  });

  test.runIf(!readsFirst.has(name))('whose answer breaks off after 200 was made', async () => {
    expect(await outcomeAt(faults.truncate('{"half": '))).toEqual({ outcome: 'MADE', retryable: false });
  });
});

describe.each([
  ['yoga', (gateway: Gateway) => gateway],
  ['HTTP', overHttp],
])('by way of %s', (_, enter) => {
  test.each([
    ['JSON', 'application/json', ''],
    ['parts', 'multipart/mixed, application/json', '... @defer { __typename }'],
  ])(
    'a change that fails hides none of the others, which run in their order, in an answer as %s',
    async (_, accept, more) => {
      const { gateway, calls } = await gatewayThat(
        faults.byPath({
          '/base/logs/create/': faults.answer(201, JSON.stringify(wireLog(1))),
          '/base/tags/add/': faults.answer(503, ''),
          '/base/me': faults.answer(200, '{"id":1,"username":"ada","display_name":"Ada"}'),
        }),
      );
      const query = `mutation {
      a: createLog(input: { content: "Hi" }) { log { databaseId contentText } userErrors { code } }
      b: createBookmarkTag(input: { name: "a" }) { bookmarkTag { id } userErrors { code } ${more} }
      c: updateDisplayName(input: { displayName: "Ada" }) { user { displayName } userErrors { code } }
    }`;
      const response = await enter(gateway).fetch('http://quintet.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, ...headers },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      // Of an answer in parts, the first that holds data: what failed has nothing that could come later.
      const { data, errors } = JSON.parse(/^\{.*"data".*$/m.exec(text)?.[0] ?? text);
      expect(data).toEqual({
        a: { log: { databaseId: '1', contentText: 'log 1' }, userErrors: [] },
        b: null,
        c: { user: { displayName: 'Ada' }, userErrors: [] },
      });
      expect(errors).toMatchObject([
        { path: ['b'], extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: false, outcome: 'UNKNOWN' } },
      ]);
      expect(calls).toEqual(['POST logs/create/', 'POST tags/add/', 'PATCH me']);
    },
  );
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
