import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient } from 'urql';

/** A page of a list, as every connection has it. */
interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list that grows page by page. */
export interface Pages<Connection> {
  readonly pages: readonly Connection[];
  /** Why the last page that was asked for is not there. */
  readonly error: CombinedError | undefined;
  /** While the first page of another list is on its way, those of the one before are still there. */
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  /** Reads the next page, or once more the one that failed. */
  loadMore(): void;
  /** Forgets all and reads the first page. */
  reload(): void;
}

interface State<Connection> {
  readonly pages: readonly Connection[];
  readonly error: CombinedError | undefined;
  readonly isLoading: boolean;
}

/** Reads a list page by page. Other variables mean another list; `pick` finds the page in an answer. */
export function usePages<Data, Variables extends AnyVariables, Connection extends Page>(
  document: TypedDocumentNode<Data, Variables & { after?: string | null | undefined }>,
  variables: Variables,
  pick: (data: Data) => Connection | null | undefined,
): Pages<Connection> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [state, setState] = useState<State<Connection>>({ pages: [], error: undefined, isLoading: true });
  // The answer to anything older than what was asked for last is not shown.
  const turn = useRef(0);

  const read = useCallback(
    async (before: readonly Connection[], requestPolicy: 'cache-first' | 'network-only') => {
      turn.current += 1;
      const mine = turn.current;
      setState(({ pages }) => ({
        pages: before.length > 0 ? before : pages,
        error: undefined,
        isLoading: true,
      }));
      const asked = { ...JSON.parse(key), after: before.at(-1)?.pageInfo.endCursor ?? null };
      const { data, error } = await client.query(document, asked, { requestPolicy }).toPromise();
      if (turn.current !== mine) return;
      const page = data && pick(data);
      // An error beside a page is about a part of one of its items.
      setState(
        page
          ? { pages: [...before, page], error: undefined, isLoading: false }
          : { pages: before, error, isLoading: false },
      );
    },
    [client, document, key, pick],
  );

  useEffect(() => {
    void read([], 'cache-first');
    return () => {
      turn.current += 1;
    };
  }, [read]);

  return {
    ...state,
    hasMore: state.pages.at(-1)?.pageInfo.hasNextPage ?? false,
    loadMore() {
      if (!state.isLoading) void read(state.pages, state.error ? 'network-only' : 'cache-first');
    },
    reload: () => void read([], 'network-only'),
  };
}
