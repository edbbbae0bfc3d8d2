import { callTo } from '../../../contract/call-estimates.ts';
import type { Context } from '../../../contract/context.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { User } from '../../../graphql/interfaces/user.ts';
import { serviceField } from '../../../graphql/service-field.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkedProperty } from '../../../graphql/wire/checked-property.ts';
import { connect } from '../../../relay/connection.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { profileCall } from './calls.ts';
import { firstDayOf } from './member-since.ts';
import { LittlebitsUser, ProjectConnection, userKey } from './refs.ts';
import { htmlOf, textOf } from './rich-text.ts';

type ProfileText = 'bio' | 'location' | 'member_since' | 'twitter';

builder.node(LittlebitsUser, {
  description:
    'A person at littleBits. The author of a project comes with their username and picture; everything else of them, and of whoever wrote a comment, is their profile: one call for each person, each once a request.',
  interfaces: [User],
  wire: WIRE_TYPES.User,
  id: {
    parse: (id) => userKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => String(id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlebits.users.byId(id),
  loadedBy: callTo('LITTLEBITS'),
  cacheFor: 60,
  fields: (t) => ({
    service: serviceField(t, 'LITTLEBITS'),
    databaseId: databaseIdField(t, "The service's own number for the person."),
    username: t.string({
      nullable: false,
      description: 'The name that is unique at littleBits.',
      reads: ['username'],
      resolve: ({ username }) => username,
    }),
    displayName: t.string({
      nullable: false,
      description: 'The username: littleBits knows no other name.',
      reads: ['username'],
      resolve: ({ username }) => username,
    }),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Picture of the person: a small one beside a project, a larger one of a profile.',
      reads: ['image'],
      resolve: ({ image }, _, { dataSources }) => webAddress(image, dataSources.littlebits.siteUrl),
    }),
    profileUrl: t.field({
      type: 'URL',
      description: 'Always null: littleBits documents no page of a person.',
      resolve: () => null,
    }),
    bio: t.string({
      description: 'What the person says about themselves, as plain text.',
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => textOrNull(textOf(await fromProfile(user, 'bio', context))),
    }),
    bioHtml: t.string({
      description: 'The same as HTML, safe to put into a page: sanitised, with absolute links.',
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => {
        const bio = await fromProfile(user, 'bio', context);
        return textOrNull(htmlOf(bio, context.dataSources.littlebits.siteUrl));
      },
    }),
    location: t.string({
      description: 'Where the person says they are.',
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => textOrNull(await fromProfile(user, 'location', context)),
    }),
    twitter: t.string({
      description: "The person's name at Twitter, as they gave it.",
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => textOrNull(await fromProfile(user, 'twitter', context)),
    }),
    joinedAt: t.field({
      type: 'DateTime',
      description:
        'The first day (UTC) of the month in which the account was made: littleBits tells no more. Null where `memberSince` names no month.',
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => firstDayOf(await fromProfile(user, 'member_since', context)),
    }),
    memberSince: t.string({
      description: 'The same in the words of the service: `Member since June 2015`.',
      calls: profileCall,
      reads: ['id'],
      resolve: async (user, _, context) => textOrNull(await fromProfile(user, 'member_since', context)),
    }),
    projects: t.field({
      type: ProjectConnection,
      description:
        'What the person has published. It comes with their profile, whole, so a page costs no further call. REST: `GET users/<id>`.',
      calls: callTo('LITTLEBITS'),
      args: t.arg.connectionArgs(),
      reads: ['id'],
      resolve: ({ id }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlebits.projects.by(id), cursors, info)),
    }),
    likedProjects: t.field({
      type: ProjectConnection,
      description:
        'The projects that the person likes. The service gives them whole, so another page of one request costs no further call. REST: `GET users/<id>/likes`.',
      calls: callTo('LITTLEBITS'),
      args: t.arg.connectionArgs(),
      reads: ['id'],
      resolve: ({ id }, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlebits.projects.likedBy(id), cursors, info)),
    }),
  }),
});

/** Null where the person is gone. */
async function fromProfile(user: model.User, name: ProfileText, { dataSources }: Context): Promise<string> {
  const profile = await dataSources.littlebits.users.profileOf(user);
  return (profile && checkedProperty(WIRE_TYPES.User, profile, name)) ?? '';
}
