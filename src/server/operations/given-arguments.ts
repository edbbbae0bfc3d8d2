import {
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValueNode,
} from 'graphql';
import type { Arguments } from '../../contract/call-estimates.ts';

/** Variables as a client sent them. */
export type Variables = Readonly<Record<string, unknown>>;

/** By name. A map, since a client may call a variable `constructor` or `__proto__`, which every plain object has. */
export type VariableValues = ReadonlyMap<string, unknown>;

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

/** The arguments of a selected field: given literally, by a variable or by a default. */
export class GivenArguments implements Arguments {
  readonly #field: GraphQLField<unknown, unknown>;
  readonly #node: FieldNode;
  readonly #variables: VariableValues;

  constructor(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: VariableValues) {
    this.#field = field;
    this.#node = node;
    this.#variables = variables;
  }

  /** A whole number; undefined where there is none. */
  int(name: string): number | undefined {
    const value = this.#value(name);
    return typeof value === 'number' ? value : undefined;
  }

  /** The entries of a list, or of a list inside an input object (`input.subscribe`); undefined where it is left out or null. */
  list(path: string): readonly unknown[] | undefined {
    const [name = '', ...fields] = path.split('.');
    let value = this.#value(name);
    for (const field of fields) {
      value = isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
    }
    // GraphQL takes a single value in the place of a list for a list of one.
    return value === undefined || value === null || Array.isArray(value) ? (value ?? undefined) : [value];
  }

  /** Whether an argument has a value other than null. */
  has(name: string): boolean {
    const value = this.#value(name);
    return value !== undefined && value !== null;
  }

  #value(name: string): unknown {
    const argument = this.#node.arguments?.find((argument) => argument.name.value === name);
    const value = argument && valueIn(argument.value, this.#variables);
    if (value !== undefined) return value;
    const { default: byDefault } = this.#field.args.find((argument) => argument.name === name) ?? {};
    if (byDefault === undefined) return undefined;
    return 'literal' in byDefault && byDefault.literal
      ? valueIn(byDefault.literal, NO_VARIABLES)
      : byDefault.value;
  }
}

/** Whether `@skip` and `@include` let a selection into the response. */
export function isIncluded({ directives }: SelectionNode, variables: VariableValues): boolean {
  if (directives === undefined || directives.length === 0) return true;
  return directives.every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if');
    const value = condition && valueIn(condition.value, variables);
    if (directive.name.value === 'skip') return value !== true;
    if (directive.name.value === 'include') return value !== false;
    return true;
  });
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
