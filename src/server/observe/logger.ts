import { type Logger, pino } from 'pino';
import { FailedChange } from '../../contract/failed-change.ts';

export type { Logger };

/** A logger of one JSON object per line on standard output; `silent` says nothing. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * Logs an error that nobody foresaw: its class and where it came from.
 *
 * Never its message: V8 and libraries quote values in them (`"…" is not valid JSON`), and a value can be a credential
 * or somebody's data.
 */
export function logUnexpectedError(logger: Logger, error: unknown): void {
  logger.error(describeError(error), 'unexpected error');
}

/** What a log may hold of an error that nobody foresaw. */
export function describeError(error: unknown): {
  readonly error: string;
  readonly frames: readonly string[];
} {
  const cause = originOf(error);
  return { error: cause.name, frames: framesOf(cause) };
}

function originOf(error: unknown): Error {
  if (!(error instanceof Error)) return new TypeError('Not an Error');
  const { originalError } = error as { originalError?: unknown };
  const origin = error instanceof FailedChange ? error.cause : originalError;
  return origin instanceof Error ? originOf(origin) : error;
}

function framesOf({ stack = '', message }: Error): string[] {
  // The stack begins with the message, whose lines can look like frames.
  return stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 10);
}
