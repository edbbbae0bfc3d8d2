import type { FieldBuilder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { plainText, sanitizedHtml } from '../../../graphql/text/html.ts';
import { LogMention } from './mention.ts';
import { LogTag } from './refs.ts';

interface Content {
  /** HTML, with links relative to the site. */
  readonly content: string;
}

interface Entry extends Content {
  readonly id: number | string;
  readonly created: string;
  readonly source?: string | null;
  readonly tags?: readonly string[];
  readonly mentions?: readonly string[];
}

/** The two forms of a text that Littlelogs made from Markdown. */
export function contentFields<Shape extends Content>(t: FieldBuilder<Shape>) {
  return {
    contentHtml: t.string({
      nullable: false,
      description:
        'The text as HTML, safe to put into a page: sanitised, with absolute links. Tags and mentions are links.',
      reads: ['content'],
      resolve: ({ content }, _, { dataSources }) => sanitizedHtml(content, dataSources.littlelogs.siteUrl),
    }),
    contentText: t.string({
      nullable: false,
      description: 'The same as plain text.',
      reads: ['content'],
      resolve: ({ content }) => plainText(content),
    }),
  };
}

/** What a log and a comment have in common, but for who wrote it. */
export function entryFields<Shape extends Entry>(t: FieldBuilder<Shape>) {
  return {
    ...contentFields(t),
    databaseId: databaseIdField(t, "The service's own id for it: a number."),
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was written.',
      reads: ['created'],
      resolve: ({ created }) => created,
    }),
    source: t.string({
      description: 'The app that it was written with; null for the web site.',
      reads: ['source'],
      resolve: ({ source }) => source ?? null,
    }),
    tags: t.field({
      type: [LogTag],
      nullable: false,
      description: 'The tags in the text.',
      listSize: 4,
      reads: ['tags'],
      isChecked: true,
      resolve: ({ tags = [] }) => tags.map((name) => ({ name })),
    }),
    mentions: t.field({
      type: [LogMention],
      nullable: false,
      description: 'Whom the text mentions.',
      listSize: 3,
      reads: ['mentions'],
      resolve: ({ mentions = [] }) => mentions.map((username) => ({ username })),
    }),
  };
}
