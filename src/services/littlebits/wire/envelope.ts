import { type Static, type TSchema, Type } from 'typebox';
import { decoder } from '../../../upstream/decode.ts';

/** A decoder of what an answer's `results` hold. Beside them is `meta`, which repeats the request. */
export function resultsDecoder<Results extends TSchema>(results: Results) {
  const decode = decoder<TSchema>(Type.Object({ results }));
  return (body: unknown): Static<Results> => (decode(body) as { readonly results: Static<Results> }).results; // It was checked.
}

/** A 200 can be a failure: `meta.success` is false and `meta.errors` says why. */
export function isRefusal(body: unknown): boolean {
  return isObject(body) && isObject(body.meta) && body.meta.success === false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
