import { ApiError } from '../api-error.ts';

/** Which Comics an instance runs: as the documents have it, as it really was in those years, or as it is since its rewriting. */
export type DialectName = 'documented' | 'older' | 'newer';

/** Where instances differ on the wire. */
export interface Dialect {
  /** The type of every answer with content, and of every refusal with content. */
  readonly contentType: string;
  /** The path that the instance is mounted at, empty for the root. */
  readonly mount: string;
  /** Whether the URIs of resources begin with that path. */
  readonly mountsUris: boolean;
  /** Whether a GET's content has an `ETag`, and `HEAD` is refused: a real Django's ways. */
  readonly hasDjangoWays: boolean;
  /** Whether an answer without content to a deletion has a `Content-Type`. */
  readonly typesDeletions: boolean;
  /** What `OPTIONS` is answered with. */
  readonly options: { readonly status: 200 | 405; readonly text: string } | null;
  /** Whether everybody can read and delete everybody's subscriptions by their ids. */
  readonly sharesSubscriptions: boolean;
  /** Whether lookups across the comic relation are those of a key alone: `comic__slug__in`, not `comic__name__contains`. */
  readonly limitsRelatedLookups: boolean;
  /** Whether the database finds parts of a text in any case, as SQLite does. */
  readonly foldsCase: boolean;
  /** Whether the values `true`, `False`, `nil`, `none` and the like become Python's own before anything is compared. */
  readonly convertsWords: boolean;
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
  /** A subscription to delete is not there. */
  refuseDeletion(): ApiError;
  /** What cannot be done, such as a second subscription to a comic: a 500. */
  fail(): ApiError;
}

export const API_ROOT = '/api/v1/';

/** Where the API is served: `/sub/api/v1/` where the instance is mounted at `/sub`. */
export function rootOf({ mount }: Dialect): string {
  return mount + API_ROOT;
}

/** `/api/v1/comics/18/` */
export function resourceUri({ mount, mountsUris }: Dialect, resource: string, id: number): string {
  return `${mountsUris ? mount : ''}${API_ROOT}${resource}/${id}/`;
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

const DOCUMENTED_TYPE = 'application/json; charset=utf-8';

/** What tastypie says to what went wrong in its own insides. */
const NOT_PROCESSED = {
  error_message: 'Sorry, this request could not be processed. Please try again later.',
};

/** What has no content: Django calls even that a page of HTML. */
export function notThere(): ApiError {
  return new ApiError(404, null, { 'Content-Type': 'text/html; charset=utf-8' });
}

/** As documented, in the words of tastypie, which it was written with. */
const documented: Dialect = {
  contentType: DOCUMENTED_TYPE,
  mount: '',
  mountsUris: true,
  hasDjangoWays: false,
  typesDeletions: true,
  options: null,
  sharesSubscriptions: false,
  limitsRelatedLookups: false,
  foldsCase: false,
  convertsWords: false,
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
    unknownComic: (uri) => `Could not find the provided object via resource URI '${uri}'.`,
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
  refuseDeletion: notThere,
  fail: () => new ApiError(500, NOT_PROCESSED, { 'Content-Type': DOCUMENTED_TYPE }),
};

/** The same years as they really were: an instance of 2021. */
const older: Dialect = {
  ...documented,
  contentType: 'application/json',
  hasDjangoWays: true,
  typesDeletions: false,
  options: { status: 200, text: 'GET' },
  sharesSubscriptions: true,
  limitsRelatedLookups: true,
  convertsWords: true,
  refusesUnknownFilters: false,
  hasEndlessPages: false,
  locatesAbsolutely: false,
  tellsMissingFiles: true,
  words: {
    ...documented.words,
    badJson: 'Request is not valid JSON.',
    unknownComic: (uri) => `Could not find the provided comics object via resource URI '${uri}'.`,
  },
  moment: (text) => text,
  refuse: (error) => new ApiError(400, { error }, { 'Content-Type': 'application/json' }),
  refuseDeletion: () => new ApiError(404, NOT_PROCESSED, { 'Content-Type': 'application/json' }),
  fail: () => new ApiError(500, NOT_PROCESSED, { 'Content-Type': 'application/json' }),
};

const newer: Dialect = {
  contentType: 'application/json',
  mount: '',
  mountsUris: false,
  hasDjangoWays: true,
  typesDeletions: true,
  options: { status: 405, text: 'Method not allowed' },
  sharesSubscriptions: false,
  limitsRelatedLookups: true,
  foldsCase: false,
  convertsWords: false,
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
    unknownComic: (uri) => `Unknown comic '${uri}'`,
    notFilterable: (field) => `Filtering on '${field}' is not allowed`,
    lookupNotAllowed: (field, lookup) => `Filtering on '${field}' with '${lookup}' is not allowed`,
    noRelation: (field) => `Filtering on '${field}' across relations is not allowed`,
    badValue: 'Invalid filter value',
    badWindow: (name, text) => `Invalid ${name} '${text}', expected a non-negative integer`,
    badJson: 'Request body is not valid JSON',
    notAnObject: 'Request body must be a JSON object.',
    missingComic: "Unknown comic 'None'",
  },
  id: (key) => key,
  moment: (text) => text,
  refuse: (detail) => new ApiError(400, { detail }, { 'Content-Type': 'application/json; charset=utf-8' }),
  refuseDeletion: notThere,
  // Django's own page, which is no JSON.
  fail: () => new ApiError(500, null, { 'Content-Type': 'text/html; charset=utf-8' }),
};

export const dialects: Readonly<Record<DialectName, Dialect>> = { documented, older, newer };
