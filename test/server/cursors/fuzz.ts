import { expect } from 'vitest';
import { MOST_READS_OF_TIME_RANGES, mostReadsOfList } from '../../../src/upstream/lists/most-reads.ts';
import { searchBudgetOf } from '../../../src/upstream/lists/search-budget.ts';
import { SeededRandom } from '../../support/random.ts';
import type { SandboxedGateway } from '../../support/sandboxed-gateway.ts';
import {
  type ConnectionShape,
  connectionIn,
  everyList,
  type ListCase,
  type ListKind,
  nameOf,
  pageQuery,
} from './every-list.ts';
import { Forger } from './forgeries.ts';

const hour = 3_600_000;
/** What Larder allows in an hour, and a page may take. */
const callsBeforeTheHour = 350;
/** Milliseconds of processor time for one turn of the event loop. */
const longestTurn = 20;

/** What is known of a list before anything is forged. */
interface KnownList {
  readonly list: ListCase;
  /** Ids in the order of the list; of a very long list those of its beginning. */
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
  /** Calls that the fields around it take. */
  readonly parentCalls: number;
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
}

/** Sends forged cursors to the lists of one kind, and checks each answer. */
export class CursorFuzz {
  readonly #gateway: SandboxedGateway;
  readonly #mostPages: number;
  readonly #strays: unknown[] = [];
  #callsAtTheHour = 0;
  /** How many were answered, and how many refused. */
  answered = 0;
  refused = 0;

  /** @param mostPages how much of each list is known before: what lies beyond is answered all the same. */
  constructor(gateway: SandboxedGateway, mostPages: number) {
    this.#gateway = gateway;
    this.#mostPages = mostPages;
  }

  async run(kind: ListKind, count: number, seed: number): Promise<void> {
    const listen = (reason: unknown) => this.#strays.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const random = new SeededRandom(seed);
      const known = await this.#know(everyList.filter((list) => list.kind === kind));
      const others = await this.#know(everyList.filter((list) => list.kind !== kind).slice(0, 4));
      const strangers = others.flatMap(({ cursors }) => cursors);
      for (let i = 0; i < count; i += 1) {
        const target = random.pick(known);
        const siblings = known.filter((other) => other !== target).flatMap(({ cursors }) => cursors);
        const cursor = new Forger(random, target.cursors, [...strangers, ...siblings]).cursor();
        await this.#try(target, cursor, random);
      }
      await new Promise((resolve) => setImmediate(resolve));
      expect(this.#strays).toEqual([]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  }

  async #know(lists: readonly ListCase[]): Promise<KnownList[]> {
    const known: KnownList[] = [];
    for (const list of lists) {
      const ids: string[] = [];
      const cursors: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < this.#mostPages; page += 1) {
        const connection: ConnectionShape & Page = await this.#pageAfter(list, after);
        ids.push(...connection.nodes.map(({ id }) => id));
        const edges = connection.edges.map(({ cursor }) => cursor);
        cursors.push(...edges.slice(0, 3), ...edges.slice(-3));
        after = connection.pageInfo.endCursor;
        if (!connection.pageInfo.hasNextPage) break;
      }
      expect(cursors.length, nameOf(list)).toBeGreaterThan(0);
      const before = this.#gateway.calls.length;
      await this.#gateway.query(`{ ${pageQuery(list, 'first: 3, after: "junk"', 'nodes { id }')} }`);
      known.push({ list, ids, cursors, parentCalls: this.#gateway.calls.length - before });
    }
    return known;
  }

  async #pageAfter(list: ListCase, after: string | null): Promise<ConnectionShape & Page> {
    this.#letAnHourPass();
    const selection = 'nodes { id } edges { cursor } pageInfo { hasNextPage endCursor }';
    const query = `query ($after: String) { ${pageQuery(list, 'first: 100, after: $after', selection)} }`;
    const { data, errors } = await this.#gateway.query(query, { after });
    expect(errors).toBeUndefined();
    return connectionIn(list, data) as ConnectionShape & Page; // By the selection.
  }

  async #try({ list, ids, parentCalls }: KnownList, cursor: string, random: SeededRandom): Promise<void> {
    const isBackward = list.kind !== 'merged' && random.chance(0.5);
    const count = random.pick([1, 3, 20, 100]);
    const page = isBackward ? `last: ${count}, before: $cursor` : `first: ${count}, after: $cursor`;
    const query = `query ($cursor: String) { ${pageQuery(list, page, 'nodes { id } pageInfo { hasNextPage }')} }`;
    const what = `${nameOf(list)} ${page} ${JSON.stringify(cursor)}`;
    this.#letAnHourPass();
    const { calls } = this.#gateway;
    const before = calls.length;
    const cpuBefore = process.threadCpuUsage();
    const { data, errors = [] } = await this.#gateway.query(query, { cursor });
    const cpuMs = cpuMsSince(cpuBefore);
    const made = calls.length - before;
    for (const { extensions, message } of errors) {
      expect(['BAD_USER_INPUT', 'CURSOR_LOST', 'OUT_OF_ORDER'], `${what}: ${message}`).toContain(
        extensions.code,
      );
    }
    const code = errors[0]?.extensions.code;
    if (code === 'BAD_USER_INPUT') {
      this.refused += 1;
      expect(made, what).toBe(parentCalls);
      if (parentCalls === 0 && cpuMs > longestTurn) await this.#expectCheap(query, cursor, what);
      return;
    }
    this.answered += 1;
    expect(made, what).toBeLessThanOrEqual(parentCalls + mostCalls(list.kind, count, isBackward));
    if (code !== undefined) return;
    const nodes = (connectionIn(list, data) as Page | null)?.nodes ?? []; // By the selection.
    expectOnce(nodes, count, what);
    // Who makes up at what times the lists of a timeline go on gets them in that order.
    if (list.kind !== 'merged') expectInOrder(nodes, ids, what);
  }

