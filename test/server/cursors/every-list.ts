import type { TestGateway } from '../../support/gateway.ts';

/** How a list is read; each kind finds its place again in its own way. */
export type ListKind = 'offset' | 'page-number' | 'whole' | 'time-window' | 'concatenated' | 'merged';

/** One list of the API, and a way to it in the sandboxes' data. */
export interface ListCase {
  /** As in the schema: `Viewer.folders`. */
  readonly field: string;
  readonly kind: ListKind;
  /** The fields around it, outermost first. */
  readonly parents: readonly string[];
  /** Further arguments: `query: "http"`. */
  readonly args?: string;
}

const viewer = ['viewer'];
const author = ['logs(first: 1)', 'nodes', 'author'];
const owner = ['projects(first: 1)', 'nodes', 'author'];
const range = 'start: "2026-05-01T00:00:00Z", end: "2026-06-01T00:00:00Z"';

/** Every connection field of the API, and those whose arguments make another list of it. */
export const everyList: readonly ListCase[] = [
  { field: 'Query.logs', kind: 'offset', parents: [] },
  { field: 'Query.logs', kind: 'offset', parents: [], args: 'tag: "python"' },
  { field: 'Query.logTags', kind: 'offset', parents: [] },
  { field: 'LogTag.logs', kind: 'offset', parents: ['logTags(first: 1)', 'nodes'] },
  { field: 'LittlelogsUser.logs', kind: 'offset', parents: author },
  { field: 'LittlelogsUser.following', kind: 'offset', parents: author },
  { field: 'LittlelogsUser.followers', kind: 'offset', parents: author },
  { field: 'LittlelogsUser.tags', kind: 'offset', parents: author },
  { field: 'Viewer.homeTimeline', kind: 'offset', parents: viewer },
  { field: 'Viewer.activity', kind: 'offset', parents: viewer },
  { field: 'Viewer.folders', kind: 'offset', parents: viewer },
  { field: 'Folder.bookmarks', kind: 'offset', parents: [...viewer, 'folders(first: 1)', 'nodes'] },
  { field: 'Viewer.bookmarks', kind: 'concatenated', parents: viewer },
  { field: 'Viewer.bookmarks', kind: 'offset', parents: viewer, args: 'query: "http"' },
  { field: 'Viewer.bookmarkTags', kind: 'offset', parents: viewer },
  { field: 'BookmarkTag.bookmarks', kind: 'offset', parents: [...viewer, 'bookmarkTags(first: 1)', 'nodes'] },
  { field: 'Query.projects', kind: 'page-number', parents: [] },
  { field: 'Query.projects', kind: 'page-number', parents: [], args: 'filter: { sort: POPULAR }' },
  { field: 'Project.comments', kind: 'page-number', parents: ['projects(first: 1)', 'nodes'] },
  { field: 'LittlebitsUser.projects', kind: 'whole', parents: owner },
  { field: 'LittlebitsUser.likedProjects', kind: 'whole', parents: owner },
  { field: 'Query.products', kind: 'whole', parents: [] },
  { field: 'Viewer.modules', kind: 'whole', parents: viewer },
  { field: 'Viewer.events', kind: 'time-window', parents: viewer },
  { field: 'Viewer.events', kind: 'time-window', parents: viewer, args: range },
  { field: 'Query.comics', kind: 'offset', parents: [] },
  { field: 'Comic.releases', kind: 'offset', parents: ['comics(first: 1)', 'nodes'] },
  { field: 'Query.releases', kind: 'offset', parents: [] },
  { field: 'Query.comicImages', kind: 'offset', parents: [] },
  { field: 'Viewer.comicSubscriptions', kind: 'offset', parents: viewer },
  { field: 'Viewer.timeline', kind: 'merged', parents: viewer },
];

export function nameOf({ field, args }: ListCase): string {
  return args === undefined ? field : `${field}(${args})`;
}

export interface ConnectionShape {
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** An operation that reads a page of the list. `page` gives its arguments: `first: 3, after: $cursor`. */
export function pageQuery({ field, parents, args }: ListCase, page: string, selection: string): string {
  const name = field.slice(field.indexOf('.') + 1);
  const list = `${name}(${[args, page].filter(Boolean).join(', ')}) { ${selection} }`;
  return parents.reduceRight((inner, parent) => `${parent} { ${inner} }`, list);
}

/** The connection in an answer to a `pageQuery`; null where there is none. */
export function connectionIn({ field, parents }: ListCase, data: unknown): ConnectionShape | null {
  const names = [...parents.map((parent) => parent.replace(/\(.*/, '')), field.slice(field.indexOf('.') + 1)];
  return names.reduce<unknown>((value, name) => {
    const own = Array.isArray(value) ? value[0] : value;
    return (own as Record<string, unknown> | null | undefined)?.[name] ?? null;
  }, data) as ConnectionShape | null; // By the query.
}

/** The cursors of the first three items. */
export async function cursorsOf(list: ListCase, gateway: TestGateway): Promise<readonly string[]> {
  const selection = 'edges { cursor } pageInfo { endCursor hasNextPage }';
  const { data } = await gateway.query(`{ ${pageQuery(list, 'first: 3', selection)} }`);
  return connectionIn(list, data)?.edges.map(({ cursor }) => cursor) ?? [];
}
