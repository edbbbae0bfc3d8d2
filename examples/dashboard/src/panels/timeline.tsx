import { useEffect, useRef } from 'react';
import {
  type DashboardLogFragment,
  DashboardTimelineDocument,
  type DashboardTimelinePageFragment,
  type DashboardTimelineQuery,
  DashboardTimelineStartDocument,
  type DashboardTimelineStartQuery,
  type Service,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn, failureOf } from '../failure.ts';
import { dayName } from '../format.ts';
import { serviceNames, toneOf } from '../services.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePages } from '../ui/use-pages.ts';
import { type Item, TimelineItem } from './timeline-item.tsx';

const timelineQuery = byId(DashboardTimelineDocument);
const startQuery = byId(DashboardTimelineStartDocument);

const PAGE_LENGTH = 15;
const variables = { first: PAGE_LENGTH };

/** Who has something to tell. */
const sources = ['LITTLELOGS', 'LARDER', 'LIFE_LOGGER', 'COMICS'] as const satisfies Service[];

type TimelinePage = DashboardTimelinePageFragment;

/** Pages that come by themselves; after them a button asks, so that who goes on by keyboard gets past the list. */
const UNASKED_PAGES = 5;

interface TimelineProps {
  /** Logs that were written on this page, newest first. */
  readonly written: readonly DashboardLogFragment[];
}

/** What happened at all services, day by day. */
export function Timeline({ written }: TimelineProps) {
  const list = usePages({ document: timelineQuery, start: startQuery, variables, pick });
  const failure = failureIn(list.error);
  const reports = list.pages.at(-1)?.sources ?? [];
  const days = byDay(itemsOf(list.pages, written));
  const comesUnasked = list.hasMore && !failure && list.pages.length < UNASKED_PAGES;
  return (
    <Panel id="timeline" title="Timeline" isBusy={list.isLoading}>
      {reports.map((report) => {
        const leftOut = failureOf(report);
        return leftOut && <FailureNote key={report.service} failure={leftOut} onRetry={list.reload} />;
      })}
      {list.isLoading && reports.length > 0 && list.pages.length === 1 && <Awaited reports={reports} />}
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
      {list.isLoading && <Skeleton lines={list.pages.length === 0 ? 7 : 2} kind="item" />}
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
      {!list.hasMore && !list.isLoading && !failure && reports.every(({ status }) => status === 'OK') && (
        <p className="empty">
          {days.length === 0 ? 'Nothing has happened yet.' : 'This is where it begins.'}
        </p>
      )}
    </Panel>
  );
}

/** Who has not answered yet, while what the others told is there. */
function Awaited({ reports }: { readonly reports: TimelinePage['sources'] }) {
  const awaited = sources.filter((service) => !reports.some((report) => report.service === service));
  return awaited.map((service) => (
    <div key={service} className={`awaited ${toneOf(service)}`}>
      <Skeleton lines={1} kind="item" label={serviceNames[service]} />
    </div>
  ));
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

/** Until the first page is there, the newest of each service that has answered stand in for it. */
function pick({ viewer }: DashboardTimelineQuery | DashboardTimelineStartQuery, isWhole: boolean) {
  if (viewer.timeline || isWhole) return viewer.timeline;
  const { littlelogs, larder, lifeLogger, comics } = viewer as Partial<DashboardTimelineStartQuery['viewer']>;
  const parts = [littlelogs, larder, lifeLogger, comics].filter((part) => part != null);
  if (parts.length === 0) return undefined;
  return {
    nodes: newestFirst(parts.flatMap(({ nodes }) => nodes)).slice(0, PAGE_LENGTH),
    sources: parts.flatMap(({ sources }) => sources),
    pageInfo: { hasNextPage: false, endCursor: null },
  };
}

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
  return newestFirst([...items.values()]);
}

function newestFirst(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt));
}

function byDay(items: readonly Item[]): { readonly name: string; readonly items: readonly Item[] }[] {
  return [...Map.groupBy(items, ({ occurredAt }) => dayName(new Date(occurredAt)))].map(([name, items]) => ({
    name,
    items,
  }));
}
