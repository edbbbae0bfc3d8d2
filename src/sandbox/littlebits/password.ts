import { type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };

/** `salt:key`, both in hexadecimal digits. */
export function hashPassword(password: string, salt: Buffer): string {
  return `${salt.toString('hex')}:${scryptSync(password, salt, KEY_BYTES, COST).toString('hex')}`;
}

export function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split(':').map((part) => Buffer.from(part, 'hex'));
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, COST, (error, derived) => {
      if (error) reject(error);
      else resolve(timingSafeEqual(derived, Buffer.from(key)));
    });
  });
}
