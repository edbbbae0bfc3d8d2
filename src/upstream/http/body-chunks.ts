/** So many pieces are joined to one: a service can send its body byte by byte, and each piece takes a hundred bytes. */
const JOINED_AT = 512;

/** What has come of a body. */
export class BodyChunks {
  readonly #chunks: Buffer[];
  /** How many pieces at the beginning are joined ones. */
  #joined = 0;

  constructor(first: Buffer) {
    this.#chunks = [first];
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    if (this.#chunks.length - this.#joined < JOINED_AT) return;
    this.#chunks.push(Buffer.concat(this.#chunks.splice(this.#joined)));
    this.#joined += 1;
  }

  /** All of it. */
  whole(): Buffer {
    const [first] = this.#chunks;
    return first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
  }
}
