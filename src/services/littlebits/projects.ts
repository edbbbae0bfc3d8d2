import { handled } from '../../upstream/handled.ts';
import { path, type Query } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { wholeList } from '../../upstream/lists/whole-list.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LittlebitsClient } from './client.ts';
import { idOf, littlebitsList } from './lists.ts';
import type { Users } from './users.ts';
import {
  decodeLikeState,
  decodeProject,
  decodeProjects,
  type WireLikeState,
  type WireProject,
  type WireProjectDetail,
} from './wire/project.ts';

/** What projects are searched for, in the words of the documents. */
export interface ProjectSearch {
  readonly q?: string | undefined;
  readonly sort?: 'recent' | 'popular' | undefined;
  readonly daysAgo?: number | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly kind?: 'project' | 'lesson' | undefined;
  readonly kit?: string | undefined;
  /** Either all have a quantity or none. */
  readonly variants?: readonly { readonly id: string; readonly quantity: number | undefined }[] | undefined;
  readonly userId?: string | undefined;
}

export interface LikeChange {
  readonly project: WireProjectDetail;
  readonly viewerHadLiked: boolean;
}

/** What people build. Lists tell of each project in part; the rest is read when it is asked for, each project once. */
export class Projects {
  readonly #client: LittlebitsClient;
  readonly #users: Users;
  readonly #byId: EntityLoader<WireProjectDetail>;
  readonly #bySlug: EntityLoader<WireProjectDetail>;
  /** What was read as a detail: fields of the same names in a list are not checked, and count for nothing. */
  readonly #details = new WeakSet<WireProject>();
  readonly #likes = new Map<number, Promise<readonly WireProject[]>>();

  constructor(client: LittlebitsClient, users: Users) {
    this.#client = client;
    this.#users = users;
    this.#byId = new EntityLoader({ loadOne: (id) => orNull(this.#readById(id)) });
    this.#bySlug = new EntityLoader({ loadOne: (slug) => orNull(this.#readBySlug(slug)) });
  }

