import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import {
  DashboardLastEventDocument,
  DashboardTimeDocument,
  type DashboardTimeQuery,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { dayRange, duration } from '../format.ts';
import { Donut } from '../ui/donut.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icons.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const timeQuery = byId(DashboardTimeDocument);
const lastEventQuery = byId(DashboardLastEventDocument);

/** How many labels have a colour of their own; the rest is grey. */
const COLORED = 6;

type Stats = NonNullable<DashboardTimeQuery['viewer']['timeStats']>;

/** Where seven days went: the last ones, or, where nothing was logged in them, the last ones in which something was. */
export function Time() {
  // The midnight after the last of the seven days; without one, that after today.
  const [chosenEnd, setChosenEnd] = useState<Date>();
  const [today] = useState(() => midnightAfter(new Date()));
  const end = chosenEnd ?? today;
  const start = addDays(end, -7);
  const variables = { start: start.toISOString(), end: end.toISOString() };
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: timeQuery, variables });
  const stats = data?.viewer.timeStats;
  const isLost = chosenEnd === undefined && stats?.totalMinutes === 0;
  const [last] = useQuery({ query: lastEventQuery, pause: !isLost });
  const lastEvent = isLost ? last.data?.viewer.events?.nodes[0] : undefined;
  useEffect(() => {
    if (lastEvent === undefined) return;
    const started = new Date(lastEvent.startedAt);
    // One that runs since then would outweigh all the others.
    setChosenEnd(lastEvent.isRunning ? midnightBefore(started) : midnightAfter(started));
  }, [lastEvent]);

  const isBusy = fetching || (stale && !stats) || (isLost && (last.fetching || lastEvent !== undefined));
  const failure = failureIn(error);
  return (
    <Panel
      id="time"
      title="Time spent"
      service="LIFE_LOGGER"
      isBusy={isBusy}
      aside={
        <div className="week">
          <button
            type="button"
            className="button-icon"
            aria-label="The week before"
            onClick={() => setChosenEnd(start)}
          >
            <Icon name="previous" />
          </button>
          <span aria-live="polite">{dayRange(start, addDays(end, -1))}</span>
          <button
            type="button"
            className="button-icon"
            aria-label="The week after"
            disabled={end >= today}
            onClick={() => setChosenEnd(addDays(end, 7))}
          >
            <Icon name="next" />
          </button>
        </div>
      }
    >
      {isBusy && <Skeleton lines={1} kind="chart" />}
      {!isBusy && stats && <Split stats={stats} />}
      {!isBusy && !stats && failure && (
        <FailureNote failure={failure} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
    </Panel>
  );
}

function Split({ stats: { byLabel, totalMinutes } }: { readonly stats: Stats }) {
  if (byLabel.length === 0) return <p className="empty">Nothing was logged in these seven days.</p>;
  return (
    <div className="split">
      <Donut
        shares={byLabel.slice(0, COLORED).map(({ minutes }) => minutes / totalMinutes)}
        title={duration(totalMinutes < 60 ? totalMinutes : Math.round(totalMinutes / 60) * 60)}
        subtitle="in 7 days"
      />
      <table>
        <caption className="visually-hidden">Time by label</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Time</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {byLabel.map(({ label, minutes, percentage }, index) => (
            <tr key={label}>
              <th scope="row">
                <i className={`swatch slice-${index < COLORED ? index : 'rest'}`} />
                {label}
              </th>
              <td>{duration(minutes)}</td>
              <td>{Math.round(percentage)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function midnightBefore(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

function midnightAfter(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
}

/** Days as the calendar has them: some are an hour longer or shorter. */
function addDays(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}
