import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import {
  DashboardSearchDocument,
  type DashboardSearchQuery,
  type DashboardSearchResultsFragment,
  type Service,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { brokenOff, failureIn, failureOf } from '../failure.ts';
import { countOf } from '../format.ts';
import { serviceNames, toneOf } from '../services.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useDebounced } from '../ui/use-debounced.ts';

const searchQuery = byId(DashboardSearchDocument);

/** Who can search, by the name of its part in the query. */
const parts = {
  littlelogs: 'LITTLELOGS',
  larder: 'LARDER',
  littlebits: 'LITTLEBITS',
  comics: 'COMICS',
} as const satisfies Record<string, Service>;
type Part = keyof typeof parts;

type Result = DashboardSearchResultsFragment['nodes'][number];

const kinds: Readonly<Record<Result['__typename'], string>> = {
  LogTag: 'Tag',
  Bookmark: 'Bookmark',
  Project: 'Project',
  Comic: 'Comic',
  ComicImage: 'Picture',
};

interface SearchProps {
  readonly isOpen: boolean;
  onOpen(): void;
  onClose(): void;
}

/** One search over all services; what one finds shows while others still look. */
export function Search({ isOpen, onOpen, onClose }: SearchProps) {
  useEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen();
    };
    addEventListener('keydown', openByKey);
    return () => removeEventListener('keydown', openByKey);
  }, [onOpen]);
  return (
    <Dialog className="finder" title="Search everything" isOpen={isOpen} onClose={onClose}>
      {isOpen && <Finder />}
    </Dialog>
  );
}

function Finder() {
  const [text, setText] = useState('');
  const query = useDebounced(text.trim(), 300);
  const isEmpty = query === '';
  const [{ data, error, fetching, stale, hasNext }, ask] = useQuery({
    query: searchQuery,
    variables: { query, first: 5 },
    pause: isEmpty,
  });
  const found: Partial<DashboardSearchQuery> = isEmpty ? {} : (data ?? {});
  const isBusy = !isEmpty && (fetching || stale || hasNext);
  const total = Object.values(found).reduce((sum, part) => sum + (part?.nodes.length ?? 0), 0);
  return (
    <div aria-busy={isBusy}>
      <SearchField
        label="Search everything"
        placeholder="Tags, bookmarks, projects, comics"
        value={text}
        onChange={setText}
      />
      <p className="hint" aria-live="polite">
        {isEmpty && 'Littlelogs, Larder, littleBits and Comics, at the same time.'}
        {!isEmpty && (isBusy ? 'Searching…' : `${countOf(total, 'result')} for “${query}”`)}
      </p>
      {!isEmpty &&
        (Object.keys(parts) as Part[]).map((part) => {
          const service = parts[part];
          const results = found[part];
          const [report] = results?.sources ?? [];
          const failure =
            (report && failureOf(report)) ??
            (results || isBusy ? undefined : (failureIn(error, part) ?? brokenOff));
          return (
            <section key={part} className={`found ${toneOf(service)}`} aria-label={serviceNames[service]}>
              <h3>{serviceNames[service]}</h3>
              {results && <Results results={results.nodes} isStale={fetching || stale} />}
              {!results && isBusy && <Skeleton lines={2} />}
              {failure && (
                <FailureNote failure={failure} onRetry={() => ask({ requestPolicy: 'network-only' })} />
              )}
              {results?.nodes.length === 0 && !failure && <p className="hint">Nothing.</p>}
            </section>
          );
        })}
    </div>
  );
}

function Results({ results, isStale }: { readonly results: readonly Result[]; readonly isStale: boolean }) {
  return (
    <ul className={isStale ? 'is-stale' : ''}>
      {results.map(({ id, __typename, summary, url }) => (
        <li key={id}>
          {url === null ? (
            <span>{summary}</span>
          ) : (
            <a href={url} rel="noreferrer">
              {summary}
            </a>
          )}
          <span className="meta">{kinds[__typename]}</span>
        </li>
      ))}
    </ul>
  );
}
