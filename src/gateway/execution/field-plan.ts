import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
} from 'graphql';
import { atPosition, awaitValue, type Complete } from './await-value.ts';
import { isPromiseLike } from './promises.ts';
import { type FieldPosition, handleFieldError, type Path, type Run } from './run.ts';

/** A field of an object type as one place in a document selects it: all that is known before it is executed. */
export interface FieldPlan extends FieldPosition {
  readonly responseName: string;
  readonly fieldNodes: readonly [FieldNode, ...FieldNode[]];
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly complete: Complete;
}

/** Executes a field. Throws where it fails and null may not stand. */
export function executeField(field: FieldPlan, run: Run, source: unknown, parentPath: Path | undefined) {
  const path = pathOf(field, parentPath);
  try {
    const info = run.resolveInfoOf(field, path);
    const resolve: GraphQLFieldResolver<unknown, unknown> = field.definition.resolve ?? defaultFieldResolver;
    const value = resolve(source, run.argumentValuesOf(field), run.contextValue, info);
    if (isPromiseLike(value)) return awaitValue(run, value, path, field.complete, info, field);
    return atPosition(run, field.complete(run, value, path, info), path, field);
  } catch (error) {
    return handleFieldError(run, field, path, error);
  }
}

/** Completes what a field of a scalar or an enum was resolved to. */
export function completeLeaf(field: FieldPlan, run: Run, value: unknown, parentPath: Path | undefined) {
  if (isPromiseLike(value)) {
    return awaitValue(run, value, pathOf(field, parentPath), field.complete, undefined, field);
  }
  const completed = field.complete(run, value, undefined, undefined);
  return completed instanceof Promise
    ? atPosition(run, completed, pathOf(field, parentPath), field)
    : completed;
}

export function pathOf({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key: responseName, typename: parentType.name };
}
