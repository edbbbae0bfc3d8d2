import type { Static, TObject, TProperties, TSchema } from 'typebox';
import { firstFault } from './first-fault.ts';
import { validatorOf } from './validator.ts';

export { bodiless, type Decode, DecodeError, empty, type ResponseHead } from './decode-error.ts';

/**
 * Returns a decoder for a wire schema, compiled at its first use. The body is checked, not copied: unknown
 * extra fields stay on the object, ignored.
 *
 * A body that does not match is reported by its first fault. The validator's own report is not used: it goes on to the
 * end and collects, which takes seconds for a body of 2 MB.
 */
export function decoder<S extends TSchema>(schema: S): (body: unknown) => Static<S> {
  let validator: ReturnType<typeof validatorOf> | undefined;
  return (body) => {
    validator ??= validatorOf(schema);
    if (validator.Check(body)) return body as Static<S>; // Check says so, but is typed for the widest schema.
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
  return decoder(keySchema(schema, ...keys));
}

/** Whether a value is an object that has the properties by which it is found. */
export function keyCheck<Properties extends TProperties>(
  schema: TObject<Properties>,
  ...keys: readonly (keyof Properties & string)[]
): (value: unknown) => value is Static<TObject<Properties>> {
  const demanded = keySchema(schema, ...keys);
  let validator: ReturnType<typeof validatorOf> | undefined;
  return (value): value is Static<TObject<Properties>> => {
    validator ??= validatorOf(demanded);
    return validator.Check(value);
  };
}

/** The schema without all but these properties. Its type promises the others as far as they are read unchecked. */
export function keySchema<Properties extends TProperties>(
  { properties }: TObject<Properties>,
  ...keys: readonly (keyof Properties & string)[]
): TObject<Properties> {
  const demanded = Object.fromEntries(keys.map((key) => [key, properties[key]]));
  return { type: 'object', required: keys, properties: demanded } as unknown as TObject<Properties>; // As it says.
}
