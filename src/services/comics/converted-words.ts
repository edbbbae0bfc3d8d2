import type { Query } from '../../upstream/http/url.ts';

// An older instance takes a value that is exactly one of these words for Python's True, False or None: a text that is
// equal to it is then not found, refused, or a failure. Within a longer value a word stays what it is.
const CONVERTED = /^(?:true|True|false|False|nil|none|None)$/;

/** One parameter of a list and its value. */
interface TextParameter {
  readonly parameter: string;
  readonly value: string;
}

/** A field that is exactly this text. */
export function equalTo(field: string, text: string): TextParameter {
  return CONVERTED.test(text) ? oneOf(field, [text]) : { parameter: field, value: text };
}

/** A field that is one of these texts, of which at least one is given. With a comma in it the value is no word. */
export function oneOf(field: string, texts: readonly string[]): TextParameter {
  const [text = '', ...others] = texts;
  // One text needs no list, in which a comma would make it two.
  if (others.length === 0 && !CONVERTED.test(text)) return { parameter: field, value: text };
  return { parameter: `${field}__in`, value: others.length === 0 ? `${text},${text}` : texts.join(',') };
}

/** The same as a query. */
export function queryOf({ parameter, value }: TextParameter): Query {
  return { [parameter]: value };
}

const REGEX_FRAMES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  exact: ['^', '$'],
  contains: ['', ''],
  startswith: ['^', ''],
  endswith: ['', '$'],
};

/** A field that has this text in it, or is it in any case: `contains`, `istartswith`, `iexact`. */
export function likeText(field: string, lookup: string, text: string): TextParameter {
  if (!CONVERTED.test(text)) return { parameter: `${field}__${lookup}`, value: text };
  const ignoresCase = lookup.startsWith('i');
  const [before, after] = REGEX_FRAMES[ignoresCase ? lookup.slice(1) : lookup] ?? ['', ''];
  // `tru[e]` matches the same as `true`.
  const pattern = `${before}${text.slice(0, -1)}[${text.slice(-1)}]${after}`;
  return { parameter: `${field}__${ignoresCase ? 'iregex' : 'regex'}`, value: pattern };
}
