import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { services } from '../../src/services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway } from '../support/gateway.ts';
import { type PlannedAnswer, startRecordingServer } from '../support/recording-server.ts';

const everyCache = {
  RESPONSE_CACHE_SECONDS: '3600',
  UPSTREAM_CACHE_SECONDS: '3600',
  UPSTREAM_CACHE_PUBLIC_SECONDS: '3600',
  UPSTREAM_CACHE_STALE_SECONDS: '3600',
  UPSTREAM_SHARED_CALLS: 'true',
};

function documented(service: string, name: string): unknown {
  const file = join(import.meta.dirname, `../services/${service}/documented/${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const tokenFields = '{ accessToken { token } userErrors { code } }';

/** What gets a secret of a service, or reads what holds one: the operation, and what the service answers. */
const secrets: readonly {
  readonly name: string;
  readonly service: string;
  readonly operation: string;
  readonly answer: unknown;
}[] = [
  {
    name: 'signInToComics',
    service: 'comics',
    operation:
      'mutation { signInToComics(input: { email: "alice@example.com", password: "pa55word" }) { credential { headerValue } userErrors { code } } }',
    answer: documented('comics', 'users'),
  },
  {
    name: 'Viewer.account(service: COMICS)',
    service: 'comics',
    operation: '{ viewer { account(service: COMICS) { username } } }',
    answer: documented('comics', 'users'),
  },
  {
    name: 'signInToLittlebits',
    service: 'littlebits',
    operation:
      'mutation { signInToLittlebits(input: { email: "ada@example.com", password: "pa55word" }) { credential { headerValue } userErrors { code } } }',
    answer: documented('littlebits', 'session'),
  },
  {
    name: 'signInToLittlebitsWithFacebook',
    service: 'littlebits',
    operation:
      'mutation { signInToLittlebitsWithFacebook(input: { firstName: "Ada", lastName: "L", email: "ada@example.com", facebookUserId: "1" }) { credential { headerValue } userErrors { code } } }',
    answer: documented('littlebits', 'session'),
  },
  ...(['littlelogs', 'larder'] as const).flatMap((service) => [
    {
      name: `exchangeAuthorizationCode(service: ${service.toUpperCase()})`,
      service,
      operation: `mutation { exchangeAuthorizationCode(input: { service: ${service.toUpperCase()}, code: "code", redirectUri: "https://app.example.com/" }) ${tokenFields} }`,
      answer: documented(service, 'access-token'),
    },
    {
      name: `refreshAccessToken(service: ${service.toUpperCase()})`,
      service,
      operation: `mutation { refreshAccessToken(input: { service: ${service.toUpperCase()}, refreshToken: "refresh" }) ${tokenFields} }`,
      answer: documented(service, 'access-token'),
    },
  ]),
];

async function start(key: string, answer: unknown) {
  const service = services.find((service) => service.key === key)!;
  let planned: PlannedAnswer = { json: answer, headers: { 'cache-control': 'max-age=3600', etag: '"v1"' } };
  const server = await startRecordingServer(() => planned);
  const clock = new FakeClock({ skipUpTo: 300 });
  const gateway = startGateway({
    endpoints: {
      [key]: {
        url: new URL(service.documentedPath.slice(1), server.url),
        sandboxed: false,
        oauthClient: { id: 'client', secret: 'secret' },
      },
    },
    clock,
    env: everyCache,
  });
  onTestFinished(async () => {
    await gateway.close();
    await server.close();
  });
  const headers = {
    [service.credential.name]: service.credential.example.replace(/<.*>|…/, '0123456789abcdef'),
  };
  return {
    server,
    ask: (operation: string) => gateway.query(operation, {}, { headers }),
    answerWith(next: PlannedAnswer) {
      planned = next;
    },
  };
}

describe.each(secrets)('$name, with every cache on', ({ service, operation, answer }) => {
  test('asks each time, and the same at the same time is asked twice', async () => {
    const { server, ask } = await start(service, answer);
    const [one, two] = await Promise.all([ask(operation), ask(`${operation} `)]);
    expect(one).not.toHaveProperty('errors');
    expect(two).toEqual(one);
    expect(server.requests.length).toBe(2);
    expect(await ask(`${operation}  `)).toEqual(one);
    expect(server.requests.length).toBe(3);
    // There is nothing to ask with whether what was stored still holds.
    expect(server.requests.every(({ headers }) => headers['if-none-match'] === undefined)).toBe(true);
  });

  test('is what the service says now: nothing older stands in for a refusal or a failure', async () => {
    const { ask, answerWith } = await start(service, answer);
    const before = await ask(operation);
    for (const status of [401, 503]) {
      answerWith({ status, json: { error: 'no' } });
      const after = await ask(`${operation} #${status}`);
      expect(after).not.toEqual(before);
      expect(after).not.toHaveProperty('extensions.stale');
      expect(JSON.stringify(after)).toMatch(/"errors":\[|"userErrors":\[\{/);
    }
  });
});
