import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import type { KeyFormat } from '../../../relay/global-id.ts';
import type { WireActivity, WireComment, WireLog, WireUser } from '../wire.ts';

/** A tag; a log only names its tags, so `created` is missing there. */
export interface LogTagShape {
  readonly name: string;
  readonly created?: string;
}

export const LittlelogsUser = builder.objectRef<WireUser>('LittlelogsUser');
export const Log = builder.objectRef<WireLog>('Log');
export const LogComment = builder.objectRef<WireComment>('LogComment');
export const LogTag = builder.objectRef<LogTagShape>('LogTag');
export const LogActivity = builder.objectRef<WireActivity>('LogActivity');

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
  pattern: /^[1-9]\d{0,14}$/,
  example: 'a number such as `2588`',
};
export const commentKey: KeyFormat = {
  typename: 'LogComment',
  pattern: /^[1-9]\d{0,14}$/,
  example: 'a number such as `2521`',
};
