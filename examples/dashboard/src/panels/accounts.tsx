import { useRef } from 'react';
import { useQuery } from 'urql';
import {
  DashboardAccountsDocument,
  type DashboardAccountsQuery,
  type Service,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { brokenOff, type Failure, failureIn } from '../failure.ts';
import { countOf } from '../format.ts';
import { serviceNames, toneOf } from '../services.ts';
import { Avatar } from '../ui/avatar.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export const accountsQuery = byId(DashboardAccountsDocument);

/** What of the answer has come: each service's own part comes when it has answered. */
type Viewer = Partial<DashboardAccountsQuery['viewer']>;

interface Account {
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly detail: string;
}

/** By the name of its part in the query. */
const parts = {
  littlelogs: 'LITTLELOGS',
  larder: 'LARDER',
  modules: 'LITTLEBITS',
  lifeLogger: 'LIFE_LOGGER',
  comics: 'COMICS',
} as const satisfies Record<string, Service>;
type Part = keyof typeof parts;

/** Who you are at each service, as soon as it says so; one that fails says that in its own row. */
export function Accounts() {
  const [{ data, error, fetching, stale, hasNext }, ask] = useQuery({ query: accountsQuery });
  const isAsking = fetching || stale;
  const isBusy = isAsking || hasNext;
  // While all are asked again, who was there stays.
  const before = useRef<Viewer>({});
  const viewer: Viewer = data?.viewer ?? {};
  if (!isBusy) before.current = viewer;
  const retry = () => ask({ requestPolicy: 'network-only' });
  return (
    <Panel id="accounts" title="You, five times" isBusy={isBusy}>
      {!isBusy && !data ? (
        <FailureNote failure={failureIn(error) ?? brokenOff} onRetry={retry} />
      ) : (
        <ul className="accounts">
          {(Object.keys(parts) as Part[]).map((part) => {
            const account = accountOf(part, viewer) ?? (isBusy ? accountOf(part, before.current) : undefined);
            // Null is an answer; what is not there at all is on its way.
            const isAwaited = isAsking || (hasNext && viewer[part] === undefined);
            return (
              <li key={part} className={toneOf(parts[part])}>
                {account && <AccountRow account={account} service={parts[part]} />}
                {!account && isAwaited && (
                  <Skeleton lines={1} kind="person" label={serviceNames[parts[part]]} />
                )}
                {!account && !isAwaited && (
                  <>
                    <span className="avatar avatar-lost" aria-hidden="true">
                      ?
                    </span>
                    <FailureNote
                      failure={failureIn(error, 'viewer', part) ?? nobody(parts[part])}
                      onRetry={retry}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function AccountRow({ account, service }: { readonly account: Account; readonly service: Service }) {
  const { name, avatarUrl, detail } = account;
  return (
    <>
      <Avatar name={name} url={avatarUrl} />
      <div>
        <strong>{name}</strong>
        <span className="account-service">{serviceNames[service]}</span>
        {detail !== '' && <span> · {detail}</span>}
      </div>
    </>
  );
}

/** Undefined where a part has not come, or holds nothing. */
function accountOf(part: Part, viewer: Viewer): Account | undefined {
  const { littlelogs, larder, modules, lifeLogger, comics } = viewer;
  switch (part) {
    case 'littlelogs': {
      const followers = littlelogs && 'followers' in littlelogs ? littlelogs.followers : undefined;
      return personOf(littlelogs, followers ? countOf(followers.totalCount, 'follower') : '');
    }
    case 'larder': {
      const bookmarks = larder && 'bookmarkCount' in larder ? larder.bookmarkCount : undefined;
      return personOf(larder, bookmarks === undefined ? '' : countOf(bookmarks, 'bookmark'));
    }
    case 'modules':
      // littleBits tells nobody whose a credential is.
      return modules
        ? { name: 'Your library', avatarUrl: null, detail: countOf(modules.totalCount, 'module') }
        : undefined;
    case 'lifeLogger':
      return personOf(lifeLogger, sinceYear(lifeLogger?.joinedAt));
    case 'comics':
      return personOf(comics, sinceYear(comics?.joinedAt));
  }
}

interface Person {
  readonly displayName: string;
  readonly avatarUrl: string | null;
}

function personOf(person: Person | null | undefined, detail: string): Account | undefined {
  return person ? { name: person.displayName, avatarUrl: person.avatarUrl, detail } : undefined;
}

function sinceYear(joinedAt: string | null | undefined): string {
  return joinedAt ? `since ${new Date(joinedAt).getFullYear()}` : '';
}

function nobody(service: Service): Failure {
  return { ...brokenOff, service, message: `${serviceNames[service]} tells nothing of you.` };
}
