import type { FieldBuilder } from '../../../graphql/builder.ts';
import { plainText, sanitizedHtml } from '../../../graphql/text/html.ts';
import { MAX_TEXT_LENGTH } from '../../../graphql/text/html-limits.ts';
import { textOrNull } from '../../../graphql/text/text.ts';

interface Described {
  readonly description?: string | null | undefined;
}

/** The two forms of a description. `note` says what else there is to know of it. */
export function descriptionFields<Shape extends Described>(t: FieldBuilder<Shape>, note: string) {
  return {
    descriptionHtml: t.string({
      description: `What it is, as HTML that is safe to put into a page: sanitised, with absolute links. ${note}`,
      reads: ['description'],
      resolve: ({ description }, _, { dataSources }) => safeHtml(description, dataSources.littlebits.siteUrl),
    }),
    descriptionText: t.string({
      description: 'The same as plain text.',
      reads: ['description'],
      resolve: ({ description }) => textOf(description),
    }),
  };
}

/** Null for nothing. */
export function safeHtml(
  html: string | null | undefined,
  siteUrl: URL,
): string | null | Promise<string | null> {
  return textOrNull(html && sanitizedHtml(unescaped(html), siteUrl));
}

/** Null for nothing, and for HTML without a text. */
export function textOf(html: string | null | undefined): string | null | Promise<string | null> {
  return textOrNull(html && plainText(unescaped(html)));
}

/** The shop's texts come with escapes that were meant for something else: `<a href=\"…\">`, `\` at the end of a line. */
function unescaped(html: string): string {
  // No more of it than is read: without its escapes a text is at least half as long.
  return html.slice(0, 2 * MAX_TEXT_LENGTH + 1).replace(/\\(?=["\r\n])/g, '');
}
