import { callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { User } from '../../../graphql/interfaces/user.ts';
import { personFields } from '../../../graphql/person-fields.ts';
import { serviceField } from '../../../graphql/service-field.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkName } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import { WIRE_TYPES } from '../models.ts';
import { LittlelogsUser, LittlelogsUserConnection, LogConnection, LogTagConnection } from './refs.ts';

builder.node(LittlelogsUser, {
  description: 'A person at Littlelogs.',
  interfaces: [User],
  wire: WIRE_TYPES.User,
  id: {
    parse: (name) => checkName(name, 'id'),
    reads: ['username'],
    resolve: ({ username }) => username,
  },
  loadWithoutCache: (username, { dataSources }) => dataSources.littlelogs.users.byName(username),
  loadedBy: callTo('LITTLELOGS'),
  cacheFor: 60,
  fields: (t) => ({
    service: serviceField(t, 'LITTLELOGS'),
    databaseId: databaseIdField(t, "The service's own id for the person: a number."),
    username: t.exposeString('username', {
      nullable: false,
      description: 'The name that is unique at Littlelogs and stands behind the @ in mentions.',
    }),
    ...personFields(t),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Picture of the person.',
      reads: ['avatar'],
      resolve: ({ avatar }, _, { dataSources }) => webAddress(avatar, dataSources.littlelogs.siteUrl),
    }),
    profileUrl: t.field({
      type: 'URL',
      description: "The person's page at Littlelogs.",
      reads: ['username'],
      resolve: ({ username }, _, { dataSources }) =>
        webAddress(encodeURIComponent(username.toWellFormed()), dataSources.littlelogs.siteUrl),
    }),
    websiteUrl: t.field({
      type: 'URL',
      description: 'The web site that the person gives; null where what they gave is no web address.',
      reads: ['url'],
      resolve: ({ url }) => webAddress(url),
    }),
    bio: t.string({
      description: 'What the person says about themselves, as plain text.',
      reads: ['bio'],
      resolve: ({ bio }) => textOrNull(bio),
    }),
    location: t.string({
      description: 'Where the person says they are.',
      reads: ['location'],
      resolve: ({ location }) => textOrNull(location),
    }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'Always null: Littlelogs does not tell.',
      resolve: () => null,
    }),
    logs: t.field({
      type: LogConnection,
      description: 'What the person logged, newest first. REST: `GET logs/user/<username>/`.',
      calls: callsOfPage('LITTLELOGS'),
      args: t.arg.connectionArgs(),
      reads: ['username'],
      resolve: ({ username }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlelogs.logs.by(username), cursors, info)),
    }),
    following: t.field({
      type: LittlelogsUserConnection,
      description: 'The people whom this person follows. REST: `GET users/followed-by/<username>/`.',
      calls: callsOfPage('LITTLELOGS'),
      args: t.arg.connectionArgs(),
      reads: ['username'],
      resolve: ({ username }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlelogs.users.following(username), cursors, info)),
    }),
    followers: t.field({
      type: LittlelogsUserConnection,
      description: 'The people who follow this person. REST: `GET users/following/<username>/`.',
      calls: callsOfPage('LITTLELOGS'),
      args: t.arg.connectionArgs(),
      reads: ['username'],
      resolve: ({ username }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlelogs.users.followers(username), cursors, info)),
    }),
    tags: t.field({
      type: LogTagConnection,
      description: 'The tags that the person has used, by name. REST: `GET tags/user/<username>/`.',
      calls: callsOfPage('LITTLELOGS'),
      args: t.arg.connectionArgs(),
      reads: ['username'],
      resolve: ({ username }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlelogs.tags.usedBy(username), cursors, info)),
    }),
  }),
});
