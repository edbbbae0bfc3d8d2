import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql';
import { atPosition, awaitValue, type Complete } from './await-value.ts';
import { isPromiseLike } from './promises.ts';
import type { FieldPosition, Path, Run } from './run.ts';

/** A field of an object type as one place in a document selects it: all that is known before it is executed. */
export interface FieldPlan extends FieldPosition {
  readonly responseName: string;
  readonly fieldNodes: readonly [FieldNode, ...FieldNode[]];
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly complete: Complete;
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

/**
 * Completes what a field of objects or lists was resolved to.
 *
 * @param info needed where `needsInfo` says so of the field's type.
 */
export function completeField(field: FieldPlan, run: Run, value: unknown, path: Path, info?: unknown) {
  if (isPromiseLike(value)) return awaitValue(run, value, path, field.complete, info, field);
  return atPosition(run, field.complete(run, value, path, info), path, field);
}

export function pathOf({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key: responseName, typename: parentType.name };
}
