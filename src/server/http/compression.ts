import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  createZstdCompress,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
} from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Coding } from './content-coding.ts';

// Fast levels: an answer is made once for each request, and the last percents take several times as long.
const GZIP_OPTIONS = { level: 1 };
const BROTLI_OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const ZSTD_OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Takes less than a tenth of a millisecond at once; to hand it to a thread and back takes longer. */
const MAX_BYTES_AT_ONCE = 32_768;

/** Memory for compressed bytes of kept answers, with the bytes that they were made of. */
const MAX_REMEMBERED_BYTES = 16_777_216;

const atOnce: Readonly<Record<Coding, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gzipSync(bytes, GZIP_OPTIONS),
  br: (bytes) => brotliCompressSync(bytes, BROTLI_OPTIONS),
  zstd: (bytes) => zstdCompressSync(bytes, ZSTD_OPTIONS),
};

const inThread: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => gzipInThread(bytes, GZIP_OPTIONS),
  br: (bytes) => brotliInThread(bytes, BROTLI_OPTIONS),
  zstd: (bytes) => zstdInThread(bytes, ZSTD_OPTIONS),
};

const gzipInThread = promisify<Buffer, object, Buffer>(gzip);
const brotliInThread = promisify<Buffer, object, Buffer>(brotliCompress);
const zstdInThread = promisify<Buffer, object, Buffer>(zstdCompress);

/** Compresses bytes: small ones at once, large ones in a thread, so that the event loop goes on. */
export function compress(bytes: Buffer, coding: Coding): Buffer | Promise<Buffer> {
  return bytes.length <= MAX_BYTES_AT_ONCE ? atOnce[coding](bytes) : inThread[coding](bytes);
}

interface Remembered {
  readonly coding: Coding;
  readonly bytes: Buffer;
}

const remembered = new LRUCache<Buffer, Remembered>({
  maxSize: MAX_REMEMBERED_BYTES,
  sizeCalculation: (value, key) => key.length + value.bytes.length,
});

/** The same of bytes that are sent again and again: those of a kept answer are compressed once for each coding in a row. */
export function compressOnce(bytes: Buffer, coding: Coding): Buffer | Promise<Buffer> {
  const known = remembered.get(bytes);
  if (known?.coding === coding) return known.bytes;
  const compressed = compress(bytes, coding);
  const remember = (compressed: Buffer) => {
    remembered.set(bytes, { coding, bytes: compressed });
    return compressed;
  };
  return compressed instanceof Promise ? compressed.then(remember) : remember(compressed);
}

/** Compresses what comes in parts. Each part goes on whole as soon as it is there, and none is read ahead of its reader. */
export class PartCompressor {
  readonly #stream: ReturnType<typeof createGzip>;
  #chunks: Buffer[] = [];

  constructor(coding: Coding) {
    this.#stream = streamOf(coding);
    this.#stream.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  /** The bytes that a reader needs to have all of the part. */
  async compress(part: Uint8Array): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#stream.once('error', reject);
    this.#stream.write(part);
    this.#stream.flush(resolve);
    await promise;
    this.#stream.off('error', reject);
    return this.#take();
  }

  /** The bytes behind the last part. */
  async end(): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#stream.once('end', resolve).once('error', reject).end();
    await promise;
    return this.#take();
  }

  close(): void {
    this.#stream.destroy();
  }

  #take(): Buffer {
    const taken = Buffer.concat(this.#chunks);
    this.#chunks = [];
    return taken;
  }
}

/** The three have the same methods; `flush` by itself ends a block so that its reader can read it. */
function streamOf(coding: Coding): ReturnType<typeof createGzip> {
  switch (coding) {
    case 'gzip':
      return createGzip(GZIP_OPTIONS);
    case 'br':
      return createBrotliCompress(BROTLI_OPTIONS);
    case 'zstd':
      return createZstdCompress(ZSTD_OPTIONS);
  }
}
