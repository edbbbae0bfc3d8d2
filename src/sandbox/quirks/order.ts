import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync } from 'node:sqlite';
import { spread } from './pick.ts';
import type { Quirk } from './quirk.ts';

/** What the request that is being answered asks for, less its page. */
const asked = new AsyncLocalStorage<string>();

const PAGING_PARAMETERS = ['limit', 'offset', 'page', 'per_page'];

export const ties: Quirk = {
  description:
    'Many items have equal times or names, and equal ones stand in an order that differs by filter.',
  wrap: (next) => (request) => {
    const url = new URL(request.url);
    for (const name of PAGING_PARAMETERS) url.searchParams.delete(name);
    return asked.run(url.pathname + url.search, () => next(request));
  },
};

export const collation: Quirk = {
  description:
    'Lists by name are sorted by {value}: code-points, any-case, or words (case, accents and signs aside).',
  value: { default: 'words', pattern: /^(code-points|any-case|words)$/ },
};

const collations: Readonly<Record<string, (text: string) => string>> = {
  'code-points': (text) => text,
  'any-case': (text) => text.toLowerCase(),
  words: (text) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase(),
};

/** `created DESC, id DESC`: what breaks ties, behind what can be equal. */
const TIE_BREAK =
  /\b((?:\w+\.)?(?:created|created_at|published_at|started_at|fetched|name)(?: COLLATE NOCASE)?(?: DESC)?, )((?:\w+\.)?id)(?: DESC)?/g;
/** `ORDER BY name COLLATE NOCASE` */
const NAME_ORDER = /(?<=\bORDER BY )((?:\w+\.)?(?:name|key|label))(?: COLLATE NOCASE)?/g;

/** Lets every statement that is prepared from now on sort as the quirks `ties` and `collation` say. */
export function reorder(database: DatabaseSync, quirks: ReadonlyMap<string, string>): void {
  const collate = collations[quirks.get('collation') ?? ''];
  const hasTies = quirks.has('ties');
  if (!hasTies && collate === undefined) return;
  database.function('tie', (id) => spread(`${asked.getStore()} ${id}`));
  database.function('collated', (text) => collate?.(String(text)) ?? text);
  const prepare = database.prepare.bind(database);
  database.prepare = (sql, options) => {
    const collated = collate ? sql.replace(NAME_ORDER, 'collated($1)') : sql;
    return prepare(hasTies ? collated.replace(TIE_BREAK, '$1tie($2)') : collated, options);
  };
}
