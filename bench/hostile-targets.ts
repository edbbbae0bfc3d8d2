/** An answer of a service that is attacked, and the query that reads it. */
export interface Target {
  readonly title: string;
  readonly query: string;
  /** The call whose answer is replaced. */
  readonly path: RegExp;
  /** What else the query asks the service, by path. */
  readonly others?: readonly (readonly [path: RegExp, json: string])[];
  /** The whole answer around the JSON of so many items, or of the one that it is. */
  wrap(items: string, count: number): string;
  /** The JSON of an item, with whatever changes. */
  item(index: number, changes?: object): string;
  readonly isList: boolean;
  /** How many items it asks for, where the gateway refuses more: a right answer has as many, and they are longer. */
  readonly most?: number;
  /** A field that holds a text: HTML where the service has any. */
  readonly text: string;
  /** A list in each item, with a good entry of it. */
  readonly embedded?: readonly [field: string, entry: unknown];
  /** A field that may hold any JSON. */
  readonly freeForm?: string;
}

export const created = '2026-05-02T00:23:27Z';
const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const range = 'start: "2026-05-01T00:00:00Z", end: "2026-06-01T00:00:00Z"';
const paged = (items: string, count: number) =>
  `{"count":${count},"next":null,"previous":null,"results":[${items}]}`;
const results = (items: string) => `{"meta":{"success":true},"results":${items}}`;
const jsonOf = (good: object, changes: object = {}) => JSON.stringify({ ...good, ...changes });

const user = { id: 2, username: 'belle', first_name: 'Belle', last_name: '', bio: '', url: '', avatar: '' };
const log = (index: number, changes?: object) =>
  jsonOf(
    {
      id: index,
      created,
      user,
      source: null,
      content: '<p>Did it</p>',
      comments: [],
      tags: [],
      mentions: [],
      likes: [],
    },
    changes,
  );
const LOG_FIELDS =
  'databaseId createdAt contentHtml contentText likes { username createdAt } comments { contentHtml createdAt } author { username }';
const like = { user: 'belle', created };

const bookmark = (index: number, changes?: object) =>
  jsonOf(
    {
      id: uuid(index),
      tags: [],
      title: 'A page',
      description: 'What is on it',
      url: 'http://site.example/a',
      domain: 'site.example',
      created,
      modified: created,
      parent: uuid(0),
      meta: { type: 'other' },
    },
    changes,
  );
const folder = (index: number, changes?: object) =>
  jsonOf(
    {
      id: uuid(index),
      name: 'Reading',
      color: 'ff0000',
      icon: null,
      created,
      modified: created,
      parent: null,
      folders: [],
      links: 3,
    },
    changes,
  );

const project = (index: number, changes?: object) =>
  jsonOf(
    {
      id: index + 1,
      name: 'Doorbell',
      description: '<p>It rings</p>',
      comment_count: 0,
      like_count: 1,
      liked_by_user: null,
      user: { id: 3, username: 'belle', image: null },
      slug: `doorbell-${index}`,
      icon: null,
    },
    changes,
  );
const step = { id: 1, number: 1, title: 'One', description: '<p>Join them</p>', images: [] };
const projectDetail = (index: number, changes?: object) =>
  project(index, {
    credits: null,
    images: [],
    embeds: [],
    files: [],
    tools: [],
    products: [],
    materials: [],
    steps: [],
    ...changes,
  });

const event = (index: number, changes?: object) => {
  // The items are unordered, so the gateway has to sort them.
  const second = String((index * 7919) % 60).padStart(2, '0');
  const hour = String((index * 104_729) % 24).padStart(2, '0');
  const started_at = `2026-05-02T${hour}:00:${second}Z`;
  return jsonOf({ id: index, label: 'Work', started_at, ended_at: created }, changes);
};

const image = {
  id: 1,
  checksum: 'a',
  fetched: created,
  file: null,
  title: 'One',
  text: 'Two',
  height: 1,
  width: 1,
};
const release = (index: number, changes?: object) =>
  jsonOf(
    {
      id: index + 1,
      comic: '/api/v1/comics/18/',
      fetched: created,
      images: [],
      pub_date: '2026-05-02',
      resource_uri: `/api/v1/releases/${index + 1}/`,
    },
    changes,
  );
