import { type DocumentNode, getOperationAST } from 'graphql';
import type { FetchAPI, Plugin } from 'graphql-yoga';
import { compress, PartCompressor } from '../../http/compression.ts';
import {
  type ChooseCoding,
  type ChosenCoding,
  type Coding,
  canHoldSecret,
} from '../../http/content-coding.ts';

const JSON_TYPES = /^application\/([\w-]+\+)?json\b/i;
const STREAM_TYPES = /^(multipart\/mixed|text\/event-stream)\b/i;

/** Compresses answers as `Accept-Encoding` allows, and says how long whole ones are. Pages compress themselves. */
export function useCompression(choose: ChooseCoding): Plugin {
  const secret = new WeakSet<Request>();
  return {
    onExecute({ args: { contextValue, document, operationName } }) {
      const operation = getOperationAST(document as DocumentNode, operationName); // As yoga's parser made it.
      if (operation && canHoldSecret(operation)) secret.add(contextValue.request);
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      const { status, headers, body } = response;
      // yoga's own event stream has a coding of `none`, which does not exist.
      if (headers.get('content-encoding') === 'none') headers.delete('content-encoding');
      const contentType = headers.get('content-type') ?? '';
      const chosenFor = (length: number) =>
        choose({
          acceptEncoding: request.headers.get('accept-encoding'),
          length,
          isSecret: secret.has(request),
        });
      const send = (body: BodyInit, { coding, varies }: ChosenCoding, length?: number) => {
        const own = lowerCased(fetchAPI, headers);
        if (coding) own.set('content-encoding', coding);
        if (varies) own.append('vary', 'Accept-Encoding');
        if (length !== undefined) own.set('content-length', String(length));
        setResponse(new fetchAPI.Response(body, { status, headers: own }));
      };
      if (body && JSON_TYPES.test(contentType)) {
        const bytes = Buffer.from(await response.arrayBuffer());
        const chosen = chosenFor(bytes.length);
        const sent = chosen.coding ? await compress(bytes, chosen.coding) : bytes;
        send(new Uint8Array(sent), chosen, sent.length);
      } else if (body && STREAM_TYPES.test(contentType)) {
        if (chosenFor(Number.POSITIVE_INFINITY).coding === null) return;
        const parts = body.getReader();
        // How large the whole will be, nobody knows: the first part decides. The head is sent with it.
        const first = await parts.read();
        const chosen = chosenFor(first.value?.length ?? 0);
        send(restOf(parts, first, chosen.coding, fetchAPI), chosen);
      }
    },
  };
}

/** In small letters: yoga's Response overlooks a `Content-Type` in others, and adds one for plain text. */
function lowerCased({ Headers }: FetchAPI, headers: Headers): Headers {
  return new Headers([...headers].map(([name, value]) => [name.toLowerCase(), value]));
}

type Read = ReadableStreamReadResult<Uint8Array>;

/** A stream again of what a reader gives, its first part being read. */
function restOf(
  parts: ReadableStreamDefaultReader<Uint8Array>,
  first: Read,
  coding: Coding | null,
  fetchAPI: FetchAPI,
): ReadableStream<Uint8Array> {
  const compressor = coding && new PartCompressor(coding);
  let read: Read | undefined = first;
  return new fetchAPI.ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = read ?? (await parts.read());
      read = undefined;
      if (!done) controller.enqueue(compressor ? await compressor.compress(value) : value);
      else {
        if (compressor) controller.enqueue(await compressor.end());
        controller.close();
      }
    },
    async cancel(reason) {
      compressor?.close();
      await parts.cancel(reason);
    },
  });
}
