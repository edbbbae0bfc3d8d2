import { objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { equalTo, likeText, oneOf } from './converted-words.ts';
import type {
  ComicFilter,
  DateRange,
  DateTimeRange,
  ImageFilter,
  IntRange,
  Maybe,
  ReleaseFilter,
  StringFilter,
} from './filters.ts';
import type { Comic, Image, Release } from './models.ts';

/** One parameter of a list. */
export interface Condition<Item> {
  /** With Django's lookup: `name__icontains`. */
  readonly parameter: string;
  /** Null where nothing can meet it. */
  readonly value: string | number | boolean | null;
  /** Of a condition that takes many texts: it can be divided between several calls. */
  readonly texts?: readonly string[];
  /** Where it stands in the filter: `name.contains`. */
  readonly argument: string;
  /** Whether an item meets it, as far as the item shows. An instance that doesn't know a filter may ignore it. */
  isMetBy(item: Item): boolean;
}

export function comicConditions(filter: ComicFilter): Condition<Comic>[] {
  const { isSubscribed, isActive, language, name, slug } = filter;
  return [
    ...flag<Comic>('subscribed', isSubscribed, 'isSubscribed', unseen),
    ...flag<Comic>(
      'active',
      isActive,
      'isActive',
      ({ isActive: shown }) => typeof shown !== 'boolean' || shown === isActive,
    ),
    ...languageCondition(language),
    ...textConditions<Comic>('name', 'name', name, (comic) => comic.name),
    ...textConditions<Comic>('slug', 'slug', slug, (comic) => comic.slug),
  ];
}

function languageCondition(language: Maybe<string>): Condition<Comic>[] {
  if (language == null) return [];
  const isMetBy = (comic: Comic) => {
    const shown: unknown = comic.language;
    return typeof shown !== 'string' || folded(shown) === folded(language);
  };
  return [{ parameter: 'language', value: language, argument: 'language', isMetBy }];
}

/** The same on the comic of something else, which itself does not show it. */
export function conditionsOnComic<Item>(filter: ComicFilter): Condition<Item>[] {
  return comicConditions(filter).map(({ isMetBy: _, parameter, ...condition }) => ({
    ...condition,
    // Whether the user is subscribed is asked of the list, whatever it lists.
    parameter: parameter === 'subscribed' ? parameter : `comic__${parameter}`,
    isMetBy: unseen,
  }));
}

/**
 * Whether instances take all of it on the comic of something else. There they know the lookups of a key alone: of a text
 * that it is this or one of these, never what is in it.
 */
export function isTakenOnComic(filter: ComicFilter): boolean {
  return comicConditions(filter).every(({ parameter }) => /^[a-z]+(__in)?$/.test(parameter));
}

export function imageConditions(filter: ImageFilter): Condition<Image>[] {
  const { fetchedAt, title, text, height, width } = filter;
  return [
    ...momentConditions<Image>('fetched', 'fetchedAt', fetchedAt, (image) => image.fetched),
    ...textConditions<Image>('title', 'title', title, (image) => image.title ?? ''),
    ...textConditions<Image>('text', 'text', text, (image) => image.text ?? ''),
    ...numberConditions<Image>('height', 'height', height, (image) => image.height),
    ...numberConditions<Image>('width', 'width', width, (image) => image.width),
  ];
}

export function releaseConditions(filter: ReleaseFilter): Condition<Release>[] {
  const { isSubscribed, comic, images, pubDate, fetchedAt } = filter;
  return [
    ...flag<Release>('subscribed', isSubscribed, 'isSubscribed', unseen),
    ...conditionsOnComic<Release>(comic ?? {}).map((condition) => inside('comic', condition)),
    ...imageConditions(images ?? {}).map(({ parameter, isMetBy, ...condition }) => ({
      ...inside('images', condition),
      parameter: `images__${parameter}`,
      isMetBy: (release: Release) =>
        !Array.isArray(release.images) || objectsIn(release.images).some(isMetBy),
    })),
    ...dayConditions<Release>('pub_date', 'pubDate', pubDate, (release) => release.pubDate),
    ...momentConditions<Release>('fetched', 'fetchedAt', fetchedAt, (release) => release.fetched),
  ];
}

function inside<Part extends { readonly argument: string }>(field: string, condition: Part): Part {
  return { ...condition, argument: `${field}.${condition.argument}` };
}

function unseen(): boolean {
  return true;
}

function flag<Item>(
  parameter: string,
  value: Maybe<boolean>,
  argument: string,
  isMetBy: (item: Item) => boolean,
): Condition<Item>[] {
  return value == null ? [] : [{ parameter, value, argument, isMetBy }];
}

function textConditions<Item>(
  field: string,
  argument: string,
  filter: Maybe<StringFilter>,
  textOf: (item: Item) => string,
): Condition<Item>[] {
  const { ignoreCase, ...given } = filter ?? {};
  const any = ignoreCase ? 'i' : '';
  const tests = {
    equals: [`${any}exact`, (text: string, wanted: string) => text === wanted],
    contains: [`${any}contains`, (text: string, wanted: string) => text.includes(wanted)],
    startsWith: [`${any}startswith`, (text: string, wanted: string) => text.startsWith(wanted)],
    endsWith: [`${any}endswith`, (text: string, wanted: string) => text.endsWith(wanted)],
  } as const;
  const conditions: Condition<Item>[] = [];
  for (const name of ['equals', 'contains', 'startsWith', 'endsWith'] as const) {
    const wanted = given[name];
    if (wanted == null) continue;
    const [lookup, test] = tests[name];
    const isMetBy = (item: Item) => {
      const text: unknown = textOf(item);
      return typeof text !== 'string' || test(folded(text), folded(wanted));
    };
    const parameter = lookup === 'exact' ? equalTo(field, wanted) : likeText(field, lookup, wanted);
    conditions.push({ ...parameter, argument: `${argument}.${name}`, isMetBy });
  }
  if (given.in) conditions.push(anyOf(field, argument, given.in, textOf));
  return conditions;
}

function anyOf<Item>(
  field: string,
  argument: string,
  texts: readonly string[],
  textOf: (item: Item) => string,
): Condition<Item> {
  const wanted = new Set(texts.map(folded));
  const isMetBy = (item: Item) => {
    const text: unknown = textOf(item);
    return typeof text !== 'string' || wanted.has(folded(text));
  };
  const rest = { argument: `${argument}.in`, isMetBy };
  if (texts.length === 0) return { parameter: `${field}__in`, value: null, ...rest };
  return { ...oneOf(field, texts), texts: [...new Set(texts)], ...rest };
}

/** How much databases differ: to some of them case, accents or spaces at the end never matter. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().trim();
}

function numberConditions<Item>(
  field: string,
  argument: string,
  range: Maybe<IntRange>,
  numberOf: (item: Item) => number | null,
): Condition<Item>[] {
  const { equals, greaterThan, atLeast, lessThan, atMost } = range ?? {};
  return bounds(field, argument, numberOf, [
    ['equals', '', equals, (number, bound) => number === bound],
    ['greaterThan', '__gt', greaterThan, (number, bound) => number > bound],
    ['atLeast', '__gte', atLeast, (number, bound) => number >= bound],
    ['lessThan', '__lt', lessThan, (number, bound) => number < bound],
    ['atMost', '__lte', atMost, (number, bound) => number <= bound],
  ]);
}

function dayConditions<Item>(
  field: string,
  argument: string,
  range: Maybe<DateRange>,
  dayOf: (item: Item) => string,
): Condition<Item>[] {
  const { on, start, end, year, month } = range ?? {};
  return [
    ...bounds(field, argument, dayOf, [
      ['on', '', on, (day, bound) => day === bound],
      ['start', '__gte', start, (day, bound) => day >= bound],
      ['end', '__lt', end, (day, bound) => day < bound],
    ]),
    ...bounds(field, argument, dayOf, [
      ['year', '__year', year, (day, bound) => Number(day.slice(0, 4)) === bound],
      ['month', '__month', month, (day, bound) => Number(day.slice(5, 7)) === bound],
    ]),
  ];
}

function momentConditions<Item>(
  field: string,
  argument: string,
  range: Maybe<DateTimeRange>,
  momentOf: (item: Item) => string,
): Condition<Item>[] {
  const { start, end } = range ?? {};
  return bounds(field, argument, (item: Item) => timeOf(momentOf(item)), [
    ['start', '__gte', start?.getTime(), (time, bound) => time >= bound],
    ['end', '__lt', end?.getTime(), (time, bound) => time < bound],
  ]).map((condition) => ({ ...condition, value: new Date(Number(condition.value)).toISOString() }));
}

type Bound<Shown, Value> = readonly [
  argument: string,
  lookup: string,
  value: Maybe<Value>,
  test: (shown: Shown, value: Value) => boolean,
];

/** What an item doesn't show is taken to meet the condition. */
function bounds<Item, Shown, Value extends string | number>(
  field: string,
  argument: string,
  shownBy: (item: Item) => Shown | null,
  tests: readonly Bound<Shown, Value>[],
): Condition<Item>[] {
  return tests.flatMap(([name, lookup, value, test]) => {
    if (value == null) return [];
    const isMetBy = (item: Item) => {
      const shown = shownBy(item);
      return !isReadable(shown) || test(shown, value);
    };
    return [{ parameter: field + lookup, value, argument: `${argument}.${name}`, isMetBy }];
  });
}

/** Of what nobody has checked: a malformed value is none that can be compared. */
function isReadable<Shown>(shown: Shown | null): shown is Shown {
  return typeof shown === 'string' || Number.isFinite(shown);
}
