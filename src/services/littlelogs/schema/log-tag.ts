import { callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { SearchResult } from '../../../graphql/interfaces/search-result.ts';
import { itemFields } from '../../../graphql/item-fields.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkName } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import { WIRE_TYPES } from '../models.ts';
import { LogConnection, LogTag, LogTagConnection } from './refs.ts';

builder.node(LogTag, {
  description: 'A #tag of logs.',
  interfaces: [SearchResult],
  wire: WIRE_TYPES.Tag,
  id: {
    parse: (name) => checkName(name, 'id'),
    reads: ['name'],
    resolve: ({ name }) => name,
  },
  // No endpoint reads one tag: that it has logs, or had some, is all that can be asked.
  loadWithoutCache: async (name, { dataSources }) =>
    (await dataSources.littlelogs.tags.exists(name)) ? { name } : null,
  loadedBy: callTo('LITTLELOGS'),
  cacheFor: 60,
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'The tag without its #.' }),
    ...itemFields(t, 'LITTLELOGS', ['The tag with its #.', ({ name }) => `#${name}`, 'name']),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was first used; null where the tag was read from a log, which only names it.',
      reads: ['created'],
      resolve: ({ created }) => created ?? null,
    }),
    url: t.field({
      type: 'URL',
      description: "The tag's page at Littlelogs.",
      reads: ['name'],
      resolve: ({ name }, _, { dataSources }) =>
        webAddress(`tag/${encodeURIComponent(name.toWellFormed())}`, dataSources.littlelogs.siteUrl),
    }),
    logs: t.field({
      type: LogConnection,
      description: 'The logs with this tag, newest first. REST: `GET logs/tag/<tag>/`.',
      calls: callsOfPage('LITTLELOGS'),
      args: t.arg.connectionArgs(),
      reads: ['name'],
      resolve: ({ name }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlelogs.logs.tagged(name), cursors, info)),
    }),
  }),
});

builder.queryFields((t) => ({
  logTags: t.field({
    type: LogTagConnection,
    description: 'All tags of Littlelogs, by name. REST: `GET tags/`.',
    calls: callsOfPage('LITTLELOGS'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.littlelogs.tags.list(), cursors, info),
  }),
  trendingLogTags: t.field({
    type: [LogTag],
    nullable: { list: true, items: false },
    description:
      'The tags that are used most these days, in the order of the service. REST: `GET tags/trending/`.',
    calls: callTo('LITTLELOGS'),
    listSize: 10,
    resolve: (_, __, { dataSources }) => dataSources.littlelogs.tags.trending(),
  }),
}));
