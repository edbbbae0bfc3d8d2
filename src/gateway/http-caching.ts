import { createHash } from 'node:crypto';

/** What decides who may keep an answer. */
export interface Cacheability {
  /** Whether a credential stood behind it, the client's or a sandbox's own. */
  readonly isPersonal: boolean;
  /** Seconds that an answer without a credential may be kept. */
  readonly maxAgeSeconds: number;
}

/**
 * The `Cache-Control` of an answer.
 *
 * Personal ones are kept by the person's own client, which asks each time whether they still hold: people see at once
 * what they have changed. What is public nobody changes through the gateway without a credential.
 */
export function cacheControlOf({ isPersonal, maxAgeSeconds }: Cacheability): string {
  if (isPersonal) return 'private, no-cache';
  return maxAgeSeconds === 0 ? 'public, no-cache' : `public, max-age=${maxAgeSeconds}`;
}

/** A strong `ETag`: the same only for the same bytes of the same type. */
export function etagOf(contentType: string, body: string): string {
  return `"${createHash('sha256').update(`${contentType}\n${body}`).digest('base64url')}"`;
}

/** Whether `If-None-Match` says that the client has the answer already. */
export function hasEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  // Proxies that compress make a strong tag weak; for a GET that is as good.
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
