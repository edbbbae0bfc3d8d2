import { getOperationAST, parse, validate } from 'graphql';
import { schema } from '../../../src/schema.ts';
import { mostCallsOf } from '../../../src/server/limits/operation-calls.ts';
import { costOf } from '../../../src/server/limits/operation-cost.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { harvest, OperationMaker, type Pool, type RandomOperation } from './random-operation.ts';
import { startWorld, type World } from './world.ts';

/** What was found out about one operation. */
export interface Trial extends RandomOperation {
  readonly estimated: number;
  readonly made: number;
  readonly cost: number;
  readonly calls: readonly string[];
  /** Calls made where `MAX_UPSTREAM_CALLS` is lower. */
  readonly madeStrictly: number;
}

/** Reads something of everything, so that there are ids and cursors to go on with. */
const FIRST_LOOK = `{
  logs(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id author { __typename id } tags { __typename id } } }
  logTags(first: 9) { pageInfo { startCursor endCursor } }
  projects(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id author { __typename id } } }
  products(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id variants { __typename id } } }
  comics(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
  comicImages(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
  releases(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
  viewer {
    homeTimeline(first: 9) { pageInfo { startCursor endCursor } }
    activity(first: 9) { pageInfo { startCursor endCursor } }
    folders(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id bookmarks(first: 2) { pageInfo { startCursor endCursor } nodes { __typename id } } } }
    bookmarks(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
    bookmarkTags(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
    comicSubscriptions(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
    modules(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
    events(first: 9) { pageInfo { startCursor endCursor } nodes { __typename id } }
    timeline(first: 9) { pageInfo { startCursor endCursor } }
    accounts { user { __typename id } }
  }
}`;

/** Runs random operations, one after the other, and counts the calls that each makes. */
export async function tryOperations(count: number, seed: number): Promise<readonly Trial[]> {
  const random = randomOf(seed);
  const world = await startWorld(random);
  try {
    const pool: Pool = { ids: new Map(), cursors: new Map() };
    for (const gateway of [world.gateway, world.elsewhere]) {
      harvest(pool, (await gateway.query(FIRST_LOOK)).data);
    }
    const maker = new OperationMaker(schema, pool, random);
    const trials: Trial[] = [];
    while (trials.length < count) {
      trials.push(await tryOne(world, pool, maker.operation(4 + Math.floor(random() * 9))));
    }
    return trials;
  } finally {
    await world.close();
  }
}

async function tryOne(world: World, pool: Pool, operation: RandomOperation): Promise<Trial> {
  const document = parse(operation.source);
  const [fault] = validate(schema, document, undefined, { maxErrors: 1 });
  if (fault) throw new Error(`${fault.message}\n${operation.source}`);
  const { variables } = operation;
  const measured = { operation: getOperationAST(document)!, document, schema, variables };
  // Hourly limits are of no interest here, and nothing is cached any more.
  world.clock.advance(3_600_001);
  const { calls, text } = await run(world.gateway, operation);
  for (const part of partsOf(text)) harvest(pool, part);
  world.clock.advance(3_600_001);
  const strictly = await run(world.strict, operation);
  return {
    ...operation,
    cost: costOf(measured),
    estimated: mostCallsOf(measured),
    made: calls.length,
    calls,
    madeStrictly: strictly.calls.length,
  };
}

async function run({ gateway, calls }: TestGateway, { source, variables }: RandomOperation) {
  const before = calls.length;
  const response = await gateway.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'multipart/mixed, application/json' },
    body: JSON.stringify({ query: source, variables }),
  });
  const text = await response.text();
  return { text, calls: calls.slice(before) };
}

function partsOf(text: string): unknown[] {
  return text.split(/\r?\n/).flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
