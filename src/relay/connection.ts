import type { GraphQLResolveInfo } from 'graphql';
import type { List, PageRequest } from '../upstream/lists/list.ts';
import type { Page } from '../upstream/lists/page.ts';
import { badUserInput } from './bad-user-input.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { CursorEnvelope } from './cursor-envelope.ts';
import { selectsOnly } from './selection.ts';

/** The arguments of every connection field. */
interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The arguments of a list that is read forward only. */
export type ForwardArguments = Pick<ConnectionArguments, 'first' | 'after'>;

export const DEFAULT_PAGE_LENGTH = 20;
export const MAX_PAGE_LENGTH = 100;

const TOTAL_ONLY: ReadonlySet<string> = new Set(['totalCount']);

/**
 * Answers a connection field from a list. With nothing but `totalCount` selected it costs the smallest page.
 *
 * @throws GraphQLError BAD_USER_INPUT for impossible arguments, before any call.
 */
export async function connect<Item>(
  args: ConnectionArguments,
  list: List<Item>,
  cursors: CursorEnvelope,
  info: GraphQLResolveInfo,
): Promise<Connection<Item>> {
  const request = pageRequest(args, list, cursors);
  if (selectsOnly(info, TOTAL_ONLY)) return Connection.ofTotal(await list.count());
  return Connection.ofPage(list, await list.page(request), cursors);
}

/** Checks the arguments by the rules that every connection shares, and reads the cursor. */
function pageRequest<Item>(
  args: ConnectionArguments,
  list: List<Item>,
  cursors: CursorEnvelope,
): PageRequest {
  const { first, after, last, before } = args;
  if (isGiven(first) && isGiven(last)) throw badUserInput('Give `first` or `last`, not both.', 'last');
  const isBackward = isGiven(last) || (isGiven(before) && !isGiven(first));
  if (isBackward && isGiven(after))
    throw badUserInput('`after` goes with `first`; with `last` give `before`.', 'after');
  if (!isBackward && isGiven(before))
    throw badUserInput('`before` goes with `last`; with `first` give `after`.', 'before');
  const count = isBackward ? pageLength(last, 'last') : pageLength(first, 'first');
  if (isBackward && !isGiven(before) && !list.canStartAtEnd) {
    throw badUserInput(
      "This list tells no total, so it can't be read from its end. Give `first`, or `last` with `before`.",
      'last',
    );
  }
  const cursor = isBackward ? before : after;
  const anchor = isGiven(cursor)
    ? decodeCursor(cursor, list, cursors, isBackward ? 'before' : 'after')
    : null;
  return { direction: isBackward ? 'backward' : 'forward', count, anchor };
}

/** The same for a list that is read forward only. */
export function forwardRequest({ first, after }: ForwardArguments): {
  readonly count: number;
  readonly after: string | null;
} {
  return { count: pageLength(first, 'first'), after: after ?? null };
}

/** @throws GraphQLError BAD_USER_INPUT where it is out of range. */
export function pageLength(given: number | null | undefined, argument: string): number {
  const count = given ?? DEFAULT_PAGE_LENGTH;
  if (count >= 1 && count <= MAX_PAGE_LENGTH) return count;
  throw badUserInput(`\`${argument}\` must be between 1 and ${MAX_PAGE_LENGTH}, but is ${count}.`, argument);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** What a connection is made of. */
interface Contents<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Number of items in the whole list, where the service tells. */
  readonly total: number | null;
  cursorOf(index: number): string;
}

/** What a connection field resolves to. Edges and cursors are made only where they are asked for. */
export class Connection<Item> {
  readonly #contents: Contents<Item>;

  constructor(contents: Contents<Item>) {
    this.#contents = contents;
  }

  static ofPage<Item>(list: List<Item>, page: Page<Item>, cursors: CursorEnvelope): Connection<Item> {
    const { items, hasNextPage, hasPreviousPage, total } = page;
    const cursorOf = (index: number) => encodeCursor(page.anchorOf(index), list, cursors);
    return new Connection({ items, hasNextPage, hasPreviousPage, total, cursorOf });
  }

  static ofTotal<Item>(total: number | null): Connection<Item> {
    const cursorOf = () => {
      throw new TypeError('No page was read.');
    };
    return new Connection<Item>({ items: [], hasNextPage: false, hasPreviousPage: false, total, cursorOf });
  }

  get totalCount(): number | null {
    return this.#contents.total;
  }

  get nodes(): readonly Item[] {
    return this.#contents.items;
  }

  get edges(): Edge<Item>[] {
    return this.nodes.map((node, index) => new Edge(this, node, index));
  }

  get pageInfo(): PageInfo {
    const { hasNextPage, hasPreviousPage } = this.#contents;
    const last = this.nodes.length - 1;
    return {
      hasNextPage,
      hasPreviousPage,
      // An empty page has no place of its own to go on from.
      startCursor: last < 0 ? null : this.cursorOf(0),
      endCursor: last < 0 ? null : this.cursorOf(last),
    };
  }

  cursorOf(index: number): string {
    return this.#contents.cursorOf(index);
  }
}

class Edge<Item> {
  readonly node: Item;
  readonly #connection: Connection<Item>;
  readonly #index: number;

  constructor(connection: Connection<Item>, node: Item, index: number) {
    this.#connection = connection;
    this.node = node;
    this.#index = index;
  }

  get cursor(): string {
    return this.#connection.cursorOf(this.#index);
  }
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
