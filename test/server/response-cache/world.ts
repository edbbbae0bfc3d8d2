import { type DocumentNode, type GraphQLError, parse } from 'graphql';
import { readConfig } from '../../../src/config/config.ts';
import { type CompiledOperation, compileOperation } from '../../../src/execution/compile-operation.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { sandboxes } from '../../../src/sandboxes.ts';
import { schema } from '../../../src/schema.ts';
import { createContextFactory } from '../../../src/server/create-context.ts';
import type { Endpoint } from '../../../src/server/service-instance.ts';
import { services } from '../../../src/services.ts';
import type { Clock } from '../../../src/upstream/clock.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { monday } from '../../support/sandboxed-gateway.ts';

/** Headers of a request: whose eyes it sees with. */
export type Headers = Readonly<Record<string, string>>;

export interface World {
  readonly sandbox: RunningSandbox;
  /** The gateway's and the sandbox's. */
  readonly clock: FakeClock;
  ask(document: DocumentNode | string, variables?: object, headers?: Headers): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly data: Readonly<Record<string, unknown>>;
  readonly errors: readonly GraphQLError[];
}

const operations = new Map<DocumentNode | string, CompiledOperation>();

function compiled(document: DocumentNode | string): CompiledOperation {
  const known = operations.get(document);
  if (known) return known;
  const parsed = typeof document === 'string' ? parse(document) : document;
  const operation = compileOperation({ schema, document: parsed });
  if (!operation) throw new Error('Only what comes in one part can be kept.');
  operations.set(document, operation);
  return operation;
}

/** Executes without the gateway's limits: what a test asks at once, many people would ask in the course of a day. */
export interface Executor {
  execute(document: DocumentNode | string, request: Request, variables?: object): Promise<Answered>;
  close(): Promise<void>;
}

export function startExecutor(endpoints: Readonly<Record<string, Endpoint>>, clock: Clock): Executor {
  const config = readConfig({ SANDBOX: 'none' }, services);
  const contexts = createContextFactory({ services, config, endpoints, clock });
  return {
    async execute(document, request, variables = {}) {
      // Of yoga's context only the request is read.
      const initial = { request } as Parameters<typeof contexts.context>[0];
      const { data, errors = [] } = await compiled(document).execute({
        contextValue: { ...initial, ...contexts.context(initial) },
        variableValues: { ...variables },
      });
      return { data: data ?? {}, errors };
    },
    close: contexts.close,
  };
}

/** One service's sandbox, and all of the gateway's schema over it. */
export async function startWorld(key: string): Promise<World> {
  const clock = new FakeClock({ now: monday, skipUpTo: 300 });
  const definition = await sandboxes[key]!.load();
  const sandbox = await definition.start({ directory: null, now: () => clock.now() });
  const { url, credential: demoCredential, oauthClient } = sandbox;
  const executor = startExecutor({ [key]: { url, sandboxed: true, demoCredential, oauthClient } }, clock);
  return {
    sandbox,
    clock,
    ask: (document, variables, headers = {}) =>
      executor.execute(document, new Request('http://quintet.test/graphql', { headers }), variables),
    async close() {
      await executor.close();
      await sandbox.close();
    },
  };
}
