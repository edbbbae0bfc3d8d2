/** Why Quintet can't start, in one line that says what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
