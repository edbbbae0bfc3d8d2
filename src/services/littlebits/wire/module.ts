import type { Static } from 'typebox';
import { keyDecoder } from '../../../upstream/http/decoding/decode.ts';
import { Count, OptionalText } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { Id } from './id.ts';

export const Module = Type.Object({
  variant_id: Id,
  product_id: Id,
  quantity: Count,
  title: Type.String(),
  /** HTML, cut after 150 characters wherever that is, through the middle of a tag too. */
  description: OptionalText,
  type: Type.String(),
  bit_type: OptionalText,
  images: Type.Array(Type.String()),
});

export type WireModule = Static<typeof Module>;

export const decodeModuleKey = keyDecoder(Module, 'variant_id');
/** Of what a change touched, or of what a removal left. */
export const decodeModules = resultsDecoder(Type.Array(Module));
