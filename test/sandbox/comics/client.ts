import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, type Reply, send } from '../client.ts';

/** Reads as the demo user. */
export function get(sandbox: RunningSandbox, path: string): Promise<Reply> {
  return asDemoUser(sandbox, 'GET', path);
}

/** How many things a list has that are under these filters, or the refusal. */
export async function countOf(sandbox: RunningSandbox, path: string): Promise<number | object> {
  const { status, body } = await get(sandbox, path);
  return status === 200 ? body.meta.total_count : { status, body };
}

/** `Authorization: Basic …` */
export function basic(email: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}` };
}

/** What a subscription's address of the demo user is; undefined where none is to the comic. */
export async function subscriptionTo(sandbox: RunningSandbox, comicId: number): Promise<string | undefined> {
  const { body } = await send(sandbox, 'GET', `subscriptions/?comic=${comicId}`, {
    authorization: sandbox.credential,
  });
  return body.objects[0]?.resource_uri;
}

/** `meta` of a list that fits on one page. */
export const onePage = (total: number) => ({
  limit: 20,
  next: null,
  offset: 0,
  previous: null,
  total_count: total,
});

export const XKCD = {
  active: true,
  added: '0001-01-01T00:00:00+00:00',
  end_date: null,
  id: '18',
  language: 'en',
  name: 'xkcd',
  resource_uri: '/api/v1/comics/18/',
  rights: 'Randall Munroe, CC BY-NC 2.5',
  slug: 'xkcd',
  start_date: '2005-05-29',
  url: 'http://www.xkcd.com/',
};

/** The documented releases; the pictures' words are ours, and their files are on the sandbox. */
export const xkcdReleases = (origin: string) => [
  {
    comic: '/api/v1/comics/18/',
    fetched: '2012-10-08T04:03:56.411028+00:00',
    id: '147708',
    images: [
      {
        checksum: '605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12',
        fetched: '2012-10-08T04:03:56.406586+00:00',
        file: `${origin}/static/media/xkcd/6/605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12.png`,
        height: 365,
        id: '151937',
        resource_uri: '/api/v1/images/151937/',
        text: 'The other three companies are still looking for the meeting room.',
        title: 'The Merger',
        width: 278,
      },
    ],
    pub_date: '2012-10-08',
    resource_uri: '/api/v1/releases/147708/',
  },
  {
    comic: '/api/v1/comics/18/',
    fetched: '2012-10-05T05:03:33.744355+00:00',
    id: '147172',
    images: [
      {
        checksum: '6d1b67d3dc00d362ddb5b5e8f1c3f174926d2998ca497e8737ff8b74e7100997',
        fetched: '2012-10-05T05:03:33.737231+00:00',
        file: `${origin}/static/media/xkcd/6/6d1b67d3dc00d362ddb5b5e8f1c3f174926d2998ca497e8737ff8b74e7100997.png`,
        height: 254,
        id: '151394',
        resource_uri: '/api/v1/images/151394/',
        text: 'The clouds have been told not to look down.',
        title: 'Looking Up',
        width: 713,
      },
    ],
    pub_date: '2012-10-05',
    resource_uri: '/api/v1/releases/147172/',
  },
];

export const ALICE = {
  date_joined: '2012-04-30T18:39:59+00:00',
  email: 'alice@example.com',
  last_login: '2012-06-09T23:09:54.312109+00:00',
  resource_uri: '/api/v1/users/1/',
  secret_key: '76acdcdf16ae4e12becb00d09a9d9456',
};
