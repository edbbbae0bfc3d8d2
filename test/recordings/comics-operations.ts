import { forged } from '../relay/forged.ts';
import { comicFields, imageFields, releaseFields, subscriptionFields, userFields } from './comics-fields.ts';
import type { Exchange } from './recording.ts';
import { selectionOf, type WireFields } from './wire-fields.ts';

/** How a recorded GET is read through GraphQL. */
export interface Reading {
  /** A field of `Query`, or of `Viewer`, with its arguments. */
  readonly query: string;
  readonly fields: WireFields;
  /** Where the answer stands in the data. */
  readonly at: readonly string[];
  readonly isList: boolean;
  /** Which items of the recorded page are read: a page in the middle begins behind a cursor. */
  readonly range: readonly [start: number, end?: number];
}

interface Resource {
  readonly one: string;
  readonly list: string;
  readonly listArgument: string;
  readonly isViewers?: true;
  readonly fields: WireFields;
}

const resources: Readonly<Record<string, Resource>> = {
  comics: { one: 'comic', list: 'comics', listArgument: 'filter', fields: comicFields },
  releases: { one: 'release', list: 'releases', listArgument: 'filter', fields: releaseFields },
  images: { one: 'comicImage', list: 'comicImages', listArgument: 'filter', fields: imageFields },
  subscriptions: {
    one: 'node',
    list: 'comicSubscriptions',
    listArgument: 'comic',
    isViewers: true,
    fields: subscriptionFields,
  },
};

/** By parameter: the filter that makes the gateway send it. A function of its value. */
const filters: Readonly<Record<string, (value: string) => string>> = {
  subscribed: (value) => `isSubscribed: ${value}`,
  active: (value) => `isActive: ${value}`,
  language: (value) => `language: ${text(value)}`,
  name: (value) => `name: { equals: ${text(value)} }`,
  name__iexact: (value) => `name: { equals: ${text(value)}, ignoreCase: true }`,
  name__contains: (value) => `name: { contains: ${text(value)} }`,
  name__icontains: (value) => `name: { contains: ${text(value)}, ignoreCase: true }`,
  name__startswith: (value) => `name: { startsWith: ${text(value)} }`,
  name__in: (value) => `name: { in: ${texts(value)} }`,
  slug: (value) => `slug: { equals: ${text(value)} }`,
  slug__in: (value) => `slug: { in: ${texts(value)} }`,
  comic__slug: (value) => `comic: { slug: { equals: ${text(value)} } }`,
  comic__slug__in: (value) => `comic: { slug: { in: ${texts(value)} } }`,
  images__height__gt: (value) => `images: { height: { greaterThan: ${value} } }`,
};

/**
 * Undefined where the gateway has no operation that makes this request.
 *
 * @param ahead How many items more than a page holds the gateway asks for, to see what follows.
 */
export function readingOf({ request: { path }, response }: Exchange, ahead = 0): Reading | undefined {
  const { pathname, searchParams } = new URL(path, 'http://any');
  const [, name = '', id] = /^\/api\/v1\/([a-z]+)\/(?:(\d+)\/)?$/.exec(pathname) ?? [];
  if (name === 'users') {
    const fields = `{ account(service: COMICS) { ... on ComicsUser ${selectionOf(userFields)} } }`;
    return {
      query: `viewer ${fields}`,
      fields: userFields,
      at: ['viewer', 'account'],
      isList: true,
      range: [0],
    };
  }
  const resource = resources[name];
  if (resource === undefined) return undefined;
  if (id !== undefined) return readingOfOne(resource, id);
  const conditions = conditionsOf(searchParams, resource);
  if (conditions === undefined) return undefined;
  const limit = (Number(searchParams.get('limit') ?? 20) || 1000) - ahead;
  if (!searchParams.has('offset')) return readingOfList(resource, conditions, Math.min(100, limit));
  const { meta, objects } = JSON.parse(response.body);
  if (objects.length === 0) return undefined;
  const identity = `comics/${name}/?${withoutPage(searchParams)}`;
  const after = forged(identity, [meta.offset, meta.total_count, String(objects[0].id), 0, 0, null]);
  return readingOfList(resource, conditions, limit - 1, after);
}

function readingOfOne({ one, fields }: Resource, id: string): Reading {
  const selection = selectionOf(fields);
  // A subscription is found by its global id alone.
  const key = one === 'node' ? Buffer.from(`ComicSubscription:${id}`).toString('base64url') : id;
  const inner = one === 'node' ? `{ ... on ComicSubscription ${selection} }` : selection;
  return { query: `${one}(id: "${key}") ${inner}`, fields, at: [one], isList: false, range: [0] };
}

function readingOfList(
  resource: Resource,
  conditions: readonly string[],
  first: number,
  after?: string,
): Reading {
  const { list, listArgument, isViewers, fields } = resource;
  const condition = conditions.length > 0 ? `, ${listArgument}: { ${conditions.join(', ')} }` : '';
  const start = after === undefined ? '' : `, after: "${after}"`;
  const query = `${list}(first: ${first}${start}${condition}) { totalCount nodes ${selectionOf(fields)} }`;
  const skipped = after === undefined ? 0 : 1;
  const rest = { fields, isList: true, range: [skipped, skipped + first] as const };
  return isViewers
    ? { query: `viewer { ${query} }`, at: ['viewer', list], ...rest }
    : { query, at: [list], ...rest };
}

function conditionsOf(parameters: URLSearchParams, { listArgument }: Resource): string[] | undefined {
  const conditions: string[] = [];
  for (const [parameter, value] of parameters) {
    if (parameter === 'limit' || parameter === 'offset') continue;
    // The list of subscriptions is filtered by the comic itself.
    const name = listArgument === 'comic' ? parameter.replace(/^comic__/, '') : parameter;
    const filter = filters[name];
    if (filter === undefined) return undefined;
    conditions.push(filter(value));
  }
  return conditions;
}

function text(value: string): string {
  return JSON.stringify(value);
}

function texts(value: string): string {
  return JSON.stringify(value.split(','));
}

function withoutPage(parameters: URLSearchParams): string {
  const filter = new URLSearchParams(parameters);
  filter.delete('limit');
  filter.delete('offset');
  return String(filter);
}
