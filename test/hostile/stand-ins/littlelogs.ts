import {
  fieldsOf,
  json,
  notFound,
  nothing,
  page,
  type StandIn,
  type StandInRequest,
  tokenAnswer,
} from './stand-in.ts';

const user = (id: number, username: string, firstName: string) => ({
  id,
  username,
  first_name: firstName,
  last_name: 'Sharp',
  bio: 'Making this thing right now.',
  url: 'http://hellocode.co/',
  location: 'Melbourne, AU',
  avatar: `https://littlelogs.co/static/media/avatars/${username}.png`,
  timezone: 'Australia/Melbourne',
});
const josh = user(1, 'josh', 'Josh');
const belle = user(2, 'belle', 'Belle Beth');
const users = [josh, belle, user(88, 'rpgdan', 'Dan')];

const log = (id: number) => ({
  id,
  created: new Date(Date.UTC(2015, 10, 2) - (2617 - id) * 3_600_000).toISOString().replace('.000', ''),
  user: id % 2 === 0 ? belle : josh,
  source: null,
  content: `<p>Wrote <a class="tag" href="/tag/exist"><span class="hash">#</span>exist</a> part ${id} with <a class="content-user" href="/belle">@belle</a>.</p>`,
  comments: id % 3 === 0 ? [comment(id)] : [],
  tags: ['exist'],
  mentions: ['belle'],
  likes: [{ user: 'belle', created: '2015-11-02T01:47:33Z' }],
});
const comment = (id: number) => ({
  id: id + 10_000,
  created: '2015-11-02T00:23:51Z',
  user: josh,
  content: '<p>Thanks guys :)</p>',
  source: null,
  tags: [],
  mentions: [],
});
const logs = Array.from({ length: 45 }, (_, index) => log(2617 - index));
const activity = logs.slice(0, 25).map((item, index) => ({
  id: 6263 - index,
  created: item.created,
  type: 'comment_after',
  content: 'rpgdan commented after you on a log',
  originator: users[2],
  log: item,
  comment: comment(item.id),
}));
const tags = ['accent', 'API', 'blogging', 'exist', 'music', 'python'].map((name) => ({
  name,
  created: '2015-02-03T23:31:51Z',
}));

/** Littlelogs as `littlelogs.co` documents it. */
export const littlelogs: StandIn = {
  key: 'littlelogs',
  service: 'LITTLELOGS',
  basePath: 'api/1/',
  header: 'x-littlelogs-authorization',
  credential: 'Bearer NWRjMTA1Yjk3MWM2NzY0NWMwNjkyYzEy',
  answer(request) {
    const { method, path } = request;
    if (path === '/oauth/token') return tokenAnswer('littlelogs');
    const at = (pattern: RegExp) => pattern.exec(path)?.slice(1).map(decodeURIComponent);
    if (method === 'GET') return read(request, at);
    const [id] = at(/^logs\/(\d+)\//) ?? [];
    const known = logs.find((item) => String(item.id) === id);
    if (path === 'logs/create/')
      return json({ ...log(2618), content: `<p>${fieldsOf(request).content}</p>` }, 201);
    if (path === 'logs/preview/') return json({ content: `<p>${fieldsOf(request).content}</p>` });
    if (at(/^users\/([^/]+)\/follow\/$/)) return nothing(201);
    if (at(/^users\/([^/]+)\/unfollow\/$/) || at(/^comment\/\d+\/delete\/$/)) return nothing(204);
    if (known === undefined) return notFound;
    if (path.endsWith('/comment/'))
      return json({ ...known, comments: [...known.comments, comment(known.id)] }, 201);
    if (path.endsWith('/like/')) return json(known, 201);
    return nothing(204);
  },
};

function read(request: StandInRequest, at: (pattern: RegExp) => string[] | undefined) {
  const { path } = request;
  const list = (items: readonly unknown[]) => page(items, request, 'https://littlelogs.co/api/1/');
  if (path === 'users/$self/' || path === 'users/%24self/') return json(josh);
  const [, follows] = at(/^users\/(followed-by|following)\/([^/]+)\/$/) ?? [];
  if (follows !== undefined) return list(users.filter(({ username }) => username !== follows));
  const [username] = at(/^users\/([^/]+)\/$/) ?? [];
  if (username !== undefined) return orNotFound(users.find((item) => item.username === username));
  if (path === 'logs/' || path === 'timelines/home/') return list(logs);
  if (path === 'timelines/activity/') return list(activity);
  if (path === 'tags/') return list(tags);
  if (path === 'tags/trending/') return json(tags);
  if (at(/^tags\/user\/([^/]+)\/$/)) return list(tags);
  if (at(/^logs\/tag\/([^/]+)\/$/)) return list(logs);
  const [author] = at(/^logs\/user\/([^/]+)\/$/) ?? [];
  if (author !== undefined) return list(logs.filter((item) => item.user.username === author));
  const [id] = at(/^logs\/(\d+)\/$/) ?? [];
  return orNotFound(logs.find((item) => String(item.id) === id));
}

const orNotFound = (item: unknown) => (item === undefined ? notFound : json(item));
