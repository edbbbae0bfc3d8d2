import type { Static, TSchema } from 'typebox';
import { decoder } from '../../../upstream/http/decoding/decode.ts';
import { envelope } from '../../../upstream/http/decoding/envelope.ts';
import { isJsonObject } from '../../../upstream/http/decoding/json-object.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';

/** Of every list. */
export const RESULTS = envelope(
  '/results',
  Type.Object({ results: Type.Array(Type.Unknown()) }),
  ({ results }) => ({
    items: results,
    total: null,
  }),
);

/** A decoder of what an answer's `results` hold. Beside them is `meta`, which repeats the request. */
export function resultsDecoder<Results extends TSchema>(results: Results) {
  const decode = decoder<TSchema>(Type.Object({ results }));
  return (body: unknown): Static<Results> => (decode(body) as { readonly results: Static<Results> }).results; // It was checked.
}

/** A 200 can be a failure: `meta.success` is false and `meta.errors` says why. */
export function isRefusal(body: unknown): boolean {
  return isJsonObject(body) && isJsonObject(body.meta) && body.meta.success === false;
}
