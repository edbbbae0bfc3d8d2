import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip, zstdCompress } from 'node:zlib';
import { type Coding, fileCodingFor } from './content-coding.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const gzipped = promisify<Buffer, object, Buffer>(gzip);
const gunzipped = promisify<Buffer, Buffer>(gunzip);
const brotli = promisify<Buffer, object, Buffer>(brotliCompress);
const zstd = promisify<Buffer, object, Buffer>(zstdCompress);

// Of a file, which is compressed once, the size matters more than of an answer; but somebody waits for it.
const GZIP = { level: 9 };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 6 } };

/** A file that is sent again and again. It is compressed by gzip at once, and by another coding when somebody asks for it. */
export class StaticContent {
  readonly #gzipped: Bytes;
  readonly #others = new Map<Coding | null, Promise<Bytes>>();
  /** Whether compressing saves something. */
  readonly isCompressible: boolean;

  private constructor(content: Buffer, gzipped: Bytes) {
    this.#gzipped = gzipped;
    this.isCompressible = gzipped.length < content.length * 0.95;
    if (!this.isCompressible) this.#others.set(null, Promise.resolve(new Uint8Array(content)));
  }

  static async of(content: Buffer): Promise<StaticContent> {
    return new StaticContent(content, new Uint8Array(await gzipped(content, GZIP)));
  }

  /** What the client gets by its `Accept-Encoding` header. */
  codingFor(acceptEncoding: string | null): Coding | null {
    return this.isCompressible ? fileCodingFor(acceptEncoding) : null;
  }

  bytesIn(coding: Coding | null): Bytes | Promise<Bytes> {
    if (coding === 'gzip') return this.#gzipped;
    const known = this.#others.get(coding);
    if (known) return known;
    const made = this.#make(coding).then((bytes) => new Uint8Array(bytes));
    this.#others.set(coding, made);
    return made;
  }

  async #make(coding: 'br' | 'zstd' | null): Promise<Buffer> {
    const content = await gunzipped(Buffer.from(this.#gzipped));
    if (coding === null) return content;
    return coding === 'br' ? brotli(content, BROTLI) : zstd(content, ZSTD);
  }
}
