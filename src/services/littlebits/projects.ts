import { collection } from '../../contract/client/collection.ts';
import { byPageNumber, inOnePiece } from '../../contract/client/paging.ts';
import { DecodeError } from '../../upstream/http/decoding/decode.ts';
import { decodeContents } from '../../upstream/http/decoding/envelope.ts';
import { objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { path, type Query } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LittlebitsClient } from './client.ts';
import type { Profile, Project, ProjectDetail } from './models.ts';
import { PageSizes } from './page-sizes.ts';
import type { Users } from './users.ts';
import { RESULTS } from './wire/envelope.ts';
import {
  decodeLikeState,
  decodeProjectDetailKey,
  decodeProjectKey,
  PROJECTS_OF_PROFILE,
  type WireLikeState,
} from './wire/project.ts';

const PROJECTS = collection<Project>({
  envelope: RESULTS,
  decodeItem: decodeProjectKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
});

const DETAILS = {
  decodeItem: decodeProjectDetailKey,
  keyOf: ({ id }: ProjectDetail) => String(id),
  toItem: (project: ProjectDetail) => project,
};

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
  readonly project: ProjectDetail;
  readonly viewerHadLiked: boolean;
}

/** What people build. Lists tell of each project in part; the rest is read when it is asked for, each project once. */
export class Projects {
  readonly #client: LittlebitsClient;
  readonly #users: Users;
  readonly #byId: EntityLoader<ProjectDetail>;
  readonly #bySlug: EntityLoader<ProjectDetail>;
  /** What was read as a detail: fields of the same names in a list are not checked, and count for nothing. */
  readonly #details = new WeakSet<Project>();
  /** By the id of the person who likes them. */
  readonly #likes: EntityLoader<readonly Project[]>;
  readonly #keep = (project: ProjectDetail): void => {
    this.#details.add(project);
    this.#byId.prime(String(project.id), project);
  };

  constructor(client: LittlebitsClient, users: Users) {
    this.#client = client;
    this.#users = users;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) });
    this.#bySlug = client.loader({ loadOne: (slug) => this.#readBySlug(slug) });
    this.#likes = client.loader({ loadOne: (userId) => this.#readLikes(userId) });
  }

  /** GET projects: all that are published, lessons too. */
  list(): List<Project> {
    const paging = byPageNumber<Project>(this.#client.instanceMemory.of(PageSizes).projects);
    return this.#client.list({ ...PROJECTS, path: 'projects', query: {}, paging });
  }

  /** GET projects/search: projects only, unless lessons are asked for. */
  search(search: ProjectSearch): List<Project> {
    const paging = byPageNumber<Project>(this.#client.instanceMemory.of(PageSizes).search);
    return this.#client.list({ ...PROJECTS, path: 'projects/search', query: toQuery(search), paging });
  }

  /** What a person has published: their profile holds it. */
  by(userId: number): List<Project> {
    const paging = inOnePiece(async () => {
      const profile = await this.#users.byId(userId);
      if (!profile) throw this.#client.missing(path`users/${userId}`);
      return this.#in(profile);
    });
    return this.#client.list({ ...PROJECTS, path: path`users/${userId}/projects`, paging });
  }

  /** GET users/:id/likes, which is not paged. */
  likedBy(userId: number): List<Project> {
    const paging = inOnePiece(async () => (await this.#likes.load(String(userId))) ?? []);
    return this.#client.list({ ...PROJECTS, path: path`users/${userId}/likes`, paging });
  }

  /** GET projects/:id, null where there is none. */
  byId(id: string): ProjectDetail | Promise<ProjectDetail | null> {
    return this.#byId.load(id);
  }

  /** GET projects/:slug, null where there is none. The slug must not be of digits alone: that is an id. */
  bySlug(slug: string): ProjectDetail | Promise<ProjectDetail | null> {
    return this.#bySlug.load(slug);
  }

  /** All of a project; no call where it is all there. */
  detailOf(project: Project): ProjectDetail | Promise<ProjectDetail | null> {
    return this.#isDetail(project) ? project : this.byId(String(project.id));
  }

  /**
   * A project with what its detail leaves out, its slug and its icon: the profile of its owner tells them, which is read
   * once a request. Null where it doesn't list the project.
   */
  async listed({ id, user }: Project): Promise<Project | null> {
    const owner = user ? await this.#users.byId(user.id) : null;
    return owner ? (objectsIn(owner.projects).find((project) => project.id === id) ?? null) : null;
  }

  /**
   * Brings a like into the asked state by POST projects/:id/like, which turns it over: only after a look at it, and
   * once more where somebody turned it over in between. Then the answer tells where it was left, be it as asked or not.
   */
  async setLiked(id: string, liked: boolean): Promise<LikeChange> {
    const at = path`projects/${id}`;
    const asked = { key: id, another: 'another project' };
    const project = await this.#client.one({ ...DETAILS, path: at, asked, isPrivate: true });
    if (!project) throw this.#client.missing(at);
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

  #read(id: string): Promise<ProjectDetail | null> {
    const asked = { key: id, another: 'another project' };
    return this.#client.one({ ...DETAILS, path: path`projects/${id}`, asked, keep: this.#keep });
  }

  #readBySlug(slug: string): Promise<ProjectDetail | null> {
    // Asked for in its own form, the slug is known; in another case it may be written differently.
    const toItem = (project: ProjectDetail) => (slug === slug.toLowerCase() ? { slug, ...project } : project);
    const options = { path: path`projects/${slug}`, asked: null, toItem, keep: this.#keep };
    return this.#client.one({ ...DETAILS, ...options });
  }

  async #readLikes(userId: string): Promise<readonly Project[]> {
    const { items } = await this.#client.page({ ...PROJECTS, path: path`users/${userId}/likes` });
    return items;
  }

  /** @throws UpstreamInvalidResponseError where they can't be told apart. */
  #in(profile: Profile): readonly Project[] {
    try {
      return decodeContents(PROJECTS_OF_PROFILE, decodeProjectKey, profile).items;
    } catch (error) {
      throw error instanceof DecodeError
        ? this.#client.malformed('GET', path`users/${profile.id}`, error)
        : error;
    }
  }

  #isDetail(project: Project): project is ProjectDetail {
    return this.#details.has(project);
  }

  #fresh(project: ProjectDetail): ProjectDetail {
    this.#keep(project);
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
