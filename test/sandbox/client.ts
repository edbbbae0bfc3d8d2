import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON it expects.
  readonly body: any;
  readonly headers: Headers;
}

export interface Sent {
  readonly token?: string;
  readonly authorization?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request to a sandbox and reads the whole answer; redirects are not followed. */
export async function send(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  const headers = new Headers(sent.headers);
  if (sent.token) headers.set('authorization', `Bearer ${sent.token}`);
  if (sent.authorization) headers.set('authorization', sent.authorization);
  if (sent.json !== undefined) headers.set('content-type', 'application/json');
  const body = sent.form
    ? new URLSearchParams(sent.form)
    : sent.json !== undefined
      ? JSON.stringify(sent.json)
      : sent.body;
  const response = await fetch(new URL(path, sandbox.url), {
    method,
    headers,
    body: body ?? null,
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}

/** Reads as a stranger. */
export function read(sandbox: RunningSandbox, path: string): Promise<Reply> {
  return send(sandbox, 'GET', path);
}

/** Acts as the demo user. */
export function asDemoUser(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { authorization: sandbox.credential, ...sent });
}

/** Follows `next` from a first page to the last, and answers all items. */
export async function walk(sandbox: RunningSandbox, path: string): Promise<Reply['body'][]> {
  const items: Reply['body'][] = [];
  for (let next: string | null = path; next !== null; ) {
    const { body } = await asDemoUser(sandbox, 'GET', next);
    items.push(...body.results);
    next = body.next;
  }
  return items;
}

/** Reads as the demo user; the answer's bytes without the address that changes with each start. */
export async function textOf(sandbox: RunningSandbox, path: string): Promise<string> {
  const response = await fetch(new URL(path, sandbox.url), {
    headers: { authorization: sandbox.credential },
  });
  return (await response.text()).replaceAll(sandbox.url.origin, 'http://sandbox');
}
