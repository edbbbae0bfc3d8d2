import type { WireType } from '../../contract/field-policy.ts';
import { lifeLoggerFacts } from './facts.ts';
import type { WireEvent, WireProfile } from './wire.ts';
import * as wire from './wire.ts';

// What backs each GraphQL type.

export type User = WireProfile;
export type Event = WireEvent;

/** How much of the time went to one label. */
export interface LabelTime {
  readonly label: string;
  readonly minutes: number;
  /** 0 to 100 */
  readonly percentage: number;
}

export interface TimeStats {
  readonly start: Date;
  readonly end: Date;
  /** The longest time first. */
  readonly byLabel: readonly LabelTime[];
}

const service = lifeLoggerFacts;

/** By which what a query reads of each is checked. */
export const WIRE_TYPES = {
  User: { typename: 'LifeLoggerUser', service, schema: wire.Profile },
  Event: { typename: 'Event', service, schema: wire.Event },
} as const satisfies Record<string, WireType>;
