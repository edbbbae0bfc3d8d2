import { doNotStore } from './do-not-store.ts';
import type { GatewayRequest } from './gateway-request.ts';
import { RequestNote } from './request-note.ts';

/** Objects that a response leaves out of a list, since what a service sent of them can't be read: `extensions.omitted`. */
export interface Omission {
  /** Of the list in the response. */
  readonly path: readonly (string | number)[];
  readonly service: string;
  /** Of the first of them: `/created is missing`, from the object on. */
  readonly problem: string;
  readonly count: number;
}

/** Lists that a response names at most. */
const MAX_OMISSIONS = 20;

const noted = new RequestNote<Map<string, Omission>>();

/** Notes that objects are left out. The response is not stored. */
export function noteOmission(request: GatewayRequest, omitted: Omission): void {
  let omissions = noted.of(request);
  if (!omissions) {
    omissions = new Map();
    noted.set(request, omissions);
    doNotStore(request);
  }
  const key = JSON.stringify([omitted.path, omitted.service]);
  const known = omissions.get(key);
  if (known) omissions.set(key, { ...known, count: known.count + omitted.count });
  else if (omissions.size < MAX_OMISSIONS) omissions.set(key, omitted);
}

/** Undefined where the response is whole. */
export function omissionsOf(request: GatewayRequest): readonly Omission[] | undefined {
  const omissions = noted.of(request);
  return omissions && [...omissions.values()];
}
