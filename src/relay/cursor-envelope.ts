import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { GraphQLError } from 'graphql';
import { badUserInput } from './bad-user-input.ts';
import { shortHash } from './hash.ts';

/** Raised when the layout of a cursor changes; older cursors are then refused instead of misread. */
const version = 1;

/** Characters of JSON that are worth no packing. */
const longestPlain = 1000;
/** Bytes of JSON at most: nobody's cursor is as long. */
const longestPacked = 1_048_576;
/** Stands before what is packed; no JSON begins with it. */
const packedMark = '\0';

/**
 * An opaque cursor: base64url of `<checksum>.<JSON>`, where the JSON is `[version, hash of the list's identity, …fields]`.
 * A long one, of many lists, is deflated, to half its length.
 */
export function sealCursor(identity: string, fields: readonly unknown[]): string {
  const json = JSON.stringify([version, shortHash(identity), ...fields]);
  if (json.length <= longestPlain) return Buffer.from(withChecksum(json)).toString('base64url');
  const packed = packedMark + deflateRawSync(json).toString('latin1');
  return Buffer.from(withChecksum(packed), 'latin1').toString('base64url');
}

/**
 * The fields of a cursor for the list with this identity. Whether they make sense, the caller has to see.
 *
 * @throws GraphQLError BAD_USER_INPUT for what is no cursor, is cut short or altered, or belongs to another list.
 */
export function openCursor(cursor: string, identity: string, argument: string): readonly unknown[] {
  const sealed = unseal(cursor);
  if (!Array.isArray(sealed) || sealed[0] !== version || typeof sealed[1] !== 'string') {
    throw noCursor(argument);
  }
  const [, list, ...fields] = sealed;
  if (list !== shortHash(identity)) {
    throw badUserInput(
      `\`${argument}\` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.`,
      argument,
    );
  }
  return fields;
}

export function noCursor(argument: string): GraphQLError {
  return badUserInput(
    `\`${argument}\` is not a cursor of this API, or not the whole of one. Pass \`endCursor\`, \`startCursor\` or an edge's \`cursor\` unchanged.`,
    argument,
  );
}

function unseal(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  try {
    const packed = checkedContent(bytes.toString('latin1'));
    if (packed?.startsWith(packedMark)) return JSON.parse(unpack(packed.slice(packedMark.length)));
    const json = checkedContent(bytes.toString());
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}

function unpack(packed: string): string {
  return inflateRawSync(Buffer.from(packed, 'latin1'), { maxOutputLength: longestPacked }).toString();
}

function withChecksum(content: string): string {
  return `${shortHash(content)}.${content}`;
}

function checkedContent(text: string): string | null {
  const dot = text.indexOf('.');
  const content = text.slice(dot + 1);
  return dot !== -1 && shortHash(content) === text.slice(0, dot) ? content : null;
}
