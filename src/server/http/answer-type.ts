import { type AcceptedRange, type Match, matchOf, parseAccept } from './accept.ts';
import { rememberHeaders } from './remember-headers.ts';

/** The media types of an answer in one piece. */
export type JsonType = 'application/graphql-response+json' | 'application/json';

export type JsonContentType = `${JsonType}; charset=utf-8`;

/** The media types of an answer in parts. One in one piece comes so to clients that accept nothing else. */
export type StreamType = 'multipart/mixed' | 'text/event-stream';

/** Of two that a client wants equally, through the same range, the first is sent. */
const JSON_TYPES = ['application/json', 'application/graphql-response+json'] as const;
const STREAM_TYPES = ['multipart/mixed', 'text/event-stream'] as const;

/** What a client that cannot be pleased should ask for. */
export const ACCEPTABLE_TYPES = [...JSON_TYPES.toReversed(), ...STREAM_TYPES].join(', ');

const UTF_8 = new Map([['charset', 'utf-8']]);
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * The media type of an answer in one piece, by the `Accept` header; null where nothing acceptable can be made.
 *
 * The weights decide; of types wanted equally, the one named first. JSON goes before what holds several parts, whatever
 * the weights: that is for clients that read nothing else.
 */
export function answerTypeFor(accept: string | null | undefined): JsonType | StreamType | null {
  return choose(accept || '*/*');
}

/** The `Content-Type` of a JSON answer; null for a client that accepts none of the two. */
export function jsonContentTypeFor(accept: string | null | undefined): JsonContentType | null {
  switch (answerTypeFor(accept)) {
    case 'application/json':
      return 'application/json; charset=utf-8';
    case 'application/graphql-response+json':
      return 'application/graphql-response+json; charset=utf-8';
    default:
      return null;
  }
}

const choose = rememberHeaders((accept: string): JsonType | StreamType | null => {
  const ranges = parseAccept(accept);
  const best = bestOf(JSON_TYPES, ranges, UTF_8) ?? bestOf(STREAM_TYPES, ranges.map(withoutParameters), NONE);
  return best?.name ?? null;
});

/** How much a client wants an answer in one piece; 0 for a client that accepts none. */
export function jsonWeight(ranges: readonly AcceptedRange[]): number {
  return bestOf(JSON_TYPES, ranges, UTF_8)?.weight ?? 0;
}

interface Candidate<Name> extends Match {
  readonly name: Name;
}

/**
 * A parameter that we do not know, such as a profile, makes a range that covers nothing here. Where nothing else is
 * accepted, such parameters are ignored.
 */
function bestOf<Name extends string>(
  names: readonly Name[],
  ranges: readonly AcceptedRange[],
  parameters: ReadonlyMap<string, string>,
): Candidate<Name> | undefined {
  return pick(names, ranges, parameters) ?? pick(names, ranges.map(withCharsetAlone), parameters);
}

function pick<Name extends string>(
  names: readonly Name[],
  ranges: readonly AcceptedRange[],
  parameters: ReadonlyMap<string, string>,
): Candidate<Name> | undefined {
  const candidates = names.flatMap((name) => {
    const [type = '', subtype = ''] = name.split('/');
    const match = matchOf({ type, subtype, parameters }, ranges);
    return match && match.weight > 0 ? [{ name, weight: match.weight, order: match.order }] : [];
  });
  return candidates.toSorted((a, b) => b.weight - a.weight || a.order - b.order)[0];
}

function withCharsetAlone(range: AcceptedRange): AcceptedRange {
  const charset = range.parameters.get('charset');
  return { ...range, parameters: charset === undefined ? NONE : new Map([['charset', charset]]) };
}

/** Those of `multipart/mixed` name a format of parts, which an answer in one piece does not have. */
function withoutParameters(range: AcceptedRange): AcceptedRange {
  return { ...range, parameters: NONE };
}
