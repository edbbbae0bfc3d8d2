/** Turns a parsed JSON body into what the caller works with; throws `DecodeError` where it can't. */
export type Decode<T> = (body: unknown) => T;

/** For answers documented without a body: whatever comes instead is not looked at. */
export const empty: Decode<void> = () => undefined;

/** A body that is not what the service documents. Neither field holds a value from the body. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  /** JSON pointer of the first fault; empty for the whole body. */
  readonly path: string;
  /** What is wrong there: `must be string`. */
  readonly problem: string;

  constructor(path: string, problem: string) {
    super(`at ${path || 'the top'}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}
