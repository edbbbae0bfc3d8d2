import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { incrementalFault } from '../../incremental/check-arguments.ts';
import { type Delivery, negotiateDelivery } from '../../incremental/delivery.ts';
import { hasIncrementalDirectives, inOnePiece } from '../../incremental/documents.ts';
import { executeInParts } from '../../incremental/execute-in-parts.ts';
import { eachPart, isInParts, withErrors } from '../../incremental/payloads.ts';
import { respondInParts } from '../response-in-parts.ts';

/**
 * Answers operations with `@defer` and `@stream` in parts, where the client can read them; else in one.
 *
 * Own code instead of @graphql-yoga/plugin-defer-stream: it speaks one format alone, sends parts to clients that accept
 * anything, and leaves the errors of later parts unmasked.
 *
 * @param maskError makes of an error what a client may see; yoga does that for the first part alone.
 */
export function useIncrementalDelivery(maskError: (error: GraphQLError) => GraphQLError): Plugin {
  const deliveries = new WeakMap<Request, Delivery>();
  return {
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const document: DocumentNode = args.document;
      if (!hasIncrementalDirectives(document)) return;
      const fault = incrementalFault(args);
      if (fault) {
        setResultAndStopExecution({ errors: [fault] });
        return;
      }
      const { request } = args.contextValue;
      const delivery = negotiateDelivery(request.headers.get('accept'));
      if (delivery === null) {
        // Whoever executes it sees an operation like any other.
        args.document = inOnePiece(document);
        return;
      }
      deliveries.set(request, delivery);
      setExecuteFn((args) => executeInParts({ ...args, abortSignal: request.signal }, delivery.format));
      return {
        onExecuteDone({ result, setResult }) {
          if (isInParts(result)) setResult(eachPart(result, (part) => withErrors(part, maskError)));
        },
      };
    },
    onResultProcess({ request, result, setResultProcessor }) {
      const delivery = deliveries.get(request);
      if (!delivery || !isInParts(result)) return;
      setResultProcessor((_, fetchAPI) => respondInParts(result, delivery, fetchAPI), delivery.mediaType);
    },
  };
}
