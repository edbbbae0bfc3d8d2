import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Variables } from './operation-arguments.ts';
import { costOf } from './operation-cost.ts';

/** What operations cost; of those without variables that is found out once. */
export class OperationCosts {
  readonly #known = new WeakMap<OperationDefinitionNode, number>();

  of(
    operation: OperationDefinitionNode,
    document: DocumentNode,
    schema: GraphQLSchema,
    variables: Variables,
  ): number {
    const known = this.#known.get(operation);
    if (known !== undefined) return known;
    const cost = costOf(operation, document, schema, variables);
    if (!operation.variableDefinitions?.length) this.#known.set(operation, cost);
    return cost;
  }
}
