import { useQuery } from 'urql';
import { Icon } from '../ui/icons.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { accountsQuery } from './accounts.tsx';

const sections = [
  ['timeline', 'Timeline'],
  ['time', 'Time'],
  ['comics', 'Comics'],
  ['bookmarks', 'Bookmarks'],
  ['projects', 'Projects'],
] as const;

/** The name of the page, the way to its parts, and whose data they show. */
export function Masthead({ onSearch }: { onSearch(): void }) {
  const [{ data }] = useQuery({ query: accountsQuery });
  const { setOpen } = useSettings();
  const sandboxes = data?.services?.filter(({ isSandboxed }) => isSandboxed).length ?? 0;
  return (
    <header className="masthead">
      <div className="masthead-inner">
        <h1>
          <Mark />
          Quintet
        </h1>
        <nav aria-label="Parts of this page">
          <ul>
            {sections.map(([id, name]) => (
              <li key={id}>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="masthead-actions">
          <button
            type="button"
            className="button button-search"
            aria-keyshortcuts="Control+K"
            onClick={onSearch}
          >
            <Icon name="search" />
            <span className="label">Search</span>
            <span className="key" aria-hidden="true">
              Ctrl K
            </span>
          </button>
          {'graphiql' in document.documentElement.dataset && (
            <a className="button button-quiet" href="/graphql">
              GraphiQL
              <Icon name="external" />
            </a>
          )}
          <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
            <Icon name="key" />
            <span className="label">Services</span>
            {sandboxes > 0 && <span className="badge">made-up data</span>}
          </button>
        </div>
      </div>
    </header>
  );
}

/** Five voices. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="tone-littlelogs" d="M5 19v-6" />
      <path className="tone-larder" d="M10.500 24V10" />
      <path className="tone-littlebits" d="M16 28V4" />
      <path className="tone-life-logger" d="M21.500 23V8" />
      <path className="tone-comics" d="M27 19v-6" />
    </svg>
  );
}
