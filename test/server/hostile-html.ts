type Make = () => string;

/** A text that parsers of HTML take long for, about as long as wanted. */
export function hostileText(name: string, length: number): string {
  const make = makersOf(length)[name];
  if (!make) throw new Error(`No hostile text is called ${name}.`);
  return make();
}

function makersOf(length: number): Record<string, Make> {
  const repeat = (piece: string, share = 1) => piece.repeat(Math.ceil((length * share) / piece.length));
  const numbered = (piece: (index: number) => string) =>
    Array.from({ length: Math.ceil(length / 10) }, (_, index) => piece(index)).join('');
  return {
    'elements without an end': () => repeat('<div>'),
    'elements in elements': () => repeat('<div>', 0.5) + repeat('</div>', 0.5),
    'ends of other elements': () => repeat('<i>', 0.4) + repeat('</b>', 0.6),
    'ends without a beginning': () => repeat('</p>'),
    'paragraphs without an end': () => repeat('<p>'),
    'paragraphs in what they may not be in': () => repeat('<b><p></b>'),
    'lists in lists': () => repeat('<ol><li>x'),
    'items that nest for want of an end': () => repeat('<li><p>'),
    'tables in tables': () => repeat('<table><tr><td>'),
    'a wide table': () => `<table><tr>${repeat('<td colspan="1000">x')}`,
    'quotes in quotes': () => repeat('<blockquote>x'),
    'preformatted texts': () => repeat('<pre>\n'),
    'frames in frames': () => repeat('<iframe><b>'),
    'escaped frames in frames': () => repeat('<iframe>&lt;'),
    'texts without scripts': () => repeat('<noscript><p>'),
    scripts: () => repeat('<script>'),
    'pictures without an address': () => repeat('<img src=x>'),
    'attributes of one name': () => `<a ${repeat('href=x ')}>`,
    'attributes of many names': () => `<a ${numbered((index) => `a${index}=1 `)}>`,
    'an attribute without an end': () => `<a href="${repeat('x')}`,
    'a long attribute': () => `<a href="${repeat('x')}">y</a>`,
    classes: () => `<span class="${repeat('a ')}">x</span>`,
    entities: () => repeat('&amp;'),
    'entities without an end': () => repeat('&a'),
    'the longest entity': () => repeat('&CounterClockwiseContourIntegral;'),
    ampersands: () => repeat('&'),
    'comments without an end': () => repeat('<!--'),
    'a comment of dashes': () => `<!--${repeat('-')}`,
    CDATA: () => repeat('<![CDATA['),
    declarations: () => repeat('<!x '),
    instructions: () => repeat('<?x '),
    'less-than signs': () => repeat('<'),
    'less-than signs and slashes': () => repeat('</'),
    'less-than signs and spaces': () => repeat('< '),
    'greater-than signs': () => repeat('>'),
    spaces: () => repeat(' '),
    'line breaks': () => repeat('\n'),
    'one word': () => repeat('a'),
    'capital tags': () => repeat('<DIV CLASS=A>'),
    backslashes: () => repeat('\\"'),
  };
}

export const hostileNames: readonly string[] = Object.keys(makersOf(1));
