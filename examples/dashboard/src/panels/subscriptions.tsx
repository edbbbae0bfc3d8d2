import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import {
  DashboardComicCatalogueDocument,
  type DashboardComicCatalogueQuery,
  SubscribeToComicDocument,
  UnsubscribeFromComicDocument,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { failureIn } from '../failure.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icons.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useDebounced } from '../ui/use-debounced.ts';
import { type Change, useOptimistic } from '../ui/use-optimistic.ts';
import { usePages } from '../ui/use-pages.ts';

const catalogueQuery = byId(DashboardComicCatalogueDocument);
const subscribe = byId(SubscribeToComicDocument);
const unsubscribe = byId(UnsubscribeFromComicDocument);
const pick = (data: DashboardComicCatalogueQuery) => data.comics;
type Comic = NonNullable<DashboardComicCatalogueQuery['comics']>['nodes'][number];

interface SubscriptionsProps {
  readonly isOpen: boolean;
  onClose(): void;
  /** Told once, at the end, where any subscription is another than before. */
  onChanged(): void;
}

/** All comics of the instance, to choose from. */
export function Subscriptions({ isOpen, onClose, onChanged }: SubscriptionsProps) {
  const hasChanged = useRef(false);
  const close = () => {
    if (hasChanged.current) onChanged();
    hasChanged.current = false;
    onClose();
  };
  return (
    <Dialog className="catalogue" title="Subscriptions" isOpen={isOpen} onClose={close}>
      {isOpen && (
        <Catalogue
          onChanged={() => {
            hasChanged.current = true;
          }}
        />
      )}
    </Dialog>
  );
}

function Catalogue({ onChanged }: Pick<SubscriptionsProps, 'onChanged'>) {
  const [text, setText] = useState('');
  const name = useDebounced(text.trim(), 250);
  const filter = name === '' ? null : { contains: name, ignoreCase: true };
  const list = usePages({ document: catalogueQuery, variables: { name: filter, first: 20 }, pick });
  const comics = list.pages.flatMap(({ nodes }) => nodes);
  const failure = failureIn(list.error);
  return (
    <>
      <SearchField
        label="Search comics"
        placeholder="Search comics by name"
        value={text}
        onChange={setText}
      />
      {comics.length === 0 && list.isLoading && <Skeleton lines={8} />}
      <ul className={`catalogue-list ${list.isLoading ? 'is-stale' : ''}`}>
        {comics.map((comic) => (
          <li key={comic.id}>
            <ComicRow comic={comic} onChanged={onChanged} />
          </li>
        ))}
      </ul>
      {comics.length === 0 && !list.isLoading && !failure && <p className="empty">No comic has that name.</p>}
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
          More comics
        </button>
      )}
    </>
  );
}

function ComicRow({ comic, onChanged }: { readonly comic: Comic } & Pick<SubscriptionsProps, 'onChanged'>) {
  const [isSubscribed, isPending, makeChange] = useOptimistic(comic.isSubscribed ?? false);
  const [, runSubscribe] = useMutation(subscribe);
  const [, runUnsubscribe] = useMutation(unsubscribe);
  async function change(): Promise<Change<boolean>> {
    const variables = { input: { comicId: comic.id } };
    const { error, userErrors } = isSubscribed
      ? await runUnsubscribe(variables).then(({ error, data }) => ({ error, ...data?.unsubscribeFromComic }))
      : await runSubscribe(variables).then(({ error, data }) => ({ error, ...data?.subscribeToComic }));
    const refusal = error?.graphQLErrors[0]?.message ?? error?.message ?? userErrors?.[0]?.message;
    if (refusal !== undefined) return { refusal };
    onChanged();
    return { state: !isSubscribed };
  }
  return (
    <>
      <div>
        <strong>{comic.name}</strong>
        {comic.rights && <p className="meta">{comic.rights}</p>}
      </div>
      <button
        type="button"
        className="button button-subscribe"
        aria-pressed={isSubscribed}
        aria-busy={isPending}
        aria-label={`${isSubscribed ? 'Subscribed' : 'Subscribe'} to ${comic.name}`}
        onClick={() =>
          makeChange(
            !isSubscribed,
            change,
            `${isSubscribed ? 'Unsubscribed from' : 'Subscribed to'} ${comic.name}`,
          )
        }
      >
        <Icon name={isSubscribed ? 'check' : 'plus'} />
        {isSubscribed ? 'Subscribed' : 'Subscribe'}
      </button>
    </>
  );
}
