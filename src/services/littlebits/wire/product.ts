import { type Static, Type } from 'typebox';
import { resultsDecoder } from './envelope.ts';
import { Id } from './scalars.ts';

const Product = Type.Object({ id: Id, name: Type.String() });

export type WireProduct = Static<typeof Product>;

export const decodeProduct = resultsDecoder(Product);
export const decodeProducts = resultsDecoder(Type.Array(Product));
