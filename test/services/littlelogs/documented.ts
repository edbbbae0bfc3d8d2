import { readFileSync } from 'node:fs';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

/** The credential as the documents write it. */
export const authorization = 'Bearer NWRjMTA1Yjk3MWM2NzY0NWMwNjkyYzEy';

/** What a viewer's browser may send along: one header is for Littlelogs, all others are none of its business. */
export const signedIn = {
  headers: {
    'x-littlelogs-authorization': authorization,
    'x-larder-authorization': 'Token of-another-service',
    authorization: 'Bearer of-somebody-else',
    cookie: 'session=of-the-app',
  },
};

/** The gateway over a Littlelogs that is no sandbox and answers what the test queued. */
export function startLittlelogs(
  options: Omit<Parameters<typeof startUpstreamGateway>[1], 'basePath'> = {},
): Promise<UpstreamGateway> {
  return startUpstreamGateway('littlelogs', { basePath: 'api/1/', ...options });
}

/**
 * An answer of Littlelogs as its documents show it. `documented/*.json` hold the examples byte for byte; two of them
 * are no JSON as they stand, and are repaired here.
 */
export function documented(name: string, status = 200): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  const body = (repairs[name] ?? asItStands)(readFileSync(file, 'utf8'));
  return { status, headers: { 'content-type': 'application/json' }, body };
}

const asItStands = (text: string) => text;

const repairs: Readonly<Record<string, (text: string) => string>> = {
  // "I've snipped out a lot here for brevity": lists of which nothing is left become empty. The author of the comment
  // becomes the originator: the activity tells that they commented.
  activity: (text) => {
    const originator = /"originator":\n(\{[^}]*\})/.exec(text)?.[1] ?? '';
    return text.replaceAll('[\nSNIP\n]', '[]').replace('SNIP', originator);
  },
  // A comma stands after the last and only person.
  'followed-by': (text) => text.replace('},\n]', '}\n]'),
};

/** The whole of a request that reads. `path` is below the base address. */
export function read({ server }: UpstreamGateway, path: string): RecordedRequest {
  return { method: 'GET', url: `/api/1/${path}`, headers: headersTo(server.url), body: '' };
}

/** The whole of a request that writes, with a form where there is one. */
export function write(
  { server }: UpstreamGateway,
  method: 'POST' | 'DELETE',
  path: string,
  form?: string,
): RecordedRequest {
  const body = form ?? '';
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const length = method === 'DELETE' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { method, url: `/api/1/${path}`, headers: { ...headersTo(server.url), ...type, ...length }, body };
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
export function globalId(typename: string, key: string | number): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}
