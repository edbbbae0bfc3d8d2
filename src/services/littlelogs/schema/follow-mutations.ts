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
          username === undefined ? null : dataSources.littlelogs.user(username),
      }),
      userErrors: userErrorsField(t),
    }),
  });
}

function followInput(name: string, description: string) {
  return builder.inputType(name, {
    description,
    fields: (t) => ({
      userId: t.id({ required: true, description: "The person's `id`, or their username." }),
    }),
  });
}

const FollowUserPayload = followPayload('FollowUserPayload', 'Whom you follow now.');
const UnfollowUserPayload = followPayload('UnfollowUserPayload', 'Whom you follow no longer.');
const FollowUserInput = followInput('FollowUserInput', 'Whom to follow.');
const UnfollowUserInput = followInput('UnfollowUserInput', 'Whom to follow no longer.');

/** People are followed, their logs come into the home timeline, and they are told of it. */
const following = ['LittlelogsUser', 'Log', 'LogActivity'];

builder.mutationFields((t) => ({
  followUser: t.field({
    type: FollowUserPayload,
    description:
      'Follows a person at Littlelogs: their logs come into your home timeline. REST: `POST users/<username>/follow/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: following,
    args: { input: t.arg({ type: FollowUserInput, required: true, description: 'The person.' }) },
    resolve: (_, { input: { userId } }, { dataSources }) =>
      change(userId, (username) => dataSources.littlelogs.follow(username)),
  }),
  unfollowUser: t.field({
    type: UnfollowUserPayload,
    description: 'Follows a person at Littlelogs no longer. REST: `DELETE users/<username>/unfollow/`.',
    calls: callTo('LITTLELOGS'),
    invalidates: following,
    args: { input: t.arg({ type: UnfollowUserInput, required: true, description: 'The person.' }) },
    resolve: (_, { input: { userId } }, { dataSources }) =>
      change(userId, (username) => dataSources.littlelogs.unfollow(username)),
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
