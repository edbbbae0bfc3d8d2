import { sizedAddress } from './images.ts';
import type { ProjectStore } from './project-store.ts';
import type { ProfileJson } from './shapes.ts';
import type { UserRow } from './user-store.ts';

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A user with all of the user's published projects. */
export function profileOf(user: UserRow, projects: ProjectStore, origin: string): ProfileJson {
  const { id, username, twitter, location, bio, avatar, joined } = user;
  return {
    id,
    username,
    twitter,
    location,
    bio,
    image: sizedAddress(origin, avatar, 'medium'),
    member_since: `Member since ${MONTH.format(new Date(joined))}`,
    projects: projects.ownedBy(id, origin),
  };
}

/** The same for whoever has just signed in, with the token. */
export function accountOf(user: UserRow, token: string, projects: ProjectStore, origin: string): object {
  const { projects: owned, ...profile } = profileOf(user, projects, origin);
  return { ...profile, spree_api_key: token, projects: owned };
}
