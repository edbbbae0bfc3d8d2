import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import { allOf, type Condition } from './condition.ts';
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

const IMAGE_COLUMNS = `image.*,
  (SELECT slug FROM release JOIN comic ON comic.id = comic_id WHERE release.id = release_id) AS slug`;

export function createCatalogue(database: DatabaseSync): Catalogue {
  const comic = statement<ComicRow>(database, 'SELECT * FROM comic WHERE id = ?');
  const release = statement<ReleaseRow>(database, 'SELECT * FROM release WHERE id = ?');
  const image = statement<ImageRow>(database, `SELECT ${IMAGE_COLUMNS} FROM image WHERE id = ?`);
  const imagesOf = statement<ImageRow>(
    database,
    `SELECT ${IMAGE_COLUMNS} FROM image
     WHERE release_id IN (SELECT value FROM json_each(?)) ORDER BY release_id, id`,
  );
  return {
    comics: rowsOf(database, 'comic', '*', 'name COLLATE NOCASE, id'),
    comic: (id) => comic.first(id),
    releases: rowsOf(database, 'release', '*', 'fetched DESC, id DESC'),
    release: (id) => release.first(id),
    images: rowsOf(database, 'image', IMAGE_COLUMNS, 'id'),
    image: (id) => image.first(id),
    imagesOf: (releases) =>
      Map.groupBy(imagesOf.all(JSON.stringify(releases.map(({ id }) => id))), (row) => row.release_id),
  };
}

/** Lists one table. Each set of filters is a statement of its own, so it is prepared when it is asked for. */
export function rowsOf<Row>(
  database: DatabaseSync,
  table: string,
  columns: string,
  order: string,
): ReadRows<Row> {
  return (conditions, window) => {
    const { sql, values } = allOf(conditions);
    return listQuery<Row>(database, { columns, from: `${table} WHERE ${sql}`, order })(window, ...values);
  };
}
