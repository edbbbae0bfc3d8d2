import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import type { Variables } from './limits/operation-arguments.ts';
import { callsOf, mostCallsOf } from './limits/operation-cost.ts';

/** What a request executes. */
export interface RunningOperation {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
}

const running = new RequestNote<RunningOperation>();

export function rememberOperation(request: GatewayRequest, operation: RunningOperation): void {
  running.set(request, operation);
}

/** How many calls a request usually takes at a service; 1 where it is not known. */
export function expectedCalls(request: GatewayRequest, service: string): number {
  const found = running.of(request);
  if (!found) return 1;
  return callsOf(service, found.operation, found.document, found.schema, found.variables);
}

/** How many calls a request may take over all services, at most; undefined where it is not known. */
export function mostCalls(request: GatewayRequest): number | undefined {
  const found = running.of(request);
  return found && mostCallsOf(found.operation, found.document, found.schema, found.variables);
}
