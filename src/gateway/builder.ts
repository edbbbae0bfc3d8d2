import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import { GraphQLJSON, GraphQLURL } from 'graphql-scalars';
import { badUserInput } from '../relay/bad-user-input.ts';
import { defaultPageLength, maxPageLength } from '../relay/connection.ts';
import { decodeGlobalId, encodeGlobalId, type GlobalId } from '../relay/global-id.ts';
import type { Context } from './context.ts';
import { DateTime } from './date-time.ts';

interface SchemaTypes {
  Context: Context;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    DateTime: { Input: Date; Output: Date | string };
    ID: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    URL: { Input: URL; Output: URL | string };
  };
}

const pageLengthRule = `Between 1 and ${maxPageLength}.`;

/** The one schema builder. Services and links add their types to it when they are imported. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  relay: {
    cursorType: 'String',
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    nodeTypeOptions: {
      description:
        'An object with an id that is unique over all types and services and stays valid for ever: fetch it again with `node`.',
    },
    idFieldOptions: { description: 'Global id: opaque, and good for `node(id:)` and as a cache key.' },
    nodeQueryOptions: {
      description:
        'Any object by its global id; null where it is gone. An id that this API never gave is an error `BAD_USER_INPUT`.',
      args: { id: { description: 'The `id` of any object.' } },
      resolve: (_, { id }, __, info, resolveNode) => {
        demandNodeType(id, info, 'id');
        return resolveNode(id);
      },
    },
    nodesQueryOptions: {
      nullable: { list: true, items: true },
      description:
        'Many objects by their global ids, in the order of the ids. Null stands where one is gone.',
      args: { ids: { description: `The \`id\`s of any objects, ${maxPageLength} at most.` } },
      resolve: (_, { ids }, __, info, resolveNodes) => {
        if (ids.length > maxPageLength) {
          throw badUserInput(`\`ids\` must be ${maxPageLength} at most, but are ${ids.length}.`, 'ids');
        }
        for (const id of ids) demandNodeType(id, info, 'ids');
        return resolveNodes(ids);
      },
    },
    pageInfoTypeOptions: { description: 'Where a page lies in its connection, and how to go on.' },
    hasNextPageFieldOptions: { description: 'Whether there are items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are items before this page.' },
    startCursorFieldOptions: {
      description: 'Cursor of the first item, for `before`. Null on an empty page.',
    },
    endCursorFieldOptions: { description: 'Cursor of the last item, for `after`. Null on an empty page.' },
    firstArgOptions: {
      description: `How many items to read from the start of the list, or after \`after\`. ${pageLengthRule} ${defaultPageLength} where neither \`first\` nor \`last\` is given.`,
    },
    afterArgOptions: { description: 'Read on after the item with this cursor. Goes with `first`.' },
    lastArgOptions: {
      description: `How many items to read from the end of the list, or before \`before\`. ${pageLengthRule}`,
    },
    beforeArgOptions: { description: 'Read up to the item with this cursor. Goes with `last`.' },
    nodesOnConnection: false,
  },
});

/** An id can be well-formed and still name a type that has none. */
function demandNodeType({ typename }: GlobalId, { schema }: GraphQLResolveInfo, argument: string): void {
  const type = schema.getType(typename);
  if (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) return;
  throw badUserInput(
    `\`${argument}\` holds an id of ${typename.slice(0, 60)}, which can't be fetched by its id.`,
    argument,
  );
}

builder.addScalarType('DateTime', DateTime, {
  description:
    'A point in time as ISO 8601 in UTC: `2015-11-02T00:23:27.000Z`. As an argument it takes any offset (`2015-11-02T11:23:27+11:00`), but not none.',
});
builder.addScalarType('JSON', GraphQLJSON, {
  description: 'Any JSON value, as a service sent it: an object, a list, a text, a number, a boolean.',
});
builder.addScalarType('URL', GraphQLURL, { description: 'An absolute `http` or `https` address.' });

builder.queryType({
  description: 'What can be read. A field that fails is null, with its error; the rest of the answer stands.',
});
builder.mutationType({
  description:
    'What can be changed. A service that refuses says why in `userErrors`; a change is sent once and never repeated by itself.',
});
