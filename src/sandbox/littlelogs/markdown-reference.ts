import type { MarkdownIt } from 'markdown-it';

/** Finds the existing user of a name, whatever its case; undefined where there is none. */
export type FindUsername = (name: string) => string | undefined;

/** What the rules need to know for one text. */
export interface ReferenceEnvironment {
  readonly findUsername: FindUsername;
}

type InlineRule = Parameters<MarkdownIt['inline']['ruler']['push']>[1];

// A tag needs a letter, so that "#1 on the list" is none.
const TAG = /#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/uy;
const MENTION = /@[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*/y;

/** Adds `#tag` and `@user`, outside of code and links; a name that no user has stays text. */
export function addReferences(markdown: MarkdownIt): void {
  markdown.inline.ruler.push('tag', tag);
  markdown.inline.ruler.push('mention', mention);
  markdown.renderer.rules.tag = (tokens, index) => {
    const name = tokens[index]?.content ?? '';
    return `<a class="tag" href="/tag/${encodeURIComponent(name)}"><span class="hash">#</span>${name}</a>`;
  };
  markdown.renderer.rules.mention = (tokens, index) => {
    const token = tokens[index];
    return `<a class="content-user" href="/${token?.info}">${token?.content}</a>`;
  };
}

const tag: InlineRule = (state, silent) => {
  const found = referenceAt(TAG, state.src, state.pos);
  if (found === undefined || state.linkLevel > 0) return false;
  if (!silent) state.push('tag', '', 0).content = found.slice(1);
  state.pos += found.length;
  return true;
};

const mention: InlineRule = (state, silent) => {
  const found = referenceAt(MENTION, state.src, state.pos);
  if (found === undefined || state.linkLevel > 0) return false;
  // The only environment that ever reaches this rule is the one that renderMarkdown makes.
  const { findUsername } = state.env as unknown as ReferenceEnvironment;
  const username = findUsername(found.slice(1));
  if (username === undefined) return false;
  if (!silent) {
    const token = state.push('mention', '', 0);
    token.content = found;
    token.info = username;
  }
  state.pos += found.length;
  return true;
};

// Inside a word, as in an e-mail or web address, neither sign begins a reference.
function referenceAt(pattern: RegExp, text: string, position: number): string | undefined {
  if (/[\p{L}\p{N}_/&]$/u.test(text.slice(Math.max(0, position - 2), position))) return undefined;
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}
