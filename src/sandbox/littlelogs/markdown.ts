import MarkdownIt from 'markdown-it';
import { addParagraphsOfPythonMarkdown } from './markdown-paragraph.ts';
import { addReferences, type FindUsername } from './markdown-reference.ts';

/** A text as Littlelogs shows it, and what it refers to. */
export interface RenderedText {
  readonly html: string;
  /** Names without `#`, as written, each once whatever its case. */
  readonly tags: readonly string[];
  /** The existing users it names, each once. */
  readonly mentions: readonly string[];
}

// Littlelogs renders with Python-Markdown: raw quotes in text, XHTML's closed void tags.
const markdown = new MarkdownIt('commonmark', { html: false, xhtmlOut: true });
addParagraphsOfPythonMarkdown(markdown);
addReferences(markdown);
markdown.renderer.rules.text = (tokens, index) => escapeText(tokens[index]?.content ?? '');

/** Renders Markdown to the HTML that the documents show: raw HTML in it is escaped, `#tags` and `@users` are linked. */
export function renderMarkdown(text: string, findUsername: FindUsername): RenderedText {
  const environment = { findUsername };
  const blocks = markdown.parse(text, environment);
  const tags = new Map<string, string>();
  const mentions = new Set<string>();
  for (const token of blocks.flatMap(({ children }) => children ?? [])) {
    const key = tagKey(token.content);
    if (token.type === 'tag' && !tags.has(key)) tags.set(key, token.content);
    if (token.type === 'mention') mentions.add(token.info);
  }
  const html = markdown.renderer.render(blocks, markdown.options, environment).trimEnd();
  return { html, tags: [...tags.values()], mentions: [...mentions] };
}

/** What two spellings of the same tag have in common. */
export function tagKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
