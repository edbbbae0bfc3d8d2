import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  OperationTypeNode,
  parse,
  typeFromAST,
} from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { schema } from '../../src/schema.ts';
import { TRACE_HEADER } from '../../src/server/observe/upstream-trace.ts';
import { services } from '../../src/services.ts';
import type { CacheStore } from '../../src/store/cache-store.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { RedisStore } from '../../src/store/redis-store.ts';
import { isUp } from '../store/harness.ts';
import { startGateway } from '../support/gateway.ts';
import { hasRedis, startRedis } from '../support/redis-server.ts';
import { canaryCredential, canarySecret, type Leak, leakySandbox, traces } from './canaries.ts';

const PASSWORD = 'CANARYpassword0123456789';
/** Answers to these hold what a service gave to whoever signed in. */
const SIGN_INS =
  /^(SignInToComics|SignInToLittlebits|SignInToLittlebitsWithFacebook|ExchangeAuthorizationCode|RefreshAccessToken|CreateLittlebitsUser)$/;

const everyCache = {
  RESPONSE_CACHE_SECONDS: '3600',
  UPSTREAM_CACHE_SECONDS: '3600',
  UPSTREAM_CACHE_PUBLIC_SECONDS: '3600',
  UPSTREAM_CACHE_STALE_SECONDS: '3600',
  UPSTREAM_SHARED_CALLS: 'true',
  LOG_LEVEL: 'trace',
};

const running = new Map<string, RunningSandbox>();

const operations = readOperations();

/** Every operation, as a client sends it, again, and with its upstream calls listed; all that was said and logged. */
async function runEverything(store: CacheStore, leak: Leak) {
  const lines: string[] = [];
  const endpoints = await Promise.all(
    services.map(async (service) => {
      const sandbox = running.get(service.key)!;
      const oauthClient = { id: 'client', secret: 'CANARYclientsecret0123456789' };
      const url = await leakySandbox(service, sandbox, leak);
      return [service.key, { url, sandboxed: false, oauthClient }] as const;
    }),
  );
  const { query, close, calls } = startGateway({
    endpoints: Object.fromEntries(endpoints),
    env: everyCache,
    store,
    logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
  });
  onTestFinished(close);
  const credentials = Object.fromEntries(
    services.map((service) => [service.credential.name, canaryCredential(service)]),
  );
  const answers: { name: string; text: string }[] = [];
  for (const { name, text, variables } of operations) {
    for (const more of [{}, {}, { [TRACE_HEADER]: '1' }]) {
      const answer = await query(text, variables, { headers: { ...credentials, ...more } });
      answers.push({ name, text: JSON.stringify(answer) });
    }
  }
  return { lines, answers, calls };
}

const credentialTraces = [
  ...services.map(canaryCredential),
  PASSWORD,
  'CANARYclientsecret0123456789',
].flatMap(traces);
const secretTraces = services.map(canarySecret).flatMap(traces);

function expectNoCanary({ lines, answers, calls }: Awaited<ReturnType<typeof runEverything>>): void {
  // Something was there to find.
  expect(calls.length).toBeGreaterThan(100);
  expect(answers.filter(({ text }) => text.includes('"data":{')).length).toBeGreaterThan(200);
  expect(answers.some(({ name, text }) => SIGN_INS.test(name) && text.includes('CANARY'))).toBe(true);
  for (const trace of [...credentialTraces, ...secretTraces]) {
    const others = answers.filter(({ name }) => !SIGN_INS.test(name) || credentialTraces.includes(trace));
    expect(others.filter(({ text }) => text.includes(trace))).toEqual([]);
    expect(lines.filter((line) => line.includes(trace))).toEqual([]);
  }
}

