import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** An absolute address; what is plain goes out as it is. */
export const WebAddress = new GraphQLScalarType<URL, string>({
  name: 'URL',
  coerceOutputValue: (value) =>
    typeof value === 'string' && isPlain(value) ? value : new URL(String(value)).href,
  coerceInputValue: (value) => read(value),
  coerceInputLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
});

function read(value: unknown, node?: ValueNode): URL {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url) return url;
  const given = typeof value === 'string' ? `\`${value.slice(0, 60)}\`` : 'This';
  throw new GraphQLError(`${given} is no absolute address like \`https://example.com/\`.`, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT', retryable: false },
  });
}

/** Browsers and servers take no longer ones. */
const MAX_LENGTH = 8000;

/** An absolute address, or null for what is empty, unreadable, too long or neither `http` nor `https`. */
export function webAddress(address: string | null | undefined, base?: URL): string | null {
  if (address && address.length > MAX_LENGTH) return null;
  if (address && isPlain(address)) return address;
  const url = address?.trim() ? URL.parse(address, base) : null;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

// On a path of millions of parts, V8's stack for regular expressions overflows.
const LONGEST_PLAIN = 2000;
// No part of it is written otherwise by the URL standard: a lower-case name that is no number and not in punycode, no
// port, and a path and query of letters, digits and what need not be escaped, where no part of the path begins with a dot.
const PLAIN_ADDRESS =
  /^https?:\/\/(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:\/(?:[\w\-~][\w\-.~]*)?)+(?:\?[\w\-.~=&]*)?$/;

// What a resolver has looked at, its scalar looks at next.
let lastPlain: string | undefined;

/** Whether an address is the same after parsing it, which costs more than twice as much as looking. */
function isPlain(address: string): boolean {
  if (address === lastPlain) return true;
  if (address.length > LONGEST_PLAIN || !PLAIN_ADDRESS.test(address)) return false;
  lastPlain = address;
  return true;
}
