import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import type * as model from '../models.ts';
import { LittlelogsUser, userReference } from './refs.ts';

export const LogMention = builder.objectRef<model.Mention>('LogMention').implement({
  description: 'That a text mentions somebody: an @ and a name in it.',
  fields: (t) => ({
    username: t.exposeString('username', {
      nullable: false,
      description: 'The name behind the @, as the service tells it. It costs no call.',
    }),
    user: t.field({
      type: LittlelogsUser,
      description:
        'Who it is; null where there is nobody of that name any more. The text holds only the username: more than that costs one call for each person, each once a request.',
      calls: callTo('LITTLELOGS'),
      resolve: ({ username }, _, context, info) => userReference({ username }, context, info),
    }),
  }),
});
