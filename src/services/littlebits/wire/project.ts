import type { Static } from 'typebox';
import { decoder } from '../../../upstream/http/decoding/decode.ts';
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

const Image = Type.Object({ id: Id, url: OptionalText, caption: OptionalText });
/** `code` is HTML with a frame in it. */
const Embed = Type.Object({ id: Id, service: OptionalText, code: OptionalText });
const Tool = Type.Object({ id: Id, name: Type.String() });
const Material = Type.Object({ id: Id, name: Type.String(), quantity: Missing(Count) });
const Product = Type.Object({
  product_id: Id,
  variant_id: Id,
  image: OptionalText,
  name: Type.String(),
  quantity: Missing(Count),
});
const Step = Type.Object({
  id: Id,
  number: Count,
  title: OptionalText,
  description: OptionalText,
  images: Type.Array(Image),
});

/** As lists and profiles tell of it. */
const Project = Type.Object(projectFields);

const ProjectDetail = Type.Object({
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

export const decodeProject = decoder(Project);
export const decodeProjectDetail = resultsDecoder(ProjectDetail);
export const decodeLikeState = resultsDecoder(LikeState);