  /** It may have been the machine, or the collector: the cursor itself is dear every time. */
  async #expectCheap(query: string, cursor: string, what: string): Promise<void> {
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const before = process.threadCpuUsage();
      await this.#gateway.query(query, { cursor });
      times.push(cpuMsSince(before));
    }
    expect(Math.min(...times), what).toBeLessThan(longestTurn);
  }

  /** Some services allow so many calls an hour. */
  #letAnHourPass(): void {
    const { calls, clock } = this.#gateway;
    if (calls.length - this.#callsAtTheHour < callsBeforeTheHour) return;
    this.#callsAtTheHour = calls.length;
    clock.advance(hour);
  }
}

/** The sandbox has no more. */
const folders = 60;

function mostCalls(kind: ListKind, count: number, isBackward: boolean): number {
  const ofList = mostReadsOfList({ count, hasCursor: true, isBackward, smallestPage: 20 });
  switch (kind) {
    case 'whole':
      return 1;
    case 'time-window':
      return MOST_READS_OF_TIME_RANGES;
    case 'page-number':
      return 2 * ofList;
    case 'offset':
      return ofList;
    case 'concatenated':
      return 2 + folders + ofList;
    case 'merged':
      // The lists of folders, and of each service what its lists have together.
      return 2 + folders + searchBudgetOf(folders) + 2 * (1 + searchBudgetOf(1)) + MOST_READS_OF_TIME_RANGES;
  }
}

function expectOnce(nodes: Page['nodes'], count: number, what: string): void {
  expect(nodes.length, what).toBeLessThanOrEqual(count);
  expect(new Set(nodes.map(({ id }) => id)).size, what).toBe(nodes.length);
}

function expectInOrder(nodes: Page['nodes'], ids: readonly string[], what: string): void {
  const places = nodes.map(({ id }) => ids.indexOf(id)).filter((place) => place !== -1);
  expect(places, what).toEqual(places.toSorted((a, b) => a - b));
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
