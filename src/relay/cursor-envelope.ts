import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { GraphQLError } from 'graphql';
import { badUserInput } from './bad-user-input.ts';
import { fnv1a, fnv1aOfBytes } from './fnv1a.ts';

/** The fields of a cursor: one flat row, so that nothing nests however it was forged. */
export type CursorField = string | number | null;

/** Raised when the layout of a cursor changes; older cursors are then refused instead of misread. */
const VERSION = 2;
/** Version, hash of the list's identity and flags: as base64url the first 8 characters. */
const HEADER_BYTES = 6;
const HEADER_LENGTH = 8;
const FLAGS_AT = 5;
const CHECKSUM_BYTES = 4;
const SIGNATURE_BYTES = 16;

const PACKED = 1;
const SIGNED = 2;

/** Characters of fields that are worth no packing. */
const LONGEST_PLAIN = 600;
/** Packing makes no cursor shorter than this share: keys and times hardly repeat. */
const BEST_RATIO = 32;

/** Long cursors whose fields are remembered. */
const MOST_REMEMBERED = 16;

/** Null for what is no cursor of the list. */
type Opened = readonly CursorField[] | null;

/** How long the cursors of a list get. */
export interface CursorLimits {
  /** Characters of a cursor. */
  readonly length: number;
  /** Bytes of its fields. */
  readonly bytes: number;
}

/** A list that cursors are good for. */
interface CursorOwner {
  /** Names the list and the arguments that shape it. */
  readonly identity: string;
}

/**
 * Seals and opens cursors. A cursor is base64url of a header (version, list, flags), a checksum or signature, and the
 * fields as JSON without its outer brackets; long ones are deflated. The header comes first so that the cursor of
 * another list is refused before anything else of it is looked at.
 */
export class CursorEnvelope {
  readonly #keys: readonly Buffer[];
  /** Those of the long cursors that were opened last: one request may pass the same one to many fields. */
  readonly #opened = new Map<string, Opened>();

  /** @param keys The first signs, all verify. Without keys cursors have a checksum, which anybody can make. */
  constructor(keys: readonly Buffer[] = []) {
    this.#keys = keys;
  }

  seal({ identity }: CursorOwner, fields: readonly CursorField[]): string {
    const text = escapeBrackets(JSON.stringify(fields).slice(1, -1));
    const isPacked = text.length > LONGEST_PLAIN;
    const body = isPacked ? deflateRawSync(text) : Buffer.from(text);
    const header = this.#header(identity, isPacked);
    const [key] = this.#keys;
    const proof = key ? signature(key, identity, header, body) : checksum(header, body);
    return Buffer.concat([header, proof, body]).toString('base64url');
  }

  /**
   * The fields of a cursor of this list. Whether they make sense, the caller has to see.
   *
   * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, or belongs to another list.
   */
  open(
    cursor: string,
    { identity }: CursorOwner,
    limits: CursorLimits,
    argument: string,
  ): readonly CursorField[] {
    if (cursor.length > limits.length) throw noCursor(argument);
    const header = Buffer.from(cursor.slice(0, HEADER_LENGTH), 'base64url');
    if (header.length < HEADER_BYTES || header[0] !== VERSION) {
      throw isFirstVersion(cursor) ? oldCursor(argument) : noCursor(argument);
    }
    if (header.readUInt32BE(1) !== fnv1a(identity)) throw otherList(argument);
    const fields =
      cursor.length > LONGEST_PLAIN
        ? this.#openOnce(cursor, identity, limits)
        : this.#openBody(cursor, identity, limits);
    if (!fields) throw noCursor(argument);
    return fields;
  }

  #openOnce(cursor: string, identity: string, limits: CursorLimits): Opened {
    const name = `${identity} ${cursor}`;
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const fields = this.#openBody(cursor, identity, limits);
    this.#opened.set(name, fields);
    const oldest = this.#opened.keys().next();
    if (this.#opened.size > MOST_REMEMBERED && !oldest.done) this.#opened.delete(oldest.value);
    return fields;
  }

