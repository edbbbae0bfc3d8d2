import type { WireType } from '../../contract/field-policy.ts';
import type { WireFault } from '../../upstream/http/decoding/wire-check.ts';
import { UpstreamInvalidResponseError } from '../../upstream/http/errors.ts';

/** `/created is missing`; of an object as a whole `must be object`. */
export function describeFault({ path, problem }: WireFault): string {
  return path === '' ? problem : `${path} ${problem}`;
}

/** What whoever reads it gets. */
export function malformed(what: string, { service: { id, name } }: WireType, fault: WireFault): Error {
  return new UpstreamInvalidResponseError(
    { service: id, method: 'GET', path: '' },
    `${name}'s response does not match its documentation: ${describeFault(fault)} (in a ${what}).`,
    { status: 200 },
  );
}
