import { failed } from './harness.ts';

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
  return { data: null, errors: [failed(field, code, message, options)] };
}

type ErrorOfField = [
  code: string,
  message: string,
  options: { readonly retryable: boolean; readonly retryAfter?: number },
];

/** Ends the message of a change that may have been made although it failed. */
export const inDoubt = ' Whether the change was made is not known.';
