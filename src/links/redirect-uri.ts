/** Characters, at most: browsers and servers take no much longer address. */
const LONGEST_ADDRESS = 2000;

/** What a URL parser would silently take away or turn into something else. */
const ALTERED = /[\s\p{Cc}\p{Zl}\p{Zp}\\]/u;

/**
 * What is wrong with the address that a person comes back to; null where nothing is. Littlelogs and Larder demand HTTPS, so
 * that the private schemes and loopback addresses of native apps (RFC 8252) are refused as well: such an app registers an
 * `https` address that opens it.
 */
export function faultOfRedirectUri(text: string): string | null {
  // `https:evil.example` and `https:/evil.example` are the same to a browser as `https://evil.example`.
  const url =
    /^https:\/\/[^/]/i.test(text) && !ALTERED.test(text) && text.isWellFormed() ? URL.parse(text) : null;
  if (url === null) return 'must be an absolute `https` address';
  // Also an empty one: RFC 6749, section 3.1.2.
  if (text.includes('#')) return 'must not have a fragment (`#…`): the code would be lost in it';
  if (url.username !== '' || url.password !== '' || /^https:\/\/[^/?]*@/i.test(text)) {
    return 'must not hold a user name or a password';
  }
  if (text.length > LONGEST_ADDRESS) return `takes at most ${LONGEST_ADDRESS} characters; got ${text.length}`;
  return null;
}
