import { isObject, readJson, withJson } from './list-response.ts';
import { isPicked } from './pick.ts';
import type { Quirk } from './quirk.ts';

/** One object in so many is malformed. */
const EVERY = 7;

export const malformedItem: Quirk = {
  description: 'One object in seven, always the same, has null for {value}.',
  value: { default: 'name|title|content|label|fetched', pattern: /^\w+(\|\w+)*$/ },
  wrap(next, names) {
    const properties = new Set(names.split('|'));
    return async (request) => {
      const response = await next(request);
      const body = request.method === 'GET' ? await readJson(response) : undefined;
      return body === undefined ? response : withJson(response, malformed(body, properties));
    };
  },
};

function malformed(value: unknown, properties: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => malformed(item, properties));
  if (!isObject(value)) return value;
  const isMalformed = value.id !== undefined && isPicked(value, EVERY);
  const entries = Object.entries(value).map(([name, inner]) =>
    isMalformed && properties.has(name) ? [name, null] : [name, malformed(inner, properties)],
  );
  return Object.fromEntries(entries);
}
