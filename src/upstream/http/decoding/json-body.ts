import type { UpstreamResponse } from '../transport.ts';
import { MAX_JSON_NESTING, nestsTooDeep } from './json-nesting.ts';
import { isJsonObject } from './json-object.ts';

type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem?: string };

/** V8's own message is dropped: it quotes the body. */
export function parseJson(body: Buffer | null): Parsed {
  if (body === null) return { ok: false };
  if (body.length === 0) return { ok: true, value: undefined };
  if (nestsTooDeep(body))
    return { ok: false, problem: `JSON that nests deeper than ${MAX_JSON_NESTING} levels` };
  const text = body.toString();
  try {
    return { ok: true, value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) };
  } catch {
    return text.trim() === '' ? { ok: true, value: undefined } : { ok: false };
  }
}

/** Whether a body that is no JSON can come from a service all the same; a page to log in at, or of a proxy, can't. */
export function isMeantAsJson({ headers, body }: UpstreamResponse): boolean {
  const isPage = /^\s*</.test(body?.toString('latin1', 0, 100) ?? '');
  return !isPage && /^[^;]*json/i.test(headers['content-type'] ?? '');
}

/** The key of what was changed, where an answer holds it that is otherwise not as documented. */
export function keyIn(body: unknown): string | undefined {
  const key = isJsonObject(body) ? body.id : undefined;
  if (typeof key === 'number' && Number.isSafeInteger(key)) return String(key);
  return typeof key === 'string' && key.length <= MAX_KEY_LENGTH ? key : undefined;
}

const MAX_KEY_LENGTH = 100;
