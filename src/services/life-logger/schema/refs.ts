import { builder } from '../../../gateway/builder.ts';
import { connectionType } from '../../../gateway/connection-type.ts';
import type { WireEvent, WireProfile } from '../wire.ts';

export const LifeLoggerUser = builder.objectRef<WireProfile>('LifeLoggerUser');
export const Event = builder.objectRef<WireEvent>('Event');

export const EventConnection = connectionType(Event, {
  description:
    'Timed events, the one that started last first. `totalCount` is known where both `start` and `end` are given, and costs reading that range; else it is null.',
  hasTotal: false,
});
