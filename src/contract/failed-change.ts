import type { WriteOutcome } from '../upstream/http/errors.ts';

/** A mutation field that failed. Its cause is the error itself. */
export class FailedChange extends Error {
  override readonly name = 'FailedChange';
  readonly outcome: WriteOutcome;

  constructor(cause: unknown, outcome: WriteOutcome) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.outcome = outcome;
  }
}

const sentences: Readonly<Record<WriteOutcome, string>> = {
  NOT_SENT: 'Nothing was changed.',
  REFUSED: 'Nothing was changed.',
  MADE: 'The change was made.',
  UNKNOWN: 'Whether the change was made is not known.',
};
/** Failures that leave open whether something was changed. All others say that it was refused. */
const open = new Set([
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_INVALID_RESPONSE',
  'REQUEST_ABORTED',
]);

interface FailureOfChange {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly retryable: boolean };
}

/** The failure of a change. Repeating a change that was made, or may have been made, can make it twice. */
export function withOutcome<Failure extends FailureOfChange>(
  { message, extensions }: Failure,
  outcome: WriteOutcome,
) {
  const mayBeMade = outcome === 'MADE' || outcome === 'UNKNOWN';
  return {
    message: mayBeMade || open.has(extensions.code) ? `${message} ${sentences[outcome]}` : message,
    extensions: { ...extensions, retryable: extensions.retryable && !mayBeMade, outcome },
  };
}
