import type { GatewayRequest } from '../contract/gateway-request.ts';
import { lateValuesOf } from '../contract/late-values.ts';
import { isBelow, isObject, valueAt } from './incremental/places.ts';

/**
 * Puts late values into a response that is complete otherwise, or into a piece of one that is about to be sent. A place
 * that an error has made null stays null.
 *
 * @param at where the data stand in the whole response.
 */
export function fillIn(request: GatewayRequest, data: unknown, at: readonly (string | number)[] = []): void {
  for (const { path, read } of lateValuesOf(request)) {
    const key = path.at(-1);
    if (key === undefined || path.length === at.length || !isBelow(path, at)) continue;
    const parent = path.slice(at.length, -1).reduce(valueAt, data);
    // What is not there belongs to another part of the response.
    if (isObject(parent) && parent[key] !== null && parent[key] !== undefined) parent[key] = read();
  }
}
