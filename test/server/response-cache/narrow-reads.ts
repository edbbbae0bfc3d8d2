import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { fieldPolicyOf } from '../../../src/contract/field-policy.ts';

/** How far a read goes from the object at its root. What lies farther reads no fewer types than what is on the way. */
const MAX_DEPTH = 2;
const NESTED_PAGE = '(first: 2)';

/**
 * Every selection that goes one way from a root field, `viewer.homeTimeline(first: 10)`: down to some object, and there
 * all that can be told in place. Each reads as few types as can be, so that a type which a mutation forgets to touch is
 * not covered up by another one. From what can be of several types it goes on where one is named:
 * `viewer.account(service: LARDER) as LarderUser`.
 */
export function narrowReads(root: string, schema: GraphQLSchema): readonly string[] {
  const [, isOfViewer, name, args = '', , as] = /^(viewer\.)?(\w+)(\(.*\))?( as (\w+))?$/s.exec(root) ?? [];
  const parent = isOfViewer ? schema.getType('Viewer') : schema.getQueryType();
  const field = isObjectType(parent) && name ? parent.getFields()[name] : undefined;
  if (!field) throw new Error(`There is no ${root}.`);
  const named = as && schema.getType(as);
  const reads = named
    ? readsOfType(named, [], schema).map((read) => `${name}${args} { ... on ${as} { ${read} } }`)
    : readsOfField(field, args, [], schema);
  return isOfViewer ? reads.map((read) => `viewer { ${read} }`) : reads;
}

function readsOfField(
  field: GraphQLField<unknown, unknown>,
  args: string,
  above: readonly string[],
  schema: GraphQLSchema,
): readonly string[] {
  const type = getNamedType(field.type);
  const call = `${field.name}${args}`;
  if (isLeafType(type)) return [call];
  return readsOfType(type, above, schema).map((read) => `${call} { ${read} }`);
}

function readsOfType(
  type: GraphQLNamedType,
  above: readonly string[],
  schema: GraphQLSchema,
): readonly string[] {
  if (isAbstractType(type)) {
    const own = isInterfaceType(type) ? [toldInPlace(type.getFields())] : [];
    return [...own, ...schema.getPossibleTypes(type).map((one) => `... on ${one.name} { ${leavesOf(one)} }`)];
  }
  if (!isObjectType(type)) return [];
  // What an edge leads to stands among the nodes, too.
  const goesDeeper = above.length < MAX_DEPTH && !above.includes(type.name) && !type.name.endsWith('Edge');
  const deeper = goesDeeper ? Object.values(type.getFields()) : [];
  const below = deeper
    .filter((field) => !isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .flatMap((field) => {
      const args = field.args.some(({ name }) => name === 'first') ? NESTED_PAGE : '';
      // A page is as near as what stands on it.
      const path = type.name.endsWith('Connection') ? above : [...above, type.name];
      return readsOfField(field, args, path, schema);
    });
  return [leavesOf(type, isPart(type) && above.length > 0), ...below];
}

/** Of a connection, but not what it is a list of. */
function isPart({ name }: GraphQLObjectType): boolean {
  return name.endsWith('Edge') || name === 'PageInfo';
}

/**
 * Without cursors inside of lists: which neighbours a cursor remembers depends on what was read in one call, and that,
 * where the items come one by one, on which of them comes first.
 */
function leavesOf(type: GraphQLObjectType, isNested = false): string {
  const fields = Object.entries(type.getFields());
  return toldInPlace(Object.fromEntries(fields.filter(([name]) => !isNested || !/cursor$/i.test(name))));
}

/** All fields without selections of their own, but for what is never kept. */
function toldInPlace(fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>): string {
  const leaves = Object.values(fields).filter(
    (field) =>
      isLeafType(getNamedType(field.type)) &&
      !field.args.some(isRequiredArgument) &&
      fieldPolicyOf(field).cacheFor !== 0,
  );
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}
