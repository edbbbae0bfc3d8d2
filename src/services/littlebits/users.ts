import { path } from '../../upstream/http/url.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import type { LittlebitsClient } from './client.ts';
import { decodeProfiles, type WireProfile } from './wire/user.ts';

/** The people at littleBits, each read once a request. */
export class Users {
  readonly #client: LittlebitsClient;
  readonly #byId: EntityLoader<WireProfile>;
  readonly #bySlug: EntityLoader<WireProfile>;

  constructor(client: LittlebitsClient) {
    this.#client = client;
    this.#byId = new EntityLoader({ loadOne: (id) => this.#readById(id) });
    this.#bySlug = new EntityLoader({ loadOne: (slug) => this.#readBySlug(slug) });
  }

  /** GET users/:id, null where there is nobody. */
  find(id: number | string): Promise<WireProfile | null> {
    return orNull(this.profile(id));
  }

  /**
   * GET users/:slug, where the slug is made of the username as the documents' examples are (`Caselden_Studios` →
   * `caselden_studios`). Null where there is nobody, or somebody else: a name of digits would be read as an id.
   */
  async named(username: string): Promise<WireProfile | null> {
    const slug = slugOf(username);
    if (slug === '') return null;
    const profile = await orNull(Promise.resolve(this.#bySlug.load(slug)));
    return profile && isNamed(profile, username.trim()) ? profile : null;
  }

  /** @throws UpstreamNotFoundError where there is nobody of that id. */
  async profile(id: number | string): Promise<WireProfile> {
    const profile = await this.#byId.load(String(id));
    return profile as WireProfile; // Nobody is an error.
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#byId.clearAll();
    this.#bySlug.clearAll();
  }

  async #readById(id: string): Promise<WireProfile> {
    const profile = await this.#read(id);
    if (profile.id === Number(id)) return profile;
    throw this.#client.invalidAnswer(path`users/${id}`, 'somebody else than the one asked for');
  }

  async #readBySlug(slug: string): Promise<WireProfile> {
    const profile = await this.#read(slug);
    this.#byId.prime(String(profile.id), profile);
    return profile;
  }

  async #read(idOrSlug: string): Promise<WireProfile> {
    const userPath = path`users/${idOrSlug}`;
    const [profile] = await this.#client.read(userPath, decodeProfiles);
    if (!profile) throw this.#client.missing(userPath);
    return profile;
  }
}

const slug = /^[a-z0-9_-]+$/;

/** A slug stays as it is; a username becomes the slug that Rails makes of it. */
function slugOf(name: string): string {
  const lower = name.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return slug.test(lower) ? lower : lower.replace(/[^a-z0-9_]+/g, '-').replace(/^-|-$/g, '');
}

/** Whether somebody goes by this name, be it their username or their slug, which numbers all but the first: `ada--2`. */
function isNamed({ username }: WireProfile, name: string): boolean {
  if (username.toLowerCase() === name.toLowerCase()) return true;
  return slug.test(name) && !/^\d+$/.test(name) && slugOf(username) === name.replace(/--\d+$/, '');
}
