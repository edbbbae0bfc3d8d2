import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** A field that takes arguments, and a way to it. */
export interface FieldCase {
  /** `Comic.releases` */
  readonly name: string;
  readonly operation: 'query' | 'mutation';
  /** The fields around it, outermost first, each as it is written in an operation. */
  readonly parents: readonly string[];
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field that takes arguments and can be reached by fields that need none. */
export function everyField(schema: GraphQLSchema): FieldCase[] {
  const cases: FieldCase[] = [];
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (!query || !mutation) throw new Error('The schema has queries and mutations.');
  const ways = new Map<GraphQLObjectType, readonly string[]>([[query, []]]);
  // A map goes on to what is added to it meanwhile.
  for (const [type, parents] of ways) {
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0)
        cases.push({ name: `${type.name}.${field.name}`, operation: 'query', parents, field });
      if (field.args.some(isRequiredArgument)) continue;
      for (const [next, fragment] of typesBehind(schema, field)) {
        if (ways.has(next)) continue;
        ways.set(next, [...parents, `${field.name}${first(field.args)}`, ...fragment]);
      }
    }
  }
  for (const field of Object.values(mutation.getFields())) {
    cases.push({ name: `Mutation.${field.name}`, operation: 'mutation', parents: [], field });
  }
  return cases;
}

function typesBehind(
  schema: GraphQLSchema,
  { type }: GraphQLField<unknown, unknown>,
): readonly (readonly [type: GraphQLObjectType, fragment: readonly string[]])[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [[named, []]];
  if (!isInterfaceType(named) && !isUnionType(named)) return [];
  return schema.getPossibleTypes(named).map((possible) => [possible, [`... on ${possible.name}`]] as const);
}

/** Lists are read as short as may be. */
function first(args: readonly GraphQLArgument[]): string {
  return args.some(({ name }) => name === 'first') ? '(first: 1)' : '';
}

/** An operation with a variable for each of the arguments. */
export function operationOf(
  { operation, parents, field }: FieldCase,
  args: readonly GraphQLArgument[],
): string {
  const variables = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const asked = `${field.name}${given === '' ? '' : `(${given})`}${selection}`;
  const whole = parents.reduceRight((inner, parent) => `${parent} { ${inner} }`, asked);
  return `${operation}${variables === '' ? '' : ` (${variables})`} { ${whole} }`;
}
