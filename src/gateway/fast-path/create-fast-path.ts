import type { IncomingMessage, RequestListener } from 'node:http';
import { answerTypeFor } from './answer-type.ts';
import { FastPath, type FastPathOptions } from './fast-path.ts';
import { type PlainOptions, plainWay } from './is-plain.ts';
import { PlainRequest } from './plain-request.ts';

/**
 * Answers plain requests for operations that are executed by plans straight from node:http; whatever is not plain, is
 * refused, or comes in parts is handed to `otherwise` before anything of it is executed. The answer is the same there.
 *
 * yoga and the Fetch API's objects cost several times what these requests cost themselves.
 *
 * @param otherwise gets a body that was read as `request.body`, which yoga takes for it.
 */
export function createFastPath(
  options: FastPathOptions & PlainOptions,
  otherwise: RequestListener,
): RequestListener {
  const path = new FastPath(options);
  return (message, response) => {
    const way = plainWay(message, options);
    const type = way && answerTypeFor(message.headers.accept);
    if (type === null) {
      otherwise(message, response);
      return;
    }
    const request = new PlainRequest(message, response);
    const isGet = way === 'address';
    const exchange = { request, response, type, isGet, startedAt: performance.now() };
    if (isGet) {
      const search = message.url?.slice(message.url.indexOf('?') + 1) ?? '';
      path.answer(exchange, search, () => otherwise(message, response));
      return;
    }
    readText(message, (text) => {
      path.answer(exchange, text, () => otherwise(Object.assign(message, { body: text }), response));
    });
  };
}

function readText(message: IncomingMessage, whenRead: (text: string) => void): void {
  const chunks: Buffer[] = [];
  const take = (chunk: Buffer) => chunks.push(chunk);
  message.on('data', take);
  // A connection keeps its last message until the next one: what a listener holds, the whole request, would stay with it.
  message.once('end', () => {
    message.off('data', take);
    whenRead(chunks.length === 1 ? String(chunks[0]) : String(Buffer.concat(chunks)));
  });
}
