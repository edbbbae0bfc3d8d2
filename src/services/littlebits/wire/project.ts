import type { Static } from 'typebox';
import { keyDecoder, keySchema } from '../../../upstream/http/decoding/decode.ts';
import { envelope } from '../../../upstream/http/decoding/envelope.ts';
import { Count, Missing, Name, OptionalText } from '../../../upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../upstream/http/decoding/wire-type.ts';
import { resultsDecoder } from './envelope.ts';
import { Id } from './id.ts';

// Projects exactly as sent. Only what the schema promises is demanded.

/** Whose project it is: a part of what the profile tells. */
const Owner = Type.Object({ id: Id, username: Name, image: OptionalText });

const projectFields = {
  id: Id,
  name: Type.String(),
  description: OptionalText,
  comment_count: Count,
  like_count: Count,
  /** Null for a stranger. A profile leaves it out, whoever asks. */
  liked_by_user: Missing(Type.Boolean()),
  user: Missing(Owner),
  /** The detail alone leaves these two out. */
  slug: OptionalText,
  icon: OptionalText,
};

export const Image = Type.Object({ id: Id, url: OptionalText, caption: OptionalText });
/** `code` is HTML with a frame in it. */
export const Embed = Type.Object({ id: Id, service: OptionalText, code: OptionalText });
export const Tool = Type.Object({ id: Id, name: Type.String() });
export const Material = Type.Object({ id: Id, name: Type.String(), quantity: Missing(Count) });
export const Product = Type.Object({
  product_id: Id,
  variant_id: Id,
  image: OptionalText,
  name: Type.String(),
  quantity: Missing(Count),
});
export const Step = Type.Object({
  id: Id,
  number: Count,
  title: OptionalText,
  description: OptionalText,
  images: Type.Array(Image),
});

/** As lists and profiles tell of it. */
export const Project = Type.Object(projectFields);

export const ProjectDetail = Type.Object({
  ...projectFields,
  credits: OptionalText,
  images: Type.Array(Image),
  embeds: Type.Array(Embed),
  // The documents show none.
  files: Type.Array(Type.Unknown()),
  tools: Type.Array(Tool),
  products: Type.Array(Product),
  materials: Type.Array(Material),
  steps: Type.Array(Step),
});

const LikeState = Type.Object({ like_count: Count, liked_by_user: Type.Boolean() });

export type WireOwner = Static<typeof Owner>;
/** A project as far as every answer tells of it; the detail tells more. */
export type WireProject = Static<typeof Project>;
export type WireProjectDetail = Static<typeof ProjectDetail>;
export type WireImage = Static<typeof Image>;
export type WireEmbed = Static<typeof Embed>;
export type WireTool = Static<typeof Tool>;
export type WireMaterial = Static<typeof Material>;
export type WireProjectProduct = Static<typeof Product>;
export type WireStep = Static<typeof Step>;
export type WireLikeState = Static<typeof LikeState>;

/** For profiles, which hold their owners' projects. */
export const Projects = Type.Array(Project);

// By what they are found: the rest is checked where it is read.
export const decodeProjectKey = keyDecoder(Project, 'id');
export const decodeProjectDetailKey = resultsDecoder(keySchema(ProjectDetail, 'id'));
/** What a profile holds. */
export const PROJECTS_OF_PROFILE = envelope(
  '/projects',
  Type.Object({ projects: Type.Array(Type.Unknown()) }),
  ({ projects }) => ({ items: projects, total: null }),
);
export const decodeLikeState = resultsDecoder(LikeState);
