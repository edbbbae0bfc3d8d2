import type { Collection, ListOptions, PageOptions } from '../../contract/client/collection.ts';
import { byOffset, inOnePiece } from '../../contract/client/paging.ts';
import type { Query } from '../../upstream/http/url.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ComicsClient } from './client.ts';
import type { Condition } from './conditions.ts';
import { oneOf, queryOf } from './converted-words.ts';
import { divided } from './divided-list.ts';
import { withoutFalseTotals } from './false-totals.ts';
import { type Comic, idOf } from './models.ts';
import { inAddressable } from './slug-lists.ts';

interface FilteredOptions<Wire, Item> extends Collection<Wire, Item> {
  readonly path: string;
  readonly conditions: readonly Condition<Item>[];
  keep?(item: Item): void;
  /** Where instances can't narrow the list by all that is asked of the items' comics: those comics come first. */
  readonly comics?: ComicsFirst<Item> | undefined;
}

export interface ComicsFirst<Item> {
  /** The comics that the items may be of. */
  find(): Promise<readonly Comic[]>;
  comicIdOf(item: Item): string;
  /** The conditions that are not on the comics. */
  readonly others: readonly Condition<Item>[];
}

/** A list as conditions narrow it. */
export function filteredList<Wire, Item extends object>(
  client: ComicsClient,
  options: FilteredOptions<Wire, Item>,
): List<Item> {
  const { conditions, comics, order } = options;
  let repeats = false;
  let comicIds: ReadonlySet<string> | null = null;
  const endpoint: PageOptions<Wire, Item> = {
    ...options,
    faultOf(items) {
      repeats ||= new Set(items.map(options.keyOf)).size < items.length;
      const isOther = (item: Item) => comicIds?.has(comics?.comicIdOf(item) ?? '') === false;
      return items.some(isOther)
        ? 'what is of other comics: this instance ignores that filter'
        : ignoredFilter(items, conditions);
    },
  };
  const list: ListOptions<Wire, Item> = {
    ...options,
    ...endpoint,
    query: queryOfAll(conditions),
    paging: byOffset,
  };
  const partsOf = async ({ find, others }: ComicsFirst<Item>) => {
    const found = await find();
    comicIds = new Set(found.map(idOf));
    return partsByComic(
      others,
      found.map(({ slug }) => slug),
    );
  };
  const parts = comics
    ? () => partsOf(comics)
    : isLong(conditions) && (async () => dividedQueries(conditions));
  // Django would take an empty list of values for none at all.
  const isEmpty = conditions.some(({ value }) => value === null);
  if (isEmpty) return client.list({ ...list, paging: inOnePiece<Item>(async () => []) });
  const paging = parts && order ? divided(client, { endpoint, order, parts }) : byOffset;
  return withoutFalseTotals(client.list({ ...list, paging }), {
    countsMatches: conditions.some(({ parameter }) => parameter.startsWith('images__')),
    hasRepeats: () => repeats,
  });
}

/** What an instance does not know it may ignore without a word; what it lists then is not what was asked for. */
function ignoredFilter<Item>(items: readonly Item[], conditions: readonly Condition<Item>[]): string | null {
  const unmet = conditions.find(({ isMetBy }) => !items.every(isMetBy));
  return unmet ? `what does not match \`${unmet.argument}\`: this instance ignores that filter` : null;
}

function queryOfAll<Item>(conditions: readonly Condition<Item>[]): Query {
  return Object.fromEntries(conditions.map(({ parameter, value }) => [parameter, value ?? '']));
}

function isLong<Item>(conditions: readonly Condition<Item>[]): boolean {
  return conditions.some(({ texts }) => texts !== undefined && inAddressable(texts, String).length > 1);
}

/** One query for each part of each list that is too long for an address. */
function dividedQueries<Item>(conditions: readonly Condition<Item>[]): Query[] {
  return conditions.reduce<Query[]>(
    (queries, { parameter, value, texts }) => {
      const field = parameter.replace(/__in$/, '');
      const parts = texts
        ? inAddressable(texts, String).map((part) => queryOf(oneOf(field, part)))
        : [{ [parameter]: value ?? '' }];
      return queries.flatMap((query) => parts.map((part) => ({ ...query, ...part })));
    },
    [{}],
  );
}

/** The same with the slugs of comics in place of conditions on them. */
function partsByComic<Item>(others: readonly Condition<Item>[], slugs: readonly string[]): Query[] {
  // A comma would make two slugs of one.
  const [unlisted, listed] = [slugs.filter(hasComma), slugs.filter((slug) => !hasComma(slug))];
  const parts = [...inAddressable(listed, String), ...unlisted.map((slug) => [slug])];
  return dividedQueries(others).flatMap((query) =>
    parts.map((part) => ({ ...query, ...queryOf(oneOf('comic__slug', part)) })),
  );
}

function hasComma(slug: string): boolean {
  return slug.includes(',');
}
