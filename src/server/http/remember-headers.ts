/** Clients send one of a handful of values; the bound is for those who send another each time. */
const MAX_REMEMBERED = 100;
/** A longer value is read each time. */
const MAX_LENGTH = 500;

/**
 * Remembers what a function reads from a header's value: the same value means the same in every request, and the fast
 * path must not parse it anew for each.
 */
export function rememberHeaders<Meaning>(read: (value: string) => Meaning): (value: string) => Meaning {
  const known = new Map<string, Meaning>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const meaning = read(value);
    if (value.length > MAX_LENGTH) return meaning;
    if (known.size === MAX_REMEMBERED) known.clear();
    known.set(value, meaning);
    return meaning;
  };
}
