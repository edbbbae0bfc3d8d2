import type { ExecutionResult, GraphQLError } from 'graphql';

type Path = readonly (string | number)[];

/** One part of an answer, of either format. */
export interface Payload extends ExecutionResult {
  /** What is to come, announced (`v0.2`). */
  readonly pending?: readonly { readonly id: string; readonly path: Path; readonly label?: string }[];
  readonly incremental?: readonly Patch[];
  /** What is over, with the error that ended it (`v0.2`). */
  readonly completed?: readonly { readonly id: string; readonly errors?: readonly GraphQLError[] }[];
  readonly hasNext: boolean;
}

/** Fields that a fragment adds, or items that a list goes on with. */
export interface Patch {
  /** Where it belongs; of items, the place of the first (`20220824`). */
  readonly path?: Path;
  /** As announced (`v0.2`). */
  readonly id?: string;
  /** Further down from there (`v0.2`). */
  readonly subPath?: Path;
  readonly data?: unknown;
  readonly items?: readonly unknown[] | null;
  readonly errors?: readonly GraphQLError[];
}

/** An answer in parts, as the executor gives it. */
export type Payloads = AsyncGenerator<Payload, void, void>;

/** Whether an answer comes in parts: no subscription is served, so that no other answer is a stream. */
export function isInParts(result: unknown): result is Payloads {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result;
}

/** All errors of a part, wherever it holds them. */
export function errorsOf({
  errors = [],
  incremental = [],
  completed = [],
}: Payload): readonly GraphQLError[] {
  return [...errors, ...[...incremental, ...completed].flatMap((part) => part.errors ?? [])];
}

/** The part with other errors in what it adds. Its own `errors`, those of the first part, are left to yoga. */
export function withErrors(payload: Payload, replace: (error: GraphQLError) => GraphQLError): Payload {
  const replaced = <T extends { readonly errors?: readonly GraphQLError[] }>(part: T): T =>
    part.errors ? { ...part, errors: part.errors.map(replace) } : part;
  const { incremental, completed } = payload;
  return {
    ...payload,
    ...(incremental && { incremental: incremental.map(replaced) }),
    ...(completed && { completed: completed.map(replaced) }),
  };
}

/**
 * Adds a last part of its own with `extensions`, which are asked for when all else is sent. Apollo Client overlooks those
 * of a part that also holds data.
 */
export async function* endingWith(
  payloads: Payloads,
  extensions: () => Record<string, unknown> | undefined,
): Payloads {
  for await (const payload of payloads) {
    if (payload.hasNext) {
      yield payload;
      continue;
    }
    const added = extensions();
    if (added === undefined) {
      yield payload;
      continue;
    }
    const { extensions: known, ...rest } = payload;
    if (payload.incremental || payload.completed) yield { ...rest, hasNext: true };
    yield { hasNext: false, extensions: { ...known, ...added } };
  }
}

/** The same answer with each part changed as it passes. */
export async function* eachPart(payloads: Payloads, change: (payload: Payload) => Payload): Payloads {
  for await (const payload of payloads) yield change(payload);
}
