import { randomBytes } from 'node:crypto';
import type { Seal } from './seal.ts';

/** Tags whose last version is remembered. */
const MOST = 1_000;

interface Verified {
  readonly value: string;
  readonly version: string;
}

/**
 * The versions that tags get in a shared store. What is stored is `<version>.<signature>`: a version never seen before, and
 * the signature of it for this very tag.
 */
export class TagVersions {
  readonly #seal: Seal;
  /** By tag, what was verified last: it need not be for every request. */
  readonly #verified = new Map<string, Verified>();

  constructor(seal: Seal) {
    this.#seal = seal;
  }

  /** What to store for each tag that could have no version. */
  fresh(tags: readonly string[]): string[] {
    const version = randomBytes(12).toString('base64url');
    return tags.map((tag) => this.#signed(tag, version));
  }

  /** Whether it is what was verified last. */
  isVerified(tag: string, value: string): boolean {
    return this.#verified.get(tag)?.value === value;
  }

  /** The version in what is stored; undefined where somebody else has put it there. */
  versionIn(tag: string, value: string): string | undefined {
    const known = this.#verified.get(tag);
    if (known?.value === value) return known.version;
    const [version = '', signature = ''] = value.split('.');
    if (value !== `${version}.${signature}` || !this.#seal.verifies(tag, version, signature))
      return undefined;
    if (this.#verified.size >= MOST) this.#verified.clear();
    this.#verified.set(tag, { value, version });
    return version;
  }

  /** The same version, signed by the key that signs now; undefined where it is. */
  renewed(tag: string, value: string): string | undefined {
    const renewed = this.#signed(tag, value.split('.', 1)[0] ?? '');
    return renewed === value ? undefined : renewed;
  }

  #signed(tag: string, version: string): string {
    return `${version}.${this.#seal.sign(tag, version)}`;
  }
}
