import { readFileSync } from 'node:fs';
import { FakeClock } from '../../support/fake-clock.ts';
import type { AnswerHandler, PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

/** A session token as the service gives them out. */
export const authorization = `Bearer ${'c0ffee42'.repeat(8)}`;

/** What a viewer's browser may send along: one header is for Life Logger, all others are none of its business. */
export const signedIn = {
  headers: {
    'x-life-logger-authorization': authorization,
    'x-littlelogs-authorization': 'Bearer of-another-service',
    authorization: 'Bearer of-somebody-else',
    cookie: 'session=of-the-app',
  },
};

/** The gateway over a Life Logger that is no sandbox and answers what the test says, the day after the documented one. */
export function startLifeLogger(handler?: AnswerHandler): Promise<UpstreamGateway> {
  return startUpstreamGateway('life-logger', {
    basePath: '',
    clock: new FakeClock({ now: Date.parse('2026-03-25T08:00:00Z'), skipUpTo: 300 }),
    ...(handler ? { handler } : {}),
  });
}

/** An answer of Life Logger as its documents show it: `documented/*.json` hold the examples byte for byte. */
export function documented(name: string): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  return { headers: { 'content-type': 'application/json' }, body: readFileSync(file) };
}

/** Answers each address with its example. */
export const byDocuments: AnswerHandler = ({ url }) => documented(/^\/(\w+)/.exec(url)?.[1] ?? '');

/** The whole of a request that reads. `path` is below the base address. */
export function read({ server }: UpstreamGateway, path: string): RecordedRequest {
  return { method: 'GET', url: `/${path}`, headers: headersTo(server.url), body: '' };
}

/** The whole of a request that changes the profile. */
export function patch({ server }: UpstreamGateway, body: string): RecordedRequest {
  const headers = {
    ...headersTo(server.url),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  return { method: 'PATCH', url: '/me', headers, body };
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
