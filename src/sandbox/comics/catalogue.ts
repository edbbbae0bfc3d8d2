import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import { type Condition, rowsThat } from './condition.ts';
import type { ComicRow, ImageRow, ReleaseRow } from './shapes.ts';

/** Reads a window of the rows of which all conditions are true. */
export type ReadRows<Row> = (conditions: readonly Condition[], window: PageWindow) => Slice<Row>;

/** What everybody on an instance sees. */
export interface Catalogue {
  /** In the order of their names. */
  readonly comics: ReadRows<ComicRow>;
  comic(id: number): ComicRow | undefined;
  /** Last fetched first. */
  readonly releases: ReadRows<ReleaseRow>;
  release(id: number): ReleaseRow | undefined;
  /** In the order in which they were stored. */
  readonly images: ReadRows<ImageRow>;
  image(id: number): ImageRow | undefined;
  /** The images of some releases, by release. */
  imagesOf(releases: readonly ReleaseRow[]): ReadonlyMap<number, ImageRow[]>;
}

const IMAGE_COLUMNS = 'image.*, (SELECT slug FROM comic WHERE comic.id = image.comic_id) AS slug';

export function createCatalogue(database: DatabaseSync): Catalogue {
  const comic = statement<ComicRow>(database, 'SELECT * FROM comic WHERE id = ?');
  const release = statement<ReleaseRow>(database, 'SELECT * FROM release WHERE id = ?');
  const image = statement<ImageRow>(database, `SELECT ${IMAGE_COLUMNS} FROM image WHERE id = ?`);
  const imagesOf = statement<ImageRow & { readonly release_id: number }>(
    database,
    `SELECT release_id, ${IMAGE_COLUMNS} FROM release_image JOIN image ON image.id = image_id
     WHERE release_id IN (SELECT value FROM json_each(?)) ORDER BY release_id, image.id`,
  );
  return {
    comics: rowsOf(database, 'comic', 'comic.*', 'name COLLATE NOCASE'),
    comic: (id) => comic.first(id),
    releases: rowsOf(database, 'release', 'release.*', 'fetched DESC'),
    release: (id) => release.first(id),
    images: rowsOf(database, 'image', IMAGE_COLUMNS, 'image.id'),
    image: (id) => image.first(id),
    imagesOf: (releases) =>
      Map.groupBy(imagesOf.all(JSON.stringify(releases.map(({ id }) => id))), (row) => row.release_id),
  };
}

/**
 * Lists one table. Each set of filters is a statement of its own, so it is prepared when it is asked for. Equal values
 * have no order that the service promises: here it turns round as soon as there is a filter.
 */
export function rowsOf<Row>(
  database: DatabaseSync,
  table: string,
  columns: string,
  order: string,
): ReadRows<Row> {
  return (conditions, window) => {
    const { sql, values } = rowsThat(conditions);
    const tieBreak = conditions.length === 0 ? `${table}.id DESC` : `${table}.id`;
    const sorted = order === `${table}.id` ? order : `${order}, ${tieBreak}`;
    return listQuery<Row>(database, { columns, from: `${table} ${sql}`, order: sorted })(window, ...values);
  };
}
