import { Type } from '../../../upstream/http/decoding/wire-type.ts';

/** Rails counts from 1; what fits into GraphQL's Int. */
export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
