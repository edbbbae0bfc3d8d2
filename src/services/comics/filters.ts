/** What a client leaves out is as good as what it sets to null. */
export type Maybe<T> = T | null | undefined;

/** Conditions on a text; all that are given must be met. */
export interface StringFilter {
  readonly equals?: Maybe<string>;
  readonly in?: Maybe<readonly string[]>;
  readonly contains?: Maybe<string>;
  readonly startsWith?: Maybe<string>;
  readonly endsWith?: Maybe<string>;
  readonly ignoreCase?: Maybe<boolean>;
}

export interface IntRange {
  readonly equals?: Maybe<number>;
  readonly greaterThan?: Maybe<number>;
  readonly atLeast?: Maybe<number>;
  readonly lessThan?: Maybe<number>;
  readonly atMost?: Maybe<number>;
}

/** Days as `YYYY-MM-DD`; `start` belongs to the range, `end` does not. */
export interface DateRange {
  readonly on?: Maybe<string>;
  readonly start?: Maybe<string>;
  readonly end?: Maybe<string>;
  readonly year?: Maybe<number>;
  readonly month?: Maybe<number>;
}

/** `start` belongs to the range, `end` does not. */
export interface DateTimeRange {
  readonly start?: Maybe<Date>;
  readonly end?: Maybe<Date>;
}

export interface ComicFilter {
  readonly isSubscribed?: Maybe<boolean>;
  readonly isActive?: Maybe<boolean>;
  readonly language?: Maybe<string>;
  readonly name?: Maybe<StringFilter>;
  readonly slug?: Maybe<StringFilter>;
}

export interface ImageFilter {
  readonly fetchedAt?: Maybe<DateTimeRange>;
  readonly title?: Maybe<StringFilter>;
  readonly text?: Maybe<StringFilter>;
  readonly height?: Maybe<IntRange>;
  readonly width?: Maybe<IntRange>;
}

export interface ReleaseFilter {
  readonly isSubscribed?: Maybe<boolean>;
  readonly comic?: Maybe<ComicFilter>;
  readonly images?: Maybe<ImageFilter>;
  readonly pubDate?: Maybe<DateRange>;
  readonly fetchedAt?: Maybe<DateTimeRange>;
}
