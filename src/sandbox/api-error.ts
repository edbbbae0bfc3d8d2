/** The refusals that these APIs know. */
export type ErrorStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500;

/** An answer that ends a request early, the way Django REST Framework's exceptions do. */
export class ApiError extends Error {
  readonly status: ErrorStatus;
  /** Null for an answer without content. */
  readonly body: object | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ErrorStatus, body: object | null, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** What a Django REST Framework API says to whoever lacks a valid credential; the header names the scheme. */
export function unauthenticated(detail: string, challenge: string): ApiError {
  return new ApiError(401, { detail }, { 'WWW-Authenticate': challenge });
}

export function permissionDenied(): ApiError {
  return new ApiError(403, { detail: 'You do not have permission to perform this action.' });
}

export function notFound(): ApiError {
  return new ApiError(404, { detail: 'Not found.' });
}

export function methodNotAllowed(method: string, allowed: readonly string[]): ApiError {
  return new ApiError(405, { detail: `Method "${method}" not allowed.` }, { Allow: allowed.join(', ') });
}
