import { ApiError } from '../api-error.ts';
import { type ParsedBody, parseBody } from '../request-body.ts';
import { Refusal } from './envelope.ts';

/** Parameters as Rails merges them, nested as their brackets say. */
export interface Fields {
  readonly [name: string]: unknown;
}

/** Query and body of a request in one, as Rails has it; what both name is the body's. */
export async function readFields(request: Request): Promise<Fields> {
  const query = nested([...new URL(request.url).searchParams]);
  const body = await parsedBody(request);
  if (body.kind === 'form') return { ...query, ...nested(body.entries) };
  return isFields(body.value) ? { ...query, ...body.value } : query;
}

async function parsedBody(request: Request): Promise<ParsedBody> {
  try {
    return await parseBody(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // A body of a type that Rails doesn't know has no parameters, and is no fault.
    if (error.status === 415) return { kind: 'json', value: {} };
    throw new Refusal(400, 'There was a problem in the request body you submitted.');
  }
}

/** `a[b]=1` is an object in an object, `a[]=1&a[]=2` an array; of a plain name that comes twice the last counts. */
function nested(entries: readonly (readonly [string, unknown])[]): Fields {
  const fields = new Map<string, unknown>();
  for (const [key, value] of entries) {
    const [, name = key, part] = /^([^[\]]+)\[([^[\]]*)\]$/.exec(key) ?? [];
    const before = fields.get(name);
    if (part === undefined) fields.set(name, value);
    else if (part === '') fields.set(name, [...(Array.isArray(before) ? before : []), value]);
    else fields.set(name, { ...(isFields(before) ? before : {}), [part]: value });
  }
  return Object.fromEntries(fields);
}

/** The fields within a field, `mobile_app[email]`; none where it holds something else. */
export function fieldsIn(fields: Fields, name: string): Fields {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isFields(value) ? value : {};
}

/** A field's text, which in JSON may be a number; null where it is missing or something else. */
export function textIn(fields: Fields, name: string): string | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : null;
}

/** A field as it was sent; null where it wasn't. */
export function sentAs(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : null;
}

/** A whole number, digits alone; null where it isn't one. */
export function wholeNumberIn(fields: Fields, name: string): number | null {
  return wholeNumber(textIn(fields, name));
}

export function wholeNumber(text: string | null): number | null {
  return text !== null && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File);
}
