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
import { completeLeaf, executeField, type FieldPlan, pathOf } from './field-plan.ts';
import { Pending } from './pending.ts';
import { readsSourceAlone } from './reads-source-alone.ts';
import { handleFieldError } from './run.ts';

/** What generated code calls. */
const runtime = { Pending, completeLeaf, defaultFieldResolver, executeField, handleFieldError, pathOf };

/**
 * Generates the function that executes a selection set, as somebody would write it by hand for these very fields.
 *
 * Generated, because then the engine knows each field's resolver where it is called, and the answer's objects are
 * literals of one shape, which are quick to make and to stringify. Only names go into the code, as string literals;
 * everything else is passed to it.
 *
 *     let v0;
 *     try {
 *       v0 = resolve0(source, run.argumentValuesOf(field0), run.contextValue, …);
 *       if (typeof v0 !== "string") v0 = completeLeaf(field0, run, v0, path);
 *     } catch (error) {
 *       v0 = handleFieldError(run, field0, pathOf(field0, path), error);
 *     }
 *     const v1 = executeField(field1, run, source, path);
 *     const result = { "name": v0, "author": v1 };
 */
export function generateSelectionSet(fields: readonly FieldPlan[]): ExecuteSelectionSet {
  const code = `"use strict";
const { ${Object.keys(runtime).join(', ')} } = runtime;
${fields.map((_, index) => `const field${index} = fields[${index}], resolve${index} = field${index}.definition.resolve;`).join('\n')}
return (run, source, path) => {
  const hasProperties = typeof source === "object" ? source !== null : typeof source === "function";
  let isPending = false;
${fields.map(fieldCode).join('\n')}
  const result = { ${fields.map(({ responseName }, index) => `${JSON.stringify(responseName)}: v${index}`).join(', ')} };
  return isPending ? Pending.object(run, path, result) : result;
};`;
  return new Function('runtime', 'fields', code)(runtime, fields);
}

function fieldCode(field: FieldPlan, index: number): string {
  const { definition, parentType } = field;
  const value = `v${index}`;
  if (definition === TypeNameMetaFieldDef) return `  const ${value} = ${JSON.stringify(parentType.name)};`;
  const notePending = `if (${value} instanceof Pending) isPending = true;`;
  const type = getNullableType(definition.type);
  if (!isLeafType(type)) {
    return `  const ${value} = executeField(field${index}, run, source, path); ${notePending}`;
  }
  return `  let ${value};
  try {
    ${resolveCode(field, index)}
    ${isNullable(definition.type) ? `if (${value} === null || ${value} === undefined) ${value} = null; else ` : ''}if (${isOtherThan(type, value)}) {
      ${value} = completeLeaf(field${index}, run, ${value}, path); ${notePending}
    }
  } catch (error) {
    ${value} = handleFieldError(run, field${index}, pathOf(field${index}, path), error);
  }`;
}

function resolveCode({ definition }: FieldPlan, index: number): string {
  const value = `v${index}`;
  const field = `field${index}`;
  const rest = `run.argumentValuesOf(${field}), run.contextValue, run.resolveInfoOf(${field}, pathOf(${field}, path))`;
  if (definition.resolve) {
    // Arguments that nobody reads can be wrong all the same.
    const isAlone = definition.args.length === 0 && readsSourceAlone(definition.resolve);
    return `${value} = resolve${index}(source${isAlone ? '' : `, ${rest}`});`;
  }
  // A property takes no arguments, but they can be wrong.
  if (definition.args.length > 0) return `${value} = defaultFieldResolver(source, ${rest});`;
  const property = `source[${JSON.stringify(definition.name)}]`;
  return `${value} = hasProperties ? ${property} : undefined;
    if (typeof ${value} === "function") ${value} = ${property}(${rest});`;
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
