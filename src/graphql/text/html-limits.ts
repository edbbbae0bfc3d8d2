/** Characters of one text that are read, at most. To make 30,000 safe takes some 10 ms where it was written to be slow. */
export const MAX_TEXT_LENGTH = 30_000;
/** How deep elements may nest. Parsers take quadratic time where thousands are open, and nobody writes so. */
export const MAX_NESTING = 100;
/** The end of a text that was cut. */
export const SHORTENED = '… (shortened)';

/** A text as far as it is read, and whether that is not all of it. */
export interface LimitedText {
  readonly text: string;
  readonly isShortened: boolean;
}

/** Cuts HTML where it gets too long or nests too deep: before a tag, never inside one. Takes linear time. */
export function limitHtml(html: string): LimitedText {
  const { text, isShortened } = limitText(html);
  const end = endOfNesting(text);
  if (end === text.length && !isShortened) return { text, isShortened };
  return { text: withoutHalves(text.slice(0, end)), isShortened: true };
}

/** Cuts a text where it gets too long. */
export function limitText(text: string): LimitedText {
  if (text.length <= MAX_TEXT_LENGTH) return { text, isShortened: false };
  const last = text.charCodeAt(MAX_TEXT_LENGTH - 1);
  const isHalfACharacter = last >= 0xd800 && last < 0xdc00;
  return { text: text.slice(0, MAX_TEXT_LENGTH - (isHalfACharacter ? 1 : 0)), isShortened: true };
}

const TAG = /<(\/?)([a-z][\w-]*)/gi;
// Those that have no end tag, and those whose end tag people leave out.
const UNNESTED = new Set(
  (
    'area base br col embed hr img input link meta source track wbr ' +
    'colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr'
  ).split(' '),
);

/** Where the first element begins that nests too deep; the length of the text where none does. */
function endOfNesting(html: string): number {
  // Far fewer tags than could nest too deep: nearly every text.
  if (html.length < MAX_NESTING * 3) return html.length;
  let depth = 0;
  for (const { index, 1: slash, 2: name = '' } of html.matchAll(TAG)) {
    if (UNNESTED.has(name.toLowerCase())) continue;
    if (slash) depth = Math.max(0, depth - 1);
    else if (++depth > MAX_NESTING) return index;
  }
  return html.length;
}

/** Without what the cut left of a tag or an entity. */
function withoutHalves(html: string): string {
  const open = html.lastIndexOf('<');
  const whole = open > html.lastIndexOf('>') && /^<[a-z/!]/i.test(html.slice(open, open + 2));
  return (whole ? html.slice(0, open) : html).replace(/&#?\w{0,31}$/, '');
}
