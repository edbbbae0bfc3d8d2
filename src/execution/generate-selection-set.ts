import {
  defaultFieldResolver,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLOutputType,
  GraphQLString,
  getNullableType,
  isLeafType,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { ExecuteSelectionSet } from './complete-object.ts';
import { needsInfo } from './complete-value.ts';
import { completeField, completeLeaf, type FieldPlan, pathOf } from './field-plan.ts';
import { Pending } from './pending.ts';
import { handleFieldError } from './run.ts';
import { whatResolverSees } from './what-resolver-sees.ts';

/** What generated code calls. */
const runtime = {
  Pending,
  completeField,
  completeLeaf,
  defaultFieldResolver,
  handleFieldError,
  pathOf,
};

/**
 * Generates the function that executes a selection set, as somebody would write it by hand for these very fields.
 *
 * Generated, because then the engine knows each field's resolver where it is called, and the answer's objects are
 * literals of one shape, which are quick to make and to stringify. Only names go into the code, as string literals;
 * everything else is passed to it. A field's path, arguments and info are made where something looks at them.
 *
 *     let v0, path0, info0;
 *     try {
 *       v0 = resolve0(source, undefined, run.contextValue);
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
  const isRepeatable = fields.every(isIndependent);
  const code = `"use strict";
const { ${Object.keys(runtime).join(', ')} } = runtime;
${fields.map((_, index) => `const field${index} = fields[${index}], resolve${index} = field${index}.definition.resolve;`).join('\n')}
return (run, source, path) => {
  ${isRepeatable ? 'if (run.lastSource === source && run.lastFields === fields) return run.lastResult;' : ''}
  const hasProperties = typeof source === "object" ? source !== null : typeof source === "function";
  let isPending = false, hasFailed = false;
${fields.map(fieldCode).join('\n')}
  const result = { ${names.map((name, index) => `${name}: v${index}`).join(', ')} };
  if (!isPending) {
    ${isRepeatable ? 'if (!hasFailed) run.remember(fields, source, result);' : ''}
    return result;
  }
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
    hasFailed = true;
    ${value} = handleFieldError(run, field${index}, path${index} ?? pathOf(field${index}, path), error);
  }`;
}

/**
 * Whether a field says the same of an object wherever that stands: it is one value, and nothing looks at the place. What
 * many items of a list wait for, as likes do for the people who gave them, is then completed once for each of them in a
 * row. The specification has resolvers of all but a mutation's own fields be idempotent (6.2.2).
 */
function isIndependent({ definition }: FieldPlan): boolean {
  if (!isLeafType(getNullableType(definition.type))) return false;
  return definition.resolve === undefined || !whatResolverSees(definition.resolve).info;
}

function resolveCode({ definition }: FieldPlan, index: number): string {
  const value = `v${index}`;
  const args = `run.argumentValuesOf(field${index})`;
  const info = `info${index} = run.resolveInfoOf(field${index}, path${index} = pathOf(field${index}, path))`;
  if (definition.resolve) {
    const seen = whatResolverSees(definition.resolve);
    // Arguments that nobody reads can be wrong all the same.
    const passed = seen.args || definition.args.length > 0 ? args : 'undefined';
    return `${value} = resolve${index}(source, ${passed}, run.contextValue${seen.info ? `, ${info}` : ''});`;
  }
  // A property takes no arguments, but they can be wrong.
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
  // Made once: errors are told apart by it.
  return `${absent}{
      ${path} ??= pathOf(${field}, path);
      ${needsInfo(type) ? `${info} ??= run.resolveInfoOf(${field}, ${path});` : ''}
      ${value} = completeField(${field}, run, ${value}, ${path}, ${info}); ${notePending}
    }`;
}

function isNullable(type: GraphQLOutputType): boolean {
  return getNullableType(type) === type;
}

/** Whether a value is no such one as the scalar gives unchanged. */
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
