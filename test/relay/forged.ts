import { deflateRawSync, inflateRawSync } from 'node:zlib';

// What somebody makes who has read the source: cursors with a right header and checksum, and whatever fields they like.

type Fields = readonly unknown[];

interface Forgery {
  readonly version?: number;
  /** Default: plain text. */
  readonly packed?: boolean;
  /** Default: as `packed` says. */
  readonly flags?: number;
}

/** A cursor for the list with an identity. */
export function forged(identity: string, fields: Fields, forgery: Forgery = {}): string {
  return forgedText(identity, JSON.stringify(fields).slice(1, -1), forgery);
}

/** The same with any text in the place of the fields. */
export function forgedText(identity: string, text: string | Buffer, forgery: Forgery = {}): string {
  return sealed(hash(Buffer.from(identity, 'utf16le'), 2), Buffer.from(text), forgery);
}

/** The same cursor with other fields. */
export function reforged(cursor: string, change: (fields: Fields) => Fields): string {
  return sealed(listOf(cursor), Buffer.from(JSON.stringify(change(fieldsOf(cursor))).slice(1, -1)), {});
}

/** The same cursor with any text in the place of its fields. */
export function reforgedText(cursor: string, text: string | Buffer, forgery: Forgery = {}): string {
  return sealed(listOf(cursor), Buffer.from(text), forgery);
}

/** What a cursor holds. */
export function fieldsOf(cursor: string): Fields {
  const bytes = Buffer.from(cursor, 'base64url');
  const body = bytes.subarray(10);
  const text = bytes[5] === 1 ? inflateRawSync(body) : body;
  return JSON.parse(`[${text}]`);
}

function listOf(cursor: string): number {
  return Buffer.from(cursor, 'base64url').readUInt32BE(1);
}

function sealed(list: number, text: Buffer, { version = 2, packed = false, flags }: Forgery): string {
  const header = Buffer.alloc(6);
  header[0] = version;
  header.writeUInt32BE(list, 1);
  header[5] = flags ?? (packed ? 1 : 0);
  const body = packed ? deflateRawSync(text) : text;
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(hash(Buffer.concat([header, body]), 1));
  return Buffer.concat([header, sum, body]).toString('base64url');
}

/** FNV-1a over units of one or two bytes. */
function hash(bytes: Buffer, unit: 1 | 2): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += unit) {
    sum = Math.imul(sum ^ (unit === 1 ? bytes.readUInt8(at) : bytes.readUInt16LE(at)), 0x01000193);
  }
  return sum >>> 0;
}
