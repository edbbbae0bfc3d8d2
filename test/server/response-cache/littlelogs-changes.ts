import { signIn } from '../../sandbox/sign-in.ts';
import { type Changes, tokenChanges } from './changes.ts';

const header = 'x-littlelogs-authorization';

export const littlelogsChanges: Changes = {
  service: 'littlelogs',
  reads: [
    'logs(first: 3)',
    'logs(first: 3, tag: "aaaardvark")',
    'log(id: "2614")',
    'logTags(first: 5)',
    'trendingLogTags',
    'user(service: LITTLELOGS, username: "belle") as LittlelogsUser',
    'node(id: "TG9nVGFnOmFhYWFyZHZhcms")',
    'nodes(ids: ["TG9nOjI2MTQ", "TG9nVGFnOmFhYWFyZHZhcms"])',
    'search(query: "aaaard")',
    'viewer.homeTimeline(first: 3)',
    'viewer.activity(first: 3)',
    'viewer.timeline(first: 5)',
    'viewer.account(service: LITTLELOGS) as LittlelogsUser',
    'viewer.accounts',
  ],
  async viewers(world) {
    const belle = await world.ask(
      '{ user(service: LITTLELOGS, username: "belle") { ... on LittlelogsUser { databaseId } } }',
    );
    const { databaseId } = belle.data.user as { databaseId: string };
    return {
      josh: {},
      belle: { [header]: `Bearer ${await signIn(world.sandbox, Number(databaseId))}` },
    };
  },
  steps: [
    { mutation: 'unfollowUser', input: () => ({ userId: 'belle' }) },
    { mutation: 'followUser', input: () => ({ userId: 'belle' }) },
    {
      mutation: 'createLog',
      input: () => ({ content: 'Met @belle at the zoo. #aaaardvark' }),
      select: 'log { id }',
      as: 'log',
    },
    { mutation: 'likeLog', input: belles },
    {
      mutation: 'addLogComment',
      input: async (made, world) => {
        return { logId: (await belles(made, world)).id, content: 'So did I. #aaaapteryx' };
      },
      select: 'log { comments { id } }',
      as: 'comment',
    },
    { mutation: 'unlikeLog', input: belles },
    { mutation: 'deleteLogComment', input: (made) => ({ id: made.get('comment') }) },
    { mutation: 'deleteLog', input: (made) => ({ id: made.get('log') }) },
  ],
};

export const littlelogsTokenChanges = tokenChanges({
  service: 'littlelogs',
  header,
  reads: [
    'log(id: "2614")',
    'logTags(first: 1)',
    'user(service: LITTLELOGS, username: "belle") as LittlelogsUser',
    'search(query: "weekly")',
    'viewer.activity(first: 1)',
    'viewer.accounts',
  ],
});

/** Belle's newest log. */
async function belles(
  _: unknown,
  { ask }: Parameters<Changes['viewers']>[0],
): Promise<{ readonly id: string }> {
  const { data } = await ask(
    '{ user(service: LITTLELOGS, username: "belle") { ... on LittlelogsUser { logs(first: 1) { nodes { id } } } } }',
  );
  const { logs } = data.user as { logs: { nodes: [{ id: string }] } };
  return { id: logs.nodes[0].id };
}
