import { useEffect, useRef } from 'react';
import {
  type DashboardLogFragment,
  DashboardTimelineDocument,
  type DashboardTimelineQuery,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { credentialMessage, failureIn } from '../failure.ts';
import { dayName } from '../format.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePages } from '../ui/use-pages.ts';
import { type Item, TimelineItem } from './timeline-item.tsx';

const timelineQuery = byId(DashboardTimelineDocument);
const pick = (data: DashboardTimelineQuery) => data.viewer.timeline;

/** Pages that come by themselves; after them a button asks, so that who goes on by keyboard gets past the list. */
const UNASKED_PAGES = 5;

interface TimelineProps {
  /** Logs that were written on this page, newest first. */
  readonly written: readonly DashboardLogFragment[];
}

/** What happened at all services, day by day. */
export function Timeline({ written }: TimelineProps) {
  const list = usePages(timelineQuery, { first: 15 }, pick);
  const failure = failureIn(list.error);
  const leftOut = list.pages.at(-1)?.sources.filter(({ status }) => status !== 'OK') ?? [];
  const days = byDay(itemsOf(list.pages, written));
  const comesUnasked = list.hasMore && !failure && list.pages.length < UNASKED_PAGES;
  return (
    <Panel id="timeline" title="Timeline" isBusy={list.isLoading}>
      {leftOut.map(({ service, message, retryAfter, status }) => (
        <FailureNote
          key={service}
          failure={{
            service,
            message:
              status === 'UNAUTHENTICATED' ? credentialMessage(service) : (message ?? 'It is left out.'),
            wantsCredential: status === 'UNAUTHENTICATED',
            retryAfter: retryAfter ?? 0,
          }}
          onRetry={list.reload}
        />
      ))}
      {days.map(({ name, items }) => (
        <section key={name} className="day" aria-label={name}>
          <h3>{name}</h3>
          <ol>
            {items.map((item) => (
              <li key={item.id}>
                <TimelineItem item={item} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {list.isLoading && <Skeleton lines={list.pages.length === 0 ? 7 : 2} kind="person" />}
      {failure && (
        <FailureNote failure={failure} onRetry={list.pages.length > 0 ? list.loadMore : list.reload} />
      )}
      {comesUnasked && <Trigger key={list.pages.length} onSeen={list.loadMore} />}
      {list.hasMore && !failure && (
        <button
          type="button"
          className="button button-more"
          disabled={list.isLoading}
          onClick={list.loadMore}
        >
          Load more
        </button>
      )}
      {!list.hasMore && !list.isLoading && !failure && <p className="empty">This is where it begins.</p>}
    </Panel>
  );
}

/** Tells when the end of the list is nearly in sight. */
function Trigger({ onSeen }: { onSeen(): void }) {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: '600px' },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={ref} />;
}

type TimelinePage = NonNullable<DashboardTimelineQuery['viewer']['timeline']>;

/** Newest first: what a service could not tell in time comes on a later page. */
function itemsOf(pages: readonly TimelinePage[], written: readonly DashboardLogFragment[]): Item[] {
  const own = written.map(
    (log): Item => ({
      ...log,
      __typename: 'Log',
      service: 'LITTLELOGS',
      summary: '',
      url: null,
    }),
  );
  const items = new Map([...own, ...pages.flatMap(({ nodes }) => nodes)].map((item) => [item.id, item]));
  return [...items.values()].toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt));
}

function byDay(items: readonly Item[]): { readonly name: string; readonly items: readonly Item[] }[] {
  return [...Map.groupBy(items, ({ occurredAt }) => dayName(new Date(occurredAt)))].map(([name, items]) => ({
    name,
    items,
  }));
}
