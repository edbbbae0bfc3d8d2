import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { frameAddress } from '../../../graphql/text/html.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { Product, productReference } from './refs.ts';
import { htmlOf, textOf } from './rich-text.ts';

// What the detail of a project consists of.

export const ProjectImage = builder.objectRef<model.ProjectImage>('ProjectImage').implement({
  description: 'A picture of a project or of one of its steps.',
  wire: WIRE_TYPES.ProjectImage,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for the picture."),
    url: t.field({
      type: 'URL',
      description: 'Where the picture is; null where the service gives no web address.',
      reads: ['url'],
      resolve: ({ url }, _, { dataSources }) => webAddress(url, dataSources.littlebits.siteUrl),
    }),
    caption: t.string({
      description: 'What is written under it, as plain text. Only pictures of steps have one.',
      reads: ['caption'],
      resolve: ({ caption }) => textOrNull(textOf(caption ?? '')),
    }),
  }),
});

export const ProjectEmbed = builder.objectRef<model.ProjectEmbed>('ProjectEmbed').implement({
  description: 'A video, or something else of another site, that goes with a project.',
  wire: WIRE_TYPES.ProjectEmbed,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for it."),
    service: t.string({
      description: 'The site that it comes from: `youtube.com`.',
      reads: ['service'],
      resolve: ({ service }) => textOrNull(service),
    }),
    url: t.field({
      type: 'URL',
      description:
        'What to show in a frame of your own: the address in the HTML that the service gives, which is not passed on. It leads to another site, so trust it no more than `service`, which is only said to be its name. Null where the HTML holds no frame with a web address.',
      reads: ['code'],
      resolve: ({ code }, _, { dataSources }) => frameAddress(code ?? '', dataSources.littlebits.siteUrl),
    }),
  }),
});

/** The documents show no file, so nothing of one can be relied on. */
export const ProjectFile = builder.objectRef<{ readonly raw: unknown }>('ProjectFile').implement({
  description:
    'A file that goes with a project. littleBits does not document what it tells of one: `name` and `url` are null where it calls them otherwise.',
  fields: (t) => ({
    name: t.string({ description: 'What it is called.', resolve: ({ raw }) => textIn(raw, 'name') }),
    url: t.field({
      type: 'URL',
      description: 'Where it can be had.',
      resolve: ({ raw }, _, { dataSources }) =>
        webAddress(textIn(raw, 'url'), dataSources.littlebits.siteUrl),
    }),
    raw: t.field({
      type: 'JSON',
      description: 'All of it, as the service sent it.',
      resolve: ({ raw }) => raw,
    }),
  }),
});

function textIn(raw: unknown, name: string): string | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const value: unknown = Reflect.get(raw, name);
  return typeof value === 'string' ? textOrNull(value) : null;
}

export const ProjectTool = builder.objectRef<model.ProjectTool>('ProjectTool').implement({
  description: 'A tool that a project takes.',
  wire: WIRE_TYPES.ProjectTool,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for the tool."),
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
  }),
});

export const ProjectMaterial = builder.objectRef<model.ProjectMaterial>('ProjectMaterial').implement({
  description: 'What a project takes beside products of littleBits.',
  wire: WIRE_TYPES.ProjectMaterial,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for the material."),
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
    quantity: t.int({
      description: 'How many of it; null where nobody says.',
      reads: ['quantity'],
      resolve: ({ quantity }) => quantity ?? null,
    }),
  }),
});

export const ProjectProduct = builder.objectRef<model.ProjectProduct>('ProjectProduct').implement({
  description: 'A product of littleBits that a project takes.',
  wire: WIRE_TYPES.ProjectProduct,
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
    quantity: t.int({
      description: 'How many of it; null where nobody says.',
      reads: ['quantity'],
      resolve: ({ quantity }) => quantity ?? null,
    }),
    imageUrl: t.field({
      type: 'URL',
      description: 'A small picture of it.',
      reads: ['image'],
      resolve: ({ image }, _, { dataSources }) => webAddress(image, dataSources.littlebits.siteUrl),
    }),
    productDatabaseId: t.id({
      nullable: false,
      description: "The service's own number for the product.",
      reads: ['product_id'],
      resolve: ({ product_id }) => String(product_id),
    }),
    variantDatabaseId: t.id({
      nullable: false,
      description:
        "The service's own number for the variant of the product, as `ProjectFilter.variants` takes it.",
      reads: ['variant_id'],
      resolve: ({ variant_id }) => String(variant_id),
    }),
    product: t.field({
      type: Product,
      description:
        'The product itself; null where it is sold no more. More than its `id` costs a call: one for a single product, and one for all where a request asks for several.',
      calls: callTo('LITTLEBITS'),
      reads: ['product_id'],
      resolve: ({ product_id }, _, context, info) => productReference({ id: product_id }, context, info),
    }),
  }),
});

export const ProjectStep = builder.objectRef<model.ProjectStep>('ProjectStep').implement({
  description: 'One step on the way to build a project.',
  wire: WIRE_TYPES.ProjectStep,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for the step."),
    number: t.exposeInt('number', { nullable: false, description: 'Which step it is, from 1.' }),
    title: t.string({
      description: 'What it is called.',
      reads: ['title'],
      resolve: ({ title }) => textOrNull(title),
    }),
    descriptionHtml: t.string({
      description: 'What to do, as HTML safe to put into a page: sanitised, with absolute links.',
      reads: ['description'],
      resolve: ({ description }, _, { dataSources }) =>
        textOrNull(htmlOf(description ?? '', dataSources.littlebits.siteUrl)),
    }),
    descriptionText: t.string({
      description: 'The same as plain text.',
      reads: ['description'],
      resolve: ({ description }) => textOrNull(textOf(description ?? '')),
    }),
    images: t.expose('images', { type: [ProjectImage], nullable: false, description: 'What it looks like.' }),
  }),
});
