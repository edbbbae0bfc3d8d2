import { useCallback, useEffect, useRef, useState } from 'react';
import { type AnyVariables, CombinedError, type TypedDocumentNode, useClient } from 'urql';

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

/** How a list is read. `Parts` is what its first page may begin with, where that comes in parts. */
interface PagesOptions<Data, Variables extends AnyVariables, Connection, Parts> {
  readonly document: TypedDocumentNode<Data, Variables & { after?: string | null | undefined }>;
  /** Other variables mean another list. */
  readonly variables: Variables;
  /** Finds the page in an answer. Until the answer is whole, what stands in for it. */
  pick(data: Data | Parts, isWhole: boolean): Connection | null | undefined;
  /** Asks for the first page. Default: what asks for every other. */
  readonly start?: TypedDocumentNode<Parts, Variables>;
}

/** Milliseconds for which nothing is shown in the place of a page that may come whole at once. */
const PATIENCE_MS = 250;

/** Reads a list page by page. The options but `variables` must stay the same. */
export function usePages<Data, Variables extends AnyVariables, Connection extends Page, Parts = Data>({
  document,
  variables,
  pick,
  start,
}: PagesOptions<Data, Variables, Connection, Parts>): Pages<Connection> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [state, setState] = useState<State<Connection>>({ pages: [], error: undefined, isLoading: true });
  // Of two questions only the later one counts.
  const stopReading = useRef(() => {});

  const read = useCallback(
    (before: readonly Connection[], requestPolicy: 'cache-first' | 'network-only') => {
      stopReading.current();
      setState(({ pages }) => ({
        pages: before.length > 0 ? before : pages,
        error: undefined,
        isLoading: true,
      }));
      const asked = JSON.parse(key);
      const after = before.at(-1)?.pageInfo.endCursor ?? null;
      const answers =
        start && before.length === 0
          ? client.query<Data | Parts>(start, asked, { requestPolicy })
          : client.query<Data | Parts>(document, { ...asked, after }, { requestPolicy });
      let [isPatient, show] = [true, () => {}];
      const timer = setTimeout(() => {
        isPatient = false;
        show();
      }, PATIENCE_MS);
      const { unsubscribe } = answers.subscribe(({ data, error, hasNext, stale }) => {
        const page = data && pick(data, !hasNext);
        show = () => {
          if (page) setState({ pages: [...before, page], error: undefined, isLoading: hasNext });
          // An error beside a page is about a part of one of its items.
          else if (!hasNext) setState({ pages: before, error: error ?? brokenOff, isLoading: false });
        };
        if (!hasNext || !isPatient) show();
        if (!hasNext && !stale) stop();
      });
      function stop() {
        clearTimeout(timer);
        // The first answer may be there before there is anything to end.
        queueMicrotask(() => unsubscribe());
      }
      stopReading.current = stop;
    },
    [client, document, start, key, pick],
  );

  useEffect(() => {
    read([], 'cache-first');
    return () => stopReading.current();
  }, [read]);

  return {
    ...state,
    hasMore: state.pages.at(-1)?.pageInfo.hasNextPage ?? false,
    loadMore() {
      if (!state.isLoading) read(state.pages, state.error ? 'network-only' : 'cache-first');
    },
    reload: () => read([], 'network-only'),
  };
}

const brokenOff = new CombinedError({ networkError: new Error('The answer broke off.') });
