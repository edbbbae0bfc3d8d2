import { plainText, sanitizedHtml } from '../../../graphql/text/html.ts';
import { limitText, SHORTENED } from '../../../graphql/text/html-limits.ts';

/** A tag or an entity. `<3` is neither. */
const MARKUP = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i;

/** What people write comes with markup or without, and only the text itself tells. As HTML, safe to put into a page. */
export function htmlOf(text: string, siteUrl: URL): string | Promise<string> {
  if (MARKUP.test(text)) return sanitizedHtml(text, siteUrl);
  const plain = limited(text);
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/\r\n?|\n/g, '<br />');
}

/** The same without any markup. */
export function textOf(text: string): string | Promise<string> {
  return MARKUP.test(text) ? plainText(text) : limited(text);
}

/** As long as HTML may be, too: what a text says must not depend on whether there is a tag in it. */
function limited(plain: string): string {
  const { text, isShortened } = limitText(plain.trim());
  return isShortened ? `${text}\n\n${SHORTENED}` : text;
}
