let known: boolean | undefined;

/**
 * Whether this process may make functions of texts. It may not under `--disallow-code-generation-from-strings`, which some
 * demand of whatever they run. Found out once, by trying.
 */
export function canGenerateCode(): boolean {
  known ??= tryIt();
  return known;
}

function tryIt(): boolean {
  try {
    new Function('');
    return true;
  } catch {
    return false;
  }
}
