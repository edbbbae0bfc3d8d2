import type { WireType } from '../../contract/field-policy.ts';
import type { WireFault } from '../../upstream/http/decoding/wire-check.ts';
import { UpstreamInvalidResponseError } from '../../upstream/http/errors.ts';

/** `/created is missing`; of an object as a whole `must be object`. */
export function describeFault({ path, problem }: WireFault, { sentAs = {} }: WireType): string {
  if (path === '') return problem;
  const [, name = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  return `/${sentAs[name] ?? name}${rest} ${problem}`;
}

/** The error that reading it throws. */
export function malformed(wire: WireType, fault: WireFault): Error {
  const { id, name } = wire.service;
  return new UpstreamInvalidResponseError(
    { service: id, method: 'GET', path: '' },
    `${name}'s response does not match its documentation: ${describeFault(fault, wire)} (in a ${wire.typename}).`,
    { status: 200 },
  );
}
