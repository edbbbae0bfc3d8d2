import { brandWithType, type OutputType } from '@pothos/core';
import { type GraphQLObjectType, type GraphQLResolveInfo, isObjectType } from 'graphql';
import type { Context } from '../contract/context.ts';
import { builder } from '../graphql/builder.ts';
import { badUserInput } from '../relay/bad-user-input.ts';
import { MAX_PAGE_LENGTH } from '../relay/connection.ts';
import { decodeGlobalId, unknownId } from '../relay/global-id.ts';

const Node = builder.nodeInterfaceRef();

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    description:
      'Any object by its global id; null where it is gone. An id that this API never gave is an error `BAD_USER_INPUT`.',
    loads: 'id',
    args: { id: t.arg.id({ required: true, description: 'The `id` of any object.' }) },
    resolve: (_, { id }, context, info) => findNode(readId(id, 'id', context, info), context),
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
        description: `The \`id\`s of any objects, ${MAX_PAGE_LENGTH} at most.`,
      }),
    },
    resolve: (_, { ids }, context, info) => {
      if (ids.length > MAX_PAGE_LENGTH) {
        throw badUserInput(`\`ids\` must be ${MAX_PAGE_LENGTH} at most, but are ${ids.length}.`, 'ids');
      }
      return ids.map((id) => {
        const nodeId = errorOr(() => readId(id, 'ids', context, info));
        return nodeId instanceof Error ? nodeId : findNode(nodeId, context);
      });
    },
  }),
}));

type ParseKey = (key: string, context: Context) => string;

interface NodeId {
  readonly type: GraphQLObjectType;
  /** The service's own. */
  readonly key: string;
}

/** What Pothos stores of the options of `builder.node`. */
interface NodeOptions {
  loadWithoutCache(key: string, context: Context): object | null | undefined | Promise<object | null>;
}

/**
 * Fetches each object by itself, so that one that fails is null alone: with the relay plugin's `resolveNodes` all of a type
 * fail together. What has to be one call is made one by the loader behind.
 */
async function findNode({ type, key }: NodeId, context: Context): Promise<object | null> {
  const { loadWithoutCache } = type.extensions.pothosOptions as NodeOptions;
  const node = await loadWithoutCache(key, context);
  if (node) brandWithType(node, type.name as OutputType<typeof builder.$inferSchemaTypes>);
  return node ?? null;
}

/**
 * Checks what can be checked without a call.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
function readId(
  globalId: string,
  argument: string,
  context: Context,
  { schema }: GraphQLResolveInfo,
): NodeId {
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
  const key = errorOr(() => parse?.(id, context) ?? id);
  if (key instanceof Error) throw unknownId(globalId, argument);
  return { type, key };
}

function errorOr<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}
