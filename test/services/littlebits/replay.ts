import { readFileSync } from 'node:fs';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import { startUpstreamGateway, type UpstreamGateway } from '../../support/upstream-gateway.ts';

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
 * An answer of littleBits as its documents show it: `documented/*.json` hold the examples byte for byte, but for a comma
 * too many in the one of a user.
 */
export function documented(name: string, status = 200): PlannedAnswer {
  const file = new URL(`documented/${name}.json`, import.meta.url);
  return { status, headers: { 'content-type': 'application/json' }, body: readFileSync(file) };
}

/** The whole of a request that reads, for somebody who is signed in unless told otherwise. */
export function read(
  { server }: UpstreamGateway,
  path: string,
  headers: object = credential,
): RecordedRequest {
  return { method: 'GET', url: `/api/v2/${path}`, headers: headersTo(server.url, headers), body: '' };
}

/** The whole of a request that writes, with form data where there are some. */
export function write({ server }: UpstreamGateway, path: string, body = ''): RecordedRequest {
  const type = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const headers = { ...headersTo(server.url, credential), ...type, ...length };
  return { method: 'POST', url: `/api/v2/${path}`, headers, body };
}

const credential = { mobileappauth: token };

function headersTo({ host }: URL, headers: object): RecordedRequest['headers'] {
  return {
    host,
    connection: 'keep-alive',
    accept: 'application/json',
    'accept-encoding': 'gzip, br, zstd, deflate',
    'user-agent': 'quintet',
    ...headers,
  };
}

/** A global id as a client gets it. */
export function globalId(typename: string, key: string | number): string {
  return Buffer.from(`${typename}:${key}`).toString('base64url');
}

/** Results in their envelope. */
export function enveloped(results: unknown): object {
  return { results, meta: { version: 2, criteria: {}, success: true, errors: null } };
}

/** A refusal with whatever status. */
export function refusal(errors: string, status = 200): PlannedAnswer {
  const meta = { version: 2, criteria: {}, success: false, errors };
  return { status, json: { results: {}, meta } };
}

/** Objects of the wire with everything in them that the documents show, and whatever a test changes. */
export const wireOwner = (id: number, changes: object = {}) => ({
  id,
  image: `https://images.example/small_${id}.png`,
  slug: `member-${id}`,
  username: `Member-${id}`,
  ...changes,
});

export const wireProject = (id: number, changes: object = {}) => ({
  id,
  name: `Project ${id}`,
  slug: `project-${id}`,
  icon: `https://images.example/${id}.png`,
  description: `What ${id} is.`,
  comment_count: 0,
  like_count: 3,
  liked_by_user: false as boolean | null,
  user: wireOwner(7),
  ...changes,
});

export const wireDetail = (id: number, changes: object = {}) => {
  const { slug, icon, ...project } = wireProject(id);
  const parts = { images: [], embeds: [], files: [], tools: [], products: [], materials: [], steps: [] };
  return { ...project, credits: null, ...parts, ...changes };
};

export const wireComment = (id: number, changes: object = {}) => ({
  id,
  owner_id: 7,
  body: `Comment ${id}`,
  created_at: '2015-04-06T12:48:36.000Z',
  replies: [] as unknown[],
  ...changes,
});

export const wireProfile = (id: number, changes: object = {}) => ({
  id,
  username: `Member-${id}`,
  twitter: '',
  location: 'Berlin',
  bio: null,
  image: `https://images.example/medium_${id}.png`,
  member_since: 'Member since June 2015',
  projects: [] as unknown[],
  ...changes,
});
