import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Length of a signature in base64url. */
export const SIGNATURE_LENGTH = 43;

/** Signs nothing that anybody could trust: for development, where no keys are set. */
const WELL_KNOWN_KEY = hash('sha256', 'quintet: everybody knows this key', 'buffer');

/**
 * Signs what is stored where others could write: HMAC-SHA256 over the place and what stands there, so that a value is
 * valid in its own place alone.
 */
export class Seal {
  readonly #keys: readonly KeyObject[];

  /** @param keys the first signs, all verify. Default: one that everybody knows. */
  constructor(keys: readonly Buffer[] = [WELL_KNOWN_KEY]) {
    this.#keys = keys.map((key) => createSecretKey(key));
  }

  sign(place: string, value: Buffer | string): string {
    const [key] = this.#keys;
    if (key === undefined) throw new Error('A seal has at least one key.');
    return signature(key, place, value).toString('base64url');
  }

  verifies(place: string, value: Buffer | string, signed: string): boolean {
    const given = Buffer.from(signed, 'base64url');
    return this.#keys.some((key) => {
      const right = signature(key, place, value);
      // Some texts decode to the same bytes: only one of them is the signature.
      return (
        given.length === right.length &&
        timingSafeEqual(given, right) &&
        right.toString('base64url') === signed
      );
    });
  }
}

function signature(key: KeyObject, place: string, value: Buffer | string): Buffer {
  // No place holds a line end, so that none can be moved into the value.
  return createHmac('sha256', key).update(`${place}\n`).update(value).digest();
}
