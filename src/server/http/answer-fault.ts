import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import { answerBodyOf } from './answer-body.ts';
import { NO_STORE, SECURITY_HEADERS } from './common-headers.ts';

/**
 * Answers a request that a fault of ours has left without an answer, and logs the fault by its mask. What is half sent
 * cannot become another answer: it breaks off.
 *
 * @param send sends the JSON with status 500. Default: with the headers that every answer has, and nothing else.
 * @returns the error as the client sees it.
 */
export function answerFault(
  response: ServerResponse,
  fault: unknown,
  maskError: (error: GraphQLError) => GraphQLError,
  send = (text: string) => sendBare(response, text),
): GraphQLError {
  const originalError = fault as Error; // What else is thrown, the log takes for what it is.
  const error = maskError(new GraphQLError('Unexpected error.', { originalError }));
  if (response.headersSent) response.destroy();
  else send(answerBodyOf(undefined, [error], undefined).text);
  return error;
}

function sendBare(response: ServerResponse, text: string): void {
  response
    .writeHead(500, {
      ...SECURITY_HEADERS,
      'cache-control': NO_STORE,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      // Of a body that nobody has read.
      connection: 'close',
    })
    .end(text);
}
