import { fieldsOf, json, notFound, nothing, page, type StandIn, tokenAnswer } from './stand-in.ts';

const base = 'http://larder.athena.lan/api/1/@me/';
const times = { created: '2016-02-12T11:41:41Z', modified: '2016-05-14T07:53:48Z' };
const folderIds = ['cf44505b-b235-4038-9d8a-3070489e97c8', '42d1a97e-8e1b-420f-b51c-a49a69cb183a'] as const;
const folder = (id: string, name: string, parent: string | null) => ({
  id,
  name,
  color: '58db4e',
  icon: null,
  ...times,
  parent,
  folders: [],
  links: 25,
});
const code = folder(folderIds[0], 'Code', folderIds[1]);
const coding = { ...folder(folderIds[1], 'Coding', null), links: 0, folders: [code] };
const tag = (name: string, id = 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e') => ({
  id,
  name,
  color: '8fcb00',
  ...times,
});
const bookmark = (index: number) => ({
  id: `2fac2637-a4ab-4b03-be56-${String(224_000_000_000 + index)}`,
  tags: [tag('java')],
  title: `square/picasso ${index}`,
  description: 'A powerful image downloading and caching library for Android',
  url: `https://github.com/square/picasso/${index}`,
  domain: 'github.com',
  created: new Date(Date.UTC(2016, 1, 12) - index * 60_000).toISOString().replace('.000', ''),
  modified: '2016-12-01T05:44:18Z',
  meta: {
    commit: { date: '2016-11-01T13:51:32Z', message: 'Merge pull request #1522', author: 'JakeWharton' },
    type: 'github.com',
    release: {
      description: 'Initial release.',
      name: 'picasso-1.0.0',
      published_at: '2013-08-30T23:28:03Z',
      author: 'JakeWharton',
    },
  },
});
const bookmarks = Array.from({ length: 25 }, (_, index) => bookmark(index));
const tags = ['algorithm', 'analysis', 'java', 'python'].map((name, index) =>
  tag(name, `9252e320-cc28-415f-b1f6-be28a90d07e${index}`),
);

/** Larder as `larder.io` documents it, the internal host in `next` included. */
export const larder: StandIn = {
  key: 'larder',
  service: 'LARDER',
  basePath: 'api/1/@me/',
  header: 'x-larder-authorization',
  credential: 'Token 96524c5ca126d87eb18ee7eff408ca0e71e94737',
  answer(request) {
    const { method, path } = request;
    if (path === '/oauth/token/') return tokenAnswer('larder');
    const [, kind = '', id, action] =
      /^(folders|links|tags)\/(?:([^/]+)\/)?(?:(add|edit|delete)\/)?$/.exec(path) ?? [];
    if (method === 'POST') {
      const fields = fieldsOf(request.body.length > 0 ? request : { ...request, body: Buffer.from('{}') });
      if (id !== 'add' && action === 'delete') return nothing(204);
      const status = id === 'add' ? 201 : 200;
      const own = action === 'edit' ? { id } : {};
      if (kind === 'folders')
        return json(
          { ...code, ...own, name: fields.name ?? code.name, parent: fields.parent ?? null },
          status,
        );
      if (kind === 'tags') return json({ ...tag(String(fields.name)), ...own }, status);
      if (kind === 'links')
        return json({ ...bookmark(0), ...own, parent: status === 201 ? code : code.id, meta: null }, status);
      return notFound;
    }
    if (path === 'user/')
      return json({
        id: 100,
        username: 'josh',
        first_name: 'Josh',
        last_name: 'Sharp',
        timezone: 'Australia/Melbourne',
        avatar: 'https://larder.io/static/media/avatars/josh.png',
        date_joined: '1992-01-10T03:55:09Z',
        links: 25,
        is_trial: false,
      });
    if (path === 'folders/') return page([code, coding], request, base);
    if (path === `folders/${code.id}/`) return page(bookmarks, request, base);
    if (path === `folders/${coding.id}/`) return page([], request, base);
    if (path === 'tags/') return page(tags, request, base);
    if (path === 'search/')
      return page(
        bookmarks.map((item) => ({ ...item, parent: code })),
        request,
        base,
      );
    return notFound;
  },
};
