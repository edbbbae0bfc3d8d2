import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { type ContentType, readContentType } from '../../http/content-type.ts';
import { parametersInAddress, parametersInBody } from '../../http/parameters.ts';
import { codingsOf, decodeBytes, readBytes, textOf } from '../../http/request-body.ts';
import {
  badRequest,
  requestTooLarge,
  unsupportedCharset,
  unsupportedMediaType,
  unsupportedTransferCoding,
} from '../../http/request-errors.ts';
import { searchIn } from '../../http/request-target.ts';

/**
 * Reads a request's parameters from its body or its address, and refuses what cannot be read: a large body before it is
 * read where its length is sent.
 *
 * yoga's own parsers compare the content type as text, ignore codings and charsets, and quote the body in their errors.
 */
export function useRequestParameters(bodyLimit: number): Plugin {
  return {
    onRequestParse({ request, setRequestParser }) {
      const { method, headers } = request;
      // yoga's type leaves out the nulls that its own parsers let through.
      if (method === 'GET')
        setRequestParser(({ url }) => parametersInAddress(searchIn(url)) as GraphQLParams);
      if (method !== 'POST') return;
      const contentType = readContentType(headers.get('content-type') ?? '');
      if (contentType.format === null) throw unsupportedMediaType();
      if (!contentType.isUtf8) throw unsupportedCharset();
      const transferCoding = headers.get('transfer-encoding') ?? 'chunked';
      if (transferCoding.trim().toLowerCase() !== 'chunked') throw unsupportedTransferCoding();
      const codings = codingsOf(headers.get('content-encoding'));
      const length = Number(headers.get('content-length') ?? 0);
      if (length > bodyLimit) throw requestTooLarge(bodyLimit, length);
      const format = contentType.format;
      setRequestParser(({ body }) => parametersIn(body, { format, codings, bodyLimit }));
    },
  };
}

interface BodyOptions {
  readonly format: NonNullable<ContentType['format']>;
  readonly codings: readonly string[];
  readonly bodyLimit: number;
}

async function parametersIn(
  body: AsyncIterable<Uint8Array> | null,
  { format, codings, bodyLimit }: BodyOptions,
): Promise<GraphQLParams> {
  const bytes = await readBytes(body, bodyLimit);
  const text = textOf(codings.length === 0 ? bytes : await decodeBytes(bytes, codings, bodyLimit));
  if (text === null) throw badRequest('The request body is not valid UTF-8.');
  return parametersInBody(text, format) as GraphQLParams; // As above.
}
