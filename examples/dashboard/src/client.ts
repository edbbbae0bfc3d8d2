import {
  Client,
  cacheExchange,
  type Exchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type TypedDocumentNode,
} from 'urql';
import type { TypedDocumentString } from '../../../schema/generated/graphql.ts';
import { credentialHeaders } from './credentials.ts';

/** A client of the gateway that this page came from; it forgets all when another takes its place. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [forgetHalves(), cacheExchange, fetchExchange],
    // By GET, so that the browser asks only whether what it has still holds.
    preferGetMethod: true,
    fetchOptions: () => ({ headers: credentialHeaders() }),
  });
}

/** The operation as it is sent: its id in the manifest alone, which a gateway that trusts only manifests takes too. */
export function byId<Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  const documentId = document.__meta__?.hash;
  if (typeof documentId !== 'string') throw new TypeError('The operation has no id.');
  // urql takes a document without definitions for one that the server knows.
  return { kind: 'Document', definitions: [], documentId } as TypedDocumentNode<Data, Variables>;
}

/**
 * An answer in parts that nobody waited for to the end stays in the cache as far as it came, and urql would give that
 * for the whole, with more to come for ever. Whoever asks again asks the gateway.
 */
function forgetHalves(): Exchange {
  const halves = new Set<number>();
  return mapExchange({
    onResult({ operation: { key }, hasNext }) {
      if (hasNext) halves.add(key);
      else halves.delete(key);
    },
    onOperation(operation) {
      if (operation.kind !== 'query' || !halves.has(operation.key)) return operation;
      return makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' });
    },
  });
}
