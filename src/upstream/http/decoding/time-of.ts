import { validatorOf } from './validator.ts';
import { Timestamp } from './wire-pieces.ts';

/** Milliseconds since the Unix epoch of a time that nobody has checked; NaN where it can't be read. */
export function timeOf(timestamp: unknown): number {
  return validatorOf(Timestamp).Check(timestamp) ? Date.parse(timestamp as string) : Number.NaN; // Checked to be one.
}
