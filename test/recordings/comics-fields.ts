import type { WireFields } from './wire-fields.ts';

const keyOf = (uri: string): string => /(\d+)\/$/.exec(uri)?.[1] ?? '';
const orNull = (text: string): string | null => (text === '' ? null : text);

export const comicFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  name: 'name',
  slug: 'slug',
  language: 'language',
  url: { field: 'url', expected: orNull },
  rights: { field: 'rights', expected: orNull },
  active: 'isActive',
  start_date: 'startDate',
  end_date: 'endDate',
  added: 'addedAt',
  // The key alone, which `id` tells.
  resource_uri: null,
};

export const imageFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  checksum: 'checksum',
  fetched: 'fetchedAt',
  file: {
    field: 'url',
    // A path, which is below the instance's address.
    expected: (file: string | null) => file && `http://comics.example.com${file}`,
  },
  height: 'height',
  width: 'width',
  text: { field: 'text', expected: orNull },
  title: { field: 'title', expected: orNull },
  resource_uri: null,
};

export const releaseFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  comic: { field: 'comic { databaseId }', expected: keyOf },
  fetched: 'fetchedAt',
  pub_date: 'pubDate',
  images: { field: 'images', fields: imageFields },
  resource_uri: null,
};

export const subscriptionFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  comic: { field: 'comic { databaseId }', expected: keyOf },
  resource_uri: null,
};

export const userFields: WireFields = {
  date_joined: 'joinedAt',
  email: 'email',
  last_login: 'lastSignInAt',
  resource_uri: { field: 'databaseId', expected: keyOf },
  // Told by `signInToComics` alone.
  secret_key: null,
};
