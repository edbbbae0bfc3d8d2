import { useState } from 'react';
import {
  DashboardBookmarksDocument,
  type DashboardBookmarksQuery,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { countOf } from '../format.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import { usePages } from '../ui/use-pages.ts';

const bookmarksQuery = byId(DashboardBookmarksDocument);
const pick = (data: DashboardBookmarksQuery) => data.viewer.bookmarks;
type Bookmark = NonNullable<DashboardBookmarksQuery['viewer']['bookmarks']>['nodes'][number];

/** All bookmarks, or those that match. */
export function Bookmarks() {
  const [text, setText] = useState('');
  const query = useDebounced(text.trim(), 250);
  const list = usePages({
    document: bookmarksQuery,
    variables: { query: query === '' ? null : query, first: 6 },
    pick,
  });
  const bookmarks = list.pages.flatMap(({ nodes }) => nodes);
  const failure = failureIn(list.error);
  const total = list.pages[0]?.totalCount;
  return (
    <Panel
      id="bookmarks"
      title="Bookmarks"
      service="LARDER"
      isBusy={list.isLoading}
      aside={
        <span className="panel-count" aria-live="polite">
          {total !== undefined &&
            !list.isLoading &&
            countOf(total, query === '' ? 'bookmark' : 'match').replace('matchs', 'matches')}
        </span>
      }
    >
      <SearchField label="Search bookmarks" placeholder="Search, or #tag" value={text} onChange={setText} />
      {bookmarks.length === 0 && list.isLoading && <Skeleton lines={6} />}
      {bookmarks.length > 0 && (
        <ul className={`bookmarks ${list.isLoading ? 'is-stale' : ''}`}>
          {bookmarks.map((bookmark) => (
            <li key={bookmark.id}>
              <BookmarkRow bookmark={bookmark} />
            </li>
          ))}
        </ul>
      )}
      {bookmarks.length === 0 && !list.isLoading && !failure && (
        <p className="empty">
          {query === '' ? 'There are no bookmarks yet.' : `Nothing matches “${query}”.`}
        </p>
      )}
      {failure && (
        <FailureNote failure={failure} onRetry={list.pages.length > 0 ? list.loadMore : list.reload} />
      )}
      {list.hasMore && !failure && (
        <button
          type="button"
          className="button button-more"
          disabled={list.isLoading}
          onClick={list.loadMore}
        >
          More bookmarks
        </button>
      )}
    </Panel>
  );
}

function BookmarkRow({ bookmark: { title, url, domain, folder, tags } }: { readonly bookmark: Bookmark }) {
  return (
    <>
      {url === null ? <span className="bookmark-title">{title}</span> : <Link url={url} title={title} />}
      <p className="meta">
        {[domain, folder?.name, ...tags.slice(0, 2).map(({ name }) => `#${name}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

function Link({ url, title }: { readonly url: string; readonly title: string }) {
  return (
    <a className="bookmark-title" href={url} rel="noreferrer">
      {title}
    </a>
  );
}
