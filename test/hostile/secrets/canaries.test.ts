import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis-server.ts';
import { type Quintet, startQuintet } from '../client/quintet.ts';
import { answerFaults } from '../faults/answers.ts';
import { echoFaults } from '../faults/echoes.ts';
import type { Fault } from '../faults/fault.ts';
import { attackedOperations } from '../operations.ts';
import { standIns } from '../stand-ins/all.ts';
import { type RunningStandIn, serveStandIn } from '../stand-ins/serve.ts';
import type { StandInRequest } from '../stand-ins/stand-in.ts';
import { allSecrets, clientSecrets, headers, issued, planted, staging, tokens, typed } from './canaries.ts';
import { findSecrets } from './find-secrets.ts';

let redis: RedisServer | undefined;
let quintet: Quintet;
let fault: Fault | undefined;
const services: Record<string, RunningStandIn> = {};

beforeAll(async () => {
  redis = hasRedis ? await startRedis() : undefined;
  for (const standIn of standIns)
    services[standIn.key] = await serveStandIn(standIn, {
      matches: () => fault !== undefined,
      onRequest: (exchange) => fault?.onRequest?.(exchange),
    });
  const addresses = Object.entries(services).map(([key, { url }]) => [
    `${key.toUpperCase().replace('-', '_')}_URL`,
    url.href,
  ]);
  quintet = await startQuintet({
    ...Object.fromEntries(addresses),
    LITTLELOGS_CLIENT_ID: 'll-client',
    LITTLELOGS_CLIENT_SECRET: clientSecrets.littlelogs!,
    LARDER_CLIENT_ID: 'lr-client',
    LARDER_CLIENT_SECRET: clientSecrets.larder!,
    LITTLEBITS_STAGING_USERNAME: staging.username,
    LITTLEBITS_STAGING_PASSWORD: staging.password,
    LOG_LEVEL: 'trace',
    UPSTREAM_TRACE: 'true',
    UPSTREAM_CACHE_SECONDS: '600',
    UPSTREAM_CACHE_PUBLIC_SECONDS: '600',
    UPSTREAM_CACHE_STALE_SECONDS: '600',
    RESPONSE_CACHE_SECONDS: '600',
    ...(redis ? { REDIS_URL: redis.url.href, STORE_KEYS: 'ab'.repeat(32) } : {}),
  });
});
afterAll(async () => {
  await quintet?.stop();
  await redis?.kill();
  await Promise.all(Object.values(services).map(({ close }) => close()));
});

const echoes = echoFaults.filter(({ name }) => !name.startsWith('500'));
const failing = [
  ...echoFaults.filter(({ name }) => name.startsWith('500')),
  ...answerFaults.filter(({ name }) => / with (html|a long error|half of an object)$/.test(name)),
];
const modes: Readonly<Record<string, readonly (Fault | undefined)[]>> = {
  'services that behave': [undefined],
  'services that quote what they are sent': echoes,
  'services that fail': failing,
};

describe.each(Object.entries(modes))('%s', (mode, faults) => {
  test('never show a secret to a client', async () => {
    const leaks: string[] = [];
    for (const current of faults.filter((_, index) => index % Math.ceil(faults.length / 7) === 0)) {
      fault = current;
      const waiting = [...attackedOperations];
      const work = async () => {
        for (let operation = waiting.pop(); operation; operation = waiting.pop()) {
          const text = await ask(
            operation.document,
            planted(operation),
            waiting.length % 2 === 0 ? {} : { 'x-quintet-trace': '1' },
          );
          const allowed = mode === 'services that behave' && operation.isWrite ? issued : {};
          const found = findSecrets(
            text,
            Object.fromEntries(Object.entries(allSecrets).filter(([name]) => !(name in allowed))),
          );
          for (const secret of found)
            leaks.push(
              `${operation.row} ${current?.name ?? ''}: ${secret} in ${text.slice(text.indexOf('{'), text.indexOf('{') + 500)}`,
            );
        }
      };
      await Promise.all(Array.from({ length: 8 }, work));
    }
    fault = undefined;
    expect(summary(leaks)).toEqual([]);
  });
});

test('no secret is logged', () => {
  const lines = quintet
    .output()
    .split('\n')
    .filter((line) => findSecrets(line, allSecrets).length > 0);
  expect(lines.slice(0, 5).map((line) => `${findSecrets(line, allSecrets)}: ${line.slice(0, 400)}`)).toEqual(
    [],
  );
});

test.skipIf(!hasRedis)('no secret is stored', async () => {
  const keys = (await redis!.command('KEYS', '*')) as string[];
  expect(keys.length).toBeGreaterThan(0);
  const leaks: string[] = [];
  for (const key of keys) {
    const stored = `${key} ${JSON.stringify(await contentsOf(redis!, key))}`;
    for (const secret of findSecrets(stored, allSecrets))
      leaks.push(`${secret} under ${key}: ${stored.slice(0, 300)}`);
  }
  expect(summary(leaks)).toEqual([]);
});

test('each secret reaches its own service alone, at its own place', () => {
  const leaks = Object.entries(services).flatMap(([key, { requests }]) =>
    requests.flatMap((request) => {
      const text = `${request.path} ${request.query} ${JSON.stringify(request.headers)} ${request.body}`;
      return findSecrets(text, secretsNotFor(key, request)).map(
        (secret) => `${key} got ${secret} with ${request.method} ${request.path} ${request.query}`,
      );
    }),
  );
  expect(summary(leaks)).toEqual([]);
});

/** The secrets that a request to a service may not hold. */
function secretsNotFor(
  key: string,
  { path, query, headers: sent, body }: StandInRequest,
): Readonly<Record<string, string>> {
  const own = new Set<string>();
  const isOauth = path.startsWith('/oauth/');
  const isSignIn = /^session\/|^users\/(new)?$/.test(path);
  if (findSecrets(`${query} ${body}`, { token: tokens[key]!.secret }).length === 0 && !isOauth)
    own.add(`${key} token`);
  if (isOauth && findSecrets(JSON.stringify(sent), { secret: clientSecrets[key]! }).length === 0)
    for (const name of [`${key} client secret`, 'code', 'refreshToken']) own.add(name);
  if (key === 'littlebits') own.add('staging password');
  if (isSignIn && query.size === 0) own.add('password');
  if (path === 'session/destroy') own.add('signOut');
  return Object.fromEntries(Object.entries(allSecrets).filter(([name]) => !own.has(name)));
}

async function contentsOf(server: RedisServer, key: string): Promise<unknown> {
  const type = await server.command('TYPE', key);
  if (type === 'string') return server.command('GET', key);
  if (type === 'hash') return server.command('HGETALL', key);
  if (type === 'set') return server.command('SMEMBERS', key);
  return type === 'zset'
    ? server.command('ZRANGE', key, '0', '-1')
    : server.command('LRANGE', key, '0', '-1');
}

async function ask(
  query: string,
  variables: unknown,
  more: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(new URL('/graphql', quintet.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, ...more },
    body: JSON.stringify({ query, variables }),
  });
  return `${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${await response.text()}`;
}

/** A few of many, and how many there are. */
const summary = (leaks: readonly string[]) =>
  leaks.length > 8 ? [...leaks.slice(0, 8), `and ${leaks.length - 8} more`] : leaks;

test('the hunt would find a secret in any of its codings', () => {
  const text = `Basic ${Buffer.from(`${typed.password}:x`).toString('base64')}`;
  expect(findSecrets(text, allSecrets)).toHaveLength(1);
});