/** Runs every operation over services that let secrets be seen, and looks for them in all that is said, logged and kept. */
export function testCanaries(leaks: Readonly<Record<'memory' | 'redis', readonly Leak[]>>): void {
  beforeAll(async () => {
    for (const [key, { load }] of Object.entries(sandboxes)) {
      running.set(key, await (await load()).start({ directory: null }));
    }
  });
  afterAll(() => Promise.all([...running.values()].map((sandbox) => sandbox.close())));

  describe.each(['where documented', 'everywhere'] as const)(
    'what a service lets be seen %s is in no answer but a sign-in’s own, in no log line',
    (leak) => {
      test.runIf(leaks.memory.includes(leak))('and in nothing that memory keeps', async () => {
        const memory = new MemoryStore({ maxBytes: 100_000_000, now: Date.now });
        const stored: string[] = [];
        const store: CacheStore = {
          read: (key) => {
            stored.push(key);
            return memory.read(key);
          },
          stamp: (tags) => memory.stamp(tags),
          write: (key, entry, options) => {
            stored.push(`${key} ${entry.head} ${entry.body} ${options.tags}`);
            memory.write(key, entry, options);
          },
          drop: (tags) => memory.drop(tags),
          close: () => memory.close(),
        };
        expectNoCanary(await runEverything(store, leak));
        expect(stored.length).toBeGreaterThan(100);
        for (const trace of [...credentialTraces, ...secretTraces]) {
          expect(stored.filter((text) => text.includes(trace))).toEqual([]);
        }
      });

      test.runIf(hasRedis && leaks.redis.includes(leak))('and in no key or value of Redis', async () => {
        const redis = await startRedis();
        onTestFinished(() => redis.kill());
        const store = new RedisStore({ url: redis.url, readMs: 5_000 });
        await isUp(store);
        expectNoCanary(await runEverything(store, leak));
        const keys = (await redis.command('KEYS', '*')) as string[];
        expect(keys.length).toBeGreaterThan(leak === 'everywhere' ? 3 : 20);
        const dump = await Promise.all(keys.map(async (key) => `${key} ${await redis.command('GET', key)}`));
        for (const trace of [...credentialTraces, ...secretTraces]) {
          expect(dump.filter((text) => text.includes(trace))).toEqual([]);
        }
      });
    },
  );
}

interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** All operations, with the variables that stand beside them or else some that fit. Changes come last: they delete things. */
function readOperations(): Operation[] {
  const texts = Object.values<string>(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/persisted-operations.json'), 'utf8')),
  );
  const names = new Set<string>();
  const read = texts.flatMap((text) => {
    const document = parse(text);
    return document.definitions.flatMap((definition) => {
      if (definition.kind !== 'OperationDefinition') return [];
      const operation = definition.name?.value ?? '';
      // Clients' manifests hold each once more, with `__typename`.
      if (names.has(operation)) return [];
      names.add(operation);
      const variables = Object.fromEntries(
        (definition.variableDefinitions ?? []).map(({ variable, type }) => {
          const name = variable.name.value;
          return [name, valueFor(name, typeFromAST(schema, type) as GraphQLInputType)];
        }),
      );
      return [{ name: operation, text, variables, type: definition.operation }];
    });
  });
  expect(read.length).toBeGreaterThan(80);
  const isChange = ({ type }: { type: OperationTypeNode }) => type === OperationTypeNode.MUTATION;
  return [...read.filter((operation) => !isChange(operation)), ...read.filter(isChange)];
}

function valueFor(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueFor(name, type.ofType);
  if (isListType(type)) return [valueFor(name, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.name, field.type)]));
  }
  switch (type.name) {
    case 'Int':
      return 1;
    case 'Float':
      return 1.5;
    case 'Boolean':
      return true;
    case 'ID':
      return '1';
    case 'URL':
      return 'https://example.com/';
    case 'DateTime':
      return '2026-01-01T00:00:00Z';
    case 'Date':
      return '2026-01-01';
    default:
      if (/password|code|token|secret/i.test(name)) return PASSWORD;
      return /email/i.test(name) ? 'ada@example.com' : 'ada';
  }
}
