import type { ServiceProfile } from './service.ts';

/** What a service said when it was last asked whether it is there. */
export interface Reachability extends ServiceProfile {
  /** Whether it answered in time, with anything but a failure of its own. */
  readonly isReachable: boolean;
  /** Milliseconds since the epoch. */
  readonly checkedAt: number;
  /** Milliseconds that its answer took; null where none came. */
  readonly latencyMs: number | null;
  /** What is wrong, safe to show to a client; null where nothing is. */
  readonly message: string | null;
}
