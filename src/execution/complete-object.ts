import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { awaitValue, type Complete } from './pending.ts';
import { isPromiseLike } from './promises.ts';
import type { Path, Run } from './run.ts';

/** Executes the selection set of one object. */
export type ExecuteSelectionSet = (run: Run, source: unknown, path: Path | undefined) => unknown;

/** What is known before execution of a field whose values are objects. */
export interface FieldOfObjects {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  /** Plans the field's selection sets for one type of its objects. */
  planSelectionSet(type: GraphQLObjectType): ExecuteSelectionSet;
}

export function objectCompleter(type: GraphQLObjectType, field: FieldOfObjects): Complete {
  // Planned at the first object of the type: a document can select from more types than its responses ever hold.
  let planned: ExecuteSelectionSet | undefined;
  const execute: ExecuteSelectionSet = (run, source, path) => {
    planned ??= field.planSelectionSet(type);
    return planned(run, source, path);
  };
  const { isTypeOf } = type;
  if (!isTypeOf) return execute;
  const requireType = (isOfType: unknown, value: unknown) => {
    if (isOfType) return;
    const message = `Expected value of type "${type}" but got: ${inspect(value)}.`;
    throw new GraphQLError(message, { nodes: field.fieldNodes });
  };
  return (run, value, path, info) => {
    const isOfType = type.isTypeOf?.(value, run.contextValue, info as GraphQLResolveInfo);
    if (isPromiseLike(isOfType)) {
      const whenKnown: Complete = (_, isOfIt) => {
        requireType(isOfIt, value);
        return execute(run, value, path);
      };
      return awaitValue(run, isOfType, path, whenKnown, info);
    }
    requireType(isOfType, value);
    return execute(run, value, path);
  };
}

export function abstractCompleter(type: GraphQLAbstractType, field: FieldOfObjects): Complete {
  const completers = new Map<unknown, Complete>();
  const completerFor = (typeName: unknown, value: unknown): Complete => {
    const known = completers.get(typeName);
    if (known) return known;
    const completer = objectCompleter(possibleTypeOf(typeName, type, field, value), field);
    completers.set(typeName, completer);
    return completer;
  };
  return (run, value, path, info) => {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const typeName = resolveType(value, run.contextValue, info as GraphQLResolveInfo, type);
    if (isPromiseLike(typeName)) {
      const whenKnown: Complete = (_, name) => completerFor(name, value)(run, value, path, info);
      return awaitValue(run, typeName, path, whenKnown, info);
    }
    return completerFor(typeName, value)(run, value, path, info);
  };
}

/** The object type that an abstract type was resolved to. The errors are graphql-js' own. */
function possibleTypeOf(
  typeName: unknown,
  abstractType: GraphQLAbstractType,
  { fieldName, fieldNodes: nodes, parentType, schema }: FieldOfObjects,
  value: unknown,
): GraphQLObjectType {
  const coordinate = `${parentType}.${fieldName}`;
  if (typeName === null || typeName === undefined) {
    throw new GraphQLError(
      `Abstract type "${abstractType}" must resolve to an Object type at runtime for field "${coordinate}". Either the "${abstractType}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  }
  if (typeof typeName !== 'string') {
    throw new GraphQLError(
      `Abstract type "${abstractType}" must resolve to an Object type at runtime for field "${coordinate}" with ` +
        `value ${inspect(value)}, received "${inspect(typeName)}", which is not a valid Object type name.`,
    );
  }
  const type = schema.getType(typeName);
  if (!type) {
    throw new GraphQLError(
      `Abstract type "${abstractType}" was resolved to a type "${typeName}" that does not exist inside the schema.`,
      { nodes },
    );
  }
  if (!isObjectType(type)) {
    throw new GraphQLError(
      `Abstract type "${abstractType}" was resolved to a non-object type "${typeName}".`,
      { nodes },
    );
  }
  if (!schema.isSubType(abstractType, type)) {
    throw new GraphQLError(`Runtime Object type "${type}" is not a possible type for "${abstractType}".`, {
      nodes,
    });
  }
  return type;
}
