import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, userErrorsField } from '../../../graphql/user-errors.ts';
import { keyFromId } from '../../../relay/global-id.ts';
import { LittlelogsUser, usernameKey } from './refs.ts';

type FollowPayload = Payload & { readonly username?: string };

function followPayload(name: string, description: string) {
  return builder.objectRef<FollowPayload>(name).implement({
    description,
    fields: (t) => ({
      user: t.field({
        type: LittlelogsUser,
        description:
          'The person; null where nothing was changed. The service does not answer with them: asking for them costs one call.',
        // Not even the id is known before the call: a name can be given in any case.
        calls: callTo('LITTLELOGS'),
        resolve: ({ username }, _, { dataSources }) =>
          username === undefined ? null : dataSources.littlelogs.users.byName(username),
      }),
      userErrors: userErrorsField(t),
    }),
  });
}

const FollowUserPayload = followPayload('FollowUserPayload', 'Whom you follow now.');
const UnfollowUserPayload = followPayload('UnfollowUserPayload', 'Whom you follow no longer.');

const USER_ID_DESCRIPTION = "The person's `id`, or their username.";

/** People are followed, their logs come into the home timeline, and they are told of it. */
const following = ['LittlelogsUser', 'Log', 'LogActivity'];

builder.mutationFields((t) => ({
  followUser: t.fieldWithInput({
    type: FollowUserPayload,
    description:
      'Follows a person at Littlelogs: their logs come into your home timeline. REST: `POST users/<username>/follow/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: following,
    typeOptions: { description: 'Whom to follow.' },
    argOptions: { description: 'The person.' },
    input: { userId: t.input.id({ required: true, description: USER_ID_DESCRIPTION }) },
    resolve: (_, { input: { userId } }, { dataSources }) =>
      change(userId, (username) => dataSources.littlelogs.users.follow(username)),
  }),
  unfollowUser: t.fieldWithInput({
    type: UnfollowUserPayload,
    description: 'Follows a person at Littlelogs no longer. REST: `DELETE users/<username>/unfollow/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: following,
    typeOptions: { description: 'Whom to follow no longer.' },
    argOptions: { description: 'The person.' },
    input: { userId: t.input.id({ required: true, description: USER_ID_DESCRIPTION }) },
    resolve: (_, { input: { userId } }, { dataSources }) =>
      change(userId, (username) => dataSources.littlelogs.users.unfollow(username)),
  }),
}));

function change(userId: string, make: (username: string) => Promise<void>): Promise<FollowPayload> {
  const username = keyFromId(userId, usernameKey, 'input.userId');
  const made = async () => {
    await make(username);
    return { username };
  };
  return payload(made, { notFound: () => 'userId' });
}
