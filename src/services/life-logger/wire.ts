import { type Static, Type } from 'typebox';
import { type Decode, DecodeError, decoder } from '../../upstream/decode.ts';

// The JSON of Life Logger exactly as sent. Everybody runs an instance of their own, so only what the schema promises
// is demanded.

/** `2026-03-24T09:00:00+00:00`, with microseconds where an event was timed and not entered by hand. */
const Timestamp = Type.String({
  pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`,
});
/** What fits into GraphQL's Int. */
const Id = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });

const Profile = Type.Object({
  id: Id,
  username: Type.String({ minLength: 1 }),
  display_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  created_at: Type.Optional(Type.Union([Timestamp, Type.Null()])),
});

const Event = Type.Object({
  id: Id,
  label: Type.String(),
  started_at: Timestamp,
  // Null or left out while the event runs.
  ended_at: Type.Optional(Type.Union([Timestamp, Type.Null()])),
});

const Numbers = Type.Record(Type.String(), Type.Number());
/** By label. */
const Statistics = Type.Object({ percentages: Numbers, minutes: Numbers });

export type WireProfile = Static<typeof Profile>;
export type WireEvent = Static<typeof Event>;
export type WireStatistics = Static<typeof Statistics>;

export const decodeProfile = decoder(Profile);
export const decodeLabels = decoder(Type.Object({ labels: Type.Array(Type.String()) }));
export const decodeEvents = decoder(Type.Object({ events: Type.Array(Event) }));
export const decodeStatistics = decoder(Statistics);

/** What a change of the profile answers is not documented: whatever is no profile counts as no answer. */
export const decodeProfileIfAny: Decode<WireProfile | null> = (body) => {
  try {
    return decodeProfile(body);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};
