import { useState } from 'react';
import { useQuery } from 'urql';
import { DashboardComicsDocument, type DashboardComicsQuery } from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Picture } from '../ui/picture.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type ReadableRelease, useReader } from './reader.tsx';
import { Subscriptions } from './subscriptions.tsx';

const comicsQuery = byId(DashboardComicsDocument);
type Comics = NonNullable<DashboardComicsQuery['comics']>;

/** What the comics that you are subscribed to brought last. */
export function Comics() {
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: comicsQuery, variables: { first: 30 } });
  const [isChoosing, setChoosing] = useState(false);
  const failure = failureIn(error);
  const isBusy = fetching || stale;
  const reload = () => ask({ requestPolicy: 'network-only' });
  return (
    <Panel
      id="comics"
      title="Comics to read"
      service="COMICS"
      isBusy={isBusy}
      aside={
        <button type="button" className="button button-quiet" onClick={() => setChoosing(true)}>
          Subscriptions
        </button>
      }
    >
      {!data?.comics && isBusy && <Skeleton lines={5} kind="card" />}
      {data?.comics && <Newest comics={data.comics} />}
      {!isBusy && !data?.comics && failure && <FailureNote failure={failure} onRetry={reload} />}
      <Subscriptions isOpen={isChoosing} onClose={() => setChoosing(false)} onChanged={reload} />
    </Panel>
  );
}

function Newest({ comics }: { readonly comics: Comics }) {
  const open = useReader();
  const releases = newestFirst(comics);
  const [first, ...others] = releases;
  if (first === undefined) return <p className="empty">Nothing to read: subscribe to a comic.</p>;
  const title = (release: ReadableRelease) =>
    release.images[0]?.title ?? release.images[0]?.text ?? 'New release';
  return (
    <>
      <button type="button" className="release-first" onClick={() => open({ releases, index: 0 })}>
        {first.images[0] && <Picture picture={first.images[0]} comic={first.comic} />}
        <strong>{first.comic}</strong>
        <span className="meta">{title(first)}</span>
      </button>
      <ul className="releases">
        {others.slice(0, 4).map((release, index) => (
          <li key={release.id}>
            <button type="button" onClick={() => open({ releases, index: index + 1 })}>
              <strong>{release.comic}</strong>
              <span className="meta">{title(release)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function newestFirst({ nodes }: Comics): ReadableRelease[] {
  return nodes
    .flatMap(({ name, releases }) => (releases?.nodes ?? []).map((release) => ({ ...release, comic: name })))
    .toSorted((a, b) => b.fetchedAt.localeCompare(a.fetchedAt))
    .map(({ id, comic, pubDate, images }) => ({ id, comic, date: pubDate, images }));
}
