import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import { reference } from '../../../graphql/reference.ts';
import type { KeyFormat } from '../../../relay/global-id.ts';
import { WHOLE_NUMBER_DIGITS } from '../../../relay/whole-number.ts';
import type * as model from '../models.ts';

export const LittlelogsUser = builder.objectRef<model.User>('LittlelogsUser');
export const Log = builder.objectRef<model.Log>('Log');
export const LogComment = builder.objectRef<model.Comment>('LogComment');
export const LogTag = builder.objectRef<model.Tag>('LogTag');
export const LogActivity = builder.objectRef<model.Activity>('LogActivity');

/** A person of whom an answer holds only the name. */
export const userReference = reference(LittlelogsUser, {
  fields: {
    id: ['username'],
    service: [],
    username: ['username'],
    profileUrl: ['username'],
    joinedAt: [],
    logs: ['username'],
    following: ['username'],
    followers: ['username'],
    tags: ['username'],
  },
  load: ({ username }: Pick<model.User, 'username'>, { dataSources }) =>
    dataSources.littlelogs.users.byName(username),
});

export const LittlelogsUserConnection = connectionType(LittlelogsUser, {
  description: 'People at Littlelogs, in the order of the service.',
  hasTotal: true,
});
export const LogConnection = connectionType(Log, { description: 'Logs, newest first.', hasTotal: true });
export const LogTagConnection = connectionType(LogTag, {
  description: 'Tags of logs, by name.',
  hasTotal: true,
});
export const LogActivityConnection = connectionType(LogActivity, {
  description: 'What happened around you at Littlelogs, newest first.',
  hasTotal: true,
});

/** No document says what a username may hold; one that is no part of an address is none. `$self` is whoever asks. */
export const usernameKey: KeyFormat = {
  typename: 'LittlelogsUser',
  pattern: /^(?!\.\.?$)[^\s\p{Cc}\p{Cs}/\\?#$]{1,255}$/u,
  example: 'a username such as `belle`',
};
export const logKey: KeyFormat = {
  typename: 'Log',
  pattern: new RegExp(`^${WHOLE_NUMBER_DIGITS}$`),
  example: 'a number such as `2588`',
};
export const commentKey: KeyFormat = {
  typename: 'LogComment',
  pattern: new RegExp(`^${WHOLE_NUMBER_DIGITS}$`),
  example: 'a number such as `2521`',
};
