import { Type } from '../../../upstream/http/decoding/wire-type.ts';

/** Rails counts from 1. */
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
