import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import type { KeyFormat } from '../../../relay/global-id.ts';
import { WHOLE_NUMBER_DIGITS } from '../../../relay/whole-number.ts';
import type * as model from '../models.ts';

export const LifeLoggerUser = builder.objectRef<model.User>('LifeLoggerUser');
export const Event = builder.objectRef<model.Event>('Event');

export const userKey: KeyFormat = {
  typename: 'LifeLoggerUser',
  pattern: new RegExp(`^(?:0|${WHOLE_NUMBER_DIGITS})$`),
  example: 'a number such as `1`',
};

export const EventConnection = connectionType(Event, {
  description: 'Timed events, the one that started last first.',
  hasTotal: false,
  totalDescription:
    'Number of events in the range: where both `start` and `end` are given, which costs reading that range. Else null: nobody tells how many there are.',
});
