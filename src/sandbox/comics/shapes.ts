import { type Dialect, resourceUri } from './dialect.ts';
import type { UserRow } from './user-store.ts';

export interface ComicRow {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly url: string;
  readonly active: number;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly rights: string;
  readonly added: string;
}

export interface ReleaseRow {
  readonly id: number;
  readonly comic_id: number;
  readonly pub_date: string;
  readonly fetched: string;
}

export interface ImageRow {
  readonly id: number;
  /** Of the comic, which the file's address names. */
  readonly slug: string;
  readonly checksum: string;
  readonly has_file: number;
  readonly title: string;
  readonly text: string;
  readonly fetched: string;
  readonly height: number;
  readonly width: number;
}

export interface SubscriptionRow {
  readonly id: number;
  readonly comic_id: number;
}

/** Rows as the API sends them, their fields in alphabetical order. */
export interface Shapes {
  user(row: UserRow): object;
  comic(row: ComicRow): object;
  /** Pictures are served by the host that the caller used. */
  image(row: ImageRow, site: string): object;
  release(row: ReleaseRow, images: readonly ImageRow[], site: string): object;
  subscription(row: SubscriptionRow): object;
}

export function shapesIn(dialect: Dialect): Shapes {
  const { id, moment, tellsMissingFiles } = dialect;
  const uriOf = (resource: string, key: number): string => resourceUri(dialect, resource, key);
  const fileOf = ({ slug, checksum, has_file }: ImageRow, site: string): string | null =>
    has_file || !tellsMissingFiles ? `${site}${slug}/${checksum.slice(0, 1)}/${checksum}.png` : null;
  const shapes: Shapes = {
    user: (row) => ({
      date_joined: moment(row.dateJoined),
      email: row.email,
      last_login: row.lastLogin === null ? null : moment(row.lastLogin),
      resource_uri: uriOf('users', row.id),
      secret_key: row.secretKey,
    }),
    comic: (row) => ({
      active: row.active === 1,
      added: moment(row.added),
      end_date: row.end_date,
      id: id(row.id),
      language: row.language,
      name: row.name,
      resource_uri: uriOf('comics', row.id),
      rights: row.rights,
      slug: row.slug,
      start_date: row.start_date,
      url: row.url,
    }),
    image: (row, site) => ({
      checksum: row.checksum,
      fetched: moment(row.fetched),
      file: fileOf(row, site),
      height: row.height,
      id: id(row.id),
      resource_uri: uriOf('images', row.id),
      text: row.text,
      title: row.title,
      width: row.width,
    }),
    release: (row, images, site) => ({
      comic: uriOf('comics', row.comic_id),
      fetched: moment(row.fetched),
      id: id(row.id),
      images: images.map((image) => shapes.image(image, site)),
      pub_date: row.pub_date,
      resource_uri: uriOf('releases', row.id),
    }),
    subscription: (row) => ({
      comic: uriOf('comics', row.comic_id),
      id: id(row.id),
      resource_uri: uriOf('subscriptions', row.id),
    }),
  };
  return shapes;
}
