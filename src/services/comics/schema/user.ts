import { sharedCall } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { User } from '../../../graphql/interfaces/user.ts';
import { serviceField } from '../../../graphql/service-field.ts';
import { ComicsUser, keyOf } from './refs.ts';

const NO_NAME = 'Your email address, which nobody but yourself sees: an account has no other name.';

builder.node(ComicsUser, {
  description:
    'Your account at the instance of Comics, which shows nobody but yourself. Its secret key is told by `signInToComics` alone.',
  interfaces: [User],
  id: {
    parse: (id) => keyOf('user', id, 'id'),
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.comics.users.byId(id),
  loadedBy: sharedCall('COMICS', 'account'),
  cacheFor: 10,
  fields: (t) => ({
    service: serviceField(t, 'COMICS'),
    databaseId: databaseIdField(t, "The instance's own number for you."),
    email: t.exposeString('email', { nullable: false, description: 'The address to sign in with.' }),
    username: t.string({ nullable: false, description: NO_NAME, resolve: ({ email }) => email }),
    displayName: t.string({ nullable: false, description: NO_NAME, resolve: ({ email }) => email }),
    avatarUrl: t.field({
      type: 'URL',
      description: 'Always null: Comics has no pictures of people.',
      resolve: () => null,
    }),
    profileUrl: t.field({
      type: 'URL',
      description: 'Always null: Comics shows nobody to others.',
      resolve: () => null,
    }),
    bio: t.string({ description: 'Always null: Comics does not know it.', resolve: () => null }),
    location: t.string({ description: 'Always null: Comics does not know it.', resolve: () => null }),
    joinedAt: t.field({
      type: 'DateTime',
      description: 'When the account was made.',
      resolve: ({ joined }) => joined,
    }),
    lastSignInAt: t.field({
      type: 'DateTime',
      description: 'When you last signed in at the web site; null where you never did.',
      resolve: ({ lastLogin }) => lastLogin,
    }),
  }),
});