  #openBody(cursor: string, identity: string, limits: CursorLimits): Opened {
    const bytes = Buffer.from(cursor, 'base64url');
    // Decoding is lenient; encoding back is not.
    if (bytes.toString('base64url') !== cursor) return null;
    const isPacked = ((bytes[FLAGS_AT] ?? 0) & PACKED) !== 0;
    if (!bytes.subarray(0, HEADER_BYTES).equals(this.#header(identity, isPacked))) return null;
    const body = this.#provenBody(bytes, identity);
    const text = body && textOf(body, isPacked, limits.bytes);
    return text === null ? null : fieldsOf(text);
  }

  #provenBody(bytes: Buffer, identity: string): Buffer | null {
    const proofBytes = this.#keys.length > 0 ? SIGNATURE_BYTES : CHECKSUM_BYTES;
    const header = bytes.subarray(0, HEADER_BYTES);
    const proof = bytes.subarray(HEADER_BYTES, HEADER_BYTES + proofBytes);
    const body = bytes.subarray(HEADER_BYTES + proofBytes);
    if (proof.length < proofBytes) return null;
    const isProven =
      this.#keys.length > 0
        ? this.#keys.some((key) => timingSafeEqual(signature(key, identity, header, body), proof))
        : checksum(header, body).equals(proof);
    return isProven ? body : null;
  }

  #header(identity: string, isPacked: boolean): Buffer {
    const header = Buffer.allocUnsafe(HEADER_BYTES);
    header[0] = VERSION;
    header.writeUInt32BE(fnv1a(identity), 1);
    header[FLAGS_AT] = (isPacked ? PACKED : 0) | (this.#keys.length > 0 ? SIGNED : 0);
    return header;
  }
}

export function noCursor(argument: string): GraphQLError {
  return badUserInput(
    `\`${argument}\` is not a cursor of this API, or not the whole of one. Pass \`endCursor\`, \`startCursor\` or an edge's \`cursor\` unchanged.`,
    argument,
  );
}

function otherList(argument: string): GraphQLError {
  return badUserInput(
    `\`${argument}\` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.`,
    argument,
  );
}

function oldCursor(argument: string): GraphQLError {
  return badUserInput(
    `\`${argument}\` is a cursor of an earlier version of this API, which can no longer be read. Start again from the beginning of the list: leave out \`${argument}\`.`,
    argument,
  );
}

/** Those began with a checksum in base 36 and a full stop. */
function isFirstVersion(cursor: string): boolean {
  return /^[0-9a-z]{1,7}\./.test(Buffer.from(cursor.slice(0, 12), 'base64url').toString('latin1'));
}

function checksum(header: Buffer, body: Buffer): Buffer {
  const sum = Buffer.allocUnsafe(CHECKSUM_BYTES);
  sum.writeUInt32BE(fnv1aOfBytes(body, fnv1aOfBytes(header)));
  return sum;
}

function signature(key: Buffer, identity: string, header: Buffer, body: Buffer): Buffer {
  // The identity goes in whole, since its hash alone could be another list's too.
  const hmac = createHmac('sha256', key).update(header).update(identity).update('\0').update(body);
  return hmac.digest().subarray(0, SIGNATURE_BYTES);
}

/** Null for what can't be unpacked, or comes to more than any cursor holds. */
function textOf(body: Buffer, isPacked: boolean, mostBytes: number): string | null {
  if (!isPacked) return body.length > mostBytes ? null : body.toString();
  const maxOutputLength = Math.min(mostBytes, body.length * BEST_RATIO);
  try {
    return inflateRawSync(body, { maxOutputLength }).toString();
  } catch {
    return null;
  }
}

function fieldsOf(text: string): readonly CursorField[] | null {
  // Brackets inside of strings are escaped: any other would nest.
  if (/[[\]{}]/.test(text)) return null;
  try {
    const fields: (CursorField | boolean)[] = JSON.parse(`[${text}]`);
    return fields.every((field): field is CursorField => typeof field !== 'boolean') ? fields : null;
  } catch {
    return null;
  }
}

function escapeBrackets(json: string): string {
  return json.replace(/[[\]{}]/g, (bracket) => `\\u00${bracket.charCodeAt(0).toString(16)}`);
}
