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
import { awaitType, type Complete } from './await-value.ts';
import { isPromiseLike } from './promises.ts';
import type { Path, Run } from './run.ts';

/** Executes what is selected of one object. */
export type ExecuteSelectionSet = (run: Run, source: unknown, path: Path | undefined) => unknown;

/** What is known of a field whose values are objects. */
export interface FieldOfObjects {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  /** Plans the field's selection sets for one type of its objects. */
  planSelectionSet(type: GraphQLObjectType): ExecuteSelectionSet;
}

export function objectCompleter(type: GraphQLObjectType, field: FieldOfObjects): Complete {
  // Planned when there is an object of the type: a document can select of more types than its answers ever hold.
  let planned: ExecuteSelectionSet | undefined;
  const execute: ExecuteSelectionSet = (run, source, path) => {
    planned ??= field.planSelectionSet(type);
    return planned(run, source, path);
  };
  const { isTypeOf } = type;
  if (!isTypeOf) return execute;
  const demandType = (isOfType: unknown, value: unknown) => {
    if (isOfType) return;
    const message = `Expected value of type "${type}" but got: ${inspect(value)}.`;
    throw new GraphQLError(message, { nodes: field.fieldNodes });
  };
  return (run, value, path, info) => {
    const isOfType = type.isTypeOf?.(value, run.contextValue, info as GraphQLResolveInfo);
    if (isPromiseLike(isOfType)) {
      return awaitType(run, isOfType, path, (resolved) => {
        demandType(resolved, value);
        return execute(run, value, path);
      });
    }
    demandType(isOfType, value);
    return execute(run, value, path);
  };
}

export function abstractCompleter(type: GraphQLAbstractType, field: FieldOfObjects): Complete {
  const completers = new Map<unknown, Complete>();
  const completerFor = (typeName: unknown, value: unknown): Complete => {
    const known = completers.get(typeName);
    if (known) return known;
    const completer = objectCompleter(demandPossibleType(typeName, type, field, value), field);
    completers.set(typeName, completer);
    return completer;
  };
  return (run, value, path, info) => {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const typeName = resolveType(value, run.contextValue, info as GraphQLResolveInfo, type);
    if (isPromiseLike(typeName)) {
      return awaitType(run, typeName, path, (resolved) =>
        completerFor(resolved, value)(run, value, path, info),
      );
    }
    return completerFor(typeName, value)(run, value, path, info);
  };
}

/** The messages are graphql-js's own. */
function demandPossibleType(
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
