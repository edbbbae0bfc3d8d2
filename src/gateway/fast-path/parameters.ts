import type { SentOperation } from '../persisted/resolve-operation.ts';

/** What a request asks for, with the types that it must have. */
export interface Parameters extends SentOperation {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

const names: ReadonlySet<string> = new Set([
  'query',
  'operationName',
  'variables',
  'extensions',
  'documentId',
  'doc_id',
]);

/** The parameters in a body; null where it is no JSON, or anything in it is not as it should be. */
export function parametersInBody(text: string): Parameters | null {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return null;
  }
  return isParameters(sent) ? sent : null;
}

/** The parameters in the part of an address behind its `?`; null where anything is not as it should be. */
export function parametersInAddress(search: string): Parameters | null {
  // What is escaped wrongly can be read in several ways.
  if (/%(?![0-9a-f]{2})/i.test(search)) return null;
  const sent: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(sent, name)) return null;
    if (value === '') continue;
    if (name !== 'variables' && name !== 'extensions') {
      sent[name] = value;
      continue;
    }
    try {
      sent[name] = JSON.parse(value);
    } catch {
      return null;
    }
  }
  return isParameters(sent) ? sent : null;
}

function isParameters(sent: unknown): sent is Parameters {
  if (!isObject(sent)) return false;
  for (const name in sent) if (!names.has(name)) return false;
  const { operationName, variables, extensions } = sent;
  return (
    (typeof operationName === 'string' || isNothing(operationName)) &&
    (isObject(variables) || isNothing(variables)) &&
    (isObject(extensions) || isNothing(extensions))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
