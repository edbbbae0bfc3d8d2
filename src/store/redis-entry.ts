import type { Entry } from './cache-store.ts';
import { type Seal, SIGNATURE_LENGTH } from './seal.ts';

// What Redis holds under an entry's key, bytes throughout:
//
//   2 <signature of all that follows>
//   <tag> <version> <tag> <version> …
//   <bytes of the head> <milliseconds since the Unix epoch until which it holds>
//   <head><body>
//
// There is no space behind the 2 and no line end behind the signature: the tags begin at a fixed place, for Redis' script.

/** The number of the format. */
const FORMAT = '2';
/** Where the tags begin, counted from 0. */
export const TAGS_START = FORMAT.length + SIGNATURE_LENGTH;
const LINE_END = 0x0a;

/** An entry with all that decides whether it is valid. */
export interface SealedEntry extends Entry {
  /** Keys of the tags with their versions, in turns. */
  readonly tags: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly until: number;
}

export function sealEntry(seal: Seal, key: string, { head, body, tags, until }: SealedEntry): Buffer {
  const start = `${tags.join(' ')}\n${Buffer.byteLength(head)} ${until}\n${head}`;
  const signed = Buffer.concat([Buffer.from(start), body]);
  return Buffer.concat([Buffer.from(FORMAT + seal.sign(key, signed)), signed]);
}

/** Undefined for whatever `sealEntry` has not made for this very key. */
export function openEntry(seal: Seal, key: string, value: Buffer): SealedEntry | undefined {
  if (value.length < TAGS_START || value.toString('latin1', 0, FORMAT.length) !== FORMAT) return undefined;
  const signed = value.subarray(TAGS_START);
  if (!seal.verifies(key, signed, value.toString('latin1', FORMAT.length, TAGS_START))) return undefined;
  const tagsEnd = signed.indexOf(LINE_END);
  const lengthsEnd = signed.indexOf(LINE_END, tagsEnd + 1);
  if (tagsEnd < 0 || lengthsEnd < 0) return undefined;
  const [headBytes = NaN, until = NaN] = signed
    .toString('latin1', tagsEnd + 1, lengthsEnd)
    .split(' ')
    .map(Number);
  const bodyStart = lengthsEnd + 1 + headBytes;
  if (!(bodyStart <= signed.length) || Number.isNaN(until)) return undefined;
  return {
    tags: signed.toString('latin1', 0, tagsEnd).split(' '),
    until,
    head: signed.toString('utf8', lengthsEnd + 1, bodyStart),
    body: signed.subarray(bodyStart),
  };
}
