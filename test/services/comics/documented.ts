import { readFileSync } from 'node:fs';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

/** The secret key of the documents' examples. */
export const secretKey = '76acdcdf16ae4e12becb00d09a9d9456';
export const authorization = `Key ${secretKey}`;

/** What a viewer's browser may send along: one header is for Comics, all others are none of its business. */
export const signedIn = {
  headers: {
    'x-comics-authorization': authorization,
    'x-larder-authorization': 'Token of-another-service',
    authorization: 'Bearer of-somebody-else',
    cookie: 'session=of-the-app',
  },
};

/** The gateway over an instance that is no sandbox and answers what the test queued. */
export function startComics(
  options: Partial<Parameters<typeof startUpstreamGateway>[1]> = {},
): Promise<UpstreamGateway> {
  return startUpstreamGateway('comics', { basePath: 'api/v1/', ...options });
}

/** An answer of Comics as its documents show it: `documented/*.json` hold the examples byte for byte. */
export function documented(name: string): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: readFileSync(file) };
}

/** The same, to make something else of. */
export function documentedJson(name: string) {
  return JSON.parse(String(documented(name).body));
}

/** A list as Comics wraps it. */
export function wirePage(objects: readonly unknown[], total = objects.length) {
  const meta = { limit: 20, next: null, offset: 0, previous: null, total_count: total };
  return { meta, objects };
}

/** The whole of a request that reads. `path` is below the base address. */
export function read({ server }: UpstreamGateway, path: string, credential = authorization): RecordedRequest {
  return { method: 'GET', url: `/api/v1/${path}`, headers: headersTo(server.url, credential), body: '' };
}

/** The whole of a request that writes, with JSON where there is some. */
export function write(
  { server }: UpstreamGateway,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  json?: object,
): RecordedRequest {
  const body = json === undefined ? '' : JSON.stringify(json);
  const hasLength = json !== undefined || method !== 'DELETE';
  const headers = {
    ...headersTo(server.url, authorization),
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(hasLength ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
  };
  return { method, url: `/api/v1/${path}`, headers, body };
}

function headersTo({ host }: URL, credential: string): RecordedRequest['headers'] {
  return {
    host,
    connection: 'keep-alive',
    accept: 'application/json',
    'user-agent': 'quintet',
    'accept-encoding': 'gzip, br, zstd, deflate',
    authorization: credential,
  };
}

/** A global id as a client gets it. */
export function globalId(typename: string, key: string | number): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}
