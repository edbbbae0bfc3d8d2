import { badUserInput } from './bad-user-input.ts';

/** A global id, taken apart. */
export interface GlobalId {
  readonly typename: string;
  /** The service's own key. */
  readonly id: string;
}

/** An id that is unique over all types and services: base64url of `<type>:<key>`. The format never changes. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/**
 * @throws GraphQLError BAD_USER_INPUT for what was not made by `encodeGlobalId`, whole and unaltered.
 */
export function decodeGlobalId(globalId: string): GlobalId {
  const text = Buffer.from(globalId, 'base64url').toString();
  const colon = text.indexOf(':');
  const [typename, id] = [text.slice(0, colon), text.slice(colon + 1)];
  // Decoding is lenient; encoding back is not.
  if (colon < 1 || id === '' || encodeGlobalId(typename, id) !== globalId) {
    throw badUserInput(
      `\`${excerpt(globalId)}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
    );
  }
  return { typename, id };
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
 * @throws GraphQLError BAD_USER_INPUT where it is neither, or the id of something else.
 */
export function keyFromId(id: string, { typename, pattern, example }: KeyFormat, argument: string): string {
  if (pattern.test(id)) return id;
  const decoded = tryDecode(id);
  if (!decoded) {
    throw badUserInput(
      `\`${argument}\` must be the \`id\` of a ${typename}, or its own key (${example}), but is \`${excerpt(id)}\`.`,
      argument,
    );
  }
  if (decoded.typename !== typename) {
    throw badUserInput(
      `\`${argument}\` must be the id of a ${typename}, but is one of a ${excerpt(decoded.typename)}.`,
      argument,
    );
  }
  if (!pattern.test(decoded.id)) {
    throw badUserInput(
      `\`${argument}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      argument,
    );
  }
  return decoded.id;
}

function tryDecode(id: string): GlobalId | null {
  try {
    return decodeGlobalId(id);
  } catch {
    return null;
  }
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
