import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { checkKey } from '../../../relay/check-name.ts';
import type * as model from '../models.ts';

import { safeHtml, textOf } from './description-fields.ts';

const ContentItem = builder.objectRef<model.ContentItem>('ContentItem').implement({
  description: 'One text of a list.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'Which one it is: `power`.' }),
    title: t.string({ description: 'Its heading.', resolve: ({ values }) => textOrNull(values.title) }),
    html: t.string({
      description: 'What it says, as HTML that is safe to put into a page.',
      resolve: ({ values }, _, { dataSources }) => safeHtml(values.value, dataSources.littlebits.siteUrl),
    }),
    text: t.string({
      description: 'The same as plain text.',
      resolve: ({ values }) => textOf(values.value),
    }),
    imageUrl: t.field({
      type: 'URL',
      description: 'Its picture.',
      resolve: ({ values }, _, { dataSources }) => webAddress(values.image, dataSources.littlebits.siteUrl),
    }),
    values: t.expose('values', {
      type: 'JSON',
      nullable: false,
      description:
        'All that an editor gave it, as the service sent it: not safe to put into a page as it is.',
    }),
  }),
});

const ContentList = builder.objectRef<model.ContentList>('ContentList').implement({
  description: 'A list of texts.',
  cacheFor: 300,
  fields: (t) => ({
    items: t.field({
      type: [ContentItem],
      nullable: false,
      description: 'The texts, in their order.',
      resolve: ({ content }) => content,
    }),
  }),
});

const ContentHtml = builder.objectRef<model.ContentHtml>('ContentHtml').implement({
  description: 'A piece of a page.',
  cacheFor: 300,
  fields: (t) => ({
    html: t.string({
      description:
        'It as HTML that is safe to put into a page: sanitised, with absolute links. Null where it is empty.',
      resolve: ({ content }, _, { dataSources }) => safeHtml(content, dataSources.littlebits.siteUrl),
    }),
    text: t.string({
      description: 'The same as plain text.',
      resolve: ({ content }) => textOf(content),
    }),
  }),
});

const OtherContent = builder.objectRef<model.OtherContent>('OtherContent').implement({
  description: 'A text of a kind that this API has no type for. New kinds can come at any time.',
  cacheFor: 300,
  fields: (t) => ({
    display: t.exposeString('display', {
      nullable: false,
      description: 'What kind it is, in the words of the service.',
    }),
    raw: t.field({
      type: 'JSON',
      description: 'What it holds, as the service sent it: not safe to put into a page as it is.',
      resolve: ({ content }) => content,
    }),
  }),
});

const Content = builder.unionType('Content', {
  description: "A text of littleBits' web site, by how it is meant to be shown.",
  types: [ContentList, ContentHtml, OtherContent],
  resolveType: (content) => {
    if (isList(content)) return 'ContentList';
    return isHtml(content) ? 'ContentHtml' : 'OtherContent';
  },
});

builder.queryField('content', (t) =>
  t.field({
    type: Content,
    description:
      "A text of littleBits' web site; null where there is none with this key. REST: `GET content?key=<key>`.",
    calls: callTo('LITTLEBITS'),
    args: {
      key: t.arg.string({
        required: true,
        description:
          'Which one, its parts divided by dots: `learn.lbbasics` is a list, `learn.play` is HTML. A key can name a group (`content.landingpages.podcasts`) or one of it (`….android`).',
      }),
    },
    resolve: (_, { key }, { dataSources }) => {
      if (key.trim() === '') throw badUserInput('`key` must name a text: `learn.lbbasics`.', 'key');
      return dataSources.littlebits.content.byKey(checkKey(key, 'key').trim());
    },
  }),
);

function isList(content: model.Content): content is model.ContentList {
  return content.display === 'list';
}

function isHtml(content: model.Content): content is model.ContentHtml {
  return content.display === 'html';
}
