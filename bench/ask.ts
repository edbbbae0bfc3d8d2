import { createHash } from 'node:crypto';
import { Pool } from 'undici';

/** A GraphQL request as it goes over the wire, made once and sent many times. */
export interface PreparedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What differs from one time to the next. */
export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request before its answer has come. */
  readonly signal?: AbortSignal;
}

/** Asks one server over connections that are kept. */
export interface Client {
  /** The text of the answer, whatever its status. */
  send(request: PreparedRequest, options?: SendOptions): Promise<string>;
  close(): Promise<void>;
}

export function createClient(origin: string, connections: number): Client {
  const pool = new Pool(origin, { connections });
  return {
    async send({ headers, ...request }, { headers: own, ...options } = {}) {
      const { body } = await pool.request({ ...request, ...options, headers: { ...headers, ...own } });
      return body.text();
    },
    close: () => pool.close(),
  };
}

/** As clients do that know nothing of persisted operations. */
export function byPost(query: string, variables?: object): PreparedRequest {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query, variables }) };
}

/** As an automatic persisted query, by GET with nothing but its hash; the server has to know it: see `register`. */
export function byHash(query: string): PreparedRequest {
  const parameters = new URLSearchParams({ extensions: JSON.stringify(extensionsOf(query)) });
  const headers = { accept: 'application/json', 'apollo-require-preflight': 'true' };
  return { method: 'GET', path: `/graphql?${parameters}`, headers };
}

/** Tells a server the query behind a hash, as clients do once. */
export async function register(client: Client, query: string): Promise<void> {
  const body = JSON.stringify({ query, extensions: extensionsOf(query) });
  await client.send({ ...byPost(query), body });
}

function extensionsOf(query: string): object {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  return { persistedQuery: { version: 1, sha256Hash } };
}
