import type { GraphQLResolveInfo } from 'graphql';
import type { List, PageRequest } from '../upstream/paging/list.ts';
import type { Page } from '../upstream/paging/page.ts';
import { badUserInput } from './bad-user-input.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { selectsOnly } from './selection.ts';

/** The arguments of every connection field. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export const defaultPageLength = 20;
export const maxPageLength = 100;

const totalOnly: ReadonlySet<string> = new Set(['totalCount']);

/**
 * Answers a connection field from a list. With nothing but `totalCount` selected it costs the smallest page.
 *
 * @throws GraphQLError BAD_USER_INPUT for impossible arguments, before any call.
 */
export async function connect<Item>(
  args: ConnectionArguments,
  list: List<Item>,
  info: GraphQLResolveInfo,
): Promise<Connection<Item>> {
  const request = pageRequest(args, list);
  if (selectsOnly(info, totalOnly)) return Connection.ofTotal(list, await list.count());
  return Connection.ofPage(list, await list.page(request));
}

/** Checks the arguments by the rules that every connection shares, and reads the cursor. */
export function pageRequest<Item>(args: ConnectionArguments, list: List<Item>): PageRequest {
  const { first, after, last, before } = args;
  if (isGiven(first) && isGiven(last)) throw badUserInput('Give `first` or `last`, not both.', 'last');
  const isBackward = isGiven(last) || (isGiven(before) && !isGiven(first));
  if (isBackward && isGiven(after))
    throw badUserInput('`after` goes with `first`; with `last` give `before`.', 'after');
  if (!isBackward && isGiven(before))
    throw badUserInput('`before` goes with `last`; with `first` give `after`.', 'before');
  const name = isBackward ? 'last' : 'first';
  const count = (isBackward ? last : first) ?? defaultPageLength;
  if (count < 1 || count > maxPageLength) {
    throw badUserInput(`\`${name}\` must be between 1 and ${maxPageLength}, but is ${count}.`, name);
  }
  if (isBackward && !isGiven(before) && !list.canStartAtEnd) {
    throw badUserInput(
      "This list tells no total, so it can't be read from its end. Give `first`, or `last` with `before`.",
      'last',
    );
  }
  const cursor = isBackward ? before : after;
  const anchor = isGiven(cursor)
    ? decodeCursor(cursor, list.identity, isBackward ? 'before' : 'after')
    : null;
  return { direction: isBackward ? 'backward' : 'forward', count, anchor };
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** What a connection field resolves to. Edges and cursors are made only where they are asked for. */
export class Connection<Item> {
  readonly #list: List<Item>;
  readonly #page: Page<Item> | null;
  readonly totalCount: number | null;

  private constructor(list: List<Item>, page: Page<Item> | null, totalCount: number | null) {
    this.#list = list;
    this.#page = page;
    this.totalCount = totalCount;
  }

  static ofPage<Item>(list: List<Item>, page: Page<Item>): Connection<Item> {
    return new Connection(list, page, page.total);
  }

  static ofTotal<Item>(list: List<Item>, totalCount: number | null): Connection<Item> {
    return new Connection<Item>(list, null, totalCount);
  }

  get nodes(): readonly Item[] {
    return this.#page?.items ?? [];
  }

  get edges(): Edge<Item>[] {
    return this.nodes.map((node, index) => new Edge(this, node, index));
  }

  get pageInfo(): PageInfo {
    const page = this.#page;
    const last = this.nodes.length - 1;
    return {
      hasNextPage: page?.hasNextPage ?? false,
      hasPreviousPage: page?.hasPreviousPage ?? false,
      // An empty page has no place of its own to go on from.
      startCursor: last < 0 ? null : this.cursorOf(0),
      endCursor: last < 0 ? null : this.cursorOf(last),
    };
  }

  cursorOf(index: number): string {
    if (!this.#page) throw new TypeError('No page was read.');
    return encodeCursor(this.#page.anchorOf(index), this.#list.identity);
  }
}

export class Edge<Item> {
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
