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
const mediaTypes = ['multipart/mixed', 'text/event-stream'] as const;

/** Without a parameter it is the older one: urql merges streamed lists of the newer one wrongly, GraphiQL does not know it. */
const DEFAULT_FORMAT: Format = '20220824';

interface Accepted {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

/**
 * What to do with a client that sends `@defer` or `@stream`, by its `Accept` header.
 *
 * @returns null for a client that can't read parts: it has not named a type that holds several. A wildcard does not name
 *   one; it is what tools send that read JSON.
 */
export function negotiateDelivery(accept: string | null): Delivery | null {
  const accepted = parseAccept(accept ?? '').flatMap(({ type, parameters, quality }) => {
    const mediaType = mediaTypes.find((known) => known === type);
    const format = formatOf(parameters);
    return mediaType && format && quality > 0 ? [{ mediaType, format, quality }] : [];
  });
  const [best] = accepted.sort(
    (a, b) =>
      b.quality - a.quality ||
      mediaTypes.indexOf(a.mediaType) - mediaTypes.indexOf(b.mediaType) ||
      b.format.localeCompare(a.format),
  );
  return best ? { mediaType: best.mediaType, format: best.format } : null;
}

/** Undefined for a format that nobody here speaks. */
function formatOf(parameters: Accepted['parameters']): Format | undefined {
  const [deferSpec, incrementalSpec] = [parameters.get('deferspec'), parameters.get('incrementalspec')];
  if (incrementalSpec !== undefined) return incrementalSpec === 'v0.2' ? 'v0.2' : undefined;
  if (deferSpec !== undefined) return deferSpec === '20220824' ? '20220824' : undefined;
  return DEFAULT_FORMAT;
}

function parseAccept(accept: string): Accepted[] {
  return accept.split(',').map((entry) => {
    const [type = '', ...rest] = entry.split(';').map((text) => text.trim());
    const parameters = new Map(
      rest.map((text): [string, string] => {
        const [name = '', value = ''] = text.split('=', 2);
        return [name.trim().toLowerCase(), value.trim().replaceAll('"', '')];
      }),
    );
    const quality = Number(parameters.get('q') ?? 1);
    return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality };
  });
}
