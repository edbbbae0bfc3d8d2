import { answerTypeFor as negotiate } from '../http/answer-type.ts';

/** Media type of an answer in one piece, with its charset. */
export type AnswerType =
  | 'application/graphql-response+json; charset=utf-8'
  | 'application/json; charset=utf-8';

/** The type that an `Accept` header asks for; null where it accepts no JSON, which is left to yoga. */
export function answerTypeFor(accept: string | undefined): AnswerType | null {
  switch (negotiate(accept)) {
    case 'application/json':
      return 'application/json; charset=utf-8';
    case 'application/graphql-response+json':
      return 'application/graphql-response+json; charset=utf-8';
    default:
      return null;
  }
}
