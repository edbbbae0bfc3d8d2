import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { badRequest, requestTooLarge, unsupportedCoding } from './request-errors.ts';

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const gunzipped = promisify(gunzip) as Decode; // The overload with options, of those that promisify cannot choose from.
const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: gunzipped,
  'x-gzip': gunzipped,
  br: promisify(brotliDecompress) as Decode, // As above, and below.
  zstd: promisify(zstdDecompress) as Decode,
  deflate: (bytes, options) => (hasZlibHeader(bytes) ? inflated : rawInflated)(bytes, options),
};
const inflated = promisify(inflate) as Decode;
const rawInflated = promisify(inflateRaw) as Decode;

/** Each coding is one more turn for a bomb; nobody needs more. */
const MAX_CODINGS = 2;

/** `deflate` means zlib's format (RFC 9110, 8.4.1.2), but some clients send the bare one. */
function hasZlibHeader([first = 0, second = 0]: Buffer): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/**
 * The codings in a `Content-Encoding` header, in the order in which they were applied.
 *
 * @throws GraphQLError, 415, where one of them cannot be read.
 */
export function codingsOf(header: string | null): string[] {
  const codings = (header ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS || !codings.every((coding) => Object.hasOwn(DECODERS, coding)))
    throw unsupportedCoding();
  return codings;
}

/**
 * Reads a body to its end.
 *
 * @throws GraphQLError: 413 as soon as it is larger than the limit, 400 where its client leaves before its end.
 */
export async function readBytes(body: AsyncIterable<Uint8Array> | null, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const iterator = body?.[Symbol.asyncIterator]();
  // Not `for await`: breaking off ends the iterator, which would close the socket before the refusal is sent.
  const read = () => iterator?.next().catch(throwCutOff);
  for (let next = await read(); next && !next.done; next = await read()) {
    length += next.value.byteLength;
    if (length > limit) throw requestTooLarge(limit);
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, length);
}

function throwCutOff(): never {
  throw badRequest('The connection was closed before the end of the request body.');
}

/**
 * Undoes content codings. No step makes more than the limit, whatever the bytes promise.
 *
 * @throws GraphQLError: 413 for what is larger when decoded, 400 for what is not of its coding.
 */
export async function decodeBytes(bytes: Buffer, codings: readonly string[], limit: number): Promise<Buffer> {
  let decoded = bytes;
  for (const coding of codings.toReversed()) {
    try {
      decoded = (await DECODERS[coding]?.(decoded, { maxOutputLength: limit })) ?? decoded;
    } catch (error) {
      if (isTooLarge(error)) throw requestTooLarge(limit);
      throw badRequest('The request body does not match its Content-Encoding header.');
    }
  }
  return decoded;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** The text of a body, without a byte order mark; null where it is not UTF-8. */
export function textOf(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return null;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}
