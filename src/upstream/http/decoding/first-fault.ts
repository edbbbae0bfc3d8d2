import { DecodeError } from './decode-error.ts';
import { isJsonObject } from './json-object.ts';
import type { WireSchema as Schema } from './wire-schema.ts';

interface Fault {
  /** Where it is, from the inside out: filled in on the way back, so that values without a fault cost no path. */
  readonly path: (string | number)[];
  readonly problem: string;
  /** About a property that is missing, which counts as one step deeper. */
  readonly isMissing?: boolean;
}

const MAX_POINTER_LENGTH = 200;
/** Stands for a name that the schema does not have: it is the body's own, a person's words maybe. */
const ANY_NAME = '*';

/**
 * The first fault of a value that does not match its schema. Stops there, so that it costs no more than checking a value
 * of the same size that does match.
 *
 * A value that matches no branch of a union is reported with the fault of the branch that got furthest: a user with a bad
 * name is a bad name, not a user that should be null.
 */
export function firstFault(schema: object, value: unknown): DecodeError {
  const fault = find(schema, value);
  if (!fault) return new DecodeError('', 'must be as documented');
  return new DecodeError(pointer(fault.path), fault.problem);
}

function find(schema: Schema, value: unknown): Fault | undefined {
  if (schema.type !== undefined && !isOfType(schema.type, value)) return faultOf(`must be ${schema.type}`);
  return findInside(schema, value) ?? findInConst(schema, value) ?? findInBranches(schema, value);
}

function findInside(schema: Schema, value: unknown): Fault | undefined {
  if (typeof value === 'string') return findInText(schema, value);
  if (typeof value === 'number') return findInNumber(schema, value);
  if (Array.isArray(value)) return findInArray(schema, value);
  return isJsonObject(value) ? findInObject(schema, value) : undefined;
}

function findInText({ minLength, pattern }: Schema, value: string): Fault | undefined {
  // A length of 1 alone is used, for which a code point is as good as a character.
  if (minLength !== undefined && value.length < minLength)
    return faultOf(`must not have fewer than ${minLength} characters`);
  const matches = pattern === undefined || regExpOf(pattern).test(value);
  return matches ? undefined : faultOf('must have the documented form');
}

/** Those of the wire schemas, each made once. */
const regExps = new Map<string, RegExp>();

function regExpOf(pattern: string): RegExp {
  let regExp = regExps.get(pattern);
  if (!regExp) {
    regExp = new RegExp(pattern, 'u');
    regExps.set(pattern, regExp);
  }
  return regExp;
}

function findInNumber({ minimum, maximum }: Schema, value: number): Fault | undefined {
  if (minimum !== undefined && value < minimum) return faultOf(`must be >= ${minimum}`);
  return maximum !== undefined && value > maximum ? faultOf(`must be <= ${maximum}`) : undefined;
}

function findInArray({ items, minItems, maxItems }: Schema, value: readonly unknown[]): Fault | undefined {
  if (items) {
    for (const [index, item] of value.entries()) {
      const fault = find(items, item);
      if (fault) return at(index, fault);
    }
  }
  if (minItems !== undefined && value.length < minItems)
    return faultOf(`must not have fewer than ${minItems} items`);
  return maxItems !== undefined && value.length > maxItems
    ? faultOf(`must not have more than ${maxItems} items`)
    : undefined;
}

function findInObject(schema: Schema, value: Readonly<Record<string, unknown>>): Fault | undefined {
  const missing = schema.required?.filter((name) => !Object.hasOwn(value, name)) ?? [];
  if (missing.length > 0)
    return { path: [], problem: `must have required properties ${missing.join(', ')}`, isMissing: true };
  for (const [pattern, inner] of Object.entries(schema.patternProperties ?? {})) {
    const names = regExpOf(pattern);
    for (const name in value) {
      const fault = names.test(name) ? find(inner, value[name]) : undefined;
      if (fault) return at(ANY_NAME, fault);
    }
  }
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const fault = Object.hasOwn(value, name) ? find(inner, value[name]) : undefined;
    if (fault) return at(name, fault);
  }
  return undefined;
}

function findInConst(schema: Schema, value: unknown): Fault | undefined {
  const matches = schema.const === undefined || schema.const === value;
  return matches ? undefined : faultOf(`must be ${JSON.stringify(schema.const)}`);
}

function findInBranches({ allOf = [], anyOf }: Schema, value: unknown): Fault | undefined {
  for (const branch of allOf) {
    const fault = find(branch, value);
    if (fault) return fault;
  }
  return anyOf && findInUnion(anyOf, value);
}

function findInUnion(branches: readonly Schema[], value: unknown): Fault | undefined {
  const faults: Fault[] = [];
  for (const branch of branches) {
    const fault = find(branch, value);
    if (!fault) return undefined;
    faults.push(fault);
  }
  const furthest = Math.max(...faults.map(depth));
  const [first, ...others] = faults.filter((fault) => depth(fault) === furthest);
  if (!first) return undefined;
  const place = pointer(first.path);
  const problems = others.filter(({ path }) => pointer(path) === place).map(({ problem }) => problem);
  return { ...first, problem: join([first.problem, ...problems]) };
}

function depth({ path, isMissing }: Fault): number {
  return path.length + (isMissing ? 1 : 0);
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function faultOf(problem: string): Fault {
  return { path: [], problem };
}

function at(step: string | number, fault: Fault): Fault {
  fault.path.push(step);
  return fault;
}

/** As a JSON pointer, cut where it has no end. */
function pointer(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path.toReversed()) {
    text += `/${String(step).slice(0, MAX_POINTER_LENGTH).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return text.slice(0, MAX_POINTER_LENGTH);
}

/** `must be string`, `must be null` → `must be string or null`. */
function join(problems: readonly string[]): string {
  const [first = 'must be as documented', ...others] = new Set(problems);
  return [first, ...others.map((other) => other.replace(/^must be /, ''))].join(' or ');
}
