import {
  defaultFieldResolver,
  type FieldNode,
  GraphQLBoolean,
  type GraphQLField,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  getNullableType,
  isLeafType,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { ExecuteSelectionSet } from './complete-object.ts';
import { needsInfo } from './complete-value.ts';
import { atPosition, awaitValue, type Complete, Pending } from './pending.ts';
import { isPromiseLike } from './promises.ts';
import { type FieldPosition, handleFieldError, NO_ARGUMENTS, type Path, type Run } from './run.ts';

/** All that is known before execution of a field that an object type is selected from. */
export interface FieldPlan extends FieldPosition {
  readonly responseName: string;
  readonly fieldNodes: readonly [FieldNode, ...FieldNode[]];
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly complete: Complete;
}

/** What generated code calls. */
const runtime = {
  Pending,
  completeField,
  completeLeaf,
  defaultFieldResolver,
  handleFieldError,
  NO_ARGUMENTS,
  pathOf,
};

/**
 * Generates the function that executes a selection set, as one would write it by hand for exactly these fields.
 *
 * Generated code calls each resolver from a place of its own, where V8 learns what it is, and creates the response's objects
 * as literals of one shape, which are quick to create and to stringify. Names enter the code as string literals only;
 * everything else is passed to it. A field's path and info are created only where something reads them.
 *
 *     let v0, path0, info0;
 *     try {
 *       v0 = resolve0(source, NO_ARGUMENTS, run.contextValue);
 *       if (typeof v0 !== "string") v0 = completeLeaf(field0, run, v0, path);
 *     } catch (error) {
 *       v0 = handleFieldError(run, field0, path0 ?? pathOf(field0, path), error);
 *     }
 *     let v1, path1, info1;
 *     try {
 *       v1 = resolve1(source, run.argumentValuesOf(field1), run.contextValue, info1 = …);
 *       path1 ??= pathOf(field1, path);
 *       v1 = completeField(field1, run, v1, path1, info1);
 *     } catch (error) { … }
 *     const result = { "name": v0, "author": v1 };
 */
export function generateSelectionSet(fields: readonly FieldPlan[]): ExecuteSelectionSet {
  const names = fields.map(({ responseName }) => JSON.stringify(responseName));
  const code = `"use strict";
const { ${Object.keys(runtime).join(', ')} } = runtime;
${fields.map((_, index) => `const field${index} = fields[${index}], resolve${index} = field${index}.definition.resolve;`).join('\n')}
return (run, source, path) => {
  const hasProperties = typeof source === "object" ? source !== null : typeof source === "function";
  let isPending = false;
${fields.map(fieldCode).join('\n')}
  const result = { ${names.map((name, index) => `${name}: v${index}`).join(', ')} };
  if (!isPending) return result;
  const pending = Pending.object(run, path, result);
${names.map((name, index) => `  pending.hold(v${index}, ${name});`).join('\n')}
  return pending;
};`;
  return new Function('runtime', 'fields', code)(runtime, fields);
}

function fieldCode(field: FieldPlan, index: number): string {
  const { definition, parentType } = field;
  const value = `v${index}`;
  if (definition === TypeNameMetaFieldDef) return `  const ${value} = ${JSON.stringify(parentType.name)};`;
  return `  let ${value}, path${index}, info${index};
  try {
    ${resolveCode(field, index)}
    ${completeCode(field, index)}
  } catch (error) {
    ${value} = handleFieldError(run, field${index}, path${index} ?? pathOf(field${index}, path), error);
  }`;
}

function resolveCode({ definition }: FieldPlan, index: number): string {
  const value = `v${index}`;
  const args = definition.args.length > 0 ? `run.argumentValuesOf(field${index})` : 'NO_ARGUMENTS';
  const info = `info${index} = run.resolveInfoOf(field${index}, path${index} = pathOf(field${index}, path))`;
  if (definition.resolve) {
    const passedInfo = takesInfo(definition.resolve) ? `, ${info}` : '';
    return `${value} = resolve${index}(source, ${args}, run.contextValue${passedInfo});`;
  }
  // A property takes no arguments, but they can be invalid.
  if (definition.args.length > 0) {
    return `${value} = defaultFieldResolver(source, ${args}, run.contextValue, ${info});`;
  }
  const property = `source[${JSON.stringify(definition.name)}]`;
  return `${value} = hasProperties ? ${property} : undefined;
    if (typeof ${value} === "function") ${value} = ${property}(${args}, run.contextValue, ${info});`;
}

function completeCode({ definition }: FieldPlan, index: number): string {
  const value = `v${index}`;
  const field = `field${index}`;
  const path = `path${index}`;
  const info = `info${index}`;
  const type = getNullableType(definition.type);
  const notePending = `if (${value} instanceof Pending) isPending = true;`;
  const absent = isNullable(definition.type)
    ? `if (${value} === null || ${value} === undefined) ${value} = null; else `
    : '';
  if (isLeafType(type)) {
    return `${absent}if (${isOtherThan(type, value)}) {
      ${value} = completeLeaf(${field}, run, ${value}, path); ${notePending}
    }`;
  }
  // Created once: it identifies the position of errors.
  return `${absent}{
      ${path} ??= pathOf(${field}, path);
      ${needsInfo(type) ? `${info} ??= run.resolveInfoOf(${field}, ${path});` : ''}
      ${value} = completeField(${field}, run, ${value}, ${path}, ${info}); ${notePending}
    }`;
}

/** Whether a resolver declares the parameter `info`. One that declares none at all may read it as `(...args) => …` does. */
function takesInfo({ length }: (...values: never[]) => unknown): boolean {
  return length > 3 || length === 0;
}

function isNullable(type: GraphQLOutputType): boolean {
  return getNullableType(type) === type;
}

/** Whether a value is not one that the scalar returns unchanged. */
function isOtherThan(type: GraphQLOutputType, value: string): string {
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return `typeof ${value} !== "string"`;
    case GraphQLBoolean:
      return `typeof ${value} !== "boolean"`;
    case GraphQLInt:
      return `typeof ${value} !== "number" || (${value} | 0) !== ${value}`;
    case GraphQLFloat:
      return `!Number.isFinite(${value})`;
    default:
      return 'true';
  }
}

/** Completes the value of a field of a scalar or an enum. */
function completeLeaf(field: FieldPlan, run: Run, value: unknown, parentPath: Path | undefined): unknown {
  if (isPromiseLike(value)) {
    return awaitValue(run, value, pathOf(field, parentPath), field.complete, undefined, field);
  }
  const completed = field.complete(run, value, undefined, undefined);
  return completed instanceof Promise
    ? atPosition(run, completed, pathOf(field, parentPath), field)
    : completed;
}

/**
 * Completes the value of a field of objects or lists.
 *
 * @param info required where `needsInfo` is true of the field's type.
 */
function completeField(field: FieldPlan, run: Run, value: unknown, path: Path, info?: unknown): unknown {
  if (isPromiseLike(value)) return awaitValue(run, value, path, field.complete, info, field);
  return atPosition(run, field.complete(run, value, path, info), path, field);
}

function pathOf({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path {
  return { prev, key: responseName, typename: parentType.name };
}
