import type { OperationDefinitionNode } from 'graphql';
import type { RunningOperation } from '../operations/operation-walk.ts';
import { costOf } from './operation-cost.ts';

/** What operations cost; of those without variables that is found out once. */
export class OperationCosts {
  readonly #known = new WeakMap<OperationDefinitionNode, number>();

  of(running: RunningOperation): number {
    const { operation } = running;
    const known = this.#known.get(operation);
    if (known !== undefined) return known;
    const cost = costOf(running);
    if (!operation.variableDefinitions?.length) this.#known.set(operation, cost);
    return cost;
  }
}
