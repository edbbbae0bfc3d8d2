import {
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLNullableOutputType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
// For messages equal to graphql-js' own. This module imports nothing, so it brings no second copy of graphql.
import { inspect } from 'graphql/jsutils/inspect.js';
import { completeAsyncIterable } from './complete-async-iterable.ts';
import { abstractCompleter, type FieldOfObjects, objectCompleter } from './complete-object.ts';
import { atPosition, awaitValue, type Complete, Pending } from './pending.ts';
import { handleRejections, isPromiseLike } from './promises.ts';
import { type FieldPosition, handleFieldError, type Path, type Run } from './run.ts';

/** Makes the function that completes a field's values, or a list's items: the specification's CompleteValue. */
export function completerOf(type: GraphQLOutputType, field: FieldOfObjects): Complete {
  if (isNonNullType(type)) return nonNullCompleter(completerOf(type.ofType, field), field);
  const complete = presentCompleter(type, field);
  return (run, value, path, info) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? null : complete(run, value, path, info);
  };
}

/** Whether completing values of a type calls functions of the schema with `info`. */
export function needsInfo(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isAbstractType(named) || (isObjectType(named) && named.isTypeOf !== undefined);
}

/** For values that are neither null nor instances of Error. */
function presentCompleter(type: GraphQLNullableOutputType, field: FieldOfObjects): Complete {
  if (isListType(type)) return listCompleter(type, field);
  if (isLeafType(type)) return leafCompleter(type);
  return isAbstractType(type) ? abstractCompleter(type, field) : objectCompleter(type, field);
}

function nonNullCompleter(complete: Complete, { parentType, fieldName }: FieldOfObjects): Complete {
  const message = `Cannot return null for non-nullable field ${parentType}.${fieldName}.`;
  return (run, value, path, info) => {
    const completed = complete(run, value, path, info);
    if (completed === null) throw new Error(message);
    return completed;
  };
}

function leafCompleter(type: GraphQLLeafType): Complete {
  return (_, value) => {
    const coerced = type.coerceOutputValue(value);
    if (coerced !== null && coerced !== undefined) return coerced;
    throw new Error(
      `Expected \`${inspect(type)}.coerceOutputValue(${inspect(value)})\` to ` +
        `return non-nullable value, returned: ${inspect(coerced)}`,
    );
  };
}

function listCompleter({ ofType }: GraphQLList<GraphQLOutputType>, field: FieldOfObjects): Complete {
  const completeItem = itemCompleter(ofType, field);
  return (run, value, path, info) => {
    if (isAsyncIterable(value)) {
      const items = completeAsyncIterable(run, value, path, field.fieldNodes, (item, index) =>
        completeItem(run, item, path, index, info),
      );
      return awaitValue(run, items, path, (_, completed) => completed, undefined);
    }
    if (!isIterableObject(value)) {
      const { parentType, fieldName } = field;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType}.${fieldName}".`,
      );
    }
    return Array.isArray(value)
      ? completeArray(run, value, path, info, completeItem)
      : completeIterable(run, value, path, info, completeItem);
  };
}

type CompleteItem = (
  run: Run,
  item: unknown,
  path: Path | undefined,
  index: number,
  info: unknown,
) => unknown;

/** Completes into a copy, which has its final length from the start. */
function completeArray(
  run: Run,
  value: readonly unknown[],
  path: Path | undefined,
  info: unknown,
  completeItem: CompleteItem,
): unknown {
  const items = [...value];
  let isPending = false;
  let index = 0;
  try {
    for (; index < items.length; index += 1) {
      const item = completeItem(run, items[index], path, index, info);
      if (item instanceof Pending) isPending = true;
      items[index] = item;
    }
  } catch (error) {
    handleRejections(items.slice(index + 1));
    throw error;
  }
  return isPending ? Pending.list(run, path, items) : items;
}

function completeIterable(
  run: Run,
  value: Iterable<unknown>,
  path: Path | undefined,
  info: unknown,
  completeItem: CompleteItem,
): unknown {
  const completed: unknown[] = [];
  let isPending = false;
  const items = value[Symbol.iterator]();
  try {
    for (let next = items.next(); !next.done; next = items.next()) {
      const item = completeItem(run, next.value, path, completed.length, info);
      if (item instanceof Pending) isPending = true;
      completed.push(item);
    }
  } catch (error) {
    handleRejections(rest(items));
    throw error;
  }
  return isPending ? Pending.list(run, path, completed) : completed;
}

function itemCompleter(type: GraphQLOutputType, { fieldNodes, ...field }: FieldOfObjects): CompleteItem {
  const complete = completerOf(type, { fieldNodes, ...field });
  const position: FieldPosition = { fieldNodes, isNonNull: isNonNullType(type) };
  return (run, item, listPath, index, info) => {
    const isPromised = isPromiseLike(item);
    const path = { prev: listPath, key: index, typename: undefined };
    try {
      if (isPromised) return awaitValue(run, item, path, complete, info, position);
      return atPosition(run, complete(run, item, path, info), path, position);
    } catch (error) {
      return handleFieldError(run, position, path, error);
    }
  };
}

/** The items that an iterator has not returned yet, up to the one at which it throws. */
function* rest(items: Iterator<unknown>): Generator<unknown> {
  try {
    for (let next = items.next(); !next.done; next = items.next()) yield next.value;
  } catch {
    // There are no more.
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof (value as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator] === 'function';
}

function isIterableObject(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function'
  );
}
