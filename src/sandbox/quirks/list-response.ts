import type { ListFormat } from './list-format.ts';

/** A response that holds a list. */
export interface ListResponse {
  readonly items: readonly unknown[];
  /** The total that it tells, where it tells one. */
  readonly total: number | undefined;
  /** The same response with some parts replaced. */
  with(parts: {
    readonly items?: readonly unknown[];
    readonly total?: number;
    readonly next?: string | null;
  }): Response;
}

/** Reads a list out of a response; undefined where it holds none. */
export async function readList(response: Response, lists: ListFormat): Promise<ListResponse | undefined> {
  const body = await readJson(response);
  const items = valueAt(body, [lists.items]);
  if (!Array.isArray(items)) return undefined;
  const total = lists.total && valueAt(body, lists.total);
  return {
    items,
    total: typeof total === 'number' ? total : undefined,
    with(parts) {
      const changed = structuredClone(body);
      if (parts.items !== undefined) setAt(changed, [lists.items], parts.items);
      if (parts.total !== undefined && lists.total) setAt(changed, lists.total, parts.total);
      if (parts.next !== undefined && lists.next) setAt(changed, lists.next, parts.next);
      return withJson(response, changed);
    },
  };
}

/** The body of a successful JSON response, which stays readable; undefined for any other. */
export async function readJson(response: Response): Promise<unknown> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return response.status === 200 && isJson ? response.clone().json() : undefined;
}

/** The same response with another body. */
export function withJson(response: Response, body: unknown): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(body), { status: response.status, headers });
}

/** The same request for another address. */
export function readingInstead(request: Request, url: URL): Request {
  return new Request(url, { method: request.method, headers: request.headers });
}

function valueAt(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

function setAt(body: unknown, path: readonly string[], value: unknown): void {
  const parent = valueAt(body, path.slice(0, -1));
  const [name] = path.slice(-1);
  if (isObject(parent) && name !== undefined) parent[name] = value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
