import type { FilterSpec } from './filter.ts';

/** What each resource can be filtered on; `id` is nowhere among it. */
export const comicFilters: FilterSpec = {
  closed: ['id', 'url', 'start_date', 'end_date', 'rights', 'added', 'resource_uri'],
  columns: {
    active: { kind: 'boolean', lookups: ['exact'] },
    language: { kind: 'text', lookups: ['exact'] },
    name: { kind: 'text' },
    slug: { kind: 'text' },
  },
};

export const imageFilters: FilterSpec = {
  closed: ['id', 'file', 'checksum', 'resource_uri'],
  columns: {
    fetched: { kind: 'datetime' },
    title: { kind: 'text' },
    text: { kind: 'text' },
    height: { kind: 'integer' },
    width: { kind: 'integer' },
  },
};

/** A release and a subscription have one comic. Lookups that a key doesn't know are refused on its texts, too. */
const comic = {
  local: 'comic_id',
  select: 'SELECT id FROM comic',
  key: 'id',
  spec: comicFilters,
  lookups: ['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'isnull'],
} as const;

export const releaseFilters: FilterSpec = {
  closed: ['id', 'resource_uri'],
  columns: { pub_date: { kind: 'date' }, fetched: { kind: 'datetime' } },
  relations: {
    comic,
    images: {
      local: 'release.id',
      select: 'SELECT release_id FROM release_image JOIN image ON image.id = image_id',
      key: 'image.id',
      spec: imageFilters,
      isMany: true,
    },
  },
};

export const subscriptionFilters: FilterSpec = {
  closed: ['id', 'resource_uri'],
  columns: {},
  relations: { comic },
};

export const userFilters: FilterSpec = {
  closed: ['email', 'date_joined', 'last_login', 'resource_uri', 'secret_key'],
  columns: {},
};
