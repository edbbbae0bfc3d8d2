import { builder } from '../../../graphql/builder.ts';
import { connectionType } from '../../../graphql/connection-type.ts';
import { reference } from '../../../graphql/reference.ts';
import { type KeyFormat, keyFromId } from '../../../relay/global-id.ts';
import { WHOLE_NUMBER_DIGITS } from '../../../relay/whole-number.ts';
import type * as model from '../models.ts';

export const Product = builder.objectRef<model.Product>('Product');
export const ProductVariant = builder.objectRef<model.Variant>('ProductVariant');
export const LibraryModule = builder.objectRef<model.Module>('LibraryModule');
export const LittlebitsUser = builder.objectRef<model.User>('LittlebitsUser');
export const Project = builder.objectRef<model.Project>('Project');
export const ProjectComment = builder.objectRef<model.Comment>('ProjectComment');

/** A product that something else names by its number. Its cost is read by itself wherever the product comes from. */
export const productReference = reference(Product, {
  fields: { id: ['id'], databaseId: ['id'], cost: ['id'] },
  load: ({ id }: Pick<model.Product, 'id'>, { dataSources }) =>
    dataSources.littlebits.products.byId(String(id)),
});

/** The same of a variant. Of many it is the list of products that tells. */
export const variantReference = reference(ProductVariant, {
  fields: { id: ['id', 'productId'], databaseId: ['id'], product: ['productId'] },
  load: ({ id, productId }: Pick<model.Variant, 'id' | 'productId'>, { dataSources }) =>
    dataSources.littlebits.products.variantInProduct(String(productId), String(id)),
});

/** A person of whom an answer holds only the number. */
export const userReference = reference(LittlebitsUser, {
  fields: {
    id: ['id'],
    service: [],
    databaseId: ['id'],
    profileUrl: [],
    projects: ['id'],
    likedProjects: ['id'],
  },
  load: ({ id }: Pick<model.User, 'id'>, { dataSources }) => dataSources.littlebits.users.byId(id),
});

/** A project of which the request named the number. */
export const projectReference = reference(Project, {
  fields: { id: ['id'], databaseId: ['id'], comments: ['id'] },
  load: ({ id }: Pick<model.Project, 'id'>, { dataSources }) =>
    dataSources.littlebits.projects.byId(String(id)),
});

export const ProductConnection = connectionType(Product, {
  description: 'Products of littleBits, in the order of the service.',
  hasTotal: true,
});
export const LibraryModuleConnection = connectionType(LibraryModule, {
  description: 'What modules you have, in the order of the service.',
  hasTotal: true,
});
export const ProjectConnection = connectionType(Project, {
  description: 'Projects, in the order of the service.',
  hasTotal: false,
});
export const ProjectCommentConnection = connectionType(ProjectComment, {
  description: 'Comments on a project that reply to none, each with its replies, oldest first.',
  hasTotal: false,
});

const NUMBER_PATTERN = new RegExp(`^${WHOLE_NUMBER_DIGITS}$`);

function numberFormat(typename: string, example: number): KeyFormat {
  return { typename, pattern: NUMBER_PATTERN, example: `a number such as \`${example}\`` };
}

const userFormat = numberFormat('LittlebitsUser', 1750);
const projectFormat = numberFormat('Project', 2055);
const commentFormat = numberFormat('ProjectComment', 2996);
const productFormat = numberFormat('Product', 140);
const moduleFormat: KeyFormat = {
  typename: 'LibraryModule',
  pattern: NUMBER_PATTERN,
  example: "its variant's number, such as `216`",
};
export const variantFormat: KeyFormat = {
  typename: 'ProductVariant',
  // A global id holds the product's number, too: without it no variant can be read.
  pattern: new RegExp(`^(?:${WHOLE_NUMBER_DIGITS}-)?${WHOLE_NUMBER_DIGITS}$`),
  example: 'a number such as `216`',
};

export function userKey(id: string, argument: string): string {
  return keyFromId(id, userFormat, argument);
}

export function projectKey(id: string, argument: string): string {
  return keyFromId(id, projectFormat, argument);
}

export function commentKey(id: string, argument: string): string {
  return keyFromId(id, commentFormat, argument);
}

export function productKey(id: string, argument: string): string {
  return keyFromId(id, productFormat, argument);
}

export function moduleKey(id: string, argument: string): string {
  return keyFromId(id, moduleFormat, argument);
}

/** A variant's number, and its product's where the id holds it. */
interface VariantKey {
  readonly id: string;
  readonly productId: string | null;
}

export function variantKey(id: string, argument: string): VariantKey {
  const [last = '', productId = null] = keyFromId(id, variantFormat, argument).split('-').reverse();
  return { id: last, productId };
}
