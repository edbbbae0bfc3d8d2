import { type ErrorOptions, failed } from './harness.ts';

/** The simplest read, and its answer where all is well. */
export const readLogs = '{ logs { nodes { databaseId } } }';
export const logsRead = { data: { logs: { nodes: [{ databaseId: '1' }] } } };
export const logsCall = 'GET logs/?limit=20&offset=0';

/** The answer to `readLogs` where the service failed. */
export function noLogs(...[code, message, options]: ErrorOfField): object {
  return { data: { logs: null }, errors: [failed('logs', code, message, options)] };
}

/** The simplest change. */
export const createLog = 'mutation { createLog(input: { content: "Hi" }) { log { databaseId } } }';

/** The answer to a change of `field` that failed otherwise than by a refusal. */
export function noChange(field: string, ...[code, message, options]: ErrorOfField): object {
  return { data: { [field]: null }, errors: [failed(field, code, message, options)] };
}

type ErrorOfField = [code: string, message: string, options: ErrorOptions];

/** Ends the message of a change that may have been made although it failed. */
export const inDoubt = ' Whether the change was made is not known.';

/** What a client can branch on where nobody knows whether a change was made. */
export const unknown = { retryable: false, outcome: 'UNKNOWN' } as const;

/** Ends the message of a change that was made, although its answer can't be read. */
export const made = ' The change was made.';

/** Ends the message of a change that was surely not made. */
export const unchanged = ' Nothing was changed.';
