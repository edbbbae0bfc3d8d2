import type { GraphQLResolveInfo } from 'graphql';
import { pathToArray } from './response-path.ts';

interface LateValue {
  readonly path: readonly (string | number)[];
  readonly read: () => unknown;
}

const waiting = new WeakMap<Request, LateValue[]>();

/**
 * For a field whose value is known only when the rest of the answer is: fields are resolved side by side, so that none
 * can know what the others are about to do. What its resolver returns stands in until then.
 *
 * @param read gives the value as it goes into the answer.
 */
export function fillInLater(request: Request, { path }: GraphQLResolveInfo, read: () => unknown): void {
  waiting.set(request, [...(waiting.get(request) ?? []), { path: pathToArray(path), read }]);
}

/** Puts the values into an answer that is complete otherwise. A place that an error has made null stays so. */
export function fillIn(request: Request, data: unknown): void {
  for (const { path, read } of waiting.get(request) ?? []) {
    const parent = path.slice(0, -1).reduce(valueAt, data);
    const key = path.at(-1);
    if (isObject(parent) && key !== undefined && parent[key] !== null) parent[key] = read();
  }
}

function valueAt(value: unknown, key: string | number): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
