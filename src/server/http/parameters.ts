import type { SentOperation } from '../persisted/resolve-operation.ts';
import type { BodyFormat } from './content-type.ts';
import { badRequest } from './request-errors.ts';

/** What a request asks for, with the types that it must have. */
export interface Parameters extends SentOperation {
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

const NAMES = ['query', 'operationName', 'variables', 'extensions', 'documentId', 'doc_id'] as const;
const KNOWN_NAMES: ReadonlySet<string> = new Set(NAMES);

/**
 * The parameters in a body, by its format.
 *
 * @throws GraphQLError for whatever is not as it should be.
 */
export function parametersInBody(text: string, format: BodyFormat): Parameters {
  if (format === 'json') return parametersInJson(text);
  return format === 'form' ? parametersInAddress(text) : { query: text };
}

function parametersInJson(text: string): Parameters {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    // What the engine says of it quotes the text.
    throw badRequest('The request body is not valid JSON.');
  }
  if (Array.isArray(sent)) throw badRequest('Batching is not supported.');
  if (!isObject(sent)) {
    throw badRequest('The request body must be a JSON object: {"query": "…", "variables": {…}}.');
  }
  for (const name in sent) {
    if (!KNOWN_NAMES.has(name) && !isNothing(sent[name])) {
      throw badRequest(`The request body has an unknown parameter. Known ones are ${NAMES.join(', ')}.`);
    }
  }
  return checked(sent);
}

/**
 * The parameters in the part of an address behind its `?`, or in a form. Others than ours are ignored.
 *
 * @throws GraphQLError for whatever is not as it should be.
 */
export function parametersInAddress(search: string): Parameters {
  if (search.includes('%') && !isUtf8Escaped(search)) {
    throw badRequest('The parameters must be percent-encoded UTF-8, with %25 for a percent sign.');
  }
  const sent: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (!KNOWN_NAMES.has(name)) continue;
    if (Object.hasOwn(sent, name)) throw badRequest(`The parameter "${name}" must be sent once.`);
    sent[name] = readValue(name, value);
  }
  return checked(sent);
}

function isUtf8Escaped(search: string): boolean {
  try {
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
}

function readValue(name: string, text: string): unknown {
  if (text === '') return undefined;
  if (name !== 'variables' && name !== 'extensions') return text;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The parameters "variables" and "extensions" must be JSON objects.');
  }
}

function checked(sent: Readonly<Record<string, unknown>>): Parameters {
  const { query, operationName, variables, extensions } = sent;
  checkType('query', query, 'a string', typeof query === 'string');
  checkType('operationName', operationName, 'empty or a string', typeof operationName === 'string');
  checkType('variables', variables, 'empty or an object', isObject(variables));
  checkType('extensions', extensions, 'empty or an object', isObject(extensions));
  // An empty name is none: clients send it for an operation without a name.
  const named = operationName === null || operationName === '' ? undefined : operationName;
  return (named === operationName ? sent : { ...sent, operationName: named }) as Parameters; // As just checked.
}

function checkType(name: string, value: unknown, expected: string, isExpected: boolean): void {
  if (isExpected || isNothing(value)) return;
  const actual = Array.isArray(value) ? 'array' : typeof value;
  throw badRequest(`Expected "${name}" param to be ${expected}, but given ${actual}.`);
}

/** Whether nothing else was sent, not even as null. */
export function areAllKnown(parameters: Parameters): boolean {
  for (const name in parameters) if (!KNOWN_NAMES.has(name)) return false;
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
