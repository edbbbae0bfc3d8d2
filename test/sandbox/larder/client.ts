import { expect } from 'vitest';
import {
  DEMO_READ_ACCESS_TOKEN,
  ENDED_TRIAL_TOKEN,
  NEWCOMER_TOKEN,
} from '../../../src/sandbox/larder/demo.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, type Reply, type Sent, send } from '../client.ts';

/** A form as its pairs: a name may come twice. */
export function form(...pairs: readonly [string, string][]): Sent {
  return { body: new URLSearchParams(pairs.map(([name, value]) => [name, value])) };
}

/** Reads as the demo user. */
export function get(sandbox: RunningSandbox, path: string): Promise<Reply> {
  return asDemoUser(sandbox, 'GET', path);
}

/** Writes as the demo user. */
export function post(sandbox: RunningSandbox, path: string, sent: Sent = {}): Promise<Reply> {
  return asDemoUser(sandbox, 'POST', path, sent);
}

/** Acts as the demo user with an access token that may only read. */
export function asReader(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { token: DEMO_READ_ACCESS_TOKEN, ...sent });
}

/** Acts as the user whose trial has ended. */
export function asNadia(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { authorization: `Token ${ENDED_TRIAL_TOKEN}`, ...sent });
}

/** Acts as the user who is new. */
export function asTomasz(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Reply> {
  return send(sandbox, method, path, { authorization: `Token ${NEWCOMER_TOKEN}`, ...sent });
}

/** One of the demo user's folders. */
export async function folderNamed(sandbox: RunningSandbox, name: string): Promise<Reply['body']> {
  const { body } = await get(sandbox, 'folders/?limit=200');
  return body.results.find((folder: { name: string }) => folder.name === name);
}

/** The ids that the documents' examples use. */
export const CODING = '42d1a97e-8e5b-420f-b50c-a49a69cb183a';
export const CODE = 'cf44505b-b235-4038-9d8a-3070489e97c8';
export const ANDROID = 'f2ac2637-aa4b-4b03-be56-224d3008742a';
export const PICASSO = '2fac2637-a4ab-4b03-be56-224d3608742f';
export const ALGORITHM = '9252e320-cc28-415f-b1f6-be28a90d07ed';
export const NOBODYS = '00000000-0000-4000-8000-000000000000';

export const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const COLOR = expect.stringMatching(/^[0-9a-f]{6}$/);
export const NOT_FOUND = { detail: 'Not found.' };

export const JAVA = {
  id: 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e',
  name: 'java',
  color: '8fcb00',
  created: '2016-02-12T11:41:41Z',
  modified: '2016-05-14T07:53:48Z',
};

/** As the list of its folder shows it, word for word as documented. */
export const PICASSO_IN_FOLDER = {
  id: '2fac2637-a4ab-4b03-be56-224d3608742f',
  tags: [JAVA],
  title: 'square/picasso',
  description: 'A powerful image downloading and caching library for Android',
  url: 'https://github.com/square/picasso',
  domain: 'github.com',
  created: '2016-02-12T12:10:39Z',
  modified: '2016-12-01T05:44:18Z',
  meta: {
    commit: {
      date: '2016-11-01T13:51:32Z',
      message: 'Merge pull request #1522 from NightlyNexus/eric/remoteviews-callback',
      author: 'JakeWharton',
    },
    type: 'github.com',
    release: {
      description: 'Initial release.',
      name: 'picasso-parent-1.0.0',
      published_at: '2013-08-30T23:28:03Z',
      author: 'JakeWharton',
    },
  },
};

export const namesOf = (items: readonly { name: string }[]): string[] => items.map(({ name }) => name);
export const timesOf = (items: readonly { created: string }[]): string[] =>
  items.map(({ created }) => created);
