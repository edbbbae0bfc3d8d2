import { createHash } from 'node:crypto';

const PREFIX = 'sha256:';
const SHA256 = /^[0-9a-f]{64}$/;

/** The SHA-256 of a document's text in UTF-8, as 64 lower-case hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether an id is a hash: it must then be its document's. Any other (Relay's MD5, a name) is what its maker says. */
export function isHash(id: string): boolean {
  return SHA256.test(id);
}

/** An id without the prefix that GraphQL over HTTP gives a hash; Apollo sends the hash alone. */
export function plainId(id: string): string {
  const rest = id.slice(PREFIX.length);
  return id.startsWith(PREFIX) && isHash(rest) ? rest : id;
}

/** An id as GraphQL over HTTP has it: `sha256:…`. */
export function prefixedId(hash: string): string {
  return PREFIX + hash;
}