const comic = (_: number, changes?: object) =>
  jsonOf(
    {
      id: 18,
      name: 'xkcd',
      slug: 'xkcd',
      language: 'en',
      url: 'http://xkcd.com/',
      active: true,
      start_date: null,
      end_date: null,
      rights: 'Randall',
      added: created,
    },
    changes,
  );

/** The main list and a single thing of each service. */
export const targets: readonly Target[] = [
  {
    title: 'Littlelogs, logs',
    query: `{ logs(first: 100) { nodes { ${LOG_FIELDS} } } }`,
    path: /\/littlelogs\/logs\/\?/,
    wrap: paged,
    item: log,
    isList: true,
    text: 'content',
    embedded: ['likes', like],
  },
  {
    title: 'Littlelogs, a log',
    query: `{ log(id: "7") { ${LOG_FIELDS} } }`,
    path: /\/littlelogs\/logs\/7\//,
    wrap: (item) => item,
    item: (_, changes) => log(7, changes),
    isList: false,
    text: 'content',
    embedded: [
      'comments',
      { id: 1, created, user, content: '<p>Nice</p>', source: null, tags: [], mentions: [] },
    ],
  },
  {
    title: 'Larder, bookmarks',
    query:
      '{ viewer { bookmarks(first: 100, query: "page") { nodes { title description url tags { name } meta { type ... on OtherMeta { raw } } } } } }',
    path: /\/larder\/search\//,
    wrap: paged,
    item: bookmark,
    isList: true,
    text: 'description',
    embedded: ['tags', { id: uuid(1), name: 'x', color: 'ff0000', created, modified: created }],
    freeForm: 'meta',
  },
  {
    title: 'Larder, a folder',
    query: `{ viewer { folder(id: "${uuid(0)}") { name color createdAt } } }`,
    path: /\/larder\/folders\//,
    wrap: paged,
    item: folder,
    isList: true,
    text: 'name',
    embedded: ['folders', uuid(1)],
  },
  {
    title: 'littleBits, projects',
    query: '{ projects(first: 20) { nodes { name descriptionHtml descriptionText author { username } } } }',
    path: /\/littlebits\/projects\?/,
    wrap: (items) => results(`[${items}]`),
    item: project,
    isList: true,
    most: 21,
    text: 'description',
  },
  {
    title: 'littleBits, a project',
    query:
      '{ project(id: "1") { name descriptionHtml descriptionText steps { descriptionHtml } files { raw } images { caption } } }',
    path: /\/littlebits\/projects\/1$/,
    wrap: results,
    item: (_, changes) => projectDetail(0, changes),
    isList: false,
    text: 'description',
    embedded: ['steps', step],
    freeForm: 'files',
  },
  {
    title: 'Life Logger, events',
    query: `{ viewer { events(first: 100, ${range}) { nodes { label startedAt endedAt } } } }`,
    path: /\/life-logger\/events/,
    wrap: (items) => `{"events":[${items}]}`,
    item: event,
    isList: true,
    text: 'label',
  },
  {
    title: 'Life Logger, statistics',
    query: `{ viewer { timeStats(${range}) { byLabel { label minutes percentage } } } }`,
    path: /\/life-logger\/stats/,
    wrap: (item) => item,
    item: (_, changes) => jsonOf({ minutes: { Work: 1 }, percentages: { Work: 100 } }, changes),
    isList: false,
    text: 'unused',
  },
  {
    title: 'Comics, releases',
    query: '{ releases(first: 100) { nodes { pubDate images { title text fetchedAt } } } }',
    path: /\/comics\/releases\//,
    wrap: (items, count) => `{"meta":{"total_count":${count}},"objects":[${items}]}`,
    item: release,
    isList: true,
    text: 'unused',
    embedded: ['images', image],
  },
  {
    title: 'Comics, a comic',
    query: '{ comic(id: "18") { name url rights isActive } }',
    path: /\/comics\/comics\/18\//,
    wrap: (item) => item,
    item: comic,
    isList: false,
    text: 'rights',
  },
];
