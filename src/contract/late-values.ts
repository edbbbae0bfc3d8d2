import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayRequest } from './gateway-request.ts';
import { RequestNote } from './request-note.ts';
import { pathToArray } from './response-path.ts';

interface LateValue {
  readonly path: readonly (string | number)[];
  readonly read: () => unknown;
}

const waiting = new RequestNote<LateValue[]>();

/**
 * For a field whose value is known only when the rest of the response is complete: fields are resolved side by side, so
 * no field knows what the others are about to do. What its resolver returns is a placeholder until then.
 *
 * @param read gives the value as it goes into the response.
 */
export function fillInLater(
  request: GatewayRequest,
  { path }: GraphQLResolveInfo,
  read: () => unknown,
): void {
  waiting.set(request, [...(waiting.of(request) ?? []), { path: pathToArray(path), read }]);
}

export function lateValuesOf(request: GatewayRequest): readonly LateValue[] {
  return waiting.of(request) ?? [];
}
