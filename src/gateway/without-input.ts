/**
 * A message of graphql-js without the input that it quotes. An input object that lacks a field is quoted with all its
 * others, of which one can be a password; what is wrong and where is said beside it.
 */
export function withoutInput(message: string): string {
  return message
    .replace(
      / got invalid value .*?(?=(?: at "[^"]*")?; (?:Expected value of|String cannot) )/s,
      ' got an invalid value',
    )
    .replace(/, found: .*$/s, '.')
    .replace(/(?<=\?) Found: .*$/s, '')
    .replace(/(?<=\bString cannot represent a non string value): .*$/s, '.');
}
