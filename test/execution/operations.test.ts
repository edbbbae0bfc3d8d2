import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
  typeFromAST,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { sandboxes } from '../../src/sandboxes.ts';
import { schema } from '../../src/schema.ts';
import { createContextFactory } from '../../src/server/create-context.ts';
import { services } from '../../src/services.ts';
import type { UpstreamCall } from '../../src/upstream/http/rest-client.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { describe, executors } from './both-executors.ts';

const directory = join(import.meta.dirname, '../../schema/operations');
// What comes in parts is not compiled, and a fragment alone is nothing to run.
const documents = globSync('*/*.graphql', { cwd: directory })
  .filter((path) => !/@defer|^fragment/.test(readFileSync(join(directory, path), 'utf8')))
  .sort();
if (documents.length === 0) throw new Error('There are no operations.');

const now = Date.parse('2026-06-01T09:00:00Z');

interface World {
  readonly execute: (document: DocumentNode, variableValues: object) => Promise<ExecutionResult>;
  /** To each service, in the order in which they were begun. */
  callsByService(): Readonly<Record<string, readonly string[]>>;
  close(): Promise<void>;
}

/** Sandboxes of its own for each executor, so that what one changes isn't there for the other. */
async function startWorld(execute: (typeof executors)[keyof typeof executors]): Promise<World> {
  const running = await Promise.all(
    Object.entries(sandboxes).map(async ([key, { load }]) => {
      const sandbox = await load();
      return [key, await sandbox.start({ directory: null, now: () => now })] as const;
    }),
  );
  const endpoints = running.map(([key, { url, credential, oauthClient }]) => {
    return [key, { url, sandboxed: true, demoCredential: credential, oauthClient }];
  });
  const calls: UpstreamCall[] = [];
  const contexts = createContextFactory({
    services,
    config: readConfig({ SANDBOX: 'none' }, services),
    endpoints: Object.fromEntries(endpoints),
    clock: new FakeClock({ now }),
    onCall: (call) => calls.push(call),
  });
  return {
    callsByService: () => callsByService(calls),
    async execute(document, variables) {
      const request = new Request('http://quintet.test/graphql');
      // Of yoga's context they read the request alone.
      const contextValue = contexts.context({ request } as Parameters<typeof contexts.context>[0]);
      return execute({ schema, document, contextValue, variableValues: { ...variables } });
    },
    async close() {
      await contexts.close();
      await Promise.all(running.map(([, sandbox]) => sandbox.close()));
    },
  };
}

let graphqlJs: World;
let compiled: World;
// Two sandboxes of each service have to be filled, with 40,000 releases among others.
beforeAll(async () => {
  graphqlJs = await startWorld(executors.graphqlJs);
  compiled = await startWorld(executors.compiled);
}, 60_000);
afterAll(() => Promise.all([graphqlJs.close(), compiled.close()]));

test.each(documents)('%s: the same answer for the same calls', async (path) => {
  const document = parse(readFileSync(join(directory, path), 'utf8'));
  const variables = { ...madeUpVariables(document), ...readVariables(path) };
  const expected = await graphqlJs.execute(document, variables);
  const actual = await compiled.execute(document, variables);
  expect(comparable(actual, path)).toEqual(comparable(expected, path));
  expect(compiled.callsByService()).toEqual(graphqlJs.callsByService());
});

test('these were operations that call their services', () => {
  const calls = Object.values(graphqlJs.callsByService());
  expect(calls.every(({ length }) => length > 0)).toBe(true);
  expect(calls.flat().length).toBeGreaterThan(documents.length / 2);
});

/**
 * They are told as they end, and which of several services answers first is none of the executor's doing; nor is which
 * is called next, where each call waits for one before.
 */
function callsByService(calls: readonly UpstreamCall[]): Record<string, string[]> {
  const begun = calls.toSorted((a, b) => a.order - b.order);
  const callsTo = (id: string) =>
    begun
      .filter(({ service }) => service === id)
      .map(({ method, path, query }) => `${method} ${path}?${query}`);
  return Object.fromEntries(services.map(({ id }) => [id, callsTo(id)]));
}

function readVariables(path: string): object {
  const [file] = globSync(path.replace('.graphql', '.variables.json'), { cwd: directory });
  return file === undefined ? {} : JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

/** Variables of the right types: what services refuse, both executors have to answer alike. */
function madeUpVariables(document: DocumentNode): Record<string, unknown> {
  const [operation] = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const definitions = operation?.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.map(({ variable, type }) => [
      variable.name.value,
      madeUp(typeFromAST(schema, type) as GraphQLInputType), // Of a valid document.
    ]),
  );
}

function madeUp(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [madeUp(inner.ofType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    return Object.fromEntries(
      Object.values(inner.getFields()).map(({ name, type: fieldType }) => [name, madeUp(fieldType)]),
    );
  }
  const values: Record<string, unknown> = {
    Boolean: true,
    DateTime: '2026-05-01T09:00:00Z',
    Int: 5,
    URL: 'https://example.com/',
  };
  return values[inner.name] ?? '2614';
}

/** Without what differs from sandbox to sandbox: their ports, and the random keys of what was made just now. */
function comparable(result: ExecutionResult, path: string): unknown {
  const text = JSON.stringify(describe(result)).replaceAll(/127\.0\.0\.1:\d+/g, 'sandbox');
  if (path.includes('/create-')) return JSON.parse(text.replaceAll(/"Qm9va21hcm[\w-]{40,}"/g, '"new"'));
  if (path.includes('/sign-in-')) return JSON.parse(text.replaceAll(/"[0-9a-f]{48}"/g, '"token"'));
  return JSON.parse(text);
}
