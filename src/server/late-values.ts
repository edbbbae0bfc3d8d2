import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import { pathToArray } from '../contract/response-path.ts';
import { isBelow, isObject, valueAt } from './incremental/places.ts';

interface LateValue {
  readonly path: readonly (string | number)[];
  readonly read: () => unknown;
}

const waiting = new RequestNote<LateValue[]>();

/**
 * For a field whose value is known only when the rest of the answer is: fields are resolved side by side, so that none
 * can know what the others are about to do. What its resolver returns stands in until then.
 *
 * @param read gives the value as it goes into the answer.
 */
export function fillInLater(
  request: GatewayRequest,
  { path }: GraphQLResolveInfo,
  read: () => unknown,
): void {
  waiting.set(request, [...(waiting.of(request) ?? []), { path: pathToArray(path), read }]);
}

/**
 * Puts the values into an answer that is complete otherwise, or into a piece of one that is about to be sent. A place that
 * an error has made null stays so.
 *
 * @param at where the data stand in the whole answer.
 */
export function fillIn(request: GatewayRequest, data: unknown, at: readonly (string | number)[] = []): void {
  for (const { path, read } of waiting.of(request) ?? []) {
    const key = path.at(-1);
    if (key === undefined || path.length === at.length || !isBelow(path, at)) continue;
    const parent = path.slice(at.length, -1).reduce(valueAt, data);
    // What is not there belongs to another part of the answer.
    if (isObject(parent) && parent[key] !== null && parent[key] !== undefined) parent[key] = read();
  }
}
