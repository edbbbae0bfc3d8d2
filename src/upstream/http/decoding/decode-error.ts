/** Turns a parsed JSON body into what the caller works with; throws `DecodeError` where it can't. */
export interface Decode<T> {
  (body: unknown, head: ResponseHead): T;
  /** Whether the body is not decoded. */
  readonly ignoresBody?: boolean;
}

/** What comes before a body. */
export interface ResponseHead {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** For answers documented without a body: what comes instead is not decoded. To a change it can still say no, or prove nothing. */
export const empty: Decode<void> = bodiless(() => undefined);

/** For answers that say all they have to say in their head. */
export function bodiless<T>(read: (head: ResponseHead) => T): Decode<T> {
  return Object.assign((_: unknown, head: ResponseHead) => read(head), { ignoresBody: true });
}

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
