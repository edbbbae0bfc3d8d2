import { ApiError } from './api-error.ts';

/**
 * The fields of a request's body: form-urlencoded, multipart or JSON, as Django REST Framework's default parsers take
 * them. An empty body has no fields. A JSON body may be any JSON value, which is the caller's to check.
 */
export async function readBody(request: Request): Promise<unknown> {
  const contentType = request.headers.get('content-type') ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'multipart/form-data') return readMultipart(request);
  const text = await request.text();
  if (text === '') return {};
  if (mediaType === 'application/json') return parseJson(text);
  // Where a form names a field twice, Django takes the last.
  if (mediaType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  throw new ApiError(415, { detail: `Unsupported media type "${contentType}" in request.` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'invalid';
    throw new ApiError(400, { detail: `JSON parse error - ${reason}` });
  }
}

async function readMultipart(request: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await request.formData());
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
    throw new ApiError(400, {
      non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonTypeOf(body)}.`],
    });
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

function pythonTypeOf(value: unknown): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return typeof value === 'boolean' ? 'bool' : 'str';
}
