import type { WireType } from '../../contract/field-policy.ts';
import { firstFault } from '../../upstream/http/decoding/first-fault.ts';
import { validatorOf } from '../../upstream/http/decoding/validator.ts';
import { propertySchema } from '../../upstream/http/decoding/wire-schema.ts';
import { malformed } from './malformed.ts';

/**
 * A property of an object that a resolver has loaded by itself, so that no selection says what is read of it.
 *
 * @throws UpstreamInvalidResponseError where it is malformed.
 */
export function checkedProperty<Shape extends object, Name extends keyof Shape & string>(
  wire: WireType,
  object: Shape,
  name: Name,
): Shape[Name] {
  const value = object[name];
  const property = propertySchema(wire.schema, name);
  if (!property || (value === undefined && property.isOptional)) return value;
  if (validatorOf(property.schema).Check(value)) return value;
  const { path, problem } = firstFault(property.schema, value);
  const isMissing = value === undefined;
  throw malformed(wire, {
    path: `/${name}${path}`,
    problem: isMissing ? 'is missing' : problem,
  });
}

/** The same of a list whose entries are checked by the field that returns it. */
export function checkedList<Shape extends object, Name extends keyof Shape & string>(
  wire: WireType,
  object: Shape,
  name: Name,
): Shape[Name] {
  const value = object[name];
  if (Array.isArray(value)) return value;
  const property = propertySchema(wire.schema, name);
  if ((value === undefined && property?.isOptional) || (value === null && property?.isNullable)) return value;
  const problem = value === undefined ? 'is missing' : 'must be array';
  throw malformed(wire, { path: `/${name}`, problem });
}
