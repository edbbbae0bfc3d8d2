import type fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

type Generate = fc.GeneratorValue;
type FastCheck = typeof fc;
type Field = GraphQLField<unknown, unknown>;

/** A document and variables for the random schema. */
export interface RandomRequest {
  readonly source: string;
  readonly variableValues: Record<string, unknown>;
}

const variableDefinitions = [
  '$yes: Boolean!',
  '$no: Boolean! = false',
  '$maybe: Boolean = true',
  '$int: Int',
  '$intN: Int! = 5',
  '$str: String',
  '$strN: String!',
  '$colour: Colour = GREEN',
  '$input: Input',
  '$list: [Int!]',
];

/**
 * Writes a document at random. It need not be valid: fields that conflict, leaves with selections and objects without,
 * fragments on types that never match, and variables where they don't fit are all for the executor to make sense of.
 */
export function generateRequest(fastCheck: FastCheck, g: Generate, schema: GraphQLSchema): RandomRequest {
  // Unbiased: what comes first in a list is no simpler than what comes last.
  const upTo = (max: number) => fastCheck.noBias(fastCheck.nat(max));
  const below = (limit: number) => g(upTo, limit - 1);
  const oneOf = <T>(options: readonly T[]): T => options[below(options.length)] as T;
  const chance = (outOf: number) => below(outOf) === outOf - 1;

  function condition(): string {
    if (!chance(6)) return '';
    return ` @${oneOf(['skip', 'include'])}(if: ${oneOf(['true', 'false', '$yes', '$no', '$maybe'])})`;
  }

  function inputLiteral(depth: number): string {
    if (depth === 0 || chance(3)) return '{ int: 1 }';
    return `{ int: ${oneOf(['$int', '$intN', '2'])}, str: ${oneOf(['$str', '"s"', 'null'])}, inner: [${inputLiteral(depth - 1)}] }`;
  }

  function argumentsFor(name: string): string {
    if (!name.startsWith('argued')) return '';
    const given: string[] = [];
    if (!chance(3)) given.push(`int: ${oneOf(['1', 'null', '$int', '$intN', '"no"', '$undeclared'])}`);
    if (!chance(5)) given.push(`str: ${oneOf(['"s"', '$str', '$strN', 'null'])}`);
    if (chance(2)) given.push(`colour: ${oneOf(['RED', '$colour', 'BLUE', 'null'])}`);
    if (chance(2)) given.push(`input: ${oneOf(['$input', inputLiteral(2)])}`);
    if (chance(2)) given.push(`list: ${oneOf(['$list', '[1, $int]', '3', '[$intN]'])}`);
    if (chance(3) && name === 'arguedR') given.push('custom: { any: ["thing", 1] }');
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  function field(type: GraphQLNamedType, depth: number): string {
    if (chance(9) || isUnionType(type) || !('getFields' in type)) return `__typename${condition()}`;
    const fields = Object.values(type.getFields());
    const drawn = [oneOf(fields), oneOf(fields)];
    // Fewer of the non-null ones, of which each can end the whole answer.
    const { name, type: fieldType } = (drawn.find(({ type: one }) => !isNonNullType(one)) ??
      drawn[0]) as Field;
    const inner = getNamedType(fieldType);
    const alias = chance(4) ? `${oneOf(['x', 'y', 'toString'])}: ` : '';
    const selections = isCompositeType(inner) && depth > 0 ? ` ${selectionSet(inner, depth - 1)}` : '';
    return `${alias}${name}${argumentsFor(name)}${condition()}${selections}`;
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    switch (depth > 0 ? below(9) : 0) {
      case 7: {
        const on = oneOf(['', ' on A', ' on B', ' on C', ' on Named', ' on Thing', ' on Query']);
        const target = on === '' ? type : (schema.getType(on.slice(4)) ?? type);
        return `...${on}${condition()} ${selectionSet(target, depth - 1)}`;
      }
      case 8:
        return `...${oneOf(['OfA', 'OfNamed', 'OfThing'])}${condition()}`;
      default:
        return field(type, depth);
    }
  }

  function selectionSet(type: GraphQLNamedType, depth: number): string {
    const count = 1 + below(7);
    return `{ ${Array.from({ length: count }, () => selection(type, depth)).join(' ')} }`;
  }

  const [a, named, thing, query] = ['A', 'Named', 'Thing', 'Query'].map((name) => schema.getType(name));
  if (!isObjectType(query) || !a || !named || !thing) throw new Error('The schema has other types.');
  const isMutation = chance(6);
  const source = [
    `${isMutation ? 'mutation' : 'query'} Random(${variableDefinitions.join(', ')}) ${selectionSet(query, 3)}`,
    // They spread none themselves at depth 0, so that none spreads itself.
    `fragment OfA on A ${selectionSet(a, 0)}`,
    `fragment OfNamed on Named ${selectionSet(named, 0)}`,
    `fragment OfThing on Thing ${selectionSet(thing, 0)}`,
  ].join('\n');
  return { source, variableValues: variables() };

  function variables(): Record<string, unknown> {
    const absent = Symbol('absent');
    const values: Record<string, unknown> = {
      yes: oneOf([true, true, true, false]),
      no: oneOf([absent, true, false]),
      maybe: oneOf([absent, absent, true, false, null]),
      int: oneOf([absent, 7, null]),
      intN: oneOf([absent, 8]),
      str: oneOf([absent, 'variable', null]),
      strN: chance(20) ? 9 : 'given',
      colour: oneOf([absent, 'RED', null]),
      input: oneOf([absent, { int: 3 }, { int: 4, inner: [{ int: 5 }] }, null]),
      list: oneOf([absent, [1, 2], 3]),
    };
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== absent));
  }
}
