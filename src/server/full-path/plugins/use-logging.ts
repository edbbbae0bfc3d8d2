import { type DocumentNode, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { requestIdFor } from '../../http/request-id.ts';
import { errorsOf, isInParts, type Payloads } from '../../incremental/payloads.ts';
import type { Logger } from '../../observe/logger.ts';
import { addCodes, logRequest } from '../../observe/request-log.ts';
import { failuresOf } from '../../observe/service-failures.ts';
import { resolvedOf } from '../../persisted/resolved-requests.ts';
import { staleServices } from '../../response-cache/stale-answers.ts';

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

/** Logs each GraphQL request as `logRequest` says. */
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
        if (operation?.name) entry.operation = operation.name.value;
        if (operation) entry.type = operation.operation;
      };
    },
    onResultProcess({ request, result, setResult }) {
      const entry = entries.get(request);
      if (entry === undefined) return;
      if (isInParts(result)) setResult(watch(result, entry, request.signal));
      else if ('errors' in result) addCodes(entry.errors, result.errors ?? []);
    },
    onResponse({ request, response }) {
      const entry = entries.get(request);
      if (entry === undefined) return;
      const { sent, ...told } = entry;
      const log = () =>
        logRequest(logger, {
          ...told,
          requestId: requestIdFor(request),
          parts: sent?.parts,
          resolved: resolvedOf(request),
          failures: failuresOf(request),
          stale: staleServices(request),
          isGivenUp: request.signal.aborted || sent?.isWhole === false,
          status: response.status,
        });
      if (!sent || request.signal.aborted) log();
      else void sent.over.then(log);
    },
  };
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
        addCodes(entry.errors, errorsOf(payload));
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
