import { splitList, weightOf } from './media-type.ts';
import { rememberHeaders } from './remember-headers.ts';

/** A content coding of responses. */
export type Coding = 'zstd' | 'br' | 'gzip';

/** What a client accepts, by its `Accept-Encoding` header. */
export interface AcceptedCodings {
  /** The best; null for none, where the client wants bytes as they are, or says nothing. */
  readonly best: Coding | null;
  /** Whether bytes as they are were refused: then even a small body is compressed. */
  readonly refusesPlain: boolean;
}

const NONE: AcceptedCodings = { best: null, refusesPlain: false };

/** In the order in which they are taken where a client wants them equally: the first costs least of our time. */
const FOR_ANSWERS: readonly Coding[] = ['zstd', 'br', 'gzip'];

/** Files are kept in gzip from the start, and made in another coding when somebody asks for it. */
const FOR_FILES: readonly Coding[] = ['gzip', 'br', 'zstd'];

/** What an answer that is made anew may be compressed with (RFC 9110, 12.5.3). */
export function codingsFor(acceptEncoding: string | null | undefined): AcceptedCodings {
  return acceptEncoding ? readForAnswers(acceptEncoding) : NONE;
}

/** The same of a file, which is compressed once. */
export function fileCodingFor(acceptEncoding: string | null): Coding | null {
  return acceptEncoding ? readForFiles(acceptEncoding).best : null;
}

const readForAnswers = rememberHeaders((header) => read(header, FOR_ANSWERS));
const readForFiles = rememberHeaders((header) => read(header, FOR_FILES));

function read(header: string, preferred: readonly Coding[]): AcceptedCodings {
  const weights = weightsOf(header);
  const rest = weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? (weights.get('*') === 0 ? 0 : undefined);
  let best: Coding | null = null;
  // Bytes as they are come last, unless the client names them.
  let bestWeight = plain ?? 0;
  for (const coding of preferred) {
    const weight = weights.get(coding) ?? rest;
    const isBetter = best === null ? weight >= bestWeight && weight > 0 : weight > bestWeight;
    if (!isBetter) continue;
    best = coding;
    bestWeight = weight;
  }
  return { best, refusesPlain: plain === 0 };
}

function weightsOf(header: string): Map<string, number> {
  return new Map(
    splitList(header).map((member): [string, number] => {
      const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return [name === 'x-gzip' ? 'gzip' : name, weightOf(weight)];
    }),
  );
}

/** A strong `ETag` of the same content in a coding: other bytes, so another tag (RFC 9110, 8.8.3.3). */
export function etagIn(etag: string, coding: Coding | null): string {
  return coding === null ? etag : `${etag.slice(0, -1)}-${coding}"`;
}

/** The tags of some content in every coding. */
export function etagsOf(etag: string): string[] {
  return [etag, ...FOR_ANSWERS.map((coding) => etagIn(etag, coding))];
}
