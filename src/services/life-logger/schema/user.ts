import { sharedCall } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { User } from '../../../graphql/interfaces/user.ts';
import { serviceField } from '../../../graphql/service-field.ts';
import { keyFromId } from '../../../relay/global-id.ts';
import { WIRE_TYPES } from '../models.ts';
import { LifeLoggerUser, userKey } from './refs.ts';

builder.node(LifeLoggerUser, {
  description: 'You at Life Logger: an account is seen by nobody but its owner.',
  interfaces: [User],
  wire: WIRE_TYPES.User,
  id: {
    parse: (id) => keyFromId(id, userKey, 'id'),
    reads: ['id'],
    resolve: ({ id }) => String(id),
  },
  // The service has no address for one user: there is nobody but whom `/me` means.
  loadWithoutCache: (id, { dataSources }) => dataSources.lifeLogger.users.byId(id),
  loadedBy: sharedCall('LIFE_LOGGER', 'account'),
  cacheFor: 10,
  fields: (t) => ({
    service: serviceField(t, 'LIFE_LOGGER'),
    databaseId: databaseIdField(t, "The instance's own id for the account: a number."),
    username: t.exposeString('username', {
      nullable: false,
      description: 'The name to log in with, unique on the instance.',
    }),
    displayName: t.string({
      nullable: false,
      description: 'The name to show; the username where none was chosen. `updateDisplayName` changes it.',
      reads: ['display_name', 'username'],
      resolve: ({ display_name, username }) => display_name?.trim() || username,
    }),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Always null: Life Logger has no pictures.',
      resolve: () => null,
    }),
    profileUrl: t.field({
      type: 'URL',
      description: 'Always null: Life Logger shows nobody to others.',
      resolve: () => null,
    }),
    bio: t.string({ description: 'Always null: Life Logger does not ask for it.', resolve: () => null }),
    location: t.string({ description: 'Always null: Life Logger does not ask for it.', resolve: () => null }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'When the account was made.',
      reads: ['created_at'],
      resolve: ({ created_at }) => created_at ?? null,
    }),
  }),
});
