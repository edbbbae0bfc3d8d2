import { path } from '../../upstream/http/url.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { LittlebitsClient } from './client.ts';
import type { Profile, User } from './models.ts';
import { decodeProfile } from './wire/user.ts';

const PROFILES = {
  decodeItem: decodeProfile,
  toItem: (profile: Profile) => profile,
  keyOf: ({ id }: Profile) => String(id),
};

/** The people at littleBits, each read once a request. */
export class Users {
  readonly #byId: EntityLoader<Profile>;
  readonly #bySlug: EntityLoader<Profile>;
  /** What was read as a profile: an owner of a project can have fields of one. */
  readonly #profiles = new WeakSet<User>();

  constructor(client: LittlebitsClient) {
    this.#byId = client.loader({
      loadOne: (id) => {
        const asked = { key: id, another: 'somebody else' };
        return client.one({
          ...PROFILES,
          path: path`users/${id}`,
          asked,
          keep: (profile) => this.keep(profile),
        });
      },
    });
    this.#bySlug = client.loader({
      loadOne: (slug) => {
        const keep = (profile: Profile) => {
          this.#byId.prime(String(profile.id), profile);
          this.keep(profile);
        };
        return client.one({ ...PROFILES, path: path`users/${slug}`, asked: null, keep });
      },
    });
  }

  /** Remembers that a person is a whole profile. */
  keep(user: User): void {
    this.#profiles.add(user);
  }

  /** All of a person; no call where it is all there. Null where they are gone. */
  profileOf(user: User): User | Promise<User | null> {
    return this.#profiles.has(user) ? user : this.byId(user.id);
  }

  /** GET users/:id, null where there is nobody. */
  byId(id: number | string): Profile | Promise<Profile | null> {
    return this.#byId.load(String(id));
  }

  /**
   * GET users/:slug, where the slug is made of the username as the documents' examples are (`Caselden_Studios` →
   * `caselden_studios`). Null where there is nobody, or somebody else: a name of digits would be read as an id.
   */
  async byName(username: string): Promise<Profile | null> {
    const slug = slugOf(username);
    if (slug === '') return null;
    const profile = await this.#bySlug.load(slug);
    return profile && isNamed(profile, username.trim()) ? profile : null;
  }
}

const SLUG_PATTERN = /^[a-z0-9_-]+$/;

/** A slug stays as it is; a username becomes the slug that Rails makes of it. */
function slugOf(name: string): string {
  const lower = name.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return SLUG_PATTERN.test(lower) ? lower : lower.replace(/[^a-z0-9_]+/g, '-').replace(/^-|-$/g, '');
}

/** Whether somebody goes by this name, be it their username or their slug, which numbers all but the first: `ada--2`. */
function isNamed({ username }: Profile, name: string): boolean {
  if (typeof username !== 'string') return false;
  if (username.toLowerCase() === name.toLowerCase()) return true;
  return SLUG_PATTERN.test(name) && !/^\d+$/.test(name) && slugOf(username) === name.replace(/--\d+$/, '');
}
