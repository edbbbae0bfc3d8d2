import { GraphQLError } from 'graphql';
import { badUserInput } from './bad-user-input.ts';
import { withArticle } from './with-article.ts';

/** A global id, taken apart. */
interface GlobalId {
  readonly typename: string;
  /** The service's own key. */
  readonly id: string;
}

/** An id that is unique over all types and services: base64url of `<type>:<key>`. The format never changes. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/**
 * @param argument where it was given, for the error.
 * @throws GraphQLError BAD_USER_INPUT for what was not made by `encodeGlobalId`, whole and unaltered.
 */
export function decodeGlobalId(globalId: string, argument: string): GlobalId {
  const decoded = tryDecode(globalId);
  if (!decoded) throw unknownId(globalId, argument);
  return decoded;
}

/** The type that a global id names; null for what is not one. Whether there is such a type is not looked at. */
export function typenameIn(globalId: string): string | null {
  return tryDecode(globalId)?.typename ?? null;
}

/** For an id that this API never gave. */
export function unknownId(globalId: string, argument: string): GraphQLError {
  return badUserInput(
    `\`${excerpt(globalId)}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
    argument,
  );
}

/** What was given for an object's id and can't be one. A mutation reports it as it reports the id of nothing. */
export class InvalidIdError extends GraphQLError {
  /** Where it was given: `input.folderId`. */
  readonly argument: string;

  constructor(message: string, argument: string) {
    super(message, { extensions: badUserInput(message, argument).extensions });
    this.argument = argument;
  }
}

/** How the keys of one type look, so that a forged id is refused before it reaches a service. */
export interface KeyFormat {
  readonly typename: string;
  readonly pattern: RegExp;
  /** For the message: `a number`. */
  readonly example: string;
}

/**
 * The service's own key of an object, from its global id or from the key itself.
 *
 * @throws InvalidIdError BAD_USER_INPUT where it is neither, or the id of something else.
 */
export function keyFromId(id: string, { typename, pattern, example }: KeyFormat, argument: string): string {
  const decoded = tryDecode(id);
  // Where keys are names, a global id can look like one. A name that holds a type's by chance is as good as impossible.
  if (pattern.test(id) && !(decoded && isTypename(decoded.typename))) return id;
  if (!decoded) {
    throw new InvalidIdError(
      `\`${argument}\` must be the \`id\` of ${withArticle(typename)}, or its own key (${example}), but is \`${excerpt(id)}\`.`,
      argument,
    );
  }
  if (decoded.typename !== typename) {
    throw new InvalidIdError(
      `\`${argument}\` must be the id of ${withArticle(typename)}, but is that of ${withArticle(excerpt(decoded.typename))}.`,
      argument,
    );
  }
  if (!pattern.test(decoded.id)) {
    throw new InvalidIdError(
      `\`${argument}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      argument,
    );
  }
  return decoded.id;
}

function tryDecode(globalId: string): GlobalId | null {
  const text = Buffer.from(globalId, 'base64url').toString();
  const colon = text.indexOf(':');
  const [typename, id] = [text.slice(0, colon), text.slice(colon + 1)];
  // Decoding is lenient; encoding back is not.
  const isWhole = colon > 0 && id !== '' && encodeGlobalId(typename, id) === globalId;
  return isWhole ? { typename, id } : null;
}

function isTypename(text: string): boolean {
  return /^[A-Z][A-Za-z]{2,}$/.test(text);
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
