import type { IncomingMessage, RequestListener } from 'node:http';
import { jsonContentTypeFor } from '../http/answer-type.ts';
import { textOf } from '../http/request-body.ts';
import { REQUEST_ID_HEADER, requestIdOf } from '../http/request-id.ts';
import { searchIn } from '../http/request-target.ts';
import { FastPath, type FastPathOptions } from './fast-path.ts';
import { PlainRequest } from './plain-request.ts';
import { type PlainOptions, plainRequestSource } from './plain-request-source.ts';

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
    const source = plainRequestSource(message, options);
    const type = source && jsonContentTypeFor(message.headers.accept);
    if (type === null) {
      otherwise(message, response);
      return;
    }
    const request = new PlainRequest(message, response);
    const isGet = source === 'address';
    const requestId = requestIdOf(request.get(REQUEST_ID_HEADER));
    const exchange = { request, response, requestId, type, isGet, startedAt: performance.now() };
    if (isGet) {
      const search = searchIn(message.url ?? '');
      path.answer(exchange, search, () => otherwise(message, response));
      return;
    }
    readBody(message, (body) => {
      const whole = () => otherwise(Object.assign(message, { body: new ReadBody(body) }), response);
      const text = textOf(body);
      if (text === null) whole();
      else path.answer(exchange, text, whole);
    });
  };
}

function readBody(message: IncomingMessage, whenRead: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const take = (chunk: Buffer) => chunks.push(chunk);
  message.on('data', take);
  // A connection keeps its last message until the next one: what a listener holds, the whole request, would stay with it.
  message.once('end', () => {
    message.off('data', take);
    const [only] = chunks;
    whenRead(only && chunks.length === 1 ? only : Buffer.concat(chunks));
  });
}

/** A body that was read, for yoga to read again: it looks through every byte of a buffer for keys of its own. */
class ReadBody {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, void> {
    yield this.bytes;
  }
}
