import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AddLogCommentDocument } from '../../../schema/generated/graphql.ts';
import { allowedCode, authorizeUrl, exchange, REDIRECT_URI } from '../../sandbox/sign-in.ts';
import { globalId } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

// What stands in schema/operations is shown in GraphiQL and copied from there: it must never rot.

const directory = join(import.meta.dirname, '../../../schema/operations');
const documents = globSync('{littlelogs,authorization}/*.graphql', { cwd: directory }).sort();
if (documents.length === 0) throw new Error('There are no operations.');

let littlelogs: SandboxedGateway;
beforeEach(async () => {
  littlelogs = await startSandboxed();
});
afterEach(() => littlelogs.close());

const authorization = { service: 'LITTLELOGS', redirectUri: REDIRECT_URI };

/** Variables for what can't run without, and has none beside it that hold for everybody. */
const variables: Readonly<Record<string, () => object | Promise<object>>> = {
  'add-log-comment': () => ({ input: { logId: globalId('Log', 2614), content: 'Nice!' } }),
  'authorization-url': () => ({ ...authorization, scopes: ['READ', 'WRITE'], state: 'a-state' }),
  'delete-log': () => ({ input: { id: globalId('Log', 2617) } }),
  'delete-log-comment': async () => ({ input: { id: await newComment() } }),
  'exchange-authorization-code': async () => ({
    input: { ...authorization, code: await allowedCode(authorizeUrl(littlelogs.sandbox)) },
  }),
  'follow-user': () => ({ input: { userId: 'rpgdan' } }),
  'like-log': () => ({ input: { id: globalId('Log', 2614) } }),
  'refresh-access-token': async () => ({
    input: { service: 'LITTLELOGS', refreshToken: await newRefreshToken() },
  }),
  'unfollow-user': () => ({ input: { userId: globalId('LittlelogsUser', 'belle') } }),
  'unlike-log': () => ({ input: { id: globalId('Log', 2614) } }),
};

test.each(documents)('%s runs without an error, and refuses nothing', async (document) => {
  const name = basename(document, '.graphql');
  const given = variables[name]?.() ?? readVariables(document);
  const source = readFileSync(join(directory, document), 'utf8');
  const { data, errors } = await littlelogs.query(source, { ...(await given) });
  expect(errors).toBeUndefined();
  for (const field of Object.values(data as Record<string, unknown>)) {
    expect(field).not.toBeNull();
    expect(field).not.toMatchObject({ userErrors: [expect.anything()] });
  }
});

/** The variables that GraphiQL shows with an example. */
function readVariables(document: string): object {
  const [file] = globSync(document.replace('.graphql', '.variables.json'), { cwd: directory });
  return file === undefined ? {} : JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

async function newComment(): Promise<string> {
  const { data } = await littlelogs.run(AddLogCommentDocument, {
    input: { logId: '2614', content: 'Soon gone' },
  });
  return data?.addLogComment?.log?.comments.at(-1)?.id ?? '';
}

async function newRefreshToken(): Promise<string> {
  const { body } = await exchange(littlelogs.sandbox, await allowedCode(authorizeUrl(littlelogs.sandbox)));
  return body.refresh_token ?? '';
}
