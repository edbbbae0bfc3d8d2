import { type AcceptedRange, parseAccept } from '../http/accept.ts';
import { jsonWeight } from '../http/answer-type.ts';

/** How the parts of an answer are sent, and how each says where it belongs. */
export interface Delivery {
  readonly mediaType: 'multipart/mixed' | 'text/event-stream';
  readonly format: Format;
}

/**
 * - `20220824`: each part names its `path`. What Apollo calls `deferSpec=20220824`; urql, GraphiQL and Relay read it.
 * - `v0.2`: a part names an `id` that was announced as `pending`, and holds what no other part did. What Apollo calls
 *   `incrementalSpec=v0.2`.
 */
export type Format = '20220824' | 'v0.2';

/** In the order in which they are preferred where a client finds them equally good: a multipart body says where it ends. */
const MEDIA_TYPES = ['multipart/mixed', 'text/event-stream'] as const;

/** Without a parameter it is the older one: urql merges streamed lists of the newer one wrongly, GraphiQL does not know it. */
const DEFAULT_FORMAT: Format = '20220824';

/** Another parameter asks for something else: `subscriptionSpec`, say. */
const KNOWN_PARAMETERS: ReadonlySet<string> = new Set([
  'deferspec',
  'incrementalspec',
  'boundary',
  'charset',
]);

/**
 * What to do with a client that sends `@defer` or `@stream`, by its `Accept` header.
 *
 * @returns null for a client that can't read parts: it has not named a type that holds several, or wants JSON more. A
 *   wildcard does not name one; it is what tools send that read JSON.
 */
export function negotiateDelivery(accept: string | null): Delivery | null {
  const ranges = parseAccept(accept ?? '');
  const named = ranges.flatMap(({ type, subtype, parameters, weight }) => {
    const mediaType = MEDIA_TYPES.find((known) => known === `${type}/${subtype}`);
    const format = formatOf(parameters);
    return mediaType && format && weight > 0 ? [{ mediaType, format, weight }] : [];
  });
  const [best] = named.sort(
    (a, b) =>
      b.weight - a.weight ||
      MEDIA_TYPES.indexOf(a.mediaType) - MEDIA_TYPES.indexOf(b.mediaType) ||
      b.format.localeCompare(a.format),
  );
  return best && best.weight >= jsonWeight(ranges)
    ? { mediaType: best.mediaType, format: best.format }
    : null;
}

/** Undefined for a format that nobody here speaks. */
function formatOf(parameters: AcceptedRange['parameters']): Format | undefined {
  for (const name of parameters.keys()) if (!KNOWN_PARAMETERS.has(name)) return undefined;
  const [deferSpec, incrementalSpec] = [parameters.get('deferspec'), parameters.get('incrementalspec')];
  if (incrementalSpec !== undefined) return incrementalSpec === 'v0.2' ? 'v0.2' : undefined;
  if (deferSpec !== undefined) return deferSpec === '20220824' ? '20220824' : undefined;
  return DEFAULT_FORMAT;
}
