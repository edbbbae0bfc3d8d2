import type { GraphQLError } from 'graphql';

/**
 * What an error of graphql-js says, without the input that it quotes. An input object that lacks a field is quoted with
 * all its others, of which one can be a password; what is wrong and where is said beside it. So is an object or a list
 * that stands where a scalar or an enum should. A scalar's value of the wrong kind is kept, for it helps, unless a text
 * was wanted: a password can be sent as a number.
 */
export function withoutInput({ message, originalError }: GraphQLError): string {
  const reason = originalError?.message;
  if (reason === undefined || !message.endsWith(`; ${reason}`)) return unquoted(message);
  // So says yoga's own executor, which gets what isn't planned: it quotes a variable before it says what is wrong with it.
  const told = unquoted(reason);
  const start = message.slice(0, -`; ${reason}`.length);
  if (told === reason && !/ got invalid value [[{]/.test(start)) return message;
  const place = / at "[^"]*"$/.exec(start)?.[0] ?? '';
  return `${start.replace(/ got invalid value .*$/s, ` got an invalid value${place}`)}; ${told}`;
}

/** What is quoted comes last, so that whatever it holds is cut off with it. */
function unquoted(reason: string): string {
  return (
    reason
      .replace(/, found: .*$/s, '.')
      .replace(/(?<=\?) Found: .*$/s, '')
      .replace(/(?<=\bString cannot represent a non string value): .*$/s, '.')
      .replace(/(?<= cannot represent [\w -]*): [[{].*$/s, '.')
      // An argument whose variables don't fit, as yoga's own executor says it.
      .replace(/(?<=^Argument "[^"]*" has invalid value) [[{].*$/s, '.')
  );
}
