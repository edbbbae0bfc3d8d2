/** A list of objects that a service sends, and how a query reads it. */
export interface MalformedList {
  /** The service's key. */
  readonly key: string;
  /** The object type of its items. */
  readonly typename: string;
  /** The query, with `#` for what is selected of an item. */
  readonly query: string;
  /** Where the response has the items. */
  readonly path: readonly (string | number)[];
  /** Matches the path of the calls that read it. */
  readonly call: RegExp;
  /** Where the items stand in the service's response: property names. */
  readonly at: readonly string[];
  /** By what they are found: they are always read. */
  readonly keys: readonly string[];
}

const connection = (
  key: string,
  typename: string,
  field: string,
  call: RegExp,
  keys: readonly string[],
  {
    at = ['results'],
    below = [],
  }: { readonly at?: readonly string[]; readonly below?: readonly string[] } = {},
): MalformedList => {
  const name = /^\w+/.exec(field)![0];
  const opening = below.map((parent) => `${parent} { `).join('');
  return {
    key,
    typename,
    query: `{ ${opening}${field} { nodes { # } } ${below.map(() => '}').join('')} }`,
    path: [...below.flatMap((parent) => /^\w+/.exec(parent)?.[0] ?? []), name, 'nodes'],
    call,
    at,
    keys,
  };
};

export const malformedLists: readonly MalformedList[] = [
  connection('littlelogs', 'Log', 'logs(first: 3)', /^logs\/$/, ['id']),
  connection('littlelogs', 'Log', 'homeTimeline(first: 3)', /^timelines\/home\/$/, ['id'], {
    below: ['viewer'],
  }),
  connection('littlelogs', 'LogActivity', 'activity(first: 3)', /^timelines\/activity\/$/, ['id'], {
    below: ['viewer'],
  }),
  connection('littlelogs', 'LogTag', 'logTags(first: 3)', /^tags\/$/, ['name']),
  connection(
    'littlelogs',
    'LittlelogsUser',
    'followers(first: 3)',
    /^users\/following\/belle\/$/,
    ['username'],
    {
      below: ['user(service: LITTLELOGS, username: "belle")', '... on LittlelogsUser'],
    },
  ),
  connection('larder', 'Folder', 'folders(first: 3)', /^folders\/$/, ['id'], { below: ['viewer'] }),
  connection('larder', 'BookmarkTag', 'bookmarkTags(first: 3)', /^tags\/$/, ['id'], { below: ['viewer'] }),
  connection('larder', 'Bookmark', 'bookmarks(first: 3, query: "a")', /^search\/$/, ['id'], {
    below: ['viewer'],
  }),
  connection('larder', 'Bookmark', 'bookmarks(first: 3)', /^folders\/[^/]+\/$/, ['id'], {
    below: ['viewer'],
  }),
  connection(
    'life-logger',
    'Event',
    'events(start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z")',
    /^events$/,
    ['id', 'started_at'],
    { below: ['viewer'], at: ['events'] },
  ),
  connection('littlebits', 'Project', 'projects(first: 3)', /^projects$/, ['id'], { at: ['results'] }),
  connection(
    'littlebits',
    'Project',
    'projects(first: 3, filter: { kit: "base-kit" })',
    /^projects\/search$/,
    ['id'],
  ),
  connection('littlebits', 'Product', 'products(first: 3)', /^products$/, ['id']),
  connection('littlebits', 'LibraryModule', 'modules(first: 3)', /^my_library$/, ['variant_id'], {
    below: ['viewer'],
  }),
  connection('comics', 'Comic', 'comics(first: 3)', /^comics\/$/, ['id'], { at: ['objects'] }),
  connection('comics', 'Release', 'releases(first: 3)', /^releases\/$/, ['id'], { at: ['objects'] }),
  connection('comics', 'ComicImage', 'comicImages(first: 3)', /^images\/$/, ['id'], { at: ['objects'] }),
];
