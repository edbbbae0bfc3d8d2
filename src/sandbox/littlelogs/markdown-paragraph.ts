import type { MarkdownIt } from 'markdown-it';

type BlockRule = Parameters<MarkdownIt['block']['ruler']['at']>[1];

/**
 * Makes paragraphs as Python-Markdown does, which the documented answers show in two places: a list needs an empty line
 * before it ("Notes to self:\n- spell correctly" stays text), and a paragraph keeps the space at its end.
 */
export function addParagraphsOfPythonMarkdown(markdown: MarkdownIt): void {
  const paragraph: BlockRule = (state, startLine, endLine) => {
    const terminators = markdown.block.ruler.getRules('paragraph');
    const { parentType } = state;
    state.parentType = 'paragraph';
    let nextLine = startLine + 1;
    while (nextLine < endLine && !state.isEmpty(nextLine)) {
      const indent = state.sCount[nextLine] ?? 0;
      const line = state.getLines(nextLine, nextLine + 1, state.blkIndent, false);
      // Inside a list a marker does begin the next item, or a list within this one.
      const isText = parentType !== 'list' && isListItem(line);
      // A line that markdown-it marks with a negative count was read by an enclosing quote already.
      const isContinuation = isText || indent - state.blkIndent > 3 || indent < 0;
      if (!isContinuation && terminators.some((ends) => ends(state, nextLine, endLine, true))) break;
      nextLine++;
    }
    const content = state.getLines(startLine, nextLine, state.blkIndent, false).trimStart();
    state.line = nextLine;
    state.push('paragraph_open', 'p', 1).map = [startLine, nextLine];
    const inline = state.push('inline', '', 0);
    inline.content = content;
    inline.map = [startLine, nextLine];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
    state.parentType = parentType;
    return true;
  };
  markdown.block.ruler.at('paragraph', paragraph);
}

function isListItem(line: string): boolean {
  return /^ {0,3}([-*+]|\d{1,9}[.)])\s/.test(line);
}
