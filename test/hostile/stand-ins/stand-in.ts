/** A request as a stand-in sees it. */
export interface StandInRequest {
  readonly method: string;
  /** Relative to the service's documented base: `logs/`. Of an address outside it, absolute: `/oauth/token`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A documented answer. Without `json` and `text` it has no body. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service as its documents describe it, written from them alone. */
export interface StandIn {
  /** The gateway's key of it: `life-logger`. */
  readonly key: string;
  /** Its name in the schema. */
  readonly service: string;
  /** Where its documents put the API. */
  readonly basePath: string;
  /** The gateway's request header that takes its credential, and a valid value. */
  readonly header: string;
  readonly credential: string;
  readonly answer: (request: StandInRequest) => Reply;
}

export const json = (value: unknown, status = 200): Reply => ({ status, json: value });
export const nothing = (status: number, headers?: Readonly<Record<string, string>>): Reply =>
  headers ? { status, headers } : { status };
export const notFound: Reply = { status: 404, json: { detail: 'Not found.' } };

/** Fields of a JSON or form body, by name; a repeated form field is a list. */
export function fieldsOf({ headers, body }: StandInRequest): Readonly<Record<string, unknown>> {
  const text = body.toString();
  if (String(headers['content-type']).includes('json')) return JSON.parse(text) as Record<string, unknown>;
  const form = new URLSearchParams(text);
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, oneOrMany(form.getAll(name))]));
}

function oneOrMany(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** A page as Littlelogs and Larder document it. */
export function page(items: readonly unknown[], { query, path }: StandInRequest, base: string): Reply {
  const limit = Number(query.get('limit') ?? 20);
  const offset = Number(query.get('offset') ?? 0);
  const link = (at: number) => `${base}${path}?limit=${limit}&offset=${at}`;
  return json({
    count: items.length,
    next: offset + limit < items.length ? link(offset + limit) : null,
    previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
    results: items.slice(offset, offset + limit),
  });
}

export function tokenAnswer(token: string): Reply {
  return json({
    access_token: `${token}-access`,
    token_type: 'Bearer',
    expires_in: 2591999,
    refresh_token: `${token}-refresh`,
    scope: 'read write read+write',
  });
}
