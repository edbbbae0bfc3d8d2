import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import WithInputPlugin from '@pothos/plugin-with-input';
import type { Context } from '../contract/context.ts';
import { type Connection, DEFAULT_PAGE_LENGTH, MAX_PAGE_LENGTH } from '../relay/connection.ts';
import { encodeGlobalId } from '../relay/global-id.ts';
import './field-options-plugin.ts';
import { CalendarDate } from './scalars/date.ts';
import { DateTime } from './scalars/date-time.ts';
import { Json } from './scalars/json-scalar.ts';
import { WebAddress } from './text/web-address.ts';

interface SchemaTypes {
  Connection: Pick<Connection<unknown>, 'nodes' | 'totalCount'>;
  Context: Context;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    Date: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date | string };
    ID: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    URL: { Input: URL; Output: URL | string };
  };
}

const PAGE_LENGTH_RULE = `Between 1 and ${MAX_PAGE_LENGTH}.`;

/** The one schema builder. Services and links add their types to it when they are imported. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: ['fieldOptions', RelayPlugin, WithInputPlugin],
  relay: {
    cursorType: 'String',
    encodeGlobalID: encodeGlobalId,
    nodeTypeOptions: {
      description:
        'An object with an id that is unique over all types and services and stays valid for ever: fetch it again with `node`.',
    },
    idFieldOptions: { description: 'Global id: opaque, and good for `node(id:)` and as a cache key.' },
    // Their own are made in `node-queries.ts`: one unreadable id would refuse all of `nodes`.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Where a page lies in its connection, and how to go on.' },
    hasNextPageFieldOptions: { description: 'Whether there are items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are items before this page.' },
    startCursorFieldOptions: {
      description: 'Cursor of the first item, for `before`. Null on an empty page.',
    },
    endCursorFieldOptions: {
      description:
        'Cursor of the last item, for `after`. Null on an empty page, except in a timeline: there it leads on.',
    },
    firstArgOptions: {
      description: `How many items to read from the start of the list, or after \`after\`. ${PAGE_LENGTH_RULE} ${DEFAULT_PAGE_LENGTH} where neither \`first\` nor \`last\` is given.`,
    },
    afterArgOptions: { description: 'Read on after the item with this cursor. Goes with `first`.' },
    lastArgOptions: {
      description: `How many items to read from the end of the list, or before \`before\`. ${PAGE_LENGTH_RULE}`,
    },
    beforeArgOptions: { description: 'Read up to the item with this cursor. Goes with `last`.' },
    edgesFieldOptions: {
      nullable: false,
      description: 'The items of this page with their cursors.',
      wraps: 'node',
    },
    pageInfoFieldOptions: { nullable: false, description: 'Where this page lies in the whole list.' },
    nodeFieldOptions: { nullable: false, description: 'The item itself.', isChecked: true },
    cursorFieldOptions: {
      description:
        'The place of this item, for `after` and `before`. It keeps its place when items are added or deleted around it.',
    },
    nodesOnConnection: false,
  },
  withInput: {
    typeOptions: { name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Input` },
  },
});

/** What a function gets that adds fields to types whose objects have the shape: `databaseIdField`. */
export type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<
  typeof builder.$inferSchemaTypes,
  Shape & object
>;

builder.addScalarType('Date', CalendarDate, {
  description: 'A day of the calendar, without time and time zone: `2012-10-08`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
});
builder.addScalarType('DateTime', DateTime, {
  description:
    'A point in time as ISO 8601 in UTC: `2015-11-02T00:23:27.000Z`. As an argument it takes any offset (`2015-11-02T11:23:27+11:00`), but not none.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
});
builder.addScalarType('JSON', Json, {
  description: 'Any JSON value, as a service sent it: an object, a list, a text, a number, a boolean.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
});
builder.addScalarType('URL', WebAddress, {
  description: 'An absolute `http` or `https` address.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
});

builder.queryType({
  description: 'What can be read. A field that fails is null, with its error; the rest of the answer stands.',
});
builder.mutationType({
  description:
    'What can be changed. A change that a service refuses says why in `userErrors`. One that fails is null, and `extensions.outcome` of its error says whether it was made; the others stand. A change is sent once and never repeated by itself.',
});
