import type { Static, TObject, TProperties, TSchema } from 'typebox';
import { firstFault } from './first-fault.ts';
import { validatorOf } from './validator.ts';
import type { WireSchema } from './wire-schema.ts';

export { bodiless, type Decode, DecodeError, empty, type ResponseHead } from './decode-error.ts';

/**
 * Returns a decoder for a wire schema, compiled at its first use. The body is checked, not copied: unknown
 * extra fields stay on the object, ignored.
 *
 * A body that does not match is reported by its first fault. The validator's own report is not used: it goes on to the
 * end and collects, which takes seconds for a body of 2 MB.
 */
export function decoder<S extends TSchema>(schema: S): (body: unknown) => Static<S> {
  return (body) => {
    if (validatorOf(schema).Check(body)) return body as Static<S>; // Check says so, but is typed for the widest schema.
    throw firstFault(schema, body);
  };
}

/**
 * Returns a decoder that demands no more of an object than the properties by which it is found. The others are checked where
 * a query reads them, by `WireCheck`.
 */
export function keyDecoder<Properties extends TProperties>(
  schema: TObject<Properties>,
  ...keys: readonly (keyof Properties & string)[]
): (body: unknown) => Static<TObject<Properties>> {
  const decode = decoder(keysOnly(schema, keys));
  return (body) => decode(body) as Static<TObject<Properties>>; // As far as it is read unchecked.
}

/** Whether a value is an object that has the properties by which it is found. */
export function keyCheck<Properties extends TProperties>(
  schema: TObject<Properties>,
  ...keys: readonly (keyof Properties & string)[]
): (value: unknown) => value is Static<TObject<Properties>> {
  const demanded = keysOnly(schema, keys);
  return (value): value is Static<TObject<Properties>> => validatorOf(demanded).Check(value);
}

function keysOnly({ properties }: TObject, keys: readonly string[]): WireSchema {
  return {
    type: 'object',
    required: keys,
    properties: Object.fromEntries(keys.map((key) => [key, properties[key] ?? {}])),
  };
}