  /** GET projects: all that are published, lessons too. */
  all(): List<WireProject> {
    return littlebitsList(this.#client, 'projects', {
      decode: decodeProjects,
      endpoint: 'projects',
    });
  }

  /** GET projects/search: projects only, unless lessons are asked for. */
  search(search: ProjectSearch): List<WireProject> {
    return littlebitsList(this.#client, 'projects/search', {
      decode: decodeProjects,
      endpoint: 'search',
      query: toQuery(search),
    });
  }

  /** What a person has published: their profile holds it. */
  by(userId: number): List<WireProject> {
    return wholeList<WireProject>({
      identity: `littlebits/users/${userId}/projects`,
      keyOf: idOf,
      keyPattern: NUMBER_KEY,
      read: async () => (await this.#users.profile(userId)).projects,
    });
  }

  /** GET users/:id/likes, which is not paged. */
  likedBy(userId: number): List<WireProject> {
    return wholeList<WireProject>({
      identity: `littlebits/users/${userId}/likes`,
      keyOf: idOf,
      keyPattern: NUMBER_KEY,
      read: () => {
        const likes =
          this.#likes.get(userId) ?? handled(this.#client.read(path`users/${userId}/likes`, decodeProjects));
        this.#likes.set(userId, likes);
        return likes;
      },
    });
  }

  /** GET projects/:id, null where there is none. */
  find(id: string): WireProjectDetail | Promise<WireProjectDetail | null> {
    return this.#byId.load(id);
  }

  /** GET projects/:slug, null where there is none. The slug must not be of digits alone: that is an id. */
  withSlug(slug: string): WireProjectDetail | Promise<WireProjectDetail | null> {
    return this.#bySlug.load(slug);
  }

  /** All of a project; no call where it is all there. */
  detailOf(project: WireProject): WireProjectDetail | Promise<WireProjectDetail | null> {
    return this.#isDetail(project) ? project : this.find(String(project.id));
  }

  /**
   * A project with what its detail leaves out, its slug and its icon: the profile of its owner tells them, which is read
   * once a request. Null where it doesn't list the project.
   */
  async listed({ id, user }: WireProject): Promise<WireProject | null> {
    const owner = user ? await this.#users.find(user.id) : null;
    return owner?.projects.find((project) => project.id === id) ?? null;
  }

  /**
   * Brings a like into the asked state by POST projects/:id/like, which turns it over: only after a look at it, and
   * once more where somebody turned it over in between. Then the answer tells where it was left, be it as asked or not.
   */
  async setLiked(id: string, liked: boolean): Promise<LikeChange> {
    const project = await this.#client.readOwn(path`projects/${id}`, decodeProject);
    this.#checkId(project, id);
    const { liked_by_user: viewerHadLiked } = project;
    // "Null for a stranger": the credential is nobody's.
    if (typeof viewerHadLiked !== 'boolean')
      throw this.#client.unauthenticated('POST', path`projects/${id}/like`);
    if (viewerHadLiked === liked) return { project: this.#fresh(project), viewerHadLiked };
    // Not as asked when it is read back, it is not turned over again: nobody knows who did what.
    const after = await orReadBack(this.#turnOver(id, liked), async () => {
      const state = await this.#readLikeState(id);
      return state.liked_by_user === liked ? state : null;
    });
    return { project: this.#fresh({ ...project, ...after }), viewerHadLiked };
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#byId.clearAll();
    this.#bySlug.clearAll();
    this.#likes.clear();
  }

  async #turnOver(id: string, liked: boolean): Promise<WireLikeState> {
    const after = await this.#toggleLike(id);
    return after.liked_by_user === liked ? after : this.#toggleLike(id);
  }

  async #toggleLike(id: string): Promise<WireLikeState> {
    const options = { decode: decodeLikeState };
    return likeStateOf(await this.#client.write('POST', path`projects/${id}/like`, options));
  }

  async #readLikeState(id: string): Promise<WireLikeState> {
    return likeStateOf(await this.#client.readOwn(path`projects/${id}`, decodeLikeState));
  }

  async #readById(id: string): Promise<WireProjectDetail> {
    const project = await this.#client.read(path`projects/${id}`, decodeProject);
    this.#checkId(project, id);
    this.#details.add(project);
    return project;
  }

  async #readBySlug(slug: string): Promise<WireProjectDetail> {
    const project = await this.#client.read(path`projects/${slug}`, decodeProject);
    // Asked for in its own form, the slug is known; in another case it may be written differently.
    const known = slug === slug.toLowerCase() ? { slug, ...project } : project;
    return this.#fresh(known);
  }

  #checkId(project: WireProject, id: string): void {
    if (project.id === Number(id)) return;
    throw this.#client.invalidAnswer(path`projects/${id}`, 'another project than the one asked for');
  }

  #isDetail(project: WireProject): project is WireProjectDetail {
    return this.#details.has(project);
  }

  #fresh(project: WireProjectDetail): WireProjectDetail {
    this.#details.add(project);
    this.#byId.prime(String(project.id), project);
    return project;
  }
}

function likeStateOf({ like_count, liked_by_user }: WireLikeState): WireLikeState {
  return { like_count, liked_by_user };
}

/** In the order of the documents. */
function toQuery({ q, sort, daysAgo, tags, kind, kit, variants, userId }: ProjectSearch): Query {
  const quantities = variants?.map(({ quantity }) => quantity).filter((quantity) => quantity !== undefined);
  return {
    q,
    sort,
    days_ago: daysAgo,
    tags: tags?.join(','),
    // Anything else means projects only.
    type: kind === 'lesson' ? kind : undefined,
    kit,
    variants: variants?.map(({ id }) => id).join(','),
    qty: quantities?.length ? quantities.join(',') : undefined,
    user: userId,
  };
}
