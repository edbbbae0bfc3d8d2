import type { Static } from 'typebox';
import { decoder, keyDecoder } from '../../../upstream/http/decoding/decode.ts';
import { Missing, Timestamp } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { Id } from './id.ts';

export const Comment = Type.Object({
  id: Id,
  owner_id: Missing(Id),
  body: Type.String(),
  created_at: Timestamp,
  // Comments with replies of their own; nobody says how deep they go, so each level is checked where it is looked at.
  replies: Missing(Type.Array(Type.Object({}))),
});

export type WireComment = Static<typeof Comment>;

export const decodeCommentKey = keyDecoder(Comment, 'id');

const decodeReplies = decoder(Type.Array(Comment));

const decodeWritten = resultsDecoder(Type.Array(Comment, { minItems: 1 }));

/** After a comment it comes alone, as a list; what comes after a reply may be its whole thread. All of them, flat. */
export function decodeNewComments(body: unknown): WireComment[] {
  return decodeWritten(body).flatMap((comment) => [comment, ...decodeReplies(comment.replies ?? [])]);
}
