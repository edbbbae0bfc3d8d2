import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * The values of an operation's variables, defaults included, as they were sent.
 *
 * They are not coerced: the executor does that and tells what is wrong. Here only whole numbers, booleans and the names
 * of enums are read, which coercion leaves as they are.
 */
export function variablesOf(operation: OperationDefinitionNode, sent: Variables): Variables {
  const values: Record<string, unknown> = { ...sent };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (values[variable.name.value] !== undefined || defaultValue === undefined) continue;
    values[variable.name.value] = valueIn(defaultValue, {});
  }
  return values;
}

/** A whole number given to an argument, literally or by a variable; undefined where there is none. */
export function intArgument(node: FieldNode, name: string, variables: Variables): number | undefined {
  const argument = node.arguments?.find((argument) => argument.name.value === name);
  const value = argument && valueIn(argument.value, variables);
  return typeof value === 'number' ? value : undefined;
}

/** The values of an enum given to an argument that takes a list of them; undefined where there are none. */
export function namesArgument(
  node: FieldNode,
  name: string,
  variables: Variables,
): readonly unknown[] | undefined {
  const argument = node.arguments?.find((argument) => argument.name.value === name);
  const value = argument && valueIn(argument.value, variables);
  // One in the place of a list is a list of one.
  return value === undefined || value === null || Array.isArray(value) ? (value ?? undefined) : [value];
}

/** Whether `@skip` and `@include` let a selection into the answer. */
export function isIncluded(node: SelectionNode, variables: Variables): boolean {
  return (node.directives ?? []).every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if');
    const value = condition && valueIn(condition.value, variables);
    if (directive.name.value === 'skip') return value !== true;
    if (directive.name.value === 'include') return value !== false;
    return true;
  });
}

/** Whether a fragment may come in a part of its own. */
export function isDeferred(node: SelectionNode): boolean {
  return (node.directives ?? []).some(({ name }) => name.value === 'defer');
}

function valueIn(node: ValueNode, variables: Variables): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.INT:
      return Number(node.value);
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map((value) => valueIn(value, variables));
    default:
      return undefined;
  }
}
