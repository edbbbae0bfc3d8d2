import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/** Variables as a client sent them. */
export type Variables = Readonly<Record<string, unknown>>;

/** By name. A map, since a client may call a variable `constructor` or `__proto__`, which every plain object has. */
export type VariableValues = ReadonlyMap<string, unknown>;

/** A field of the schema and the node that selects it. */
export interface SelectedField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

const NO_VARIABLES: VariableValues = new Map();

/**
 * The values of an operation's variables, defaults included, as they were sent. Variables without a value are left out.
 *
 * They are not coerced: the executor does that and reports what is wrong. Here only whole numbers, booleans, enum values,
 * texts and the length of lists are read, which coercion leaves as they are.
 */
export function variablesOf(operation: OperationDefinitionNode, sent: Variables): VariableValues {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return NO_VARIABLES;
  const values = new Map<string, unknown>();
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (value !== undefined) values.set(name, value);
    else if (defaultValue) values.set(name, valueIn(defaultValue, NO_VARIABLES));
  }
  return values;
}

/** A whole number given to an argument, literally, by a variable or by a default; undefined where there is none. */
export function intArgument(
  selected: SelectedField,
  name: string,
  variables: VariableValues,
): number | undefined {
  const value = argumentValue(selected, name, variables);
  return typeof value === 'number' ? value : undefined;
}

/**
 * The entries of an argument that takes a list, or of a list inside an input object (`input.subscribe`); undefined where
 * it is left out or null.
 */
export function listArgument(
  selected: SelectedField,
  path: string,
  variables: VariableValues,
): readonly unknown[] | undefined {
  const [name = '', ...fields] = path.split('.');
  let value = argumentValue(selected, name, variables);
  for (const field of fields) {
    value = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
  }
  // GraphQL takes a single value in the place of a list for a list of one.
  return value === undefined || value === null || Array.isArray(value) ? (value ?? undefined) : [value];
}

/** Whether an argument has a value other than null. */
export function hasArgument(selected: SelectedField, name: string, variables: VariableValues): boolean {
  const value = argumentValue(selected, name, variables);
  return value !== undefined && value !== null;
}

function argumentValue({ field, node }: SelectedField, name: string, variables: VariableValues): unknown {
  const argument = node.arguments?.find((argument) => argument.name.value === name);
  const value = argument && valueIn(argument.value, variables);
  if (value !== undefined) return value;
  const { default: byDefault } = field.args.find((argument) => argument.name === name) ?? {};
  if (byDefault === undefined) return undefined;
  return 'literal' in byDefault && byDefault.literal
    ? valueIn(byDefault.literal, NO_VARIABLES)
    : byDefault.value;
}

/** Whether `@skip` and `@include` let a selection into the response. */
export function isIncluded(node: SelectionNode, variables: VariableValues): boolean {
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

function valueIn(node: ValueNode, variables: VariableValues): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables.get(node.name.value);
    case Kind.NULL:
      return null;
    case Kind.INT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map((value) => valueIn(value, variables));
    case Kind.OBJECT:
      // `fromEntries` defines own properties, whatever their names.
      return Object.fromEntries(
        node.fields.map(({ name, value }) => [name.value, valueIn(value, variables)]),
      );
    case Kind.FLOAT:
      return undefined;
    default:
      return node.value;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
