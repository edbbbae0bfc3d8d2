import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, type Sent, send } from '../client.ts';
import { signIn } from '../sign-in.ts';

const BELLE = 2;
const DAN = 88;
const NOW = Date.parse('2026-07-01T12:00:00Z');

let sandbox: RunningSandbox;
let belle: (method: string, path: string, sent?: Sent) => ReturnType<typeof send>;
let dan: typeof belle;
let logId: number;

beforeEach(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null, now: () => NOW });
  const belleToken = await signIn(sandbox, BELLE);
  const danToken = await signIn(sandbox, DAN);
  belle = (method, path, sent) => send(sandbox, method, path, { token: belleToken, ...sent });
  dan = (method, path, sent) => send(sandbox, method, path, { token: danToken, ...sent });
  logId = (await asDemoUser(sandbox, 'POST', 'logs/create/', { form: { content: 'Hello' } })).body.id;
});
afterEach(() => sandbox.close());

const activity = async (ask = asDemoUser): Promise<{ count: number; results: Record<string, unknown>[] }> =>
  (await ask(sandbox, 'GET', 'timelines/activity/')).body;
const contentsSince = async (count: number): Promise<unknown[]> => {
  const { results, count: all } = await activity();
  return results.slice(0, all - count).map(({ type, content }) => [type, content]);
};

test('a like tells the author, and takes that back when it is taken back', async () => {
  const { count } = await activity();
  await belle('POST', `logs/${logId}/like/`);
  const { body: originator } = await read(sandbox, 'users/belle/');
  const { body: log } = await read(sandbox, `logs/${logId}/`);
  expect((await activity()).results[0]).toEqual({
    id: expect.any(Number),
    created: '2026-07-01T12:00:00Z',
    type: 'like',
    content: 'belle liked your log',
    originator,
    log,
    comment: null,
  });
  await belle('DELETE', `logs/${logId}/unlike/`);
  expect((await activity()).count).toBe(count);
});

test('a comment tells the author, those who commented before, and whom it mentions, each once', async () => {
  const { count } = await activity();
  await belle('POST', `logs/${logId}/comment/`, { form: { content: 'First' } });
  await dan('POST', `logs/${logId}/comment/`, { form: { content: 'Second, @belle @josh @kateo' } });
  const ofBelle = (await belle('GET', 'timelines/activity/')).body.results[0];
  expect(await contentsSince(count)).toEqual([
    ['comment', 'rpgdan commented on your log'],
    ['comment', 'belle commented on your log'],
  ]);
  expect([ofBelle.type, ofBelle.content, ofBelle.log.id, ofBelle.comment.mentions]).toEqual([
    'comment_after',
    'rpgdan commented after you on a log',
    logId,
    ['belle', 'josh', 'kateo'],
  ]);
  const kateo = await signIn(sandbox, 45);
  const { body } = await send(sandbox, 'GET', 'timelines/activity/', { token: kateo });
  expect([body.results[0].type, body.results[0].content]).toEqual([
    'mention',
    'rpgdan mentioned you in a comment',
  ]);
});

test('a mention tells whom it mentions, and nobody is told of what they do themselves', async () => {
  const { count } = await activity();
  await belle('POST', 'logs/create/', { form: { content: 'With @josh and @belle' } });
  await asDemoUser(sandbox, 'POST', `logs/${logId}/comment/`, { form: { content: 'Myself, @josh' } });
  await asDemoUser(sandbox, 'POST', `logs/${logId}/like/`);
  expect(await contentsSince(count)).toEqual([['mention', 'belle mentioned you in a log']]);
});

test('a follow tells the followed, without a log', async () => {
  const { body: before } = await belle('GET', 'timelines/activity/');
  await asDemoUser(sandbox, 'DELETE', 'users/belle/unfollow/');
  await asDemoUser(sandbox, 'POST', 'users/belle/follow/');
  const { body } = await belle('GET', 'timelines/activity/');
  expect(body.count).toBe(before.count + 1);
  expect(body.results[0]).toMatchObject({
    type: 'follow',
    content: 'josh followed you',
    log: null,
    comment: null,
  });
});

test('what is deleted later leaves its activity behind, empty', async () => {
  const { body } = await belle('POST', `logs/${logId}/comment/`, { form: { content: 'Oops' } });
  await belle('DELETE', `comment/${body.comments[0].id}/delete/`);
  expect((await activity()).results[0]).toMatchObject({ type: 'comment', log: { id: logId }, comment: null });
  await asDemoUser(sandbox, 'DELETE', `logs/${logId}/delete/`);
  expect((await activity()).results[0]).toMatchObject({ type: 'comment', log: null, comment: null });
});
