import type { Calls } from '../../contract/call-estimates.ts';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { RequestNote } from '../../contract/request-note.ts';
import { variablesOf } from '../operations/given-arguments.ts';
import { OperationWalk, type RunningOperation } from '../operations/operation-walk.ts';
import { callsOfField } from './calls-of-field.ts';
import { sumOf } from './operation-sum.ts';

/** The calls that an operation usually takes at one service; with a cursor, as many as its search may take. */
export function callsOf(service: string, running: RunningOperation): number {
  return callsIn(running, 'expected', (calls) => calls.service === service);
}

/**
 * The calls that an operation can take over all services, at most. Retries and redirects are not in it. What belongs to a
 * person counts as much as the estimates take them to have (folders of bookmarks, likes of a log).
 */
export function mostCallsOf(running: RunningOperation): number {
  return callsIn(running, 'most', () => true);
}

function callsIn(
  running: RunningOperation,
  quantity: 'expected' | 'most',
  isCounted: (calls: Calls) => boolean,
): number {
  const shared = new Map<string, number>();
  const { total } = sumOf(
    {
      of(measured) {
        let once = 0;
        for (const calls of callsOfField(measured)) {
          if (!isCounted(calls)) continue;
          if (calls.shared === undefined) once += calls[quantity];
          else {
            const name = `${calls.service} ${calls.shared}`;
            shared.set(name, Math.max(shared.get(name) ?? 0, calls[quantity]));
          }
        }
        return { once, each: 0 };
      },
      listSize: quantity === 'most' ? 'most' : 'usual',
    },
    running,
  );
  const together = shared.values().reduce((sum, calls) => sum + calls, 0);
  // A mutation outdates what was read before it: it can be read before and after each.
  return total + together * (quantity === 'most' ? Math.max(1, 2 * mutationsIn(running)) : 1);
}

/** How many fields of the mutation type an operation selects; none of a query. */
function mutationsIn(running: RunningOperation): number {
  const { operation, schema, variables } = running;
  const type = operation.operation === 'mutation' ? schema.getMutationType() : undefined;
  if (!type) return 0;
  const walk = new OperationWalk(running, variablesOf(operation, variables));
  return walk.fieldsOf(operation.selectionSet, type).length;
}

const operations = new RequestNote<RunningOperation>();

/** Notes what a request executes. */
export function rememberOperation(request: GatewayRequest, operation: RunningOperation): void {
  operations.set(request, operation);
}

/** How many calls a request usually takes at a service; 1 where it is not known. */
export function expectedCalls(request: GatewayRequest, service: string): number {
  const found = operations.of(request);
  return found ? callsOf(service, found) : 1;
}

/** How many calls a request may take over all services, at most; undefined where it is not known. */
export function mostCalls(request: GatewayRequest): number | undefined {
  const found = operations.of(request);
  return found && mostCallsOf(found);
}
