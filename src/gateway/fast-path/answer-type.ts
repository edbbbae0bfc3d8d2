/** The media types of an answer in one piece, in yoga's order. */
const answerTypes = ['application/graphql-response+json', 'application/json'] as const;

/** Media type of an answer, with its charset. */
export type AnswerType = `${(typeof answerTypes)[number]}; charset=utf-8`;

/** Clients send one of a handful; the bound is for those who send another each time. */
const MAX_KNOWN = 100;
const known = new Map<string, AnswerType | null>();

/**
 * The media type that yoga answers an `Accept` header with: of those that are named, the first that it serves, qualities
 * not looked at.
 *
 * @returns null where none is one of them.
 */
export function answerTypeFor(accept: string | undefined): AnswerType | null {
  const header = accept || '*/*';
  const found = known.get(header);
  if (found !== undefined) return found;
  const type = choose(header);
  if (known.size === MAX_KNOWN) known.clear();
  known.set(header, type);
  return type;
}

function choose(accept: string): AnswerType | null {
  for (const entry of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [mediaType = '', ...parameters] = entry.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset='));
    if (charset !== undefined && charset !== 'charset=utf-8') continue;
    const [type, subtype] = mediaType.split('/');
    if (type !== '*' && type !== 'application') continue;
    const chosen = answerTypes.findLast((served) => subtype === '*' || served === `application/${subtype}`);
    if (chosen) return `${chosen}; charset=utf-8`;
  }
  return null;
}
