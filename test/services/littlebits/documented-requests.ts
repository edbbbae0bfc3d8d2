import { readFileSync } from 'node:fs';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

/** A token as the documents write it. */
export const token = 'meowmeowmeow';

/** What a viewer's browser may send along: one header is for littleBits, all others are none of its business. */
export const signedIn = {
  headers: {
    'x-littlebits-authorization': token,
    'x-larder-authorization': 'Token of-another-service',
    authorization: 'Bearer of-somebody-else',
    cookie: 'session=of-the-app',
  },
};

/** The gateway over a littleBits that is no sandbox and answers what the test queued. */
export function startLittlebits(
  options: Omit<Parameters<typeof startUpstreamGateway>[1], 'basePath'> = {},
): Promise<UpstreamGateway> {
  return startUpstreamGateway('littlebits', { basePath: 'api/v2/', ...options });
}

/**
 * An answer of littleBits as its documents show it: `documented/*.json` hold the examples byte for byte, but for a stray
 * backslash in three of them (`\ `, `\_`), with which they would be no JSON.
 */
export function documented(name: string, status = 200): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  return { status, headers: { 'content-type': 'application/json' }, body: readFileSync(file) };
}

/** The same, to make something else of. */
export function documentedJson(name: string) {
  return JSON.parse(String(documented(name).body));
}

/** Results in the envelope of every answer. */
export function enveloped(results: unknown, status = 200): PlannedAnswer {
  return { status, json: { results, meta: { version: 2, success: true, errors: null } } };
}

/** A no, with a status of success unless told. */
export function refusing(errors: unknown, status = 200, params: readonly object[] = []): PlannedAnswer {
  return {
    status,
    json: { results: {}, meta: { version: 2, criteria: { params }, success: false, errors } },
  };
}

/** The whole of a request that reads, with the token unless told. `path` is below the base address. */
export function read(
  gateway: UpstreamGateway,
  path: string,
  credential: Credential = signedInHeader,
): RecordedRequest {
  return { method: 'GET', url: `/api/v2/${path}`, headers: headersTo(gateway, credential), body: '' };
}

/** The whole of a request that sends a form. */
export function form(
  gateway: UpstreamGateway,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: string,
  credential: Credential = signedInHeader,
): RecordedRequest {
  return write(gateway, { method, path, body, type: 'application/x-www-form-urlencoded' }, credential);
}

/** The whole of a request that sends JSON. */
export function json(
  gateway: UpstreamGateway,
  path: string,
  value: unknown,
  credential: Credential = signedInHeader,
): RecordedRequest {
  const body = JSON.stringify(value);
  return write(gateway, { method: 'POST', path, body, type: 'application/json' }, credential);
}

type Credential = Readonly<Record<string, string>>;

const signedInHeader: Credential = { mobileappauth: token };
/** What needs no credential doesn't get the one that is there. */
export const anonymous: Credential = {};

interface Written {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly type: string;
}

function write(gateway: UpstreamGateway, { method, path, body, type }: Written, credential: Credential) {
  const headers = {
    ...headersTo(gateway, credential),
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
  };
  return { method, url: `/api/v2/${path}`, headers, body };
}

function headersTo({ server }: UpstreamGateway, credential: Credential): RecordedRequest['headers'] {
  return {
    host: server.url.host,
    connection: 'keep-alive',
    accept: 'application/json',
    'user-agent': 'quintet',
    'accept-encoding': 'gzip, br, zstd, deflate',
    ...credential,
  };
}

/** A global id as a client gets it. */
export function globalId(typename: string, key: string | number): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}
