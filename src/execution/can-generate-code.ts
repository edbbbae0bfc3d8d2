/** Whether this process may make functions of strings. It may not under `--disallow-code-generation-from-strings`. */
export const canGenerateCode = tryIt();

function tryIt(): boolean {
  try {
    new Function('');
    return true;
  } catch {
    return false;
  }
}
