import { type DocumentNode, type GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { errorsOf, isInParts, type Payloads } from '../incremental/payloads.ts';
import type { Logger } from '../logger.ts';
import { resolvedOf } from '../persisted/resolved-requests.ts';

interface Entry {
  readonly startedAt: number;
  operation?: string;
  type?: string;
  readonly errors: Set<string>;
  /** Of an answer in parts. */
  sent?: Sent;
}

interface Sent {
  parts: number;
  /** Resolves when nothing more is sent. */
  readonly over: Promise<void>;
  isWhole: boolean;
}

/**
 * One line for each GraphQL request: the operation's name and type, how long it took, its status and error codes; where
 * it came in parts, how many, once the last is sent; where it was asked for by id, its hash, and in the mode `mixed`
 * whether `trusted` would refuse it.
 *
 * Never variables, headers or documents: they hold credentials and what people write.
 */
export function useLogging(logger: Logger): Plugin {
  const entries = new WeakMap<Request, Entry>();
  return {
    onRequestParse({ request }) {
      entries.set(request, { startedAt: performance.now(), errors: new Set() });
    },
    onParse({ context }) {
      return ({ result }) => {
        const entry = entries.get(context.request);
        if (entry === undefined || result === null || result instanceof Error) return;
        const document: DocumentNode = result;
        const operation = getOperationAST(document, context.params.operationName);
        // Only a name that parsed as one: what stands in `operationName` can be anything.
        if (operation?.name) entry.operation = operation.name.value.slice(0, 100);
        if (operation) entry.type = operation.operation;
      };
    },
    onResultProcess({ request, result, setResult }) {
      const entry = entries.get(request);
      if (entry === undefined) return;
      if (isInParts(result)) setResult(watch(result, entry, request.signal));
      else if ('errors' in result) addCodes(entry, result.errors ?? []);
    },
    onResponse({ request, response }) {
      const entry = entries.get(request);
      if (entry === undefined) return;
      const log = () => logger.info(lineOf(entry, request, response), 'graphql');
      if (!entry.sent || request.signal.aborted) log();
      else void entry.sent.over.then(log);
    },
  };
}

function lineOf({ startedAt, operation, type, errors, sent }: Entry, request: Request, response: Response) {
  const { hash, untrusted } = resolvedOf(request) ?? {};
  const isGivenUp = request.signal.aborted || sent?.isWhole === false;
  return {
    ...(operation !== undefined && { operation }),
    ...(type !== undefined && { type }),
    ...(errors.size > 0 && { errors: [...errors] }),
    ...(sent && { parts: sent.parts }),
    ...(hash && { hash }),
    ...(untrusted && { untrusted }),
    // Nobody gets the answer to a request that was given up.
    ...(isGivenUp ? { aborted: true } : { status: response.status }),
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
  };
}

function addCodes({ errors: codes }: Entry, errors: readonly GraphQLError[]): void {
  for (const { extensions } of errors) codes.add(String(extensions?.code ?? 'UNKNOWN'));
}

function watch(payloads: Payloads, entry: Entry, signal: AbortSignal): Payloads {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const sent: Sent = { parts: 0, over, isWhole: false };
  entry.sent = sent;
  // Who goes away while a part is on its way to them is never seen to ask for the next.
  signal.addEventListener('abort', () => resolve(), { once: true });
  async function* watched(): Payloads {
    try {
      for await (const payload of payloads) {
        addCodes(entry, errorsOf(payload));
        sent.parts += 1;
        yield payload;
      }
      sent.isWhole = true;
    } finally {
      resolve();
    }
  }
  return watched();
}
