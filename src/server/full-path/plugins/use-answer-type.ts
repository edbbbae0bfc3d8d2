import type { Plugin, processRegularResult } from 'graphql-yoga';
import { answerTypeFor } from '../../http/answer-type.ts';
import { notAcceptable } from '../../http/request-errors.ts';
import { isInParts } from '../../incremental/payloads.ts';

/**
 * Chooses the media type of an answer in one piece, and refuses a request that accepts none of them before it is read.
 *
 * yoga takes the first type that is named, whatever its weight, and finds out that there is none after a mutation ran.
 *
 * @param sendWhole yoga's own way to send an answer in one piece.
 */
export function useAnswerType(sendWhole: typeof processRegularResult): Plugin {
  return {
    onRequestParse({ request }) {
      if (answerTypeFor(request.headers.get('accept')) === null) throw notAcceptable();
    },
    onResultProcess({ request, result, setResultProcessor }) {
      if (isInParts(result)) return;
      const type = answerTypeFor(request.headers.get('accept'));
      // What it accepts of these, yoga has found.
      if (type === 'multipart/mixed' || type === 'text/event-stream') return;
      setResultProcessor(sendWhole, type ?? 'application/json');
    },
  };
}
