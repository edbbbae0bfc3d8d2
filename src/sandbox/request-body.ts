import { bodyLimit } from 'hono/body-limit';
import { ApiError } from './api-error.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Refuses a body that is too large, whatever the endpoint. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (context) => context.json({ detail: 'Request body is too large.' }, 413),
});

/** A parsed body that keeps what sets a form apart: a name may come twice, and there is no null. */
export type ParsedBody =
  | { readonly kind: 'form'; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly kind: 'json'; readonly value: unknown };

export interface BodyOptions {
  /** What a body is whose type the request doesn't tell; refused with 415 unless set. */
  readonly untyped?: 'application/json';
}

/**
 * Parses a request's body: form-urlencoded, multipart or JSON, as Django REST Framework's default parsers take them.
 * An empty body has no fields. A JSON body may be any JSON value, which is the caller's to check.
 */
export async function parseBody(request: Request, { untyped }: BodyOptions = {}): Promise<ParsedBody> {
  const contentType = request.headers.get('content-type') ?? untyped ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'multipart/form-data') return { kind: 'form', entries: await readMultipart(request) };
  const text = await request.text();
  if (mediaType === 'application/x-www-form-urlencoded') {
    return { kind: 'form', entries: [...new URLSearchParams(text)] };
  }
  if (text === '') return { kind: 'json', value: {} };
  if (mediaType === 'application/json') return { kind: 'json', value: parseJson(text) };
  throw new ApiError(415, { detail: `Unsupported media type "${contentType}" in request.` });
}

/** The fields of a parsed body. Where a form names one twice, Django takes the last. */
export function fieldsOfBody(body: ParsedBody): unknown {
  return body.kind === 'form' ? Object.fromEntries(body.entries) : body.value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'invalid';
    throw new ApiError(400, { detail: `JSON parse error - ${reason}` });
  }
}

async function readMultipart(request: Request): Promise<[string, unknown][]> {
  try {
    return [...(await request.formData())];
  } catch {
    throw new ApiError(400, { detail: 'Multipart form parse error - Invalid form data.' });
  }
}

/** One field of a parsed body; undefined where it is missing or the body isn't an object. */
export function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined;
  return Reflect.get(body, name);
}

/**
 * A required text of a parsed body, trimmed; faults are told field by field in the words of Django REST Framework's
 * CharField, which also takes numbers.
 */
export function requiredText(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError(400, { non_field_errors: [notADictionary(body)] });
  }
  const value = fieldOf(body, name);
  if (value === undefined) throw new ApiError(400, { [name]: ['This field is required.'] });
  if (value === null) throw new ApiError(400, { [name]: ['This field may not be null.'] });
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new ApiError(400, { [name]: ['Not a valid string.'] });
  }
  const text = String(value).trim();
  if (text === '') throw new ApiError(400, { [name]: ['This field may not be blank.'] });
  return text;
}

/** What a serializer says to a body that isn't an object. */
export function notADictionary(body: unknown): string {
  return `Invalid data. Expected a dictionary, but got ${pythonTypeOf(body)}.`;
}

/** What Python calls the type of a JSON value. */
export function pythonTypeOf(value: unknown): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return typeof value === 'boolean' ? 'bool' : 'str';
}
