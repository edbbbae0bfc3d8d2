import { fieldsOf, json, nothing, type Reply, type StandIn, type StandInRequest } from './stand-in.ts';

const image = 'https://lb-community-staging.s3.amazonaws.com/uploads/image/asset/776/small_pig3.jpg';
const owner = { id: 1750, image, slug: 'littlebits', username: 'littleBits' };
const project = (id: number) => ({
  id,
  name: `littlePiggy Bank ${id}`,
  slug: `littlepiggy-bank--${id}`,
  icon: image,
  description: 'Interactive piggy bank that RINGS frantically to thank you for feeding it<br>',
  comment_count: 1,
  like_count: 5,
  liked_by_user: false,
  user: owner,
});
const projects = Array.from({ length: 35 }, (_, index) => project(50 - index));
const whole = (id: number) => ({
  ...project(id),
  credits: 'God',
  images: [{ id: 15, url: image }],
  embeds: [
    {
      id: 5,
      service: 'youtube.com',
      code: '<iframe width="560" height="315" src="//www.youtube.com/embed/IYJSEPD9T40" frameborder="0" allowfullscreen></iframe>',
    },
  ],
  files: [],
  tools: [{ id: 1, name: '3D Printers' }],
  products: [{ product_id: 1, variant_id: 1, image, name: 'Arduino', quantity: 2 }],
  materials: [{ id: 4, name: 'Assorted Paints and Finishing Oils', quantity: 1 }],
  steps: [
    {
      id: 2,
      number: 1,
      title: 'a title',
      description: '<b>Make a sound box:</b>',
      images: [{ id: 9896, url: image, caption: 'Picture 1' }],
    },
  ],
});
const person = (id: number, username: string) => ({
  id,
  username,
  twitter: '',
  location: 'boston, ma',
  bio: 'All the things!',
  image,
  member_since: 'Member since February 2015',
  projects: projects.slice(0, 2),
});
const comment = (body = 'AWESOME!!!! :)') => ({
  id: 2996,
  owner_id: 1750,
  body,
  created_at: '2015-04-06T12:48:36.000Z',
  replies: [],
});
const module = (variant: number, product: number) => ({
  variant_id: variant,
  product_id: product,
  quantity: 2,
  title: 'cloudBit™',
  description: 'The cloudBit is the easiest way to create internet-connected devices.',
  type: 'Bit',
  bit_type: 'wire',
  images: [image],
});
const variant = (id: number, type: string) => ({
  id,
  type,
  bit_type: type === 'Kit' ? null : 'output',
  is_master: true,
  images: [{ url: image, position: 1, type: 'image/jpeg' }],
  kit_bits:
    type === 'Kit'
      ? [{ variant_id: 1, product_id: 1, quantity: 1, updated_at: '2015-06-15T18:41:32.000Z' }]
      : [],
});
const product = (id: number, name: string, type: string) => ({
  id,
  name,
  type,
  bit_type: type === 'Kit' ? null : 'output',
  bit_variant_ids: type === 'Kit' ? [1] : [],
  description: 'The fan <b>Bit</b> is just what you would think.',
  slug: name.replaceAll(' ', '-').toLowerCase(),
  available_on: '2012-12-17T00:00:00.000Z',
  updated_at: '2015-06-17T20:21:48.000Z',
  short_description: 'The fan Bit',
  cost: 0,
  inactive: false,
  variants: [variant(id, type)],
});
const products = [
  product(1, 'fan', 'Bit'),
  product(4, 'slide dimmer', 'Bit'),
  product(198, 'Arduino Coding Kit', 'Kit'),
];
const modules = [module(1, 1), module(4, 4)];

/** littleBits as its mobile API is documented: everything in `{results, meta}`. */
export const littlebits: StandIn = {
  key: 'littlebits',
  service: 'LITTLEBITS',
  basePath: 'api/v2/',
  header: 'x-littlebits-authorization',
  credential: 'meowmeowmeow',
  answer(request) {
    const path = request.path.replace(/\/$/, '');
    if (path === 'session/destroy') return nothing(204);
    if (path === 'users/password_reset') return wrap({}, request);
    if (/^session\/(create|fb)$|^users\/new$/.test(path))
      return wrap(
        { ...person(64651, 'someguy'), projects: [], spree_api_key: 'spree-abc123-key' },
        request,
        path === 'users/new' ? 201 : 200,
      );
    const [, id] = /^projects\/([^/]+)\/comments/.exec(path) ?? [];
    if (id !== undefined)
      return request.method === 'POST'
        ? wrap([comment(String(commentOf(request)))], request, 201)
        : wrap(paged([comment()], request), request);
    if (/^projects\/[^/]+\/like$/.test(path)) return wrap({ like_count: 6, liked_by_user: true }, request);
    return readOrModule(path, request);
  },
};

function readOrModule(path: string, request: StandInRequest): Reply {
  if (path === 'my_library') return wrap(modules, request, request.method === 'POST' ? 201 : 200);
  if (path === 'content') {
    const isHtml = request.query.get('key') === 'learn.play';
    const values = { title: 'It All Begins With Power', value: "It's kind of important", image };
    return wrap(
      isHtml
        ? { display: 'html', content: '<p>How it works</p>' }
        : { display: 'list', content: [{ name: 'power', values }] },
      request,
    );
  }
  if (path === 'products') return wrap(products, request);
  if (path === 'projects' || path === 'projects/search') return wrap(paged(projects, request), request);
  const [, productId, variantId] = /^products\/(\d+)(?:\/variants\/(\d+))?$/.exec(path) ?? [];
  if (variantId !== undefined) return wrap(variant(Number(variantId), 'Bit'), request);
  if (productId !== undefined)
    return orNotFound(
      products.find(({ id }) => String(id) === productId),
      request,
    );
  const [, projectId] = /^projects\/([^/]+)$/.exec(path) ?? [];
  if (projectId !== undefined) return wrap(whole(Number(/\d+$/.exec(projectId)?.[0] ?? 16)), request);
  const [, name, likes] = /^users\/([^/]+)(\/likes)?$/.exec(path) ?? [];
  if (likes !== undefined) return wrap(projects.slice(0, 3), request);
  if (name !== undefined) return wrap([person(1750, 'littleBits')], request);
  return orNotFound(undefined, request);
}

const commentOf = (request: StandInRequest) =>
  String(request.headers['content-type']).startsWith('multipart/')
    ? 'first!'
    : (fieldsOf(request).comment ?? 'first!');
const orNotFound = (item: unknown, request: StandInRequest) =>
  item === undefined ? wrap(null, request, 404) : wrap(item, request);

function paged(items: readonly unknown[], { query }: StandInRequest): readonly unknown[] {
  const size = Number(query.get('per_page') ?? 10);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items.slice(start, start + size);
}

function wrap(results: unknown, { method, path, query }: StandInRequest, status = 200): Reply {
  const params = [...query].map(([name, value]) => ({ name, value }));
  const success = status < 300;
  return json(
    {
      results,
      meta: {
        version: 2,
        criteria: { method, endpoint: `/api/v2/${path}`, params },
        success,
        errors: success ? null : 'Not found',
      },
    },
    status,
  );
}
