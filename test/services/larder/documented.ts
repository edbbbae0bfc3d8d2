import { readFileSync } from 'node:fs';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

/** A simple token as the documents write it. */
export const authorization = 'Token 96524c5ca126d87eb18ee7eff408ca0e71e94737';

/** What a viewer's browser may send along: one header is for Larder, all others are none of its business. */
export const signedIn = {
  headers: {
    'x-larder-authorization': authorization,
    'x-littlelogs-authorization': 'Bearer of-another-service',
    authorization: 'Bearer of-somebody-else',
    cookie: 'session=of-the-app',
  },
};

/** The gateway over a Larder that is no sandbox and answers what the test queued. */
export function startLarder(
  options: Omit<Parameters<typeof startUpstreamGateway>[1], 'basePath'> = {},
): Promise<UpstreamGateway> {
  return startUpstreamGateway('larder', { basePath: 'api/1/@me/', ...options });
}

/** An answer of Larder as its documents show it: `documented/*.json` hold the examples byte for byte. */
export function documented(name: string, status = 200): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  return { status, headers: { 'content-type': 'application/json' }, body: readFileSync(file) };
}

/** The same, to make something else of. */
export function documentedJson(name: string) {
  return JSON.parse(String(documented(name).body));
}

/** The whole of a request that reads. `path` is below the base address. */
export function read({ server }: UpstreamGateway, path: string): RecordedRequest {
  return { method: 'GET', url: `/api/1/@me/${path}`, headers: headersTo(server.url), body: '' };
}

/** The whole of a request that writes, with JSON where there is some. */
export function write({ server }: UpstreamGateway, path: string, body = ''): RecordedRequest {
  const headers = {
    ...headersTo(server.url),
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
    'content-length': String(Buffer.byteLength(body)),
  };
  return { method: 'POST', url: `/api/1/@me/${path}`, headers, body };
}

function headersTo({ host }: URL): RecordedRequest['headers'] {
  return {
    host,
    connection: 'keep-alive',
    accept: 'application/json',
    'user-agent': 'quintet',
    'accept-encoding': 'gzip, br, zstd, deflate',
    authorization,
  };
}

/** A global id as a client gets it. */
export function globalId(typename: string, key: string): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}
