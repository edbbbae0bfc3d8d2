import { type MediaType, parseMediaType, splitList, weightOf } from './media-type.ts';

/** A range of media types that a client accepts. */
export interface AcceptedRange extends MediaType {
  /** From 0, which refuses it, to 1. */
  readonly weight: number;
  /** Its place in the header. */
  readonly order: number;
}

/** The best range for a media type. */
export interface Match {
  readonly weight: number;
  readonly order: number;
}

/** Reads an `Accept` header (RFC 9110, 12.5.1). Members that cannot be read accept nothing. */
export function parseAccept(header: string): AcceptedRange[] {
  return splitList(header).flatMap((member, order) => {
    const range = parseMediaType(member);
    if (range === null) return [];
    const parameters = new Map(range.parameters);
    const weight = weightOf(parameters.get('q'));
    parameters.delete('q');
    return [{ ...range, parameters, weight, order }];
  });
}

/** Whether somebody looks at the response in a browser: programs ask for JSON, or for anything. */
export function acceptsHtml(accept: string | null | undefined): boolean {
  return accept?.includes('text/html') === true;
}

/**
 * What the most specific range that covers a media type says of it; undefined where none does. Of two equally specific
 * ones the first counts.
 */
export function matchOf(mediaType: MediaType, ranges: readonly AcceptedRange[]): Match | undefined {
  let best: AcceptedRange | undefined;
  let bestSpecificity = -1;
  for (const range of ranges) {
    const specificity = specificityOf(range, mediaType);
    if (specificity <= bestSpecificity) continue;
    best = range;
    bestSpecificity = specificity;
  }
  return best;
}

/** -1 where the range does not cover the media type. A parameter counts more than a wildcard, and each counts. */
function specificityOf({ type, subtype, parameters }: AcceptedRange, mediaType: MediaType): number {
  for (const [name, value] of parameters) {
    if (mediaType.parameters.get(name)?.toLowerCase() !== value.toLowerCase()) return -1;
  }
  if (type === '*') return subtype === '*' ? parameters.size : -1;
  if (type !== mediaType.type) return -1;
  if (subtype === '*') return 100 + parameters.size;
  return subtype === mediaType.subtype ? 200 + parameters.size : -1;
}
