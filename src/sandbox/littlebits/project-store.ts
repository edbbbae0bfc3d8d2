import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { statement } from '../database.ts';
import { addressOf, sizedAddress } from './images.ts';
import type { Page } from './page.ts';
import { type ProjectSearch, searchConditions } from './project-search.ts';
import type {
  OwnedProjectJson,
  OwnerJson,
  ProjectJson,
  ProjectParts,
  ProjectProductJson,
  ProjectSummaryJson,
} from './shapes.ts';

interface ProjectRow {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly icon: string;
  readonly description: string;
  readonly credits: string | null;
  readonly parts: string;
  readonly comment_count: number;
  readonly like_count: number;
  readonly liked: 0 | 1;
  readonly user_id: number;
  readonly avatar: string;
  readonly user_slug: string;
  readonly username: string;
}

/** Who asks, and by which host. */
export interface Reader {
  readonly viewerId: number | null;
  readonly origin: string;
}

export interface ProjectStore {
  search(search: ProjectSearch, page: Page, reader: Reader): readonly ProjectSummaryJson[];
  /** The id of a project by id or slug, or undefined. */
  idOf(idOrSlug: string): number | undefined;
  get(id: number, reader: Reader): ProjectJson;
  ownedBy(userId: number, origin: string): readonly OwnedProjectJson[];
  /** What a user likes, the latest first. */
  likedBy(userId: number, reader: Reader): readonly ProjectSummaryJson[];
  /** Likes a project, or takes the like back. */
  toggleLike(id: number, userId: number): { readonly like_count: number; readonly liked_by_user: boolean };
}

// The first value that a query with these columns takes is the viewer's id.
const SELECT = `
  SELECT project.*, user.avatar, user.slug AS user_slug, user.username,
    (SELECT count(*) FROM comment WHERE project_id = project.id) AS comment_count,
    (SELECT count(*) FROM project_like WHERE project_id = project.id) AS like_count,
    EXISTS (SELECT 1 FROM project_like WHERE project_id = project.id AND user_id = ?) AS liked
  FROM project JOIN user ON user.id = project.user_id`;
const NEWEST = 'project.published_at DESC, project.id DESC';
const MOST_LIKED = `like_count DESC, ${NEWEST}`;

export function createProjectStore(database: DatabaseSync): ProjectStore {
  const byId = statement<ProjectRow>(database, `${SELECT} WHERE project.id = ?`);
  const byOwner = statement<ProjectRow>(database, `${SELECT} WHERE project.user_id = ? ORDER BY ${NEWEST}`);
  const byLiker = statement<ProjectRow>(
    database,
    `${SELECT} JOIN project_like ON project_like.project_id = project.id
     WHERE project_like.user_id = ? ORDER BY project_like.id DESC`,
  );
  const idOfId = statement<{ id: number }>(database, 'SELECT id FROM project WHERE id = ?');
  const idOfSlug = statement<{ id: number }>(database, 'SELECT id FROM project WHERE slug = ?');
  const productsOf = statement<ProjectProductJson & { readonly images: string }>(
    database,
    `SELECT product_id, variant_id, images, name, quantity FROM project_product
     JOIN variant ON variant.id = variant_id JOIN product ON product.id = product_id
     WHERE project_id = ? ORDER BY variant_id`,
  );
  const unlike = statement(database, 'DELETE FROM project_like WHERE project_id = ? AND user_id = ?');
  const like = statement(database, 'INSERT INTO project_like (project_id, user_id) VALUES (?, ?)');
  const likes = statement<{ count: number }>(
    database,
    'SELECT count(*) AS count FROM project_like WHERE project_id = ?',
  );

  return {
    search(search, { limit, offset }, reader) {
      const { conditions, values } = searchConditions(search);
      const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
      const order = search.sort === 'popular' ? MOST_LIKED : NEWEST;
      const found = statement<ProjectRow>(database, `${SELECT} ${where} ORDER BY ${order} LIMIT ? OFFSET ?`);
      const all: SQLInputValue[] = [reader.viewerId, ...values, limit, offset];
      return found.all(...all).map((row) => summary(row, reader));
    },
    idOf(idOrSlug) {
      const row = /^\d{1,15}$/.test(idOrSlug) ? idOfId.first(Number(idOrSlug)) : idOfSlug.first(idOrSlug);
      return row?.id;
    },
    get(id, reader) {
      const products = productsOf.all(id).map((row) => projectProduct(row, reader.origin));
      return detail(byId.one(reader.viewerId, id), products, reader);
    },
    ownedBy: (userId, origin) => byOwner.all(null, userId).map((row) => owned(row, origin)),
    likedBy: (userId, reader) => byLiker.all(reader.viewerId, userId).map((row) => summary(row, reader)),
    toggleLike(id, userId) {
      const liked = unlike.run(id, userId).changes === 0;
      if (liked) like.run(id, userId);
      return { like_count: likes.one(id).count, liked_by_user: liked };
    },
  };
}

function ownerOf({ user_id, avatar, user_slug, username }: ProjectRow, origin: string): OwnerJson {
  return { id: user_id, image: sizedAddress(origin, avatar, 'small'), slug: user_slug, username };
}

function likedBy({ liked }: ProjectRow, { viewerId }: Reader): boolean | null {
  return viewerId === null ? null : liked === 1;
}

function summary(row: ProjectRow, reader: Reader): ProjectSummaryJson {
  const { id, name, slug, icon, description, comment_count, like_count } = row;
  return {
    id,
    name,
    slug,
    icon: addressOf(reader.origin, icon),
    description,
    comment_count,
    like_count,
    liked_by_user: likedBy(row, reader),
    user: ownerOf(row, reader.origin),
  };
}

function owned(row: ProjectRow, origin: string): OwnedProjectJson {
  const { id, name, slug, icon, description, like_count, comment_count } = row;
  const user = ownerOf(row, origin);
  return { id, name, slug, icon: addressOf(origin, icon), description, like_count, comment_count, user };
}

function detail(row: ProjectRow, products: readonly ProjectProductJson[], reader: Reader): ProjectJson {
  const { id, name, description, comment_count, like_count, credits } = row;
  // Written by the seed alone, in this shape.
  const parts = JSON.parse(row.parts) as ProjectParts;
  const complete = <Part extends { readonly url: string }>(part: Part): Part => ({
    ...part,
    url: addressOf(reader.origin, part.url),
  });
  return {
    id,
    name,
    description,
    comment_count,
    like_count,
    liked_by_user: likedBy(row, reader),
    user: ownerOf(row, reader.origin),
    credits,
    images: parts.images.map(complete),
    embeds: parts.embeds,
    files: parts.files.map(complete),
    tools: parts.tools,
    products,
    materials: parts.materials,
    steps: parts.steps.map((step) => ({ ...step, images: step.images.map(complete) })),
  };
}

function projectProduct(
  { product_id, variant_id, images, name, quantity }: ProjectProductJson & { readonly images: string },
  origin: string,
): ProjectProductJson {
  const [first] = JSON.parse(images) as string[];
  const image = first === undefined ? null : sizedAddress(origin, first, 'small');
  return { product_id, variant_id, image, name, quantity };
}
