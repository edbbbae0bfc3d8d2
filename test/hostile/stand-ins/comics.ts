import { fieldsOf, json, nothing, type Reply, type StandIn, type StandInRequest } from './stand-in.ts';

const base = '/api/v1/';
const comic = (id: number, name: string) => ({
  active: true,
  added: '0001-01-01T00:00:00+00:00',
  end_date: null,
  id: String(id),
  language: 'en',
  name,
  resource_uri: `${base}comics/${id}/`,
  rights: 'Randall Munroe, CC BY-NC 2.5',
  slug: name.toLowerCase().replaceAll(' ', '-'),
  start_date: '2005-05-29',
  url: 'http://www.xkcd.com/',
});
const comics = [comic(19, 'Dilbert'), comic(20, 'Garfield'), comic(18, 'xkcd')];
const picture = (id: number) => ({
  checksum: '605d9a6d415676a21ee286fe2b369f58db62c397bfdfa18710b96dcbbcc4df12',
  fetched: '2012-10-08T04:03:56.406586+00:00',
  file: `https://comics.example.com/static/media/xkcd/6/${id}.png`,
  height: 365,
  id: String(id),
  resource_uri: `${base}images/${id}/`,
  text: "Apple, and Google all got away with their music power grabs 'S's.",
  title: 'Microsoft',
  width: 278,
});
const release = (id: number) => ({
  comic: `${base}comics/18/`,
  fetched: new Date(Date.UTC(2012, 9, 8) - (147_708 - id) * 86_400_000)
    .toISOString()
    .replace('.000Z', '.411028+00:00'),
  id: String(id),
  images: [picture(id + 4000)],
  pub_date: '2012-10-08',
  resource_uri: `${base}releases/${id}/`,
});
const releases = Array.from({ length: 30 }, (_, index) => release(147_708 - index));
const images = releases.map((item) => picture(Number(item.id) + 4000));
const subscriptions = [{ comic: `${base}comics/18/`, id: '2', resource_uri: `${base}subscriptions/2/` }];
const person = {
  date_joined: '2012-04-30T18:39:59+00:00',
  email: 'alice@example.com',
  last_login: '2012-06-09T23:09:54.312109+00:00',
  resource_uri: `${base}users/1/`,
  secret_key: '76acdcdf16ae4e12becb00d09a9d9456',
};
const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
  comics,
  releases,
  images,
  subscriptions,
};

/** Comics as its `web-api.rst` documents it. */
export const comicsInstance: StandIn = {
  key: 'comics',
  service: 'COMICS',
  basePath: 'api/v1/',
  header: 'x-comics-authorization',
  credential: 'Key 76acdcdf16ae4e12becb00d09a9d9456',
  answer(request) {
    const { method, path } = request;
    if (path === '') {
      const names = ['comics', 'images', 'releases', 'subscriptions', 'users'];
      return json(
        Object.fromEntries(
          names.map((name) => [name, { list_endpoint: `${base}${name}/`, schema: `${base}${name}/schema/` }]),
        ),
      );
    }
    if (path === 'users/') return collection([person], request);
    if (path === 'subscriptions/' && method === 'POST') {
      const number = /(\d+)\/?$/.exec(String(fieldsOf(request).comic))?.[1];
      return {
        ...nothing(201, {
          location: `https://comics.example.com${base}subscriptions/4/`,
          'x-comic': String(number),
        }),
      };
    }
    if (method === 'PATCH') return nothing(202);
    if (method === 'DELETE') return nothing(204);
    const [, name = '', id] = /^(comics|releases|images|subscriptions)\/(?:(\d+)\/)?$/.exec(path) ?? [];
    const items = lists[name] ?? [];
    if (id === undefined)
      return collection(
        items.filter((item) => matches(item, request)),
        request,
      );
    const item = items.find((candidate) => candidate.id === id);
    if (name === 'subscriptions' && id === '4')
      return json({ comic: `${base}comics/19/`, id: '4', resource_uri: `${base}subscriptions/4/` });
    return item === undefined ? nothing(404) : json(item);
  },
};

function matches(item: Readonly<Record<string, unknown>>, { query, path }: StandInRequest): boolean {
  for (const [name, value] of query) {
    if (name === 'slug' && item.slug !== value) return false;
    if (name === 'slug__in' && !value.split(',').includes(String(item.slug))) return false;
    if (name === 'comic__slug' && item.comic !== comics.find(({ slug }) => slug === value)?.resource_uri)
      return false;
    if (name === 'subscribed' && path === 'comics/' && (item.id === '18') !== (value === 'true'))
      return false;
  }
  return true;
}

function collection(items: readonly unknown[], { query, path }: StandInRequest): Reply {
  const limit = Number(query.get('limit') ?? 20) || 1000;
  const offset = Number(query.get('offset') ?? 0);
  const link = (at: number) => {
    const other = new URLSearchParams(query);
    other.set('limit', String(limit));
    other.set('offset', String(at));
    return `${base}${path}?${other}`;
  };
  return json({
    meta: {
      limit,
      next: offset + limit < items.length ? link(offset + limit) : null,
      offset,
      previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
      total_count: items.length,
    },
    objects: items.slice(offset, offset + limit),
  });
}
