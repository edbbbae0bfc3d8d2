/** The digits of every number from 1 to 2^53−1, which is as far as JSON carries them exactly. No more, no anchors. */
export const WHOLE_NUMBER_DIGITS = `(?:[1-9][0-9]{0,14}|${upTo(String(Number.MAX_SAFE_INTEGER))})`;

/** Matches numbers of as many digits that are no greater. */
function upTo(most: string): string {
  const lesser = [...most].flatMap((digit, index) => {
    const least = index === 0 ? 1 : 0;
    if (Number(digit) <= least) return [];
    return `${most.slice(0, index)}[${least}-${Number(digit) - 1}][0-9]{${most.length - index - 1}}`;
  });
  return [...lesser, most].join('|');
}
