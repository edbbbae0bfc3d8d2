import { ApiError } from '../api-error.ts';

/** Which years' Comics an instance runs: as its documents have it, or as it was rewritten since. */
export type DialectName = 'documented' | 'newer';

/** Where instances differ on the wire. */
export interface Dialect {
  /** The type of every answer with content. */
  readonly contentType: string;
  /** Whether the root names each resource's schema beside its list. */
  readonly namesSchemas: boolean;
  /** Whether `Authorization: Bearer …` holds a key, too. */
  readonly takesBearer: boolean;
  /** Whether a credential that is wrong leaves the others that came with it their chance. */
  readonly triesEveryKey: boolean;
  /** Whether a parameter that is no filter is refused (400), or not seen. */
  readonly refusesUnknownFilters: boolean;
  /** Whether `limit=0` really is without end; else it is the longest page. */
  readonly hasEndlessPages: boolean;
  /** Whether a body must say that it is JSON. */
  readonly demandsJsonType: boolean;
  /** Whether deleting a subscription that isn't there fails a bulk update. */
  readonly refusesUnknownDeletions: boolean;
  /** Whether `Location` is a whole address or a path. */
  readonly locatesAbsolutely: boolean;
  /** Whether a picture whose file is lost has no address. */
  readonly tellsMissingFiles: boolean;
  readonly words: Words;
  id(key: number): string | number;
  /** A datetime of the database, which is naive and in UTC. */
  moment(text: string): string;
  refuse(message: string): ApiError;
  /** What cannot be done, such as a second subscription to a comic: a 500. */
  fail(): ApiError;
}

/** What is said to a request that is wrong. */
export interface Words {
  notFilterable(field: string): string;
  lookupNotAllowed(field: string, lookup: string): string;
  noRelation(field: string): string;
  readonly badValue: string;
  badWindow(name: 'limit' | 'offset', text: string, isNumber: boolean): string;
  readonly badJson: string;
  readonly notAnObject: string;
  readonly missingComic: string;
  unknownComic(uri: string): string;
}

const SHARED_WORDS = {
  unknownComic: (uri: string) => `Could not find the provided object via resource URI '${uri}'.`,
} as const;

const DOCUMENTED_TYPE = 'application/json; charset=utf-8';

/** As documented, in the words of tastypie, which it was written with. */
const documented: Dialect = {
  contentType: DOCUMENTED_TYPE,
  namesSchemas: true,
  takesBearer: false,
  triesEveryKey: false,
  refusesUnknownFilters: true,
  hasEndlessPages: true,
  demandsJsonType: true,
  refusesUnknownDeletions: true,
  locatesAbsolutely: true,
  tellsMissingFiles: false,
  words: {
    ...SHARED_WORDS,
    notFilterable: (field) => `The '${field}' field does not allow filtering.`,
    lookupNotAllowed: (field, lookup) => `'${lookup}' is not an allowed filter on the '${field}' field.`,
    noRelation: (field) => `The '${field}' field does not support relations.`,
    badValue: 'Invalid resource lookup data provided (mismatched type).',
    badWindow(name, text, isNumber) {
      const expected = isNumber
        ? 'a positive integer >= 0'
        : name === 'limit'
          ? 'a positive integer'
          : 'an integer';
      return `Invalid ${name} '${text}' provided. Please provide ${expected}.`;
    },
    badJson: 'The body could not be read as JSON.',
    notAnObject: 'Invalid data sent.',
    missingComic: "The 'comic' field has no data and doesn't allow a default or null value.",
  },
  id: String,
  moment: (text) => `${text}+00:00`,
  refuse: (error) => new ApiError(400, { error }, { 'Content-Type': DOCUMENTED_TYPE }),
  fail: () =>
    new ApiError(
      500,
      { error_message: 'Sorry, this request could not be processed. Please try again later.' },
      { 'Content-Type': DOCUMENTED_TYPE },
    ),
};

const newer: Dialect = {
  contentType: 'application/json',
  namesSchemas: false,
  takesBearer: true,
  triesEveryKey: true,
  refusesUnknownFilters: false,
  hasEndlessPages: false,
  demandsJsonType: false,
  refusesUnknownDeletions: false,
  locatesAbsolutely: false,
  tellsMissingFiles: true,
  words: {
    ...SHARED_WORDS,
    notFilterable: (field) => `Filtering on '${field}' is not allowed`,
    lookupNotAllowed: (field, lookup) => `Filtering on '${field}' with '${lookup}' is not allowed`,
    noRelation: (field) => `Filtering on '${field}' across relations is not allowed`,
    badValue: 'Invalid filter value',
    badWindow: (name, text) => `Invalid ${name} '${text}', expected a non-negative integer`,
    badJson: 'Request body is not valid JSON.',
    notAnObject: 'Request body must be a JSON object.',
    missingComic: SHARED_WORDS.unknownComic('None'),
  },
  id: (key) => key,
  moment: (text) => text,
  refuse: (detail) => new ApiError(400, { detail }),
  // Django's own page, which is no JSON.
  fail: () => new ApiError(500, null, { 'Content-Type': 'text/html; charset=utf-8' }),
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { documented, newer };
