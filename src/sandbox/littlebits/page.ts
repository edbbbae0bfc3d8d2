import { type Parameter, parametersOf } from './envelope.ts';
import { type Fields, sentAs, wholeNumberIn } from './fields.ts';

const DEFAULT_PER_PAGE = 10;
// No maximum is documented; this one keeps a single answer within reason.
const MAX_PER_PAGE = 1000;

/** A part of a list, as `page` and `per_page` ask for it. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Reads `page` and `per_page`; what isn't a number above 0 counts as not sent. */
export function readPage(fields: Fields): Page {
  const limit = Math.min(wholeNumberIn(fields, 'per_page') || DEFAULT_PER_PAGE, MAX_PER_PAGE);
  const page = wholeNumberIn(fields, 'page') || 1;
  return { limit, offset: Math.min((page - 1) * limit, Number.MAX_SAFE_INTEGER) };
}

/** As the meta tells them: the defaults are numbers, what was sent stays a text. */
export function pageParams(fields: Fields): Parameter[] {
  return parametersOf({
    page: sentAs(fields, 'page') ?? 1,
    per_page: sentAs(fields, 'per_page') ?? DEFAULT_PER_PAGE,
  });
}
