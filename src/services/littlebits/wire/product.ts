import type { Static } from 'typebox';
import { keyDecoder, keySchema } from '../../../upstream/http/decoding/decode.ts';
import { Count, Missing, OptionalText, Timestamp } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { Id } from './id.ts';

export const Image = Type.Object({
  url: Type.String(),
  position: Missing(Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 })),
  /** A media type. */
  type: OptionalText,
});

export const KitBit = Type.Object({ variant_id: Id, product_id: Id, quantity: Count });

const variantFields = {
  id: Id,
  type: Type.String(),
  bit_type: OptionalText,
  is_master: Type.Boolean(),
  images: Type.Array(Image),
  /** What a kit contains. The list tells it of every variant, the detail of a kit's, a variant by itself never. */
  kit_bits: Missing(Type.Array(KitBit)),
};

const Variant = Type.Object(variantFields);
/** With the product that it is one of, which it doesn't name itself. */
export const VariantOfProduct = Type.Object({ ...variantFields, productId: Id });

export const Product = Type.Object({
  id: Id,
  name: Type.String(),
  /** `Bit`, `Kit` and `Accessory` are documented; whatever else comes is passed on. */
  type: Type.String(),
  /** `power`, `input`, `output` and `wire` are seen; a Bit can have none. */
  bit_type: OptionalText,
  /** HTML. */
  description: OptionalText,
  slug: Type.String({ minLength: 1 }),
  available_on: Missing(Timestamp),
  updated_at: Timestamp,
  /** The first 150 characters of the description, or a text of its own. */
  short_description: OptionalText,
  /** Told by the detail alone. Rails writes decimals as texts. */
  cost: Missing(Type.Union([Type.Number(), Type.String({ pattern: String.raw`^-?\d+(\.\d+)?$` })])),
  inactive: Type.Boolean(),
  variants: Type.Array(Variant),
});

export type WireImage = Static<typeof Image>;
export type WireKitBit = Static<typeof KitBit>;
export type WireVariant = Static<typeof Variant>;
export type WireProduct = Static<typeof Product>;

// By what they are found: the rest is checked where it is read.
export const decodeProductKey = keyDecoder(Product, 'id');
export const decodeProductDetailKey = resultsDecoder(keySchema(Product, 'id'));
export const decodeVariantKey = resultsDecoder(keySchema(Variant, 'id'));
