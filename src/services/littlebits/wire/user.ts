import type { Static } from 'typebox';
import { keySchema } from '../../../upstream/http/decoding/decode.ts';
import { Name, OptionalText } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { Id } from './id.ts';
import { Projects } from './project.ts';

const fields = {
  id: Id,
  username: Name,
  twitter: OptionalText,
  location: OptionalText,
  bio: OptionalText,
  image: OptionalText,
  /** `Member since June 2015` */
  member_since: OptionalText,
};

/** `projects` is all that the person has published. */
export const Profile = Type.Object({ ...fields, projects: Projects });
/** Whoever has signed in or up; how much is told then, the documents leave open. */
export const User = Type.Object({ ...fields, projects: Type.Optional(Projects) });

export type WireProfile = Static<typeof Profile>;
export type WireUser = Static<typeof User>;

const decodeProfiles = resultsDecoder(Type.Array(keySchema(Profile, 'id'), { maxItems: 1 }));

/** One person comes as a list of one, or of none. */
export function decodeProfile(body: unknown): WireProfile | null {
  return decodeProfiles(body)[0] ?? null;
}
