import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describe, executors, outcomeOf } from './both-executors.ts';
import { generateRequest } from './random-documents.ts';
import { createRandomSchema, World } from './random-world.ts';

const schema = createRandomSchema(true);
const nullableSchema = createRandomSchema(false);
const numRuns = 400;
const timeout = 60_000;

/** Draws that make every place in an answer behave in a way of its own, but the same each time it is asked. */
const draws = fc.array(fc.noBias(fc.nat(1000)), { minLength: 7, maxLength: 30 });

function chooser(drawn: readonly number[]) {
  return (place: string, below: number) => {
    let hash = 7;
    for (const letter of place) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
    return ((drawn[Math.abs(hash) % drawn.length] ?? 0) + Math.abs(hash >> 5)) % below;
  };
}

// vitest fails for promises that reject unheard. Here values are made that no executor ever looks at, such as the items
// of a list in a list that an error has ended; what counts is that ours leaves none unheard that graphql-js hears.
let unheard: string[] = [];
const hear = (error: Error) => unheard.push(error.message);
const heardLate = () => {};
const vitestListeners = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
  // Without a listener Node warns of each.
  process.on('rejectionHandled', heardLate);
});
afterAll(async () => {
  await setImmediate();
  process.off('unhandledRejection', hear).off('rejectionHandled', heardLate);
  for (const listener of vitestListeners) process.on('unhandledRejection', listener);
});

interface Observed {
  readonly outcome: unknown;
  readonly calls: readonly unknown[];
  /** How many of the calls were made before the answer was given. */
  readonly callsUntilAnswered: number;
  readonly unheard: readonly string[];
}

/** Executes a request, settling one promise after the other, to beyond its answer. */
async function observe(
  execute: (typeof executors)[keyof typeof executors],
  request: ReturnType<typeof generateRequest>,
  drawn: readonly number[],
): Promise<Observed> {
  const world = new World(chooser(drawn), true);
  const document = parse(request.source);
  const { variableValues } = request;
  unheard = [];
  let callsUntilAnswered = 0;
  const outcome = outcomeOf(() =>
    execute({ schema, document, contextValue: world, rootValue: world.root(), variableValues }),
  ).finally(() => {
    callsUntilAnswered = world.calls.length;
  });
  await world.settler.settleAll((count, step) => world.choose(`step ${step}`, count));
  const settled = await Promise.race([outcome, setImmediate('never answered')]);
  return { outcome: settled, calls: world.calls, callsUntilAnswered, unheard };
}

test(
  'any operation on any values is answered as graphql-js does, to the order of its errors and calls',
  async () => {
    const seen = { promises: 0, errors: 0, nullAboveAnError: 0, calls: 0 };
    await fc.assert(
      fc.asyncProperty(fc.gen(), draws, async (g, drawn) => {
        const request = generateRequest(fc, g, schema);
        const expected = await observe(executors.graphqlJs, request, drawn);
        const actual = await observe(executors.compiled, request, drawn);
        expect({ ...actual, unheard: [] }, request.source).toEqual({ ...expected, unheard: [] });
        expect(expected.unheard).toEqual(expect.arrayContaining(actual.unheard as string[]));
        const { isPromise, errors, data } = expected.outcome as ReturnType<typeof describe> & {
          isPromise: boolean;
        };
        seen.calls += expected.calls.length;
        if (isPromise) seen.promises += 1;
        if (errors) seen.errors += 1;
        if (errors && data === null) seen.nullAboveAnError += 1;
      }),
      { numRuns },
    );
    // Or else it would prove little.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(numRuns / 20);
  },
  timeout,
);

test(
  'values that come all at once are answered with the same data, and where all is nullable the same errors',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), draws, fc.constantFrom(schema, nullableSchema), async (g, drawn, chosen) => {
        const { source, variableValues } = generateRequest(fc, g, schema);
        const document = parse(source);
        const results: ExecutionResult[] = [];
        for (const execute of [executors.graphqlJs, executors.compiled]) {
          const contextValue = new World(chooser(drawn), false);
          const rootValue = contextValue.root();
          results.push(await execute({ schema: chosen, document, contextValue, rootValue, variableValues }));
        }
        const [expected, actual] = results.map(describe);
        expect(actual?.data, source).toEqual(expected?.data);
        // Which error comes first is up to the event loop, and of those below one null only the first is told.
        if (chosen === nullableSchema) expect(inAnyOrder(actual)).toEqual(inAnyOrder(expected));
      }),
      { numRuns },
    );
  },
  timeout,
);

function inAnyOrder(described: ReturnType<typeof describe> | undefined): string[] | undefined {
  return described?.errors?.map((error) => JSON.stringify(error)).sort();
}
