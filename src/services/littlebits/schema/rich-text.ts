import { plainText, sanitizedHtml } from '../../../gateway/html.ts';

/** A tag or an entity. `<3` is neither. */
const markup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+);/i;

/** What people write comes with markup or without, and only the text itself tells. As HTML, safe to put into a page. */
export function htmlOf(text: string, siteUrl: URL): string {
  if (markup.test(text)) return sanitizedHtml(text, siteUrl);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.trim().replaceAll(/\r\n?|\n/g, '<br />');
}

/** The same without any markup. */
export function textOf(text: string): string {
  return markup.test(text) ? plainText(text) : text.trim();
}
