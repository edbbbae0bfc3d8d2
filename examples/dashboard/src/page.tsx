import { useCallback, useState } from 'react';
import type { DashboardLogFragment } from '../../../schema/generated/graphql.ts';
import { Accounts } from './panels/accounts.tsx';
import { Bookmarks } from './panels/bookmarks.tsx';
import { Comics } from './panels/comics.tsx';
import { Masthead } from './panels/masthead.tsx';
import { Projects } from './panels/projects.tsx';
import { ReaderProvider } from './panels/reader.tsx';
import { Search } from './panels/search.tsx';
import { Settings } from './panels/settings.tsx';
import { Time } from './panels/time.tsx';
import { Timeline } from './panels/timeline.tsx';
import { WriteLog } from './panels/write-log.tsx';
import { useMedia } from './ui/use-media.ts';
import { useStickyColumn } from './ui/use-sticky-column.ts';

/** All panels. Each asks for its own part, so that a service that is slow or down costs its own place alone. */
export function Page() {
  const [written, setWritten] = useState<readonly DashboardLogFragment[]>([]);
  const onWritten = useCallback((log: DashboardLogFragment) => setWritten((logs) => [log, ...logs]), []);
  const [isSearching, setSearching] = useState(false);
  const openSearch = useCallback(() => setSearching(true), []);
  const isNarrow = useMedia('(max-width: 47.99rem)');
  const person = (
    <Column key="person" name="person">
      <Accounts />
      <Time />
    </Column>
  );
  const stream = (
    <div key="stream" className="column column-stream">
      <WriteLog onWritten={onWritten} />
      <Timeline written={written} />
    </div>
  );
  const shelf = (
    <Column key="shelf" name="shelf">
      <Comics />
      <Bookmarks />
      <Projects />
    </Column>
  );
  return (
    <ReaderProvider>
      <a className="skip-link" href="#timeline">
        Skip to the timeline
      </a>
      <Masthead onSearch={openSearch} />
      {/* In one column the timeline, which has no end, comes last: in the order of the keyboard, too. */}
      <main className="columns">{isNarrow ? [person, shelf, stream] : [person, stream, shelf]}</main>
      <Search isOpen={isSearching} onOpen={openSearch} onClose={() => setSearching(false)} />
      <Settings />
    </ReaderProvider>
  );
}

function Column({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  const ref = useStickyColumn();
  return (
    <div className={`column column-${name}`}>
      <div className="column-sticky" ref={ref}>
        {children}
      </div>
    </div>
  );
}
