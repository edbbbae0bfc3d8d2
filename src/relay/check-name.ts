import type { GraphQLError } from 'graphql';
import { badUserInput } from './bad-user-input.ts';

/** Characters of a name, at most: what services call people, tags and texts is shorter. */
const LONGEST_NAME = 255;

/** Control characters and Unicode's own line breaks. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * A name that a client gives and that becomes part of a path: a username, a slug, a tag.
 *
 * Servers take a path apart in different ways: what is `%2F` to one is `/` to the next, and what comes behind a NUL is
 * lost to a third. So nothing that could change which resource is asked for gets that far.
 *
 * @param argument where it was given, for the error.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function checkName(name: string, argument: string): string {
  const divider = /[/\\]/.exec(name);
  if (divider) throw invalid(argument, `must not contain \`${divider[0]}\``);
  if (name === '.' || name === '..') throw invalid(argument, `must not be \`${name}\``);
  return checkKey(name, argument);
}

/**
 * The same for what a service gets as a value of its own, in which slashes and dots mean nothing.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export function checkKey(key: string, argument: string): string {
  if (key.trim() === '') throw invalid(argument, 'must not be empty');
  if (!key.isWellFormed()) throw invalid(argument, 'must not hold half of a character (a lone surrogate)');
  const control = CONTROL.exec(key);
  if (control) {
    const code = control[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    throw invalid(argument, `must not contain control characters (U+${code})`);
  }
  const { length } = [...key];
  if (length <= LONGEST_NAME) return key;
  throw invalid(argument, `takes at most ${LONGEST_NAME} characters; got ${length}`);
}

function invalid(argument: string, fault: string): GraphQLError {
  return badUserInput(`\`${argument}\` ${fault}. Pass a name or a key as the service has it.`, argument);
}
