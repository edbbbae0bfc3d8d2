import type { WireComment } from './wire/comment.ts';
import type {
  WireContent,
  WireContentHtml,
  WireContentItem,
  WireContentList,
  WireOtherContent,
} from './wire/content.ts';
import type { WireModule } from './wire/module.ts';
import type { WireImage, WireKitBit, WireProduct, WireVariant } from './wire/product.ts';
import type {
  WireEmbed,
  WireMaterial,
  WireOwner,
  WireImage as WirePicture,
  WireProject,
  WireProjectDetail,
  WireProjectProduct,
  WireStep,
  WireTool,
} from './wire/project.ts';
import type { WireProfile } from './wire/user.ts';

// What backs each GraphQL type. What is undefined was not told by the answer that held it.

/** A person: an owner of a project, or a profile. */
export type User = WireOwner & Partial<WireProfile>;
export type Profile = WireProfile;

export type Product = WireProduct;
/** A variant with the product that it is one of, which it doesn't name itself. */
export type Variant = WireVariant & { readonly productId: number };
export type ProductImage = WireImage;
export type KitPart = WireKitBit;

export type Module = WireModule;

/** A project as far as every answer tells of it. */
export type Project = WireProject;
export type ProjectDetail = WireProjectDetail;
export type ProjectImage = WirePicture;
export type ProjectEmbed = WireEmbed;
export type ProjectTool = WireTool;
export type ProjectMaterial = WireMaterial;
export type ProjectProduct = WireProjectProduct;
export type ProjectStep = WireStep;
/** The documents show none, so nothing of one can be relied on. */
export interface ProjectFile {
  readonly raw: unknown;
}
export type Comment = WireComment;

export type ContentItem = WireContentItem;
export type ContentList = WireContentList;
export type ContentHtml = WireContentHtml;
export type OtherContent = WireOtherContent;
export type Content = WireContent;
