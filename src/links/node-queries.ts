import { resolveNodes } from '@pothos/plugin-relay';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Context } from '../contract/context.ts';
import { builder } from '../graphql/builder.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { maxPageLength } from '../relay/connection.ts';
import { decodeGlobalId, type GlobalId, unknownId } from '../relay/global-id.ts';

const Node = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    description:
      'Any object by its global id; null where it is gone. An id that this API never gave is an error `BAD_USER_INPUT`.',
    loads: 'id',
    args: { id: t.arg.id({ required: true, description: 'The `id` of any object.' }) },
    resolve: async (_, { id }, context, info) => {
      const [node] = await findNodes([readId(id, 'id', context, info)], context, info);
      return node ?? null;
    },
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    description:
      'Many objects by their global ids, in the order of the ids. Null stands where one is gone, and where an id is none that this API ever gave, which is an error `BAD_USER_INPUT` of that place alone.',
    loads: 'ids',
    args: {
      ids: t.arg.idList({
        required: true,
        description: `The \`id\`s of any objects, ${maxPageLength} at most.`,
      }),
    },
    resolve: async (_, { ids }, context, info) => {
      if (ids.length > maxPageLength) {
        throw badUserInput(`\`ids\` must be ${maxPageLength} at most, but are ${ids.length}.`, 'ids');
      }
      const keys = ids.map((id) => errorOr(() => readId(id, 'ids', context, info)));
      const readable = keys.map((key) => (key instanceof Error ? null : key));
      const nodes = await findNodes(readable, context, info);
      return keys.map((key, index) => (key instanceof Error ? key : nodes[index]));
    },
  }),
}));

type Found = object | null;
type ParseKey = (key: string, context: Context) => string;

/** Null for null; what can't be fetched rejects at its own place. */
async function findNodes(
  ids: readonly (GlobalId | null)[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Found | Promise<Found>)[]> {
  const nodes = await resolveNodes(builder, context, info, [...ids]);
  return nodes as (Found | Promise<Found>)[]; // What each type's `loadNode` gives.
}

/**
 * Checks as much as can be told without a call.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
function readId(
  globalId: string,
  argument: string,
  context: Context,
  { schema }: GraphQLResolveInfo,
): GlobalId {
  const { typename, id } = decodeGlobalId(globalId, argument);
  const type = schema.getType(typename);
  // An id can be well-formed and still name a type that has none.
  if (!isObjectType(type) || type.getInterfaces().every(({ name }) => name !== 'Node')) {
    throw badUserInput(
      `\`${argument}\` holds an id of ${typename.slice(0, 60)}, which can't be fetched by its id.`,
      argument,
    );
  }
  // Where the relay plugin keeps a node's `id.parse`.
  const parse = type.extensions.pothosParseGlobalID as ParseKey | undefined;
  if (!parse) return { typename, id };
  const key = errorOr(() => parse(id, context));
  if (key instanceof Error) throw unknownId(globalId, argument);
  return { typename, id: key };
}

function errorOr<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
