import {
  type FieldNode,
  type GraphQLObjectType,
  getNullableType,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { collectFields, type SelectionScope } from './collect-fields.ts';
import type { ExecuteSelectionSet } from './complete-object.ts';
import { completerOf } from './complete-value.ts';
import { type OperationPlan, planSerially } from './execute-plan.ts';
import { type FieldPlan, generateSelectionSet } from './generate-selection-set.ts';

/** Plans an operation for given values of its conditions, so that its selections depend on types alone. */
export function planOperation(
  { operation, selectionSet }: OperationDefinitionNode,
  rootType: GraphQLObjectType,
  scope: SelectionScope,
): OperationPlan {
  const fields = planFields(rootType, collectFields(rootType, [selectionSet], scope), scope);
  if (operation === OperationTypeNode.MUTATION) {
    return planSerially(fields.map((field) => generateSelectionSet([field])));
  }
  const executeRoot = generateSelectionSet(fields);
  return (run) => executeRoot(run, run.rootValue, undefined);
}

/** Plans the selection sets of one field for one type of its objects. */
function planSubfields(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  scope: SelectionScope,
): ExecuteSelectionSet {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return generateSelectionSet(planFields(type, collectFields(type, selectionSets, scope), scope));
}

function planFields(
  parentType: GraphQLObjectType,
  collected: ReturnType<typeof collectFields>,
  scope: SelectionScope,
): FieldPlan[] {
  const plans: FieldPlan[] = [];
  for (const [responseName, fieldNodes] of collected) {
    const fieldName = fieldNodes[0].name.value;
    const definition = scope.schema.getField(parentType, fieldName);
    if (!definition) continue;
    const complete = completerOf(definition.type, {
      fieldName,
      fieldNodes,
      parentType,
      schema: scope.schema,
      planSelectionSet: (type) => planSubfields(type, fieldNodes, scope),
    });
    const isNonNull = getNullableType(definition.type) !== definition.type;
    plans.push({ responseName, fieldNodes, parentType, definition, complete, isNonNull });
  }
  return plans;
}
