import { createRequire } from 'node:module';
import type HtmlToText from 'html-to-text';
import type SanitizeHtml from 'sanitize-html';
import { type LimitedText, limitHtml, MAX_NESTING, MAX_TEXT_LENGTH, SHORTENED } from './html-limits.ts';
import { rememberTexts, withinTurn } from './text-memo.ts';
import { webAddress } from './web-address.ts';

// Loaded with the first text that needs them, and not by an import: they are 120 files, for which no start need wait.
const require = createRequire(import.meta.url);
// `require` is typed for any package; the types are those of the packages named.
const loadSanitizer = () => require('sanitize-html') as typeof SanitizeHtml;
const loadConverter = () => require('html-to-text') as typeof HtmlToText;

/**
 * HTML as people wrote it at a service, made safe to put into a page: no scripts, styles, event handlers or frames,
 * and every link and image absolute. Classes stay on links and spans, since services mark tags and mentions by them.
 * What is too long or nests too deep is cut, and says so at its end.
 */
export function sanitizedHtml(html: string, siteUrl: URL): string | Promise<string> {
  let sanitize = sanitizers.get(siteUrl.href);
  if (!sanitize) {
    const ofPart = sanitizerFor(siteUrl);
    sanitize = rememberTexts((text) => whatIsRead(text, ofPart, `<p>${SHORTENED}</p>`), MAX_TEXT_LENGTH);
    sanitizers.set(siteUrl.href, sanitize);
  }
  return sanitize(html);
}

/** By the address of the site; there is one for each service. */
const sanitizers = new Map<string, ReturnType<typeof rememberTexts>>();

function sanitizerFor(siteUrl: URL): (html: string) => string {
  const sanitizeHtml = loadSanitizer();
  const absolute = (address: string | undefined) => absoluteUrl(address, siteUrl);
  const options: SanitizeHtml.IOptions = {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'del', 'ins'],
    allowedAttributes: {
      a: ['href', 'class', 'title'],
      span: ['class'],
      img: ['src', 'alt', 'title', 'width', 'height'],
      ol: ['start'],
    },
    nestingLimit: MAX_NESTING,
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: withAddress(attributes, 'href', absolute) }),
      img: (tagName, attributes) => ({ tagName, attribs: withAddress(attributes, 'src', absolute) }),
    },
  };
  return (html) => sanitizeHtml(html, options);
}

// Compiled once: making sense of the options costs ten times as much as converting a text.
let toText: ((html: string) => string) | undefined;

function compileConverter(): (html: string) => string {
  return loadConverter().compile({
    wordwrap: false,
    limits: { maxDepth: MAX_NESTING, ellipsis: SHORTENED },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}

/**
 * The text of HTML as a person would read it aloud: without addresses of links, lists with dashes. Cut where the HTML is.
 */
export const plainText: (html: string) => string | Promise<string> = rememberTexts((html) => {
  toText ??= compileConverter();
  return whatIsRead(html, toText, `\n\n${SHORTENED}`);
}, MAX_TEXT_LENGTH);

function whatIsRead(html: string, convert: (html: string) => string, ending: string): string {
  const { text, isShortened } = limitHtml(html);
  return isShortened ? `${convert(text).trimEnd()}${ending}` : convert(text);
}

/**
 * The address that the first frame in HTML shows, without a scheme taken for `https`; null where there is none. Nothing
 * says that what is there is harmless. In HTML that is too long, it is looked for where the HTML is read.
 */
export function frameAddress(html: string, siteUrl: URL): string | null | Promise<string | null> {
  return withinTurn(Math.min(html.length, MAX_TEXT_LENGTH), () => addressIn(limitHtml(html), siteUrl));
}

function addressIn({ text: html }: LimitedText, siteUrl: URL): string | null {
  let address: string | undefined;
  loadSanitizer()(html, {
    allowedTags: ['iframe'],
    nestingLimit: MAX_NESTING,
    transformTags: {
      iframe(tagName, attributes) {
        address ??= attributes.src?.trim();
        return { tagName, attribs: {} };
      },
    },
  });
  return webAddress(address?.startsWith('//') ? `https:${address}` : address, siteUrl);
}

function absoluteUrl(address: string | undefined, base: URL): string | undefined {
  return address === undefined ? undefined : (URL.parse(address, base)?.href ?? undefined);
}

function withAddress(
  attributes: Readonly<Record<string, string>>,
  name: string,
  absolute: (address: string | undefined) => string | undefined,
): Record<string, string> {
  const { [name]: address, ...others } = attributes;
  const url = absolute(address);
  return url === undefined ? others : { [name]: url, ...others };
}
