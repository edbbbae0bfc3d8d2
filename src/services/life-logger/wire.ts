import type { Static } from 'typebox';
import { type Decode, DecodeError, decoder, keyDecoder } from '../../upstream/http/decoding/decode.ts';
import { envelope } from '../../upstream/http/decoding/envelope.ts';
import { isJsonObject } from '../../upstream/http/decoding/json-object.ts';
import { checkMapSize } from '../../upstream/http/decoding/map-size.ts';
import { Id, Missing, Name, OptionalText, Timestamp } from '../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../upstream/http/decoding/wire-type.ts';

// The JSON of Life Logger exactly as sent. Everybody runs an instance of their own, so only what the schema promises
// is demanded.

export const Profile = Type.Object({
  id: Id,
  username: Name,
  display_name: OptionalText,
  created_at: Missing(Timestamp),
});

export const Event = Type.Object({
  id: Id,
  label: Type.String(),
  // With microseconds where it was timed and not entered by hand.
  started_at: Timestamp,
  // Null or left out while the event runs.
  ended_at: Missing(Timestamp),
});

const Numbers = Type.Record(Type.String(), Type.Number());
/** By label. */
const Statistics = Type.Object({ percentages: Numbers, minutes: Numbers });

export type WireProfile = Static<typeof Profile>;
export type WireEvent = Static<typeof Event>;
export type WireStatistics = Static<typeof Statistics>;

const decodeProfile = decoder(Profile);
export const decodeProfileKey = keyDecoder(Profile, 'id', 'username');
export const LABELS = envelope(
  '/labels',
  Type.Object({ labels: Type.Array(Type.Unknown()) }),
  ({ labels }) => ({ items: labels, total: null }),
);
export const decodeLabel = decoder(Type.String());
/** All of them at once. */
export const EVENTS_OF_RANGE = envelope(
  '/events',
  Type.Object({ events: Type.Array(Type.Unknown()) }),
  ({ events }) => ({ items: events, total: events.length }),
);
/** The list of events is read by time: what has none has no place in it. */
export const decodeEventKey = keyDecoder(Event, 'id', 'started_at');

/** Nobody has as many. */
const MAX_LABELS = 10_000;
const decodeMaps = decoder(Statistics);

/** @throws DecodeError, also for more than `MAX_LABELS` labels. */
export const decodeStatistics = (body: unknown): WireStatistics => {
  if (isJsonObject(body)) {
    checkMapSize('/percentages', body.percentages, MAX_LABELS);
    checkMapSize('/minutes', body.minutes, MAX_LABELS);
  }
  return decodeMaps(body);
};

/** What a change of the profile answers is not documented: whatever is no profile counts as no answer. */
export const decodeProfileIfAny: Decode<WireProfile | null> = (body) => {
  try {
    return decodeProfile(body);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};
