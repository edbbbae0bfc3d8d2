import { createHash } from 'node:crypto';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { CODINGS, type Coding } from './content-coding.ts';

/** What decides who may cache a response. */
export interface HttpCachingOptions {
  /** Seconds for which anybody may cache a response that no credential stands behind. */
  readonly maxAgeSeconds: number;
  /** Request headers that carry credentials. */
  readonly credentialHeaders: readonly string[];
  /** Whether a sandbox's own credential stands in where a client sends none. */
  readonly demoCredentials: boolean;
}

/** The headers of a cacheable response. */
export interface CachingHeaders {
  readonly 'cache-control': string;
  readonly etag: string;
  readonly vary: string;
}

/**
 * For the answers to persisted operations that are sent by GET and hold no error.
 *
 * Personal ones are kept by the person's own client, which asks each time whether they still hold: people see at once
 * what they have changed. What is public nobody changes through the gateway without a credential.
 */
export class HttpCaching {
  readonly #options: HttpCachingOptions;
  readonly #vary: string;
  /** Someone in front of the gateway may look at an Authorization of their own. */
  readonly #personalHeaders: readonly string[];

  constructor(options: HttpCachingOptions) {
    this.#options = options;
    this.#vary = ['Accept', ...options.credentialHeaders].join(', ');
    this.#personalHeaders = [...options.credentialHeaders, 'Authorization'];
  }

  headersFor({ headers }: GatewayRequest, etag: string): CachingHeaders {
    const { maxAgeSeconds, demoCredentials } = this.#options;
    const isPersonal = demoCredentials || this.#personalHeaders.some((name) => headers.get(name)?.trim());
    return {
      'cache-control': isPersonal ? 'private, no-cache' : publicly(maxAgeSeconds),
      etag,
      vary: this.#vary,
    };
  }
}

/** Whether caches may store a response: to a query by GET that names its operation by an id, without errors. */
export function isCacheable(answered: {
  readonly isGet: boolean;
  readonly isById: boolean;
  readonly hasErrors: boolean;
}): boolean {
  return answered.isGet && answered.isById && !answered.hasErrors;
}

function publicly(maxAgeSeconds: number): string {
  return maxAgeSeconds === 0 ? 'public, no-cache' : `public, max-age=${maxAgeSeconds}`;
}

/** A strong `ETag`: the same only for the same bytes of the same type. */
export function etagOf(contentType: string, body: string | Buffer): string {
  const hash = createHash('sha256').update(`${contentType}\n`).update(body);
  return `"${hash.digest('base64url')}"`;
}

/** A strong `ETag` of the same content in a coding: other bytes, so another tag (RFC 9110, 8.8.3.3). */
export function etagIn(etag: string, coding: Coding | null): string {
  return coding === null ? etag : `${etag.slice(0, -1)}-${coding}"`;
}

/** Whether `If-None-Match` says that the client has the answer already, in whichever content coding. */
export function hasEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  // Proxies that compress make a strong tag weak; for a GET that is as good.
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || [null, ...CODINGS].some((coding) => tags.includes(etagIn(etag, coding)));
}
