import { siteOf } from '../avatars.ts';
import type { PageWindow, Slice } from '../paging.ts';
import type { Authenticate } from './access.ts';
import type { Catalogue, ReadRows } from './catalogue.ts';
import type { Condition } from './condition.ts';
import { type Dialect, notThere } from './dialect.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { type FilterSpec, readFilters } from './filter.ts';
import { LIST_PARAMETERS, type Page, pageOf } from './page.ts';
import { comicFilters, imageFilters, releaseFilters } from './resources.ts';
import { type ReleaseRow, shapesIn } from './shapes.ts';

/** Comics, their releases and the releases' images: what everybody on an instance sees. */
export function addCatalogueRoutes(
  add: AddEndpoint,
  authenticate: Authenticate,
  dialect: Dialect,
  catalogue: Catalogue,
): void {
  const shapes = shapesIn(dialect);
  const shapeReleases = (rows: readonly ReleaseRow[], call: Call): object[] => {
    const images = catalogue.imagesOf(rows);
    return rows.map((row) => shapes.release(row, images.get(row.id) ?? [], siteOf(call)));
  };

  add('comics/', authenticate, {
    GET: (call) => ({
      body: filteredPage(call, dialect, comicFilters, catalogue.comics, {
        shape: (rows) => rows.map(shapes.comic),
        comicColumn: 'comic.id',
      }),
    }),
  });
  add('comics/:id{[0-9]+}/', authenticate, {
    GET: ({ id }) => ({ body: shapes.comic(found(catalogue.comic(id))) }),
  });
  add('releases/', authenticate, {
    GET: (call) => ({
      body: filteredPage(call, dialect, releaseFilters, catalogue.releases, {
        shape: (rows) => shapeReleases(rows, call),
        comicColumn: 'release.comic_id',
      }),
    }),
  });
  add('releases/:id{[0-9]+}/', authenticate, {
    GET: (call) => {
      const row = found(catalogue.release(call.id));
      const images = catalogue.imagesOf([row]).get(row.id) ?? [];
      return { body: shapes.release(row, images, siteOf(call)) };
    },
  });
  add('images/', authenticate, {
    GET: (call) => ({
      body: filteredPage(call, dialect, imageFilters, catalogue.images, {
        shape: (rows) => rows.map((row) => shapes.image(row, siteOf(call))),
      }),
    }),
  });
  add('images/:id{[0-9]+}/', authenticate, {
    GET: (call) => ({ body: shapes.image(found(catalogue.image(call.id)), siteOf(call)) }),
  });
}

/** How a list's rows are told, and where it can be narrowed to what the user is subscribed to. */
export interface ListOptions<Row> {
  shape(rows: readonly Row[]): object[];
  /** The column that names a comic, where the list knows `subscribed`. */
  readonly comicColumn?: string;
  /** What is true of every row that the user may see. */
  readonly base?: Condition;
}

export function filteredPage<Row>(
  { url, user }: Call,
  dialect: Dialect,
  spec: FilterSpec,
  read: ReadRows<Row>,
  { shape, comicColumn, base }: ListOptions<Row>,
): Page {
  const known = comicColumn === undefined ? LIST_PARAMETERS : [...LIST_PARAMETERS, 'subscribed'];
  const conditions = readFilters(url.searchParams, spec, dialect, known);
  if (base !== undefined) conditions.push(base);
  if (comicColumn !== undefined) conditions.push(...subscribed(url, comicColumn, user.id));
  return pageOf(url, dialect, (window: PageWindow): Slice<object> => {
    const { count, items } = read(conditions, window);
    return { count, items: shape(items) };
  });
}

// Anything but these two values is no filter at all.
function subscribed({ searchParams }: URL, column: string, userId: number): Condition[] {
  const wanted = searchParams.getAll('subscribed').at(-1);
  if (wanted !== 'true' && wanted !== 'false') return [];
  const own = 'SELECT comic_id AS own_id FROM subscription WHERE user_id = ?';
  if (wanted === 'false') return [{ sql: `${column} NOT IN (${own})`, values: [userId] }];
  // A comic that is subscribed to twice comes twice.
  return [{ sql: `JOIN (${own}) AS own ON own.own_id = ${column}`, values: [userId], isJoin: true }];
}

export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw notThere();
  return row;
}
