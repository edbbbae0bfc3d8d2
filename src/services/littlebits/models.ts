import type { WireType } from '../../contract/field-policy.ts';
import { littlebitsFacts } from './facts.ts';
import type { WireComment } from './wire/comment.ts';
import * as comment from './wire/comment.ts';
import type {
  WireContent,
  WireContentHtml,
  WireContentItem,
  WireContentList,
  WireOtherContent,
} from './wire/content.ts';
import type { WireModule } from './wire/module.ts';
import * as module from './wire/module.ts';
import type { WireImage, WireKitBit, WireProduct, WireVariant } from './wire/product.ts';
import * as product from './wire/product.ts';
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
import * as project from './wire/project.ts';
import type { WireProfile } from './wire/user.ts';
import * as user from './wire/user.ts';

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

const service = littlebitsFacts;

/** By which what a query reads of each is checked. */
export const WIRE_TYPES = {
  User: { typename: 'LittlebitsUser', service, schema: user.Profile },
  Project: { typename: 'Project', service, schema: project.Project },
  ProjectDetail: { typename: 'Project', service, schema: project.ProjectDetail },
  ProjectImage: { typename: 'ProjectImage', service, schema: project.Image },
  ProjectEmbed: { typename: 'ProjectEmbed', service, schema: project.Embed },
  ProjectTool: { typename: 'ProjectTool', service, schema: project.Tool },
  ProjectMaterial: { typename: 'ProjectMaterial', service, schema: project.Material },
  ProjectProduct: { typename: 'ProjectProduct', service, schema: project.Product },
  ProjectStep: { typename: 'ProjectStep', service, schema: project.Step },
  Comment: { typename: 'ProjectComment', service, schema: comment.Comment },
  Product: { typename: 'Product', service, schema: product.Product },
  Variant: { typename: 'ProductVariant', service, schema: product.VariantOfProduct },
  ProductImage: { typename: 'ProductImage', service, schema: product.Image },
  KitPart: { typename: 'KitPart', service, schema: product.KitBit },
  Module: { typename: 'LibraryModule', service, schema: module.Module },
} as const satisfies Record<string, WireType>;
