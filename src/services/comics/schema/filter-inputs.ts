import { builder } from '../../../graphql/builder.ts';

const StringFilter = builder.inputType('StringFilter', {
  description: 'Conditions on a text. All that are given must be met.',
  fields: (t) => ({
    equals: t.string({ description: 'It is exactly this.' }),
    in: t.stringList({
      description:
        'It is one of these; none of them matches nothing. Not with `ignoreCase`, and among several none with a comma: Comics separates them by commas.',
    }),
    contains: t.string({ description: 'It has this in it.' }),
    startsWith: t.string({ description: 'It begins with this.' }),
    endsWith: t.string({ description: 'It ends with this.' }),
    ignoreCase: t.boolean({
      description:
        'Whether upper and lower case are the same. Default: false; the databases of some instances never tell them apart in parts of a text.',
    }),
  }),
});

const IntRangeInput = builder.inputType('IntRangeInput', {
  description: 'Conditions on a whole number. All that are given must be met.',
  fields: (t) => ({
    equals: t.int({ description: 'It is exactly this.' }),
    greaterThan: t.int({ description: 'It is greater.' }),
    atLeast: t.int({ description: 'It is this or greater.' }),
    lessThan: t.int({ description: 'It is less.' }),
    atMost: t.int({ description: 'It is this or less.' }),
  }),
});

const DateRangeInput = builder.inputType('DateRangeInput', {
  description: 'Conditions on a day. All that are given must be met.',
  fields: (t) => ({
    on: t.field({ type: 'Date', description: 'It is this day.' }),
    start: t.field({ type: 'Date', description: 'It is this day or a later one.' }),
    end: t.field({ type: 'Date', description: 'It is an earlier day; this very day is not among them.' }),
    year: t.int({ description: 'It lies in this year: `2011`.' }),
    month: t.int({ description: 'It lies in this month of any year: 1 to 12.' }),
  }),
});

const DateTimeRangeInput = builder.inputType('DateTimeRangeInput', {
  description: 'Conditions on a point in time. All that are given must be met.',
  fields: (t) => ({
    start: t.field({
      type: 'DateTime',
      description: 'It is this time or a later one. With its time zone: `2012-10-08T00:00:00Z`.',
    }),
    end: t.field({
      type: 'DateTime',
      description:
        'It is an earlier time; this very moment is not among them. With its time zone: `2012-10-09T00:00:00+02:00`.',
    }),
  }),
});

export const ComicFilterInput = builder.inputType('ComicFilter', {
  description: 'Conditions on a comic. All that are given must be met.',
  fields: (t) => ({
    isSubscribed: t.boolean({
      description: 'Whether you are subscribed to it. An instance that ignores this can not be told.',
    }),
    isActive: t.boolean({ description: 'Whether the instance still looks for new releases of it.' }),
    language: t.string({ description: 'Its language is exactly this: `en`.' }),
    name: t.field({ type: StringFilter, description: 'Its name.' }),
    slug: t.field({ type: StringFilter, description: 'Its name in addresses: `xkcd`.' }),
  }),
});

export const ComicImageFilterInput = builder.inputType('ComicImageFilter', {
  description: 'Conditions on a picture. All that are given must be met.',
  fields: (t) => ({
    fetchedAt: t.field({ type: DateTimeRangeInput, description: 'When the instance got it.' }),
    title: t.field({ type: StringFilter, description: 'Its title.' }),
    text: t.field({ type: StringFilter, description: 'The text that belongs to it.' }),
    height: t.field({ type: IntRangeInput, description: 'Its height in pixels.' }),
    width: t.field({ type: IntRangeInput, description: 'Its width in pixels.' }),
  }),
});

export const ReleaseFilterInput = builder.inputType('ReleaseFilter', {
  description: 'Conditions on a release. All that are given must be met.',
  fields: (t) => ({
    isSubscribed: t.boolean({
      description: 'Whether you are subscribed to its comic. An instance that ignores this can not be told.',
    }),
    comic: t.field({
      type: ComicFilterInput,
      description:
        'Its comic. By parts of its name or slug, or in any case, it takes a call for the comics first. Some instances ignore a condition on it; that cannot be detected.',
    }),
    images: t.field({
      type: ComicImageFilterInput,
      description: 'Any one of its pictures, which meets all the conditions by itself.',
    }),
    pubDate: t.field({ type: DateRangeInput, description: 'The day on which it was published.' }),
    fetchedAt: t.field({ type: DateTimeRangeInput, description: 'When the instance found it.' }),
  }),
});
