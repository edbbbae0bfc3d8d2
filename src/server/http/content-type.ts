import { parseMediaType } from './media-type.ts';
import { rememberHeaders } from './remember-headers.ts';

/** How a body writes the parameters of a request. */
export type BodyFormat = 'json' | 'graphql' | 'form';

/** What a `Content-Type` header says. */
export interface ContentType {
  /** `application/json`, in lower case; empty where there is none, or none that can be read. */
  readonly essence: string;
  /** Null for a body that nobody here can read. */
  readonly format: BodyFormat | null;
  /** Whether the text is UTF-8, which is assumed where nothing is said. */
  readonly isUtf8: boolean;
  /** Whether a browser sends it to another origin without asking first: any page's form can. */
  readonly isSimple: boolean;
}

/** `application/graphql+json` is a name from before the GraphQL-over-HTTP specification, which asks for the first. */
const FORMATS: Readonly<Record<string, BodyFormat>> = {
  'application/json': 'json',
  'application/graphql+json': 'json',
  'application/graphql': 'graphql',
  'application/x-www-form-urlencoded': 'form',
};

const SIMPLE_TYPES: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** Reads a `Content-Type` header. Parameters other than `charset` change nothing. */
export const readContentType: (header: string) => ContentType = rememberHeaders((header) => {
  const mediaType = parseMediaType(header);
  const essence = mediaType ? `${mediaType.type}/${mediaType.subtype}` : '';
  const charset = mediaType?.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  return {
    essence,
    format: Object.hasOwn(FORMATS, essence) ? (FORMATS[essence] ?? null) : null,
    isUtf8: charset === 'utf-8' || charset === 'utf8',
    // A browser sends a type that it cannot read to nobody without asking, but may send none at all.
    isSimple: header.trim() === '' || SIMPLE_TYPES.has(essence),
  };
});
