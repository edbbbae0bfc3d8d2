import { ServiceEnum } from '../../../gateway/service-enum.ts';
import { User } from '../../../gateway/user.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { LifeLoggerUser } from './refs.ts';

LifeLoggerUser.implement({
  description: 'You at Life Logger: an account is seen by nobody but its owner.',
  interfaces: [User],
  fields: (t) => ({
    // No node: the service has no address for one user, and whom `/me` means depends on who asks.
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, and good as a cache key, but not for `node(id:)`.',
      resolve: ({ id }) => encodeGlobalId('LifeLoggerUser', id),
    }),
    service: t.field({
      type: ServiceEnum,
      nullable: false,
      description: 'Always `LIFE_LOGGER`.',
      resolve: () => 'LIFE_LOGGER',
    }),
    databaseId: t.exposeInt('id', {
      nullable: false,
      description: "The instance's own number for the account.",
    }),
    username: t.exposeString('username', {
      nullable: false,
      description: 'The name to log in with, unique on the instance.',
    }),
    displayName: t.string({
      nullable: false,
      description: 'The name to show; the username where none was chosen. `updateDisplayName` changes it.',
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
      resolve: ({ created_at }) => created_at ?? null,
    }),
  }),
});
