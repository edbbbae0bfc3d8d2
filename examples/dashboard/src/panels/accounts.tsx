import { useQuery } from 'urql';
import {
  DashboardAccountsDocument,
  type DashboardAccountsQuery,
  type Service,
} from '../../../../schema/generated/graphql.ts';
import { byId } from '../client.ts';
import { type Failure, failureIn } from '../failure.ts';
import { countOf } from '../format.ts';
import { serviceNames, toneOf } from '../services.ts';
import { Avatar } from '../ui/avatar.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Panel } from '../ui/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export const accountsQuery = byId(DashboardAccountsDocument);

interface AccountRow {
  readonly service: Service;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly detail: string;
  readonly failure: Failure | undefined;
}

/** Who you are at each service; one that fails says so in its own row. */
export function Accounts() {
  const [{ data, error, fetching }, ask] = useQuery({ query: accountsQuery });
  const failure = failureIn(error);
  const retry = () => ask({ requestPolicy: 'network-only' });
  return (
    <Panel id="accounts" title="You, five times" isBusy={fetching}>
      {fetching && <Skeleton lines={5} kind="person" />}
      {!fetching && !data && failure && <FailureNote failure={failure} onRetry={retry} />}
      {!fetching && data && (
        <ul className="accounts">
          {rowsOf(data.viewer, (path) => failureIn(error, 'viewer', path)).map((row) => (
            <li key={row.service} className={toneOf(row.service)}>
              {row.failure ? (
                <>
                  <span className="avatar" aria-hidden="true">
                    ?
                  </span>
                  <FailureNote failure={row.failure} onRetry={retry} />
                </>
              ) : (
                <>
                  <Avatar name={row.name} url={row.avatarUrl} />
                  <div>
                    <strong>{row.name}</strong>
                    <span className="account-service">{serviceNames[row.service]}</span>
                    {row.detail !== '' && <span> · {row.detail}</span>}
                  </div>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Viewer = DashboardAccountsQuery['viewer'];
type Person = Pick<NonNullable<Viewer['littlelogs']>, 'displayName' | 'avatarUrl'>;

function rowsOf(viewer: Viewer, failureAt: (path: string) => Failure | undefined): AccountRow[] {
  const { littlelogs, larder, modules, lifeLogger, comics } = viewer;
  const row = (service: Service, path: string, account: Person | null, detail: string): AccountRow => ({
    service,
    name: account?.displayName ?? 'Nobody',
    avatarUrl: account?.avatarUrl ?? null,
    detail,
    failure: failureAt(path),
  });
  const followers = littlelogs && 'followers' in littlelogs ? littlelogs.followers?.totalCount : undefined;
  const bookmarks = larder && 'bookmarkCount' in larder ? larder.bookmarkCount : undefined;
  return [
    row(
      'LITTLELOGS',
      'littlelogs',
      littlelogs,
      followers === undefined ? '' : countOf(followers, 'follower'),
    ),
    row('LARDER', 'larder', larder, bookmarks === undefined ? '' : countOf(bookmarks, 'bookmark')),
    // littleBits tells nobody whose a credential is.
    {
      service: 'LITTLEBITS',
      name: 'Your library',
      avatarUrl: null,
      detail: modules ? countOf(modules.totalCount, 'module') : '',
      failure: failureAt('modules'),
    },
    row('LIFE_LOGGER', 'lifeLogger', lifeLogger, sinceYear(lifeLogger?.joinedAt)),
    row('COMICS', 'comics', comics, sinceYear(comics?.joinedAt)),
  ];
}

function sinceYear(joinedAt: string | null | undefined): string {
  return joinedAt ? `since ${new Date(joinedAt).getFullYear()}` : '';
}
