import type { IncomingHttpHeaders } from 'node:http';
import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** The content codings (RFC 9110 8.4.1) that every call asks for. */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate';

/**
 * Why a body can't be decoded: a coding that nobody asked for, bytes that the coding does not allow, an end that comes too
 * early, or a stage of the decoding that gives too much.
 */
export type CodingFault = 'unknown' | 'corrupt' | 'unfinished' | 'too-large';

/** Gets what a body decodes to, and at last one of its end and its fault. */
export interface DecodedBodyListener {
  onDecoded(chunk: Buffer): void;
  onDecodedEnd(): void;
  onCodingFault(fault: CodingFault): void;
  /** More can be written again. */
  onDrain(): void;
}

const NONE: readonly string[] = [];
/** More in a row than any service has a reason for; each takes memory of its own. */
const MAX_CODINGS = 4;
/** Memory that a zstd frame may demand: 8 MiB, as RFC 9659 limits it for HTTP. */
const ZSTD_OPTIONS = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

const DECOMPRESSORS: ReadonlyMap<string, (firstByte: number) => Transform> = new Map<
  string,
  (firstByte: number) => Transform
>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  ['zstd', () => createZstdDecompress(ZSTD_OPTIONS)],
  // By its name it has the header of zlib (method 8 in the low half of the first byte); many servers leave that out.
  ['deflate', (firstByte) => ((firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw())],
]);

/** The codings of a body in the order in which they were applied; empty for a body that stands as it is. */
export function contentCodings(headers: IncomingHttpHeaders): readonly string[] {
  const header: unknown = headers['content-encoding'];
  if (header === undefined) return NONE;
  // A header that was sent several times is an array, although Node's type knows it as one text.
  const codings = String(header)
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  return codings.length === 0 ? NONE : codings;
}

/**
 * Decodes a body while it arrives, outside of the event loop's thread. Of a bomb no more comes into being than its listener
 * takes until it destroys the decoder.
 */
export class BodyDecoder {
  readonly #first: Stage;
  readonly #stages: readonly Stage[];

  /** @param maxBytes of what each coding but the last to be undone gives: the listener limits that itself. */
  constructor(codings: readonly string[], maxBytes: number, listener: DecodedBodyListener) {
    const stages: Stage[] = [];
    let next: Sink = {
      write(chunk) {
        listener.onDecoded(chunk);
        return true;
      },
      end: () => listener.onDecodedEnd(),
    };
    for (const [index, coding] of codings.entries()) {
      const limit = index === 0 ? Number.POSITIVE_INFINITY : maxBytes;
      const stage = new Stage(coding, limit, next, (fault) => listener.onCodingFault(fault));
      stages.push(stage);
      next = stage;
    }
    const first = stages.at(-1);
    if (first === undefined) throw new RangeError('A body without a coding needs no decoder.');
    first.onDrain = () => listener.onDrain();
    this.#first = first;
    this.#stages = stages;
  }

  static supports(codings: readonly string[]): boolean {
    return codings.length <= MAX_CODINGS && codings.every((coding) => DECOMPRESSORS.has(coding));
  }

  /** Returns whether more may be written before `onDrain`. */
  write(chunk: Buffer): boolean {
    return this.#first.write(chunk);
  }

  end(): void {
    this.#first.end();
  }

  destroy(): void {
    for (const stage of this.#stages) stage.destroy();
  }
}

interface Sink {
  write(chunk: Buffer): boolean;
  end(): void;
  onDrain?: (() => void) | undefined;
}

/** One coding of a body. */
class Stage implements Sink {
  onDrain: (() => void) | undefined;
  readonly #coding: string;
  readonly #maxBytes: number;
  readonly #next: Sink;
  readonly #fail: (fault: CodingFault) => void;
  #stream: Transform | undefined;
  #bytes = 0;

  constructor(coding: string, maxBytes: number, next: Sink, fail: (fault: CodingFault) => void) {
    this.#coding = coding;
    this.#maxBytes = maxBytes;
    this.#next = next;
    this.#fail = fail;
  }

  write(chunk: Buffer): boolean {
    const [firstByte] = chunk;
    if (firstByte === undefined) return true;
    this.#stream ??= this.#start(firstByte);
    return this.#stream.write(chunk);
  }

  end(): void {
    if (this.#stream) this.#stream.end();
    else this.#next.end();
  }

  destroy(): void {
    this.#stream?.destroy();
  }

  #start(firstByte: number): Transform {
    const decompress = DECOMPRESSORS.get(this.#coding);
    if (decompress === undefined) throw new RangeError('This coding is not supported.');
    const stream = decompress(firstByte);
    this.#next.onDrain = () => stream.resume();
    return stream
      .on('data', (chunk: Buffer) => {
        this.#bytes += chunk.length;
        if (this.#bytes > this.#maxBytes) this.#fail('too-large');
        else if (!this.#next.write(chunk)) stream.pause();
      })
      .on('drain', () => this.onDrain?.())
      .on('end', () => this.#next.end())
      .on('error', (error: NodeJS.ErrnoException) => {
        this.#fail(error.code === 'Z_BUF_ERROR' ? 'unfinished' : 'corrupt');
      });
  }
}
