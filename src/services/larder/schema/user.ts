import { sharedCall } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { User } from '../../../graphql/interfaces/user.ts';
import { personFields } from '../../../graphql/person-fields.ts';
import { serviceField } from '../../../graphql/service-field.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkName } from '../../../relay/check-name.ts';
import { WIRE_TYPES } from '../models.ts';
import { LarderUser } from './refs.ts';

builder.node(LarderUser, {
  description: 'Your account at Larder, which shows nobody but yourself.',
  interfaces: [User],
  wire: WIRE_TYPES.User,
  id: {
    parse: (name) => checkName(name, 'id'),
    reads: ['username'],
    resolve: ({ username }) => username,
  },
  loadWithoutCache: (username, { dataSources }) => dataSources.larder.users.byName(username),
  loadedBy: sharedCall('LARDER', 'account'),
  cacheFor: 10,
  fields: (t) => ({
    service: serviceField(t, 'LARDER'),
    databaseId: databaseIdField(t, "The service's own id for you: a number."),
    username: t.exposeString('username', {
      nullable: false,
      description: 'The name that is unique at Larder.',
    }),
    ...personFields(t),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Your picture.',
      reads: ['avatar'],
      resolve: ({ avatar }, _, { dataSources }) => webAddress(avatar, dataSources.larder.siteUrl),
    }),
    profileUrl: t.field({
      type: 'URL',
      description: 'Always null: Larder documents no page of a person.',
      resolve: () => null,
    }),
    bio: t.string({ description: 'Always null: Larder does not know it.', resolve: () => null }),
    location: t.string({ description: 'Always null: Larder does not know it.', resolve: () => null }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'When the account was made.',
      reads: ['date_joined'],
      resolve: ({ date_joined }) => date_joined,
    }),
    bookmarkCount: t.exposeInt('links', {
      nullable: false,
      description: 'How many bookmarks you have, in all folders.',
    }),
    isTrial: t.exposeBoolean('is_trial', {
      nullable: false,
      description:
        'Whether the account is on trial. When a trial has ended, bookmarks can be read and not saved.',
    }),
  }),
});
